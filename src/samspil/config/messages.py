"""The translations, made readable for Django without any tool from outside Python."""

from pathlib import Path

import polib


def compile_messages(locale: Path) -> int:
    """Write each .mo whose .po is newer; returns how many were written."""
    written = 0
    for source in locale.glob("*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written
