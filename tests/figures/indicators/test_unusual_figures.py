"""What lies far from other years of the same place is asked about before it is kept."""

from django.urls import reverse

from make.figures import few, figures
from samspil.figures.indicators.actions.taking import keep_delivery

THERE = "kommune;navn;år;special;elever\n902000;Bøgelund;2025;230;400\n903000;Ellekær;2025;165;300\n"
YEARS = {2020: 20, 2021: 21, 2022: 22, 2023: 20, 2024: 21, 2025: 230}


def of_years(counts, *, code="902000", name="Bøgelund"):
    rows = (f"{code};{name};{year};{count};400" for year, count in counts.items())
    return "\n".join(["kommune;navn;år;special;elever", *rows, ""])


def test_a_figure_far_from_other_years_of_the_place_is_asked_about_before_it_is_kept(client, numbered, nadia):
    few(numbered)
    made = figures(numbered, of_years(YEARS), by=nadia)

    odd = [each for each in made.lines.all() if each.low is not None]

    assert [(each.period, each.row) for each in odd] == [(2025, 7)]
    assert odd[0].low < 0.05 < odd[0].high < 0.1
    assert made.lines.first() == odd[0], "what may be mistyped stands first"
    shown = client.sign_in(nadia).get(reverse("delivery", args=[made.pk])).content.decode()
    assert "1 figure is far from other years of the same place" in shown
    assert "Is row 7 mistyped?" in shown
    only = client.get(reverse("delivery", args=[made.pk]), {"show": "unusual"}).content.decode()
    assert "2025" in only and "2022" not in only.split('id="changes"')[1]


def test_what_stands_already_says_what_to_expect_of_each_place(numbered, nadia):
    few(numbered)
    for code, factor in (("902000", 1), ("903000", 10)):
        counts = {year: count * factor for year, count in YEARS.items() if year < 2025}
        keep_delivery(delivery=figures(numbered, of_years(counts, code=code), by=nadia), by=nadia)

    made = figures(numbered, THERE, by=nadia)

    assert [each.label for each in made.lines.all() if each.low is not None] == ["Bøgelund"]
