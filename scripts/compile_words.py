"""Compiles the translations; needs neither Django's settings nor a database."""

from pathlib import Path

import polib

LOCALE = Path(__file__).parents[1] / "src" / "samspil" / "locale"

for source in LOCALE.glob("*/LC_MESSAGES/django.po"):
    target = source.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        polib.pofile(str(source)).save_as_mofile(str(target))
