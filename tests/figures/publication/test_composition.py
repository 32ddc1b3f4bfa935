"""A changed mix is told from published figures alone, and places elsewhere stand beside the house."""

import re

import pytest

from make.publication import INFLOW, OUTFLOW, SHARE, WELLBEING, counted, released, rulebook
from samspil.figures.indicators.models import Area, Neighbour
from samspil.figures.publication.pages.figure import page_of
from samspil.figures.publication.pages.paper import blocks_of


def both(house, period, girls, boys):
    """Girls and boys as (events, of), and the house as their sum."""
    for cell, (events, n) in (("girl", girls), ("boy", boys)):
        counted(house, SHARE, period, events=events, n=n, breakdown="sex", cell=cell)
    counted(house, SHARE, period, events=girls[0] + boys[0], n=girls[1] + boys[1])
    counted(house, WELLBEING, period, mean=4.0, n=900)
    for key in ("long-absence", OUTFLOW, INFLOW):
        counted(house, key, period, events=90, n=900)


@pytest.fixture
def moved(egelund, nadia, lone):
    """Nobody is treated otherwise: more boys are counted, that is all."""
    rulebook()
    both(egelund, 2025, (20, 1000), (60, 1000))
    both(egelund, 2026, (10, 500), (90, 1500))
    return released(egelund, nadia, lone, breakdowns=("sex",))


def test_a_change_that_is_all_mix_says_so(client, egelund, moved):
    chart = page_of(egelund, SHARE).composition

    # By hand: boys are 0.25 more of all, times 6 %; girls 0.25 fewer, times 2 %; no rate has changed.
    assert chart.title.startswith("Of +1.00 percentage points, +1.00 percentage points is another mix")
    assert [(each.rate.words, each.mix.words) for each in (chart.whole, *chart.parts)] == [
        ("0.00", "+1.00"),
        ("0.00", "+1.50"),
        ("0.00", "\N{MINUS SIGN}0.50"),
    ]
    shown = client.get(f"/published/{egelund.pk}/{SHARE}/").content.decode()
    assert chart.title in shown
    assert client.get(f"/published/{egelund.pk}/{SHARE}/composition.svg").status_code == 200


def test_with_a_group_hidden_no_mix_is_told(egelund, nadia, lone):
    rulebook()
    both(egelund, 2025, (20, 1000), (60, 1000))
    both(egelund, 2026, (2, 500), (90, 1500))
    released(egelund, nadia, lone, breakdowns=("sex",))

    assert page_of(egelund, SHARE).composition is None


def test_those_chosen_stand_beside_the_house_by_the_alphabet_with_the_basis(client, egelund, nadia, lone):
    rulebook()
    both(egelund, 2026, (20, 1000), (60, 1000))
    names = ("Ågerup", "Bøgelund", "Hasselby")
    for place, name in enumerate(names, start=1):
        area = Area.objects.create(house=egelund, code=f"90{place}", name=name)
        counted(egelund, SHARE, 2026, events=300, n=6000 - place, area=area)
        if name != "Hasselby":
            Neighbour.objects.create(
                house=egelund, area=area, place=place, source="Efter uddannelse", begins_on="2026-08-01"
            )
    released(egelund, nadia, lone, first_period=2026)

    page = client.get(f"/published/{egelund.pk}/{SHARE}/", headers={"accept-language": "da"})
    shown = page.content.decode()

    section = shown[shown.index('id="others"') :].split("</section>")[0]
    assert re.findall(r'<th scope="row">(.*?)</th>', section) == ["Bøgelund", "Egelund", "Ågerup"]
    assert "Efter uddannelse" in section and "Hasselby" not in shown


def test_several_beside_the_house_are_drawn_on_one_scale(client, egelund, nadia, lone):
    rulebook()
    both(egelund, 2026, (20, 1000), (60, 1000))
    for place, (name, events) in enumerate((("Ellekær", 200), ("Bøgelund", 300), ("Hasselby", 330))):
        area = Area.objects.create(house=egelund, code=f"90{place}", name=name)
        counted(egelund, SHARE, 2026, events=events, n=6000, area=area)
    released(egelund, nadia, lone, first_period=2026)

    found = page_of(egelund, SHARE)

    chart = found.others.chart
    assert [each.label for each in chart.others] == ["Bøgelund", "Ellekær", "Hasselby"]
    assert (chart.own.label, chart.own.shown.words, chart.middle.label) == ("Egelund", "4.0\xa0%", "5.0\xa0%")
    drawing = client.get(found.drawing_urls["others"])
    assert drawing.status_code == 200 and b"Hasselby" in drawing.content
    assert "Beside others" in [getattr(each, "text", "") for each in blocks_of(found, 2)]
