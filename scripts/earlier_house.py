"""Unpacks a backup of the tiny demo into text: the earlier house that every later version must take in.

samspil demo --no-serve --size tiny && samspil backup build/earlier.backup
python scripts/earlier_house.py build/earlier.backup
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from samspil.config.operations import archive

HOME = Path(__file__).parents[1] / "tests" / "config" / "operations" / "earlier"
KEY = b"the-key-of-an-earlier-house-which-is-fictional-and-signs-nothing"


def main(backup: Path) -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    with archive.reading(backup, "") as members:
        for name, content in members:
            path = HOME / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(KEY if name == archive.SECRET_KEY else content.read())
    _say_the_new_key(HOME / archive.MANIFEST)


def _say_the_new_key(path: Path) -> None:
    manifest = json.loads(path.read_text())
    for each in manifest["files"]:
        if each["path"] == archive.SECRET_KEY:
            each.update(sha256=hashlib.sha256(KEY).hexdigest(), size=len(KEY))
    path.write_text(json.dumps(manifest, indent=None, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
