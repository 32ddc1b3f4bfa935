"""What a release hides is in no page, drawing, description, file or answer that its readers can get."""

import io
import re
from zipfile import ZipFile

import pypdf
import pytest
from django.core.files.storage import default_storage

import make
from make.meetings import body
from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, released, rulebook
from make.reports import issued
from samspil.figures.publication.queries.files import KINDS
from samspil.figures.publication.queries.releases import content_of
from samspil.figures.publication.rules.content import suppressed

# So odd that they stand nowhere by chance: what is hidden is looked for in every spelling of it.
PUPILS = (1747, 1913, 2203, 2311, 2423)
SPECIAL = {2025: (97, 101, 103, 107, 109), 2026: (4, 113, 127, 131, 137)}
GIRLS = 5087


@pytest.fixture
def odd(egelund, nadia, lone):
    """In 2026 the first school has 4 of 1,747; another one hides it. Girls and boys are told of the whole."""
    rulebook()
    schools = [make.unit(f"Skole {n}", parent=egelund) for n in range(len(PUPILS))]
    for period, special in SPECIAL.items():
        for unit, size, events in zip(schools, PUPILS, special, strict=True):
            counted(egelund, SHARE, period, events=events, n=size, at=unit)
            counted(egelund, WELLBEING, period, mean=4.1, n=size // 2, at=unit)
        counted(egelund, SHARE, period, events=sum(special), n=sum(PUPILS))
        girls = {"breakdown": "sex", "cell": "girl", "events": sum(special) // 3, "n": GIRLS}
        counted(egelund, SHARE, period, **girls)
        boys = {"breakdown": "sex", "cell": "boy", "events": sum(special) - girls["events"]}
        counted(egelund, SHARE, period, **boys, n=sum(PUPILS) - GIRLS)
        counted(egelund, WELLBEING, period, mean=4.1, n=sum(size // 2 for size in PUPILS))
        for key in ("long-absence", OUTFLOW, INFLOW):
            counted(egelund, key, period, events=640, n=3000)
    return released(egelund, nadia, lone, breakdowns=("sex",)), schools


def hidden(made, schools):
    """The counts that were hidden, as those who counted know them: events and how many of."""
    numbers = {str(unit.pk): number for number, unit in enumerate(schools)}
    for row, _whole, is_event in suppressed(content_of(made)):
        number = numbers[row.place]
        assert is_event
        yield SPECIAL[row.period][number], PUPILS[number]


def spellings(made, schools):
    """The hidden counts as shares, in all the ways a page or a file might write them."""
    for events, size in hidden(made, schools):
        share = events / size
        yield from (f"{share:.4f}"[1:], f"{100 * share:.2f}", f"{100 * share:.2f}".replace(".", ","))
        yield from (f"{events} of {size}", f"{events} af {size}", f"{events} van {size}")
        yield from (f"{events} of {size:,}", f"{events} af {size:,}".replace(",", "."))
        yield from (f"{events} of about", f"{events} af ca.", f'"events": {events},', f'"events":{events},')


def test_words_for_who_does_not_see_a_drawing_are_searched_too(client, egelund, odd):
    pdf = client.get(f"/published/{egelund.pk}/{SHARE}/figure.pdf").content

    alone = " ".join(descriptions(pypdf.PdfReader(io.BytesIO(pdf))))

    assert "Skole 0: hidden" in alone


def told(odd):
    """The share of a school that is shown."""
    made, schools = odd
    secret = set(hidden(made, schools))
    events, size = next(each for each in zip(SPECIAL[2026], PUPILS, strict=True) if each not in secret)
    return events / size


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
    files += [f"/published/{house.pk}/{SHARE}/figure.pdf"]
    files += [f"/published/{house.pk}/{SHARE}/{name}.svg" for name in ("trend", "funnel", "composition")]
    files += [f"/data/{house.pk}/catalog.jsonld", f"/data/api/houses/{house.pk}/releases/{made.pk}/figures"]
    for each in files:
        response = client.get(each)
        assert response.status_code == 200, each
        yield each, text_in(each, response.content)


def text_in(name, content):
    """What a file says, drawings and descriptions in it included."""
    if name.endswith("pdf"):
        found = pypdf.PdfReader(io.BytesIO(content))
        said = " ".join(" ".join(each.extract_text() for each in found.pages).split())
        # The words for who does not see a drawing stand in the tags.
        return said + " " + " ".join(descriptions(found))
    if name.endswith(("xlsx", "docx", "pptx")):
        with ZipFile(io.BytesIO(content)) as book:
            parts = [book.read(each) for each in book.namelist() if not each.endswith((".png", ".jpeg"))]
        # Words may be cut by marks: with them and without.
        marked = b" ".join(parts).decode(errors="replace")
        return marked + re.sub(r"<[^>]+>", "", marked)
    return content.decode()


def descriptions(found):
    """From everything in the file, whatever it is: a drawing, a table, a link."""
    for number in range(1, int(found.trailer["/Size"])):
        each = found.get_object(pypdf.generic.IndirectObject(number, 0, found))
        if isinstance(each, dict) and "/Alt" in each:
            yield str(each["/Alt"])


def reports(house, by):
    """What a committee and everyone are given on paper, in all the files it is given in."""
    committee = body(house, kind="committee", name="Udvalget")
    for bodies, audience in (((committee,), "committees"), ((), "public")):
        made = issued(house, by, *bodies, audience=audience, chapters=["figures"])
        yield f"{audience}.json", made.frozen.text
        for form in ("pdf", "docx", "pptx"):
            with default_storage.open(getattr(made.frozen, form).name) as file:
                yield f"{audience}.{form}", text_in(form, file.read())


def holds(text, each):
    return re.search(rf"(?<![\d.,]){re.escape(each)}(?!\d)", text.replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.requirement("NL-12")
def test_no_page_or_download_holds_what_is_hidden(client, egelund, strategy, odd):
    made, schools = odd
    assert {events for events, _size in hidden(made, schools)} > {4}

    found = [
        (where, each)
        for where, text in texts(client, egelund, made, schools)
        for each in spellings(made, schools)
        if holds(text, each)
    ]

    assert found == []


@pytest.mark.requirement("FLG-07")
def test_no_report_holds_what_is_hidden(egelund, strategy, odd, lone):
    made, schools = odd
    files = dict(reports(egelund, lone))

    secret = list(spellings(made, schools))
    assert [(where, each) for where, text in files.items() for each in secret if holds(text, each)] == []
    # The same search for what is shown: it stands in each file of both reports.
    shown = f"{100 * told(odd):.1f}".replace(".", ",")
    assert [where for where, text in files.items() if not holds(text, shown)] == []
    assert all("skjult" in text for text in files.values())


def test_the_search_would_find_what_is_shown(client, egelund, strategy, odd):
    """The same search for a number that is shown: were it blind, the test above would say nothing."""
    made, schools = odd
    share, said = f"{told(odd):.3f}", f"{100 * told(odd):.1f}"

    found = [
        where
        for where, text in texts(client, egelund, made, schools)
        if share in text or holds(text, said) or holds(text, said.replace(".", ","))
    ]

    names = {"figures.csv", "content.json", "figures", "figure.pdf", "funnel.svg", "export.xlsx"}
    assert {each.rpartition("/")[2] for each in found} >= names


@pytest.mark.parametrize("key", [SHARE])
def test_a_hidden_place_has_no_mark_and_no_height_in_the_drawing(client, egelund, odd, key):
    page = client.get(f"/published/{egelund.pk}/{key}/").content.decode()

    rows = re.findall(r'<th scope="row">Skole 0</th>(.*?)</tr>', page, re.S)
    told = [re.sub(r' data-l="[^"]*"', "", each) for each in rows]
    assert len(told) == 2 and all("hidden" in each and "%" not in each for each in told)
