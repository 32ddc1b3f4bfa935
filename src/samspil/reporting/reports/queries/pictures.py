"""A drawing of the screen as it stands on paper: the picture, its words, and its table."""

from django.utils.translation import gettext as _

from samspil.reporting.reports.queries.source import Source
from samspil.steering.overview.pages.quality import course_of_a_year
from samspil.tools.charts.chart import Chart, for_paper
from samspil.tools.paper.document import Block, Heading, Paragraph, Picture, Table, line


def followed_over_the_year(source: Source) -> tuple[Block, ...]:
    """Whether the efforts could be followed, month by month; nothing where no month has any."""
    chart = course_of_a_year(source.plan, today=source.day) if source.plan else None
    if chart is None:
        return ()
    return (
        Heading(_("Could the efforts be followed?")),
        Paragraph(line(chart.description)),
        *drawn(chart),
    )


def drawn(chart: Chart) -> tuple[Block, ...]:
    said = chart.table()
    rows = tuple(tuple(line(cell.text) for cell in row) for row in said.rows)
    alt = f"{chart.title}. {chart.description}"
    return (Picture(for_paper(chart), alt, chart.title), Table(chart.title, said.header, rows))
