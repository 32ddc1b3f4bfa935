"""The chapter of figures: what was released to those the report is for, and nothing else."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.figures.publication.pages.figure import FigurePage, every_page
from samspil.figures.publication.pages.paper import blocks_of, point_of
from samspil.figures.publication.queries.figures import published_to
from samspil.figures.publication.rules.audiences import Audience as Readers
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.queries.source import Source
from samspil.reporting.reports.rules import Audience
from samspil.steering.meetings.rules import BodyKind
from samspil.tools.paper.document import Block, Heading, Note, Part, line


def figures(source: Source) -> Part:
    """Whoever issues it may read more than its readers: they get what they may read themselves."""
    readers = readers_of(source.report)
    pages = _in_order(every_page(source.report.unit, published_to(source.report.unit_id, readers)))
    blocks: list[Block] = []
    before: set[str] = set()
    for page in pages:
        blocks += [Heading(page.name), *blocks_of(page, 3, before)]
        before |= {page.series.key, *(each.key for each in page.beside)}
    if not pages:
        return Part(
            _("Figures"), (line(_("No figure has been released to those it is for.")),), key="figures"
        )
    told = ngettext("%(n)d figure has been released.", "%(n)d figures have been released.", len(pages))
    note = Note(line(_("They stand as they were released, whatever year the report tells of.")))
    points = (line(told % {"n": len(pages)}), *(point_of(each) for each in pages))
    return Part(_("Figures"), points, (note, *blocks), "figures")


def readers_of(report: Report) -> Readers:
    """Where a board gets it too, all get what a board may read."""
    if report.audience == Audience.PUBLIC:
        return Readers.PUBLIC
    kinds = {each.body.kind for each in report.committees.select_related("body")}
    return Readers.COMMITTEE if kinds <= {BodyKind.COMMITTEE} and kinds else Readers.BOARD


def _in_order(pages: dict[str, FigurePage]) -> list[FigurePage]:
    """Taking part first, each with its pairs; what stood beside one of them is not told again."""
    first = [each for each in pages.values() if each.series.shown_with]
    beside = {key for each in first for key in each.series.shown_with}
    rest = [each for key, each in pages.items() if each not in first and key not in beside]
    return [*first, *rest]
