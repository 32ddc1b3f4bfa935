"""Years against chance: limits for as many as were counted, and rules that are called by name."""

import pytest
from django.urls import reverse

from make.figures import definition, few, value
from samspil.figures.indicators.models import Area, Neighbour

EN = {"accept-language": "en"}


@pytest.fixture
def share(egelund):
    few(egelund)
    return definition(egelund, "segregation-share")


def page(client, person, key="segregation-share"):
    return client.sign_in(person).get(reverse("indicator", args=[key]), headers=EN).context["page"]


def years(of, *events, first=2021, n=2500, **fields):
    for number, each in enumerate(events):
        value(of, period=first + number, numerator=each, n=n, **fields)


def test_years_within_chance_are_not_called_anything(client, share, nadia):
    years(share, 150, 155, 149, 152, 150, 153)

    found = page(client, nadia).control

    assert found.sentence == "The years differ no more than chance explains"
    assert found.chart.signals == () and "three standard errors" in found.text
    # 909 of 15,000 in all: 6.06 %, and three standard errors of 2,500 are 1.43 points.
    assert found.chart.centre.label == "all years: 6.1 %"
    assert found.chart.steps[0].limits == pytest.approx((4.628, 7.492), abs=0.001)
    assert found.chart.steps[0].limits_words == "4.6 %–7.5 %"


def test_a_rule_is_named_with_its_years_and_a_rise_is_no_fall(client, share, nadia):
    years(share, 140, 143, 147, 150, 154, 158)
    found = page(client, nadia)
    assert found.control.sentence == "The years differ by more than chance explains"
    [signal] = found.control.chart.signals
    assert signal.rule == "Six or more in a row, each higher than the one before: 2021/22 to 2026/27"
    assert "not whether it is good" in found.control.text


def test_years_beyond_the_limits_that_follow_each_other_are_one(client, share, nadia):
    years(share, 160, 155, 162, 158, 260, 265)

    rules = [each.rule for each in page(client, nadia).control.chart.signals]

    assert "Beyond what chance explains: 2025/26 to 2026/27" in rules


def test_too_few_years_say_nothing_and_a_hidden_one_has_no_limits(client, share, nadia):
    years(share, 150, 155, 149, 152, 150)
    assert page(client, nadia).control is None

    years(share, 153, first=2027)
    value(share, period=2026, numerator=None, denominator=None, n=None, value=None, marker="suppressed")

    steps = page(client, nadia).control.chart.steps
    assert [each.limits is None for each in steps] == [False] * 5 + [True, False]


def test_a_year_without_a_figure_is_left_open(client, share, nadia):
    years(share, 150, 155, 149)
    years(share, 152, 150, 260, first=2025)

    chart = page(client, nadia).control.chart

    assert [each.label for each in chart.steps if each.shown.gap] == ["2024/25"]
    assert [each.rule for each in chart.signals] == ["Beyond what chance explains: 2027/28"]


def test_a_mean_of_ten_years_has_a_run_chart(client, egelund, nadia):
    few(egelund)
    of = definition(egelund, "social-wellbeing")
    for number, mean in enumerate((4.1, 4.2, 4.1, 4.2, 4.1, 4.2, 3.8, 3.7, 3.8, 3.7, 3.6, 3.7)):
        value(
            of, period=2015 + number, dimension="school-owner", n=900, numerator=None, denominator=None,
            value=mean, spread=0.6,
        )  # fmt: skip

    found = page(client, nadia, "social-wellbeing").control

    assert {each.limits for each in found.chart.steps} == {None}
    assert "The line is crossed unusually seldom: 2015/16 to 2026/27" in [e.rule for e in found.chart.signals]


def test_those_beside_us_are_marks_on_one_scale(client, egelund, share, nadia):
    years(share, 150)
    for place, (name, events) in enumerate((("Ellekær", 100), ("Bøgelund", 104), ("Hasselby", 110))):
        area = Area.objects.create(house=egelund, code=str(900 + place), name=name)
        Neighbour.objects.create(
            house=egelund, area=area, place=place, source="Alike", begins_on="2026-08-01"
        )
        value(share, period=2021, area=area, numerator=events, n=2000)

    found = page(client, nadia).comparison.chart

    assert [each.label for each in found.others] == ["Bøgelund", "Ellekær", "Hasselby"]
    assert (found.middle.label, found.own.shown.words, found.own.shown.interval != "") == (
        "5.2 %",
        "6.0 %",
        True,
    )
    assert "Egelund: 6.0 %; Bøgelund: 5.2 %" in found.description
