"""Drawings of the screen that stand inside another chapter."""

from django.utils.translation import gettext as _

from samspil.ground.base.paper import drawn
from samspil.reporting.reports.queries.source import Source
from samspil.steering.overview.pages.quality import course_of_a_year
from samspil.tools.paper.document import Block, Heading, Paragraph, line


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
