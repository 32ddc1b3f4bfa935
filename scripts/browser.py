"""Sees to it that the tests have what they open pages and documents with, installed when we may."""

import os
import shutil
import subprocess
import sys

NEEDED = {
    # Chromium without windows: a fifth less work for each page than the whole browser.
    "chromium-headless-shell": ("chromium-headless-shell",),
    "java": ("openjdk-17-jre-headless",),
    "xgettext": ("gettext",),
    # What reads the examples of deploy/.
    "nginx": ("nginx-light",),
    "caddy": ("caddy",),
    "systemd-analyze": ("systemd",),
    "soffice": ("libreoffice-writer-nogui", "libreoffice-impress-nogui"),
}


def main() -> int:
    missing = [each for program, packages in NEEDED.items() if not shutil.which(program) for each in packages]
    if not missing:
        return 0
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=True)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run(install, env=environment, check=True)
        return 0
    print(f"Not installed: {', '.join(missing)}. The tests that need them are left out.", file=sys.stderr)
    print("As root: apt-get install " + " ".join(missing), file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
