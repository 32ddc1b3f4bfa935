"""One small chart of each sort, and a drawing taken apart again."""

from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from tools.charts.figures import FIGURES

from samspil.tools.charts import coverage, linkmap, series, timeline, wheel
from samspil.tools.charts.chart import PAPER, PHONE, WIDE, Look

SVG = "{http://www.w3.org/2000/svg}"
WORDS = timeline.Words(
    ("Effort", "Planned", "Actual", "Past its day", "Status"),
    "planned",
    "running",
    "since the news",
    "late",
    "ended",
)
LOOKS = {"wide": Look(WIDE), "phone": Look(PHONE), "paper": Look(PAPER, is_paper=True)}
RUNS = timeline.Row(
    "Play at every break",
    "running",
    "Running",
    timeline.Span(date(2026, 9, 1), date(2027, 2, 1), "1 September to 1 February"),
    timeline.Span(date(2026, 10, 1), date(2026, 12, 1), "since 1 October"),
    known_until=date(2026, 11, 1),
    note="30 days late",
    url="/efforts/1/",
)
WAITS = timeline.Row("A quiet room", "planned", "Planned", url="/efforts/2/")


def a_timeline(*rows, **changed):
    facts = {
        "title": "One of two began late",
        "description": "Play at every break began 30 days late.",
        "begins_on": date(2026, 8, 1),
        "ends_on": date(2027, 7, 31),
        "ticks": (timeline.Tick(date(2026, 9, 1), "sep"), timeline.Tick(date(2027, 1, 1), "jan")),
        "today": timeline.Tick(date(2026, 12, 1), "today"),
        "words": WORDS,
    }
    return timeline.Timeline(rows=rows or (RUNS, WAITS), **facts | changed)


def a_coverage(label="Linden School"):
    fields = (
        coverage.Field("late", 3, "late", "/x/?unit=1&area=2"),
        coverage.Field("none", 0, "nothing yet"),
    )
    group = coverage.Group("Schools", (coverage.Row(label, fields, "/units/1/"),))
    return coverage.Coverage(
        "One place", "One place leaves an area empty.", "Place", ("Culture", "Parents"), (group,)
    )


def a_series(label="Has an owner"):
    values = (None, 40.0, 80.0)
    points = tuple(
        series.Point(date(2026, month, 28), value, "not known" if value is None else f"{value:.0f} %")
        for month, value in zip((8, 9, 10), values, strict=True)
    )
    return series.Series(
        "More have an owner", "From 40 to 80 percent.", "Month", (series.Line(label, points),),
        (timeline.Tick(date(2026, 9, 1), "sep"),), 100.0, (series.Level(50.0, "half"),),
    )  # fmt: skip


def a_wheel(label="Follow-up group meets"):
    months = tuple(
        wheel.Month(str(n % 12 + 1), date(2026 + n // 12, n % 12 + 1, 1), f"Month {n}", f"#m{n}")
        for n in range(7, 19)
    )
    meets = wheel.Ring("Meetings", (wheel.Day(date(2026, 9, 3), label, "3 September"),))
    closed = wheel.Ring(
        "Holidays",
        (
            wheel.Day(date(2026, 10, 12), "Autumn", "12 October", date(2026, 10, 18)),
            wheel.Day(date(2027, 6, 5), "Free", "5 June"),
        ),
    )
    header = ("Month", "Day", "Kind", "What")
    return wheel.YearWheel(
        "Ten days", "Ten days.", header, months, date(2027, 8, 1), (meets, closed), date(2026, 11, 1), "today"
    )


def a_map(label="Play at every break"):
    kinds = ((linkmap.Kind.CARRIES_OUT, "carries out"), (linkmap.Kind.BLOCKED, "is blocked by"))
    nodes = (
        linkmap.Node("a", 0, "Action", label, "/actions/1/", "running", "Running"),
        linkmap.Node("b", 0, "Block", "No cover for staff"),
        linkmap.Node("e", 1, "Effort", "Communities", "/efforts/1/"),
        linkmap.Node("g", 1, "Goal", "Stands alone"),
    )
    links = (
        linkmap.Link("a", "e", linkmap.Kind.CARRIES_OUT),
        linkmap.Link("a", "b", linkmap.Kind.BLOCKED),
    )
    return linkmap.LinkMap(
        "One chain", "One action.", ("From", "Link", "To"), ("Actions", "Efforts"), nodes, links, kinds
    )


CHARTS = {
    "timeline": lambda label: a_timeline(timeline.Row(label, "late", label, url="/efforts/1/", note=label)),
    "coverage": a_coverage,
    "series": a_series,
    "wheel": a_wheel,
    "map": a_map,
    **FIGURES,
}


@pytest.fixture(params=CHARTS)
def make_chart(request):
    return CHARTS[request.param]


@pytest.fixture
def chart(make_chart):
    return make_chart("Play at every break")


@pytest.fixture(params=LOOKS)
def look(request):
    return LOOKS[request.param]


def elements(svg, *tags):
    return [each for each in fromstring(svg).iter() if not tags or each.tag.removeprefix(SVG) in tags]


def texts(svg):
    return [each.text for each in elements(svg, "text")]
