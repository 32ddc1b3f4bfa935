"""A drawing of the screen as it stands on paper: the picture, its words, and its table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.reporting.reports.queries.source import Source
from samspil.steering.overview.pages.quality import course_of_a_year
from samspil.tools.charts.chart import Chart, on_pages
from samspil.tools.charts.chart import Table as Twin
from samspil.tools.paper.document import Block, Heading, Paragraph, Picture, Table, line

LEAST_SHARE, MOST_SHARE = 13, 22


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
    """The drawing, on as many pages as it needs, and all it says in a table."""
    said, sheets = chart.table(), on_pages(chart)
    rows = tuple(tuple(line(cell.text) for cell in row) for row in said.rows)
    captions = [chart.title]
    if len(sheets) > 1:
        words = _("%(title)s (%(place)s of %(all)s)")
        captions = [
            words % {"title": chart.title, "place": place, "all": len(sheets)}
            for place in range(1, len(sheets) + 1)
        ]
    pictures = (
        Picture(svg, f"{caption}. {chart.description}", caption)
        for svg, caption in zip(sheets, captions, strict=True)
    )
    return (*pictures, Table(chart.title, said.header, rows, _widths(said)))


def _widths(said: Twin) -> tuple[int, ...]:
    """Each column has room for its longest word, and more where it says much."""
    columns = zip(said.header, *([cell.text for cell in row] for row in said.rows), strict=True)
    return tuple(_share(column) for column in columns)


def _share(texts: Sequence[str]) -> int:
    longest = max(len(word) for text in texts for word in text.split() or [""])
    return max(longest, min(sum(map(len, texts)) // len(texts), MOST_SHARE), LEAST_SHARE)
