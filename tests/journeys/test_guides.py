"""The guides call pages and buttons by their names: what stands in bold can be found on the screen."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs/guide").glob("*.md"))
CATALOGUE = (ROOT / "src/samspil/locale/nl/LC_MESSAGES/django.po").read_text(encoding="utf-8")
SAID = {
    "".join(re.findall(r'"(.*)"', each)) for each in re.findall(r'^msg\S+ ((?:".*"\n)+)', CATALOGUE, re.M)
}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_names_in_bold_stand_on_the_pages(guide):
    bold = {" ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", guide.read_text(), re.S)}

    assert {each for each in bold if each not in SAID | {"CSV"}} == set()
