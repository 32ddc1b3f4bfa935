"""What a release hides is in no page, drawing, description, file or answer that its readers can get."""

import io
import re
from zipfile import ZipFile

import pytest

import make
from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, counts, released, rulebook
from samspil.figures.publication.queries.files import KINDS

# So odd that they stand nowhere by chance: what is hidden is looked for in every spelling of it.
PUPILS, SPECIAL, PARTNER = 1747, 4, 13


@pytest.fixture
def odd(egelund, nadia, lone):
    """The first school has 4 of 1,747; the second, its partner in hiding, 13 of 1,913."""
    rulebook()
    schools = [(make.unit(f"Skole {n}", parent=egelund), size) for n, size in enumerate((PUPILS, 1913, 2203))]
    counts(egelund, schools[2:], periods=())
    for (unit, size), events in zip(schools, (SPECIAL, PARTNER, 107), strict=True):
        counted(egelund, SHARE, 2026, events=events, n=size, at=unit)
        counted(egelund, WELLBEING, 2026, mean=4.1, n=size // 2, at=unit)
    counted(egelund, SHARE, 2026, events=SPECIAL + PARTNER + 107, n=PUPILS + 1913 + 2203)
    counted(egelund, WELLBEING, 2026, mean=4.1, n=(PUPILS // 2) + (1913 // 2) + (2203 // 2))
    for key in ("long-absence", OUTFLOW, INFLOW):
        counted(egelund, key, 2026, events=640, n=3000)
    made = released(egelund, nadia, lone, first_period=2026)
    return made, [unit for unit, _size in schools]


def spellings():
    """The hidden counts as shares, in all the ways a page or a file might write them."""
    for events, size in ((SPECIAL, PUPILS), (PARTNER, 1913)):
        share = events / size
        yield from (f"{share:.4f}"[1:], f"{100 * share:.2f}", f"{100 * share:.2f}".replace(".", ","))
        yield from (f"{events} of {size}", f"{events} af {size}", f"{events} van {size}")
        yield from (f"{events} of about", f"{events} af ca.", f'"events": {events},', f'"events":{events},')


def texts(client, house, made, schools):
    """Everything anyone can get of it: pages in three languages, drawings in them, files, the API."""
    pages = [
        "/published/",
        "/public/",
        f"/data/{house.pk}/",
        f"/releases/{made.pk}/",
        f"/data/{house.pk}/{made.pk}/",
    ]
    pages += [f"/published/{house.pk}/{key}/" for key in (SHARE, WELLBEING, OUTFLOW)]
    pages += [f"/published/{house.pk}/places/{each.pk}/" for each in schools]
    pages += [f"/public/places/{each.pk}/" for each in schools]
    for language in ("en", "da", "nl"):
        client.cookies["django_language"] = language
        yield from ((f"{each} {language}", client.get(each).content.decode()) for each in pages)
    files = [f"/data/{house.pk}/{made.pk}/{name}" for name in KINDS]
    files += [f"/published/{house.pk}/{SHARE}/export.{form}" for form in ("csv", "xlsx")]
    files += [f"/data/{house.pk}/catalog.jsonld", f"/data/api/houses/{house.pk}/releases/{made.pk}/figures"]
    for each in files:
        content = client.get(each).content
        if each.endswith("xlsx"):
            with ZipFile(io.BytesIO(content)) as book:
                content = b"".join(book.read(name) for name in book.namelist())
        yield each, content.decode()


@pytest.mark.requirement("NL-12")
def test_no_page_or_download_holds_what_is_hidden(client, egelund, strategy, odd):
    made, schools = odd
    assert made.hidden == 2

    found = [
        (where, each)
        for where, text in texts(client, egelund, made, schools)
        for each in spellings()
        if re.search(rf"(?<![\d.,]){re.escape(each)}(?!\d)", text)
    ]

    assert found == []


def test_the_search_would_find_what_is_shown(client, egelund, strategy, odd):
    """The same search for a number that is shown: were it blind, the test above would say nothing."""
    made, schools = odd
    share = f"{107 / 2203:.3f}"

    found = [where for where, text in texts(client, egelund, made, schools) if share in text]

    assert {each.rpartition("/")[2] for each in found} >= {"figures.csv", "content.json", "figures"}


@pytest.mark.parametrize("key", [SHARE])
def test_a_hidden_place_has_no_mark_and_no_height_in_the_drawing(client, egelund, odd, key):
    page = client.get(f"/published/{egelund.pk}/{key}/").content.decode()

    rows = re.findall(r'<th scope="row">Skole 0</th>(.*?)</tr>', page, re.S)
    assert rows and all("hidden" in each and "%" not in each for each in rows)
