"""Charts on a page: drawn once for each content, told as a table too, and downloaded."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString

from samspil.ground.base.sheets import download
from samspil.tools.charts.chart import Chart, Look, content_key, for_paper
from samspil.tools.exchange.spreadsheet import Column, Sheet, safe_file_name

DAYS_KEPT = 14


@dataclass(frozen=True)
class Drawing:
    """`shown` is where the style sheet shows it: w on a wide page, n on a narrow one, empty on both."""

    svg: SafeString
    shown: str


def drawings(chart: Chart, name: str) -> tuple[Drawing, ...]:
    """One drawing for each width the chart has; those drawn before come out of the cache together."""
    looks = {shown: Look(width, name=f"{name}{shown and '-'}{shown}") for shown, width in chart.widths}
    keys = {shown: f"drawing:{content_key(chart, look)}" for shown, look in looks.items()}
    found = cache.get_many(keys.values())
    fresh = {keys[shown]: chart.svg(look) for shown, look in looks.items() if keys[shown] not in found}
    if fresh:
        cache.set_many(fresh, DAYS_KEPT * 24 * 60 * 60)
    # Safe: written element by element from cleaned text; tests/tools/charts holds it.
    return tuple(Drawing(SafeString((found | fresh)[key]), shown) for shown, key in keys.items())


def twin_sheet(chart: Chart) -> Sheet:
    """The table twin as a spreadsheet."""
    table = chart.table()
    rows = ([cell.text for cell in row] for row in table.rows)
    return Sheet(chart.title, tuple(Column(each) for each in table.header), rows)


def chart_download(chart: Chart, format: str) -> HttpResponseBase:
    """The twin as CSV or XLSX, or the drawing itself, to stand alone."""
    if format != "svg":
        return download(twin_sheet(chart), format)
    response = HttpResponse(for_paper(chart), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(chart.title, "svg")}"'
    return response
