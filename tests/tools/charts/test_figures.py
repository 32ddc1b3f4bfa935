"""Published figures, drawn: nothing hidden fits in, nothing unknown looks like zero, nobody is ranked."""

import re
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from tools.charts.conftest import SVG, elements, texts
from tools.charts.figures import (
    FIGURES,
    HIDDEN,
    MISSING,
    PERCENT,
    a_composition,
    a_control,
    a_funnel,
    a_pairing,
    a_trend,
    share,
    some_neighbours,
)

from samspil.tools.charts import control, paint, pairing
from samspil.tools.charts.chart import PHONE, Look
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import GLYPHS, Gap, Shown

BASE = 22.0 + 340.0


def told(chart):
    return [[cell.text for cell in row] for row in chart.table().rows]


def shapes(svg, name):
    """Where a shape stands, by the path that draws it."""
    paths = {path for _, path in paint.GLYPHS[name]}
    size = paint.SIZES.get(name, 16.0)
    found = []
    for group in fromstring(svg).iter(f"{SVG}g"):
        if {each.get("d") for each in group} == paths:
            x, y = map(float, re.findall(r"-?[\d.]+", group.get("transform"))[:2])
            found.append((x + size / 2, y + size / 2))
    return found


@pytest.mark.parametrize(
    "facts",
    [
        {"words": "hidden", "value": 3.0, "gap": Gap.HIDDEN},
        {"words": "3"},
        {"words": "hidden", "gap": Gap.HIDDEN, "low": 1.0, "high": 4.0},
        {"words": "hidden", "gap": Gap.HIDDEN, "interval": "1 to 4"},
        {"words": "3", "value": 3.0, "low": 1.0},
    ],
)
def test_a_hidden_figure_has_no_place_in_a_drawing(facts):
    with pytest.raises(ValueError, match="."):
        Shown(**facts)


def test_limits_would_tell_the_number_of_a_hidden_point():
    with pytest.raises(ValueError, match="limits"):
        control.Step("oct", HIDDEN, (3.0, 7.0))


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_hidden_or_missing_is_said_in_words_and_drawn_as_a_shape(name):
    chart = FIGURES[name]()
    svg = chart.svg()

    words = {cell for row in told(chart) for cell in row}
    gap = Gap.MISSING if "missing" in words else Gap.HIDDEN
    assert gap.value in words
    assert shapes(svg, GLYPHS[gap])
    assert any(text.startswith(("hidden", "missing")) for text in texts(svg))


def test_zero_is_a_point_on_the_base_and_a_gap_is_none():
    zero = Shown("0 %", 0.0)
    points = tuple(
        replace(each, shown=shown)
        for each, shown in zip(a_trend().points, (zero, HIDDEN, MISSING, zero, zero, zero), strict=True)
    )
    svg = replace(a_trend(), points=points, path=(), fan=()).svg()

    dots = shapes(svg, "dot")
    assert [round(y) for _, y in dots] == [round(BASE)] * 4
    assert len({GLYPHS[Gap.HIDDEN], GLYPHS[Gap.MISSING], GLYPHS[Gap.NOT_APPLICABLE], "dot"}) == 4
    assert len(shapes(svg, "box")) == len(shapes(svg, "cross")) == 2  # in the drawing, and in the key


def test_a_line_does_not_run_over_what_is_not_known():
    svg = replace(a_trend(), path=(), fan=()).svg()

    solid = [
        each
        for each in elements(svg, "path")
        if each.get("stroke-width") == "2.5" and each.get("fill") == "none"
    ]
    drawn = [each.get("d") for each in solid if each.get("stroke") == "var(--ch-main)"]
    assert sorted(path.count("L") for path in drawn) == [1, 1, 2]  # 2021-22, 2024-26, and the key


def test_the_value_stands_where_its_number_says():
    chart = replace(a_trend(shares=(8.0, 4.0, 2.0, 6.0, 0.0, 8.0)), path=(), fan=())

    heights = [round(y) for _, y in shapes(chart.svg(), "dot")]
    assert heights == [round(BASE - 340 * value / 8) for value in (8, 4, 2, 6, 0, 8)]


def test_the_table_of_a_trend_tells_interval_path_and_forecast():
    rows = {row[0]: row for row in told(a_trend())}

    assert rows["2021"] == ["2021", "6.5 %", "5.7 to 7.3 %", "6.5 % in 2021", ""]
    assert rows["2023"][1:3] == ["hidden", ""]
    assert rows["2030"][2:4] == ["Forecast: 4.4 %", "Target: 4 % in 2030"]


def test_where_a_forecast_leaves_the_course_is_no_row_of_its_own():
    chart = a_trend()
    here = replace(chart.fan[0], at=2026.0, label="2026", words="")
    leaving = replace(chart, fan=(here, *chart.fan))

    assert told(leaving) == told(chart)


def test_only_who_lies_outside_is_named_and_the_order_is_the_one_given():
    chart = a_funnel()

    for look in (Look(), Look(PHONE)):
        shown = texts(chart.svg(look))
        assert {"Søndervang School", "Lime"} <= set(shown)
        assert not {"Ash", "Birch", "Elm", "Hazel"} & set(shown)
    assert [row[0] for row in told(chart)] == [each.label for each in chart.units]
    assert [row[2] for row in told(chart) if row[0] == "Hazel"] == ["hidden"]


def test_names_outside_the_funnel_do_not_lie_on_each_other():
    places = [
        (float(each.get("y")), each.text)
        for each in elements(a_funnel().svg(), "text")
        if each.text in ("Søndervang School", "Lime")
    ]

    assert abs(places[0][0] - places[1][0]) > 18


def test_limits_stay_on_the_sheet():
    chart = replace(a_funnel(), levels=tuple(Level(float(n), f"{n} %") for n in (4, 6, 8)))

    for path in elements(chart.svg(), "path"):
        if path.get("fill") in ("var(--ch-band)", "var(--ch-band-2)"):
            heights = [float(y) for y in re.findall(r"[ML][\d.-]+,([\d.-]+)", path.get("d"))]
            assert all(13.9 <= y <= 394.1 for y in heights)


def test_a_signal_is_named_beneath_and_beside_each_of_its_points():
    chart = a_control()

    assert "1 Eight in a row on one side of the middle" in texts(chart.svg())
    rules = {row[0]: row[3] for row in told(chart)}
    assert rules["jul"] == rules["oct"] == ""
    assert rules["jun"] == "Eight in a row on one side of the middle; One point outside the limits"


def test_a_bar_runs_from_zero_to_its_part_and_a_hidden_part_has_none():
    chart = a_composition()

    filled = [each for each in elements(chart.svg(), "path") if each.get("fill") == "var(--ch-main)"]
    bars = [each.get("d") for each in filled if "h" in each.get("d")]
    assert len(bars) == 3 + 1  # all, two groups, the key; the third group's rate is hidden
    widths = [float(re.search(r"h(-?[\d.]+)", path)[1]) for path in bars[:3]]
    assert widths[0] / widths[1] == pytest.approx(1.1 / 0.3, rel=0.02)


@pytest.mark.requirement("MAL-01")
def test_participation_is_never_drawn_without_benefit():
    chart = a_pairing()

    with pytest.raises(ValueError, match="two sides"):
        replace(chart, panels=chart.panels[:1])
    with pytest.raises(ValueError, match="for each time"):
        replace(chart, panels=(chart.panels[0], pairing.Panel("x", (share(1.0),), PERCENT)))


def test_the_two_sides_differ_in_shape_and_name_too():
    svg = a_pairing().svg()

    assert shapes(svg, "dot")
    assert shapes(svg, "square")
    assert {"In special provision", "Social wellbeing, 1 to 5"} <= set(texts(svg))


def test_neighbours_who_would_touch_are_seated_on_each_other():
    dots = shapes(some_neighbours().svg(Look(PHONE)), "dot")[:8]

    assert len(dots) == len(set(dots)) == 8
    assert all(abs(a[0] - b[0]) >= 11 or abs(a[1] - b[1]) >= 11 for n, a in enumerate(dots) for b in dots[:n])


def test_a_place_whose_own_figure_is_hidden_says_so():
    chart = some_neighbours()

    svg = replace(chart, own=replace(chart.own, shown=HIDDEN)).svg()

    assert "Egelund: hidden" in texts(svg)


@pytest.mark.parametrize("name", FIGURES)
def test_every_word_stays_on_the_sheet(name):
    for look in (Look(PHONE), Look(800)):
        for each in elements(FIGURES[name]().svg(look), "text"):
            assert -1 <= float(each.get("x")) <= look.width + 1
