"""A chart in a template: {% figure page.chart "starts" source=... csv_url=... %}."""

from django import template

from samspil.ground.base.drawings import drawings
from samspil.tools.charts.chart import Chart, Table

register = template.Library()


@register.inclusion_tag("base/parts/figure.html")
def figure(chart: Chart, name: str, **words: str) -> dict[str, object]:
    """`name` is unique on the page. Words: source, csv_url, xlsx_url, svg_url; untitled: the page said it."""
    return {"chart": chart, "name": name, "drawings": drawings(chart, name), "table": chart.table()} | words


@register.simple_tag
def twin_head(table: Table, column: int) -> str:
    """The name of a column, for the folded table of a phone."""
    return table.header[column]
