"""The table and the drawing say the same."""

import re
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from tools.charts.conftest import RUNS, SVG, a_coverage, a_map, a_series, a_timeline, a_wheel, elements, texts

from samspil.tools.charts import timeline
from samspil.tools.charts.chart import PHONE, WIDE, Look

BAR = re.compile(r"M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)")
LEFT, RIGHT = 320.0, WIDE - 200.0


def bars(svg):
    """(left edge, width) by the colour it is drawn in."""
    for path in elements(svg, "path"):
        if found := BAR.match(path.get("d", "")):
            paint = path.get("fill") if path.get("fill") != "none" else path.get("stroke")
            yield paint, float(found[1]), float(found[3])


def x_of(day, chart):
    days = (chart.ends_on - chart.begins_on).days
    return LEFT + (RIGHT - LEFT) * (day - chart.begins_on).days / days


def told(chart):
    return [[cell.text for cell in row] for row in chart.table().rows]


def test_a_planned_span_is_drawn_from_its_first_to_its_last_day():
    chart = a_timeline(RUNS)

    [(left, width)] = [(x, wide) for paint, x, wide in bars(chart.svg()) if paint == "var(--rule-2)"]
    assert left == pytest.approx(x_of(RUNS.planned.begin, chart), abs=0.1)
    assert left + width == pytest.approx(x_of(RUNS.planned.end, chart), abs=0.1)


def test_since_the_last_news_the_bar_is_dashed():
    chart = a_timeline(RUNS)

    drawn = {paint: (x, x + wide) for paint, x, wide in bars(chart.svg())}
    turn = x_of(date(2026, 11, 1), chart)
    assert drawn["var(--st-running)"][1] == pytest.approx(turn, abs=0.1)
    assert drawn["var(--ch-band)"][0] == pytest.approx(turn, abs=0.1)


def test_what_lies_outside_the_calendar_stays_on_the_sheet():
    span = timeline.Span(date(2025, 1, 1), date(2030, 1, 1), "long")

    chart = a_timeline(replace(RUNS, planned=span, actual=span, late=span))

    assert all(LEFT <= x and x + wide <= RIGHT + 0.1 for _paint, x, wide in bars(chart.svg()))


def test_one_day_is_still_seen():
    day = timeline.Span(date(2027, 7, 31), date(2027, 7, 31), "31 July")

    [(x, wide)] = [
        (x, wide) for p, x, wide in bars(a_timeline(replace(RUNS, planned=day, actual=None)).svg())
    ]

    assert wide >= 2.9
    assert x + wide <= RIGHT + 0.1


def test_every_row_of_the_timeline_is_drawn_with_its_status_in_words():
    chart = a_timeline()

    shown = texts(chart.svg())
    for label, _planned, _actual, _late, status in told(chart):
        assert label in shown
        assert status.split(",")[0] in shown


def test_the_table_of_the_timeline_says_every_span():
    assert told(a_timeline(RUNS)) == [
        ["Play at every break", "1 September to 1 February", "since 1 October", "", "Running, 30 days late"]
    ]


def test_a_field_of_the_coverage_is_told_as_drawn():
    chart = a_coverage()

    [[place, *fields]] = told(chart)
    shown = texts(chart.svg())
    assert [each for each in shown if each in fields] == fields
    assert place in shown


def test_a_phone_shows_number_and_shape_and_the_link_says_the_rest():
    svg = a_coverage().svg(Look(PHONE))

    assert "3" in texts(svg)
    [_place, link] = elements(svg, "a")
    assert link.get("aria-label") == "Linden School, Culture: 3 late"


def test_a_series_has_a_point_for_each_known_value_and_none_for_the_others():
    chart = a_series()

    dots = [each for each in elements(chart.svg(), "g") if "scale" in each.get("transform", "")]
    known = [row for row in told(chart) if row[1] != "not known"]
    assert len(dots) == len(known) == 2
    assert len(told(chart)) == 3


def test_a_series_stands_at_its_value():
    heights = [
        float(re.search(r"translate\(\S+ ([\d.]+)\)", each.get("transform"))[1])
        for each in elements(a_series().svg(), "g")
        if "scale" in each.get("transform", "")
    ]

    # 40 and 80 of 100, in a panel of 96 of which 72 percent is the scale
    assert heights[0] - heights[1] == pytest.approx(0.4 * 0.72 * 96, abs=0.1)


def test_a_line_is_broken_where_nobody_knew():
    chart = a_series()
    [line] = chart.lines
    first, _gap, last = line.points
    gap = replace(
        chart, lines=(replace(line, points=(replace(first, value=10.0), replace(first, value=None), last)),)
    )

    strokes = [
        each
        for each in elements(gap.svg(), "path")
        if each.get("stroke-width") == "2" and "L" in each.get("d")
    ]

    assert strokes == []


def test_a_wheel_has_a_mark_for_each_line_of_its_list():
    chart = a_wheel()

    marks = [each for each in elements(chart.svg(), "g") if "scale" in each.get("transform", "")]
    assert len(marks) == len(chart.table().rows) + len(chart.rings)


def test_a_wheel_is_listed_in_the_order_of_the_calendar():
    assert [row[3] for row in told(a_wheel())] == ["Follow-up group meets", "Autumn", "Free"]


def test_a_map_draws_each_link_of_its_table_with_an_arrow():
    chart = a_map()

    root = fromstring(chart.svg())
    arrows = [
        each
        for each in root.iter(f"{SVG}path")
        if each.get("d", "").endswith("z") and each.get("fill") == "var(--ink-2)"
    ]
    linked = [row for row in told(chart) if row[1]]
    assert len(arrows) == len(linked) + len({row[1] for row in linked})


def test_a_map_tells_what_hangs_on_nothing_too():
    assert told(a_map()) == [
        ["Action: Play at every break", "carries out", "Effort: Communities"],
        ["Action: Play at every break", "is blocked by", "Block: No cover for staff"],
        ["Goal: Stands alone", "", ""],
    ]


def test_kinds_of_link_differ_in_their_stroke():
    chart = a_map()

    strokes = {
        (e.get("stroke-dasharray"), e.get("stroke-width"))
        for e in elements(chart.svg(), "path")
        if "C" in e.get("d", "")
    }

    assert len(strokes) == 2


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://elsewhere.example/", "//elsewhere.example/", ""]
)
def test_only_addresses_within_the_site_become_links(url):
    svg = a_timeline(replace(RUNS, url=url)).svg()

    assert elements(svg, "a") == []


def test_the_lines_of_one_label_are_one_link():
    long = replace(
        RUNS, label="A label that is far too long to stand on one line of a drawing beside its bar"
    )

    [link] = elements(a_timeline(long).svg(), "a")

    assert link.get("href") == "/efforts/1/"
    assert link.get("aria-label") == f"{long.label}: Running"
