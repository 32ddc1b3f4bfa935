"""Writes docs/who-sees-what.md anew: the test that holds it to the database makes it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEST = "tests/architecture/test_who_sees_what.py"


def main() -> int:
    words = [sys.executable, "-m", "pytest", "-q", "--create-db", "-p", "no:randomly", TEST]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, "SAMSPIL_WRITE": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
