"""Files come in whole or not at all: extracts checked by row and column, figures after a preview."""

import html
import io
from datetime import date

import openpyxl
import pytest
from conftest import SHARED
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from make.figures import as_csv, definition, extract, few, figures, pupil, pupils
from samspil.figures.indicators.actions.deliveries import Sent, receive_delivery
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.actions.taking import keep_delivery
from samspil.figures.indicators.models import Area, Delivery, Mapping, Value
from samspil.figures.indicators.queries.values import latest

THERE = "kommune;navn;år;special;elever\n902000;Bøgelund;2025;20;400\n903000;Ellekær;2025;z;300\n"


def test_every_fault_of_an_extract_is_named_by_row_and_column(numbered, nadia):
    few(numbered)
    rows = [
        pupil("a"),
        pupil("b", class_type="31"),
        pupil("c", grade="syv"),
        pupil("d", long_absence="måske"),
        pupil("e", unit="0101991234"),
        pupil("a"),
    ]

    made = extract(numbered, rows, by=nadia)

    told = {(each.row, each.column) for each in made.problems.all()}
    assert told == {(3, "class_type"), (4, "grade"), (5, "long_absence"), (6, "unit"), (7, "child, year")}
    assert made.state == "refused" and not made.file


def test_a_row_cut_elsewhere_and_a_remark_are_not_children(numbered, nadia):
    few(numbered)
    text = as_csv([pupil("a"), pupil("b"), pupil("c")]).decode().splitlines()
    text[2], text[3] = text[2].replace(",", ";"), "Kilde: Elevregister"

    made = extract(numbered, "\n".join(text).encode(), by=nadia)

    assert (made.state, made.rows) == ("refused", 0)
    assert {(each.row, each.column) for each in made.problems.all()} == {(3, "pupils.csv"), (4, "pupils.csv")}


def test_a_place_that_nobody_knows_is_named_before_anything_is_counted(client, numbered, nadia):
    few(numbered)
    made = extract(numbered, [pupil("a"), pupil("b", unit="999999"), pupil("c", unit="999999")], by=nadia)

    [known] = made.problems.all()
    assert (made.state, known.row, known.column) == ("done", 3, "unit") and "999999" in known.message
    shown = client.sign_in(nadia).get(reverse("delivery", args=[made.pk])).content.decode()
    assert "Know this before you count" in shown and "Nothing was taken in" not in shown
    listed = client.get(reverse("deliveries")).content.decode()
    assert "Taken in" in listed and "Carried out" not in listed


def test_figures_of_a_place_that_nobody_knows_are_refused(numbered, nadia):
    few(numbered)

    made = figures(numbered, THERE, by=nadia, dimension="unit")

    assert made.state == "refused" and {each.row for each in made.problems.all()} == {2, 3}


def test_a_personal_number_is_not_repeated_in_the_fault(numbered, nadia):
    few(numbered)

    made = extract(numbered, [pupil("a", home="010199-1234")], by=nadia)

    [problem] = made.problems.all()
    assert "1234" not in problem.message and "personal number" in problem.message


def test_keys_are_scrambled_and_the_file_sent_is_gone(
    numbered, nadia, settings, django_capture_on_commit_callbacks
):
    few(numbered)
    with django_capture_on_commit_callbacks(execute=True):
        made = extract(numbered, [pupil("0101991234"), pupil("secret-child")], by=nadia)

    [kept] = [each for each in settings.MEDIA_ROOT.rglob("*") if each.is_file()]
    assert kept.suffix == ".parquet" and b"secret-child" not in kept.read_bytes()
    assert made.rows == 2


def test_an_analyst_brings_an_extract_in_the_browser(client, numbered, nadia):
    few(numbered)
    client.sign_in(nadia)
    file = ContentFile(as_csv(pupils(12, special=2)), "elever.csv")
    sent = {
        "file": file,
        "table": "pupil-years",
        "source": "Register",
        "as_of": "2026-09-30",
        "finality": "final",
    }

    added = client.post(reverse("add-extract"), sent)
    form = client.get(added.url).context["page"].form
    mapped = client.post(added.url, form.initial)

    made = Delivery.objects.get()
    assert (made.state, made.rows) == ("done", 12)
    assert mapped.url == reverse("delivery", args=[made.pk])
    assert b"12" in client.get(mapped.url).content


def test_figures_from_elsewhere_wait_for_a_yes(client, numbered, nadia):
    few(numbered)

    made = figures(numbered, THERE, by=nadia)

    assert made.state == "checked" and not Value.objects.exists()
    assert sorted(made.lines.values_list("label", "kind")) == [
        ("Bøgelund", "outside"),
        ("Ellekær", "outside"),
    ]
    client.sign_in(nadia).post(reverse("confirm-delivery", args=[made.pk]))
    assert sorted(Area.objects.values_list("code", "name")) == [("902000", "Bøgelund"), ("903000", "Ellekær")]
    assert latest(definition(numbered)).get(area__code="902000").value == 0.05


def test_a_marker_is_kept_apart_from_zero_and_from_missing(numbered, nadia):
    few(numbered)
    text = THERE + "904000;Granholt;2025;0;200\n905000;Hasselby;2025;;200\n906000;Kirkenæs;2025;c;200\n"

    keep_delivery(delivery=figures(numbered, text, by=nadia), by=nadia)

    kept = {each.area.code: (each.value, each.marker) for each in latest(definition(numbered))}
    assert kept["903000"] == (None, "not applicable")
    assert kept["904000"] == (0, "")
    assert kept["905000"] == (None, "missing")
    assert kept["906000"] == (None, "suppressed")


def test_the_same_file_again_changes_nothing(numbered, nadia):
    few(numbered)
    keep_delivery(delivery=figures(numbered, THERE, by=nadia), by=nadia)

    again = figures(numbered, THERE, by=nadia)

    assert (again.unchanged, again.lines.count()) == (2, 0)


@pytest.mark.requirement("MAL-12")
def test_a_revised_figure_says_why_and_the_old_one_stays(numbered, nadia):
    few(numbered)
    keep_delivery(delivery=figures(numbered, THERE, by=nadia), by=nadia)

    again = figures(numbered, THERE.replace("20;400", "22;400"), by=nadia)
    [line] = again.lines.all()
    keep_delivery(delivery=again, by=nadia)

    assert (line.kind, line.before, line.after) == ("revised", "0.05 (20/400)", "0.055 (22/400)")
    now = latest(definition(numbered)).get(area__code="902000")
    assert now.why == "Rettet af kontoret" and now.revises.numerator == 20


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("902000;Bøgelund;2025;500;400", "more than all"),
        ("902000;Bøgelund;2025;tyve;400", "tyve"),
        ("902000;Bøgelund;2025-03;20;400", "not a year"),
        ("902000;Bøgelund;31-02-2025;20;400", "31-02-2025"),
        ("902000;Bøgelund;2025;1-feb;400", "1-feb"),
        ("902000;Bøgelund;2025;-20;400", "-20"),
        ("902000;Bøgelund;2025;20,5;400", "no whole number"),
        ("902000;Bøgelund;2025;1.234,5;4000\n904000;Granholt;2025;1,234.5;4000", "1,234.5"),
        ("902000,Bøgelund,2025,20,400", "separated"),
        ("903000;Ellekær;2025;21;300", "and on line 2"),
    ],
)
def test_one_wrong_figure_and_nothing_is_kept(numbered, nadia, wrong, message):
    few(numbered)
    lines = THERE.splitlines()

    made = figures(numbered, "\n".join([lines[0], lines[2], wrong]), by=nadia)

    assert made.state == "refused" and any(message in str(each) for each in made.problems.all())
    assert not Value.objects.exists() and not Area.objects.exists()


def test_a_fault_names_the_column_in_the_readers_language(numbered, nadia):
    few(numbered)
    twice = "902000;Bøgelund;2025;20;400\n902000;Bøgelund;2025;21;400\n"

    with translation.override("da"):
        made = figures(numbered, THERE.splitlines()[0] + "\n" + twice, by=nadia)

    told = [each.message for each in made.problems.all()]
    assert any("Tæller (special)" in each for each in told), told
    assert not any("numerator" in each for each in told)


@pytest.mark.parametrize(
    ("written", "is_percent", "state"),
    [
        ("0,39", False, "checked"),
        ("39,2", False, "refused"),
        ("39,2", True, "checked"),
        ("392", True, "refused"),
    ],
)
def test_a_share_beyond_all_is_a_mistype_without_anybody_saying_so(
    numbered, nadia, written, is_percent, state
):
    few(numbered)
    text = f"kommune;år;andel\n902000;2025;0,5\n903000;2025;{written}\n"
    heads = [("area", "kommune"), ("period", "år"), ("value", "andel")]

    made = figures(numbered, text, by=nadia, headings=heads, is_percent=is_percent)

    assert made.state == state
    assert {each.row for each in made.problems.all()} == ({3} if state == "refused" else set())


def test_merged_cells_and_letters_that_are_none_are_refused_in_the_browser_too(client, numbered, nadia):
    few(numbered)
    book = openpyxl.Workbook()
    for row in (["kommune", "navn", "år", "special", "elever"], ["902000", "Bøgelund", 2025, 20, 400]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    stream = io.BytesIO()
    book.save(stream)
    mangled = THERE.encode().replace("ø".encode(), b"\x81\xff")

    for content in (stream.getvalue(), mangled):
        made = figures(numbered, content, by=nadia)
        assert made.state == "refused"
        shown = client.sign_in(nadia).get(reverse("delivery", args=[made.pk])).content.decode()
        assert all(
            str(each.row) in shown and each.message in html.unescape(shown) for each in made.problems.all()
        )
    assert not Value.objects.exists() and not Area.objects.exists()


def test_a_value_beyond_what_can_be_is_taken_for_mistyped(numbered, nadia):
    few(numbered)
    text = "kommune;år;trivsel\n902000;2025;4,1\n903000;2025;41\n"
    heads = [("area", "kommune"), ("period", "år"), ("value", "trivsel")]

    made = figures(
        numbered, text, by=nadia, headings=heads, definition=definition(numbered, "social-wellbeing"),
        dimension="school-owner", lowest=1, highest=5,
    )  # fmt: skip

    assert made.state == "refused"
    assert {each.row for each in made.problems.all()} == {3}


def test_next_years_file_is_read_as_the_last(client, numbered, nadia):
    few(numbered)
    keep_delivery(delivery=figures(numbered, THERE, by=nadia), by=nadia)
    sent = {
        "file": ContentFile(THERE.replace("2025", "2026").encode(), "2026.csv"), "source": "Kontoret",
        "mapping": Mapping.objects.get().pk, "as_of": "2027-09-30", "finality": "final",
    }  # fmt: skip

    client.sign_in(nadia).post(reverse("add-figures"), sent)

    made = Delivery.objects.order_by("-pk")[0]
    assert (made.state, made.lines.count()) == ("checked", 2)


def test_what_is_no_table_is_refused_with_a_word(client, numbered, nadia):
    few(numbered)
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    made = receive_delivery(
        file=ContentFile(b"%PDF-1.7 nothing", "x.csv"), sent=sent, house=numbered, by=nadia
    )

    response = client.sign_in(nadia).get(reverse("map-delivery", args=[made.pk]), follow=True)

    made.refresh_from_db()
    assert response.status_code == 200 and made.state == "refused" and made.problems.exists()


def test_the_file_is_thrown_away_and_the_figures_stay(client, numbered, nadia):
    few(numbered)
    made = extract(numbered, pupils(5), by=nadia)

    client.sign_in(nadia).post(reverse("drop-delivery", args=[made.pk]))

    made.refresh_from_db()
    assert not made.file and made.state == "done"


ENGLAND = SHARED / "data/england/caseload.csv"
DK_PANEL = SHARED / "data/denmark/uddannelsesstatistik/trivsel_fravaer_time_merged.csv"
PLANS = """format: samspil-indicators/1
key: england
version: '1'
country: EU
title: {da: England, nl: Engeland, en: England}
tables:
- key: plans
  rows: {da: En plan, nl: Een plan, en: A plan}
  columns:
  - {key: year, kind: whole, meaning: {da: Skoleår, nl: Schooljaar, en: First year of the school year}}
  - {key: home, kind: code, meaning: {da: Kommune, nl: Gemeente, en: Authority}}
  - {key: is_mainstream, kind: yes-no, meaning: {da: Almen, nl: Regulier, en: Mainstream}}
indicators:
- key: mainstream-share
  version: 1
  name: {da: Andel i almenskole, nl: Aandeel regulier, en: Share in mainstream schools}
  meaning: {da: Planer, nl: Plannen, en: Plans of pupils in mainstream schools of all plans}
  table: plans
  kind: share
  event: {column: is_mainstream, is: true}
  period: year
  places: {residence: [home]}
  polarity: more
  status: unverified
  source: Department for Education
  checked_on: null
  note: {da: Åbne data, nl: Open data, en: Open data}
"""


@pytest.mark.skipif(not ENGLAND.exists(), reason="the shared data are not there")
def test_england_comes_in_as_published(egelund, nadia, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_pack(source=PLANS.encode(), file="england.yaml", house=egelund, on=date(2026, 8, 1), by=nadia)
    of = definition(egelund, "mainstream-share")
    heads = [
        ("area", "new_la_code"), ("area", "region_code"), ("area", "country_code"), ("area_name", "la_name"),
        ("area_name", "region_name"), ("area_name", "country_name"), ("period", "time_period"),
        ("numerator", "mainstream_total"), ("denominator", "ehcplans"),
    ]  # fmt: skip
    only = [("breakdown", "All EHC plans")]

    made = figures(
        egelund,
        ENGLAND.read_bytes(),
        by=nadia,
        headings=heads,
        only=only,
        definition=of,
        dimension="residence",
    )
    odd = {(each.label, each.period) for each in made.lines.all() if each.low is not None}
    assert len(odd) == 6 and {("Tower Hamlets", 2022), ("Redcar and Cleveland", 2022)} < odd
    keep_delivery(delivery=made, by=nadia)

    kept = list(latest(of).select_related("area"))
    for period in {each.period for each in kept}:
        authorities = [
            each for each in kept if each.period == period and each.area.code[:3] not in ("E12", "E92")
        ]
        assert 151 <= len(authorities) <= 153
    country = {each.period: round(100 * each.value, 1) for each in latest(of).filter(area__code="E92000001")}
    assert (country[min(country)], country[max(country)], len(country)) == (39.2, 43.6, 7)


@pytest.mark.skipif(not DK_PANEL.exists(), reason="the shared data are not there")
def test_the_danish_panel_comes_in_as_wellbeing_and_absence(egelund, nadia, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    few(egelund, keys=("social-wellbeing", "absence-rate"))
    told = {"only": [("klassetrin", "Mellemtrin")], "dimension": "school-owner", "by": nadia}
    heads = [("area", "kommune"), ("area_name", "kommune"), ("period", "skoleår")]
    wellbeing, absence = (definition(egelund, each) for each in ("social-wellbeing", "absence-rate"))

    for of, column, limits in (
        (wellbeing, "trivsel_score", {"lowest": 1, "highest": 5}),
        (absence, "fravaer_pct", {"is_percent": True}),
    ):
        columns = [*heads, ("value", column)]
        made = figures(egelund, DK_PANEL.read_bytes(), definition=of, headings=columns, **limits, **told)
        keep_delivery(delivery=made, by=nadia)

    first = latest(wellbeing).get(area__code="Aabenraa", period=2019)
    assert first.value == pytest.approx(3.7986, abs=1e-4) and first.n is None
    assert latest(absence).get(area__code="Aabenraa", period=2019).value == pytest.approx(0.039)
    for of in (wellbeing, absence):
        assert latest(of).values_list("area", flat=True).distinct().count() >= 90
