"""The method chapter says what the tests show."""

from spec.method import FILE, chapter


def test_the_chapter_is_in_step():
    assert FILE.read_text(encoding="utf-8") == chapter(), (
        "PYTHONPATH=src:tests .venv/bin/python -m spec.method"
    )
