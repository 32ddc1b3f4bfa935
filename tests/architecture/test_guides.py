"""The guides call pages and buttons by their names, and show pictures that the journeys take."""

import re
import struct
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs/guide").glob("*.md"))
# `make screenshots` writes them; 1280 pixels are a desk's screen.
PICTURES, WIDEST, HEAVIEST = ROOT / "docs/screenshots", 1280, 1_500_000
CATALOGUE = (ROOT / "src/samspil/locale/nl/LC_MESSAGES/django.po").read_text(encoding="utf-8")
SAID = {
    "".join(re.findall(r'"(.*)"', each)) for each in re.findall(r'^msg\S+ ((?:".*"\n)+)', CATALOGUE, re.M)
}
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)


@each_guide
def test_names_in_bold_stand_on_the_pages(guide):
    bold = {" ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", guide.read_text(), re.S)}

    assert {each for each in bold if each not in SAID | {"CSV"}} == set()


@each_guide
def test_a_guide_shows_the_steps_in_pictures_with_words_for_who_cannot_see_them(guide):
    shown = re.findall(r"!\[(.*?)\]\(\.\./screenshots/(\S+\.png)\)", guide.read_text(), re.S)

    assert shown, "no picture"
    assert [name for words, name in shown if len(words) < 20 or not (PICTURES / name).exists()] == []


def test_every_picture_is_taken_by_a_journey_and_shown_somewhere():
    days = "".join(each.read_text() for each in (ROOT / "tests/journeys").rglob("*.py"))
    taken = set(re.findall(r'\.picture\(\s*"([\w-]+)"', days))
    pages = "".join(each.read_text() for each in [*GUIDES, ROOT / "README.md"])

    assert {each.stem for each in PICTURES.glob("*.png")} == taken
    assert {each for each in taken if f"screenshots/{each}.png" not in pages} == set()


def test_pictures_are_no_wider_than_a_desk_and_light_together():
    pictures = [each.read_bytes() for each in PICTURES.glob("*.png")]
    widths = [struct.unpack(">I", each[16:20])[0] for each in pictures]

    assert max(widths) <= WIDEST
    assert sum(map(len, pictures)) < HEAVIEST
