"""A figure stands with all that belongs to it: its pair, its doubt, its definition; and nobody is ranked."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

import make
from make.figures import definition, few, shipped_pack, value
from samspil.figures.indicators.models import Area, Neighbour

EN = {"accept-language": "en"}


@pytest.fixture
def counted(egelund):
    """Six years of the share and of wellbeing, absence and outflow beside it."""
    few(egelund)
    of = {
        key: definition(egelund, key)
        for key in ("segregation-share", "social-wellbeing", "long-absence", "outflow")
    }
    for n, events in enumerate((163, 160, 155, 150, 140, 133)):
        year = 2021 + n
        value(of["segregation-share"], period=year, numerator=events, n=2500)
        value(
            of["social-wellbeing"], period=year, dimension="school-owner", n=900, numerator=None,
            denominator=None, value=4.05, spread=0.6,
        )  # fmt: skip
        value(of["long-absence"], period=year, dimension="residence", numerator=150, n=2500)
        value(of["outflow"], period=year, numerator=9, n=160)
    return of


def page(client, person, name, *args, query=""):
    response = client.sign_in(person).get(reverse(name, args=args) + query, headers=EN)
    assert response.status_code == 200
    return response.context["page"]


@pytest.mark.requirement("MAL-01", "MAL-12")
def test_participation_stands_beside_benefit_and_never_alone(client, egelund, counted, nadia):
    found = page(client, nadia, "indicator", "segregation-share")

    assert [each.figure for each in found.pairs] == ["4.05", "6.0 %", "5.6 %"]
    assert [each.label for each in found.pairing.panels][:2] == [found.name, "Social wellbeing"]
    line = page(client, nadia, "indicators").measured[0]
    assert line.pairs and line.pairs[0].figure == "4.05"


@pytest.mark.requirement("MAL-01")
def test_benefit_that_nobody_measured_is_said_to_be_missing(client, egelund, nadia):
    few(egelund)
    value(definition(egelund))

    found = page(client, nadia, "indicator", "segregation-share")

    assert {each.figure for each in found.pairs} == {"Not measured yet"}


@pytest.mark.requirement("MAL-06")
def test_what_moved_within_chance_is_no_change_and_has_no_colour(client, egelund, counted, nadia):
    response = client.sign_in(nadia).get(reverse("indicator", args=["segregation-share"]), headers=EN)

    found = response.context["page"]
    assert [each.big for each in found.boxes] == ["No clear change", "No clear change"]
    assert [each.figure for each in found.lines] == ["6.5 %", "6.4 %", "6.2 %", "6.0 %", "5.6 %", "5.3 %"]
    html = response.content.decode()
    assert "st-late" not in html and "st-done" not in html
    assert "interval 4.5–6.3 %" in found.under and "133 of 2,500" in found.under


def test_a_clear_change_is_called_clear(client, egelund, nadia):
    few(egelund)
    of = definition(egelund)
    value(of, period=2024, numerator=163, n=2500)
    value(of, period=2025, numerator=100, n=2500)

    found = page(client, nadia, "indicator", "segregation-share")

    assert found.boxes[0].big == "Clear change: lower"
    assert found.boxes[0].text.startswith("From 6.5 % to 4.0 %. The difference is 2.5 percentage points")


def test_few_pupils_are_too_few_to_say(client, egelund, nadia):
    few(egelund)
    of = definition(egelund)
    value(of, period=2024, numerator=1, n=12)
    value(of, period=2025, numerator=3, n=12)

    assert page(client, nadia, "indicator", "segregation-share").boxes[0].big == "Too few to say"


@pytest.mark.requirement("LED-03")
def test_places_stand_in_the_order_of_the_alphabet_with_chance_told(client, egelund, counted, nadia):
    of = counted["segregation-share"]
    for name, events in (("Åskolen", 40), ("Bakken", 12), ("Midtby", 13), ("Engen", 11)):
        value(of, unit=make.unit(name, parent=egelund), period=2026, numerator=events, n=300)

    found = page(client, nadia, "indicator", "segregation-share")

    assert [each.name for each in found.spread.places] == ["Åskolen", "Bakken", "Engen", "Midtby"]
    danish = client.get(reverse("indicator", args=["segregation-share"]), headers={"accept-language": "da"})
    assert [each.name for each in danish.context["page"].spread.places][-1] == "Åskolen"
    beyond = {each.name: each.beyond for each in found.spread.places}
    # They differ by more than chance: none of them is said to be explained by it.
    assert beyond["Bakken"] == "Within how places differ here" and "limits: higher" in beyond["Åskolen"]
    assert found.spread.sentence == "They differ by more than chance; few stand out"
    assert "times as wide as chance makes them" in found.spread.limits
    assert len(found.funnel.units) == 4


def test_a_changed_mix_is_told_from_a_changed_share(client, egelund, counted, nadia):
    of = counted["segregation-share"]
    for year, older in ((2021, 100), (2026, 200)):
        value(of, period=year, breakdown="grade|sex", cell="1|boy", numerator=10, n=500)
        value(of, period=year, breakdown="grade|sex", cell="9|boy", numerator=older // 10, n=older)

    found = page(client, nadia, "indicator", "segregation-share")

    assert found.shift.shift.rate == pytest.approx(0) and found.shift.shift.mix > 0
    assert [each.group for each in found.shift.lines] == ["9, boys", "1, boys", "All of them"]


def test_comparison_is_with_neighbours_and_no_ranking(client, egelund, counted, nadia):
    of = counted["segregation-share"]
    for place, (code, name) in enumerate((("902000", "Ørbæk"), ("903000", "Bøgelund"), ("904000", "Ukendt"))):
        area = Area.objects.create(house=egelund, code=code, name=name)
        value(of, area=area, period=2026, numerator=60, n=1000)
        if name != "Ukendt":
            Neighbour.objects.create(
                house=egelund, area=area, place=place, source="Valgt", begins_on="2026-08-01"
            )

    found = page(client, nadia, "indicator", "segregation-share").comparison

    assert [each.name for each in found.lines] == ["Bøgelund", "Egelund", "Ørbæk"]


def test_others_of_an_earlier_year_stand_beside_our_figure_of_that_year(client, egelund, counted, nadia):
    area = Area.objects.create(house=egelund, code="902000", name="Ørbæk")
    value(counted["segregation-share"], area=area, period=2024, numerator=60, n=1000)

    found = page(client, nadia, "indicator", "segregation-share").comparison

    assert found.period == "2024/25"
    assert {each.name: each.figure for each in found.lines} == {"Egelund": "6.0 %", "Ørbæk": "6.0 %"}


def test_a_place_has_its_own_page(client, egelund, school, counted, nadia, lone):
    value(counted["segregation-share"], unit=school, period=2026, numerator=9, n=300)

    for person in (nadia, lone):
        [line] = page(client, person, "unit-figures", school.pk).measured
        assert (line.figure, line.pairs[0].figure) == ("3.0 %", "Not measured yet")
    told = client.get(reverse("unit", args=[school.pk]), headers=EN).content.decode()
    assert "Share in special provision, grades 0-9: 3.0 %" in told


def test_the_download_holds_every_figure_with_what_belongs_to_it(client, egelund, counted, nadia):
    address = reverse("export-indicator", args=["segregation-share", "xlsx"])

    sheet = load_workbook(BytesIO(client.sign_in(nadia).get(address, headers=EN).content)).active

    header, first, *_rest = sheet.iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    kept = [str(row[each]) for each in ("Numerator", "Denominator", "Period", "Version")]
    assert kept == ["163", "2500", "2021", "1"]
    assert row["Source"] == "Elevregister"


@pytest.mark.requirement("MAL-07", "MAL-08")
def test_cohorts_have_a_horizon_and_a_forecast_is_kept_apart(client, egelund, nadia):
    shipped_pack(egelund)

    told = {
        key: {each.label: each.text for each in page(client, nadia, "indicator-definition", key, 1).lines}
        for key in ("youth-education-15-months", "completed-by-25", "completed-forecast")
    }

    assert "at most 15 months after" in told["youth-education-15-months"]["Numerator"]
    assert "at most 300 months after" in told["completed-by-25"]["Numerator"]
    assert told["completed-forecast"]["Nature"] == "A forecast: nobody has observed it."
    assert "Nature" not in told["completed-by-25"]


@pytest.mark.parametrize("name", ["indicators", "indicator", "targets", "deliveries"])
def test_pages_ask_the_database_no_more_for_more_rows(client, egelund, counted, nadia, count_queries, name):
    client.sign_in(nadia)
    args = ["segregation-share"] if name == "indicator" else []
    url = reverse(name, args=args)
    client.get(url)
    before = count_queries(lambda: client.get(url))
    for n in range(12):
        value(counted["segregation-share"], unit=make.unit(f"Skole {n}", parent=egelund), period=2026)

    assert count_queries(lambda: client.get(url)) == before <= 15
