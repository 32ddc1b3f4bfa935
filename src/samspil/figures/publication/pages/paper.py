"""A published figure on paper: what its page says, its drawings, and a table that says the same."""

from collections.abc import Collection, Iterator, Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.figures.publication.pages.figure import Beside, FigurePage
from samspil.figures.publication.pages.lines import FigureRow, language
from samspil.figures.publication.queries.wording import day_words
from samspil.ground.base.paper import drawn, labels, pictures, table
from samspil.tools.paper.document import (
    Block,
    Document,
    Heading,
    Line,
    ListOf,
    Note,
    Paragraph,
    Part,
    line,
)


def blocks_of(page: FigurePage, level: int, drawn_before: Collection[str] = ()) -> Iterator[Block]:
    """All that is said of a figure, with headings of this level; never without its pairs.

    What a longer paper has drawn before, by key, is told in words alone.
    """
    yield Paragraph(line(page.lead))
    yield Paragraph(line(page.under), "small")
    if page.findings:
        yield ListOf(tuple(line(f"{each.heading}: {each.word}. {each.text}") for each in page.findings))
    if page.trend:
        yield from pictures(page.trend)
    yield _rows(page.name, page.year_head, page.years, _("Against the year before"))
    for each in page.beside:
        yield from _beside(each, level, is_drawn=each.key not in drawn_before)
    if page.composition:
        yield Heading(page.composition.title, level)
        yield Paragraph(line(page.composition.description))
        yield from drawn(page.composition)
    if page.funnel:
        yield Heading(_("Place by place"), level)
        yield Paragraph(line(_no_ranking()))
        yield from drawn(page.funnel)
    if page.others and page.others.chart:
        yield Heading(_("Beside others"), level)
        yield from drawn(page.others.chart)
    yield from _made(page)


def _beside(each: Beside, level: int, *, is_drawn: bool) -> Iterator[Block]:
    yield Heading(_("Meanwhile: %(name)s") % {"name": each.name}, level)
    said = [each.newest.shown]
    if each.finding:
        said.append(f"{each.finding.heading}: {each.finding.word}. {each.finding.text}")
    yield Paragraph(line(" · ".join(said)))
    yield Paragraph(line(" · ".join(filter(None, [each.under, each.note]))), "small")
    if each.chart and is_drawn:
        yield from drawn(each.chart)


def _made(page: FigurePage) -> Iterator[Block]:
    """How it is counted, in which release it stands, and what is not told."""
    yield Paragraph(line(page.meaning), "small")
    released = _("%(source)s Released %(day)s: %(title)s. Content hash %(hash)s.") % {
        "source": page.source,
        "day": day_words(localdate(page.release.released_at).isoformat()) if page.release.released_at else "",
        "title": page.release.title,
        "hash": page.release.content_hash[:16],
    }
    yield Paragraph(line(" ".join([released, *page.revisions])), "small")
    if page.hides:
        yield Note(line(_hidden()))


def _hidden() -> str:
    return _(
        "A hidden number counts few children, or is left out so that another one cannot be worked out."
        " It is never nought."
    )


def _no_ranking() -> str:
    return _(
        "Where a place lies outside the limits it is a reason to ask, not a verdict: of twenty places that do"
        " not differ, one does by chance alone. There is no ranking."
    )


def _rows(caption: str, head: str, rows: Sequence[FigureRow], verdicts: str) -> Block:
    header = [head, pgettext("figure", "Number"), _("Interval (95 %)"), _("In the event"), _("Counted")]
    told = [
        [
            row.head,
            row.figure.shown,
            row.figure.interval or "–",
            row.figure.events_shown or "–",
            row.figure.n_shown or "–",
            *([row.verdict] if verdicts else []),
        ]
        for row in rows
    ]
    return table(caption, [*header, *([verdicts] if verdicts else [])], told)


def point_of(page: FigurePage) -> Line:
    """The figure in one line, for where a chapter or a slide says it in short."""
    moved = page.findings[0] if page.findings else None
    year = f" ({page.newest.year}; {page.later})" if page.later else ""
    said = f"{page.name}: {page.newest.shown}{year}."
    return line(f"{said} {moved.heading}: {moved.word}." if moved else said)


def figure_document(page: FigurePage) -> Document:
    """The figure alone, with everything its page tells."""
    blocks = [*blocks_of(page, 2)]
    if page.by_place:
        verdicts = _("Against the whole")
        blocks += [Heading(_("The places in alphabetical order"))]
        blocks += [_rows(page.name, _("Place"), page.by_place, verdicts)]
    for cut in page.cuts:
        blocks += [Heading(cut.heading), _rows(f"{page.name}: {cut.heading}", cut.heading, cut.rows, "")]
    made_on = page.release.released_at
    return Document(
        title=page.name,
        language=language(),
        publisher=page.house.name,
        dated_on=localdate(made_on).isoformat(),
        subtitle=page.release.title,
        facts=((_("For whom?"), page.to_whom),),
        parts=(Part(page.course, (point_of(page),), tuple(blocks), "figure"),),
        labels=labels(),
    )
