"""A first visit is light: what comes over the wire before a page can be read, as the server sends it."""

import re
import urllib.request
from functools import cache

import brotli
import pytest
from journeys.walking import CITIZEN, WALKS, name_of, walked_before

pytestmark = pytest.mark.journey
PAGE_LIMIT, FONT_LIMIT = 120_000, 100_000


@pytest.mark.parametrize("who", WALKS, ids=name_of)
def test_a_first_visit_to_any_page_is_under_120_kilobytes(house, addresses, who):
    """The page itself goes through the proxy's compression; the files lie compressed on the disk."""
    weights = {
        address: len(brotli.compress(html.encode(), quality=5))
        + sum(_sent(house + each) for each in _files(html) if not each.endswith(".woff2"))
        for name, (address, html) in addresses(who).items()
        if not walked_before(name, who)
    }

    assert {address: weight for address, weight in weights.items() if weight > PAGE_LIMIT} == {}


def test_the_weight_counts_style_script_and_icons(house, addresses):
    _address, html = addresses(CITIZEN)["public"]

    names = {re.sub(r"\.\w{12}\.", ".", each) for each in _files(html)}

    files = ("built/samspil.css", "built/htmx.min.js", "base/samspil.js", "built/icons.svg")
    assert {f"/static/{each}" for each in files} <= names


@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_the_fonts_a_reader_gets_are_under_100_kilobytes(visit, house, language):
    fonts = set()
    visitor = visit(language=language)
    visitor.page.on("request", lambda asked: asked.url.endswith(".woff2") and fonts.add(asked.url))
    visitor.open("/public/strategy/")
    visitor.page.evaluate("document.fonts.ready.then(() => true)")

    assert 0 < sum(_sent(each) for each in fonts) <= FONT_LIMIT


def _files(html):
    return set(re.findall(r'(?:href|src)="(/static/[^"#]+)', html))


@cache
def _sent(url):
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return len(answer.read())
