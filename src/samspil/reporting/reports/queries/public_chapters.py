"""The chapters of a report to everyone: what the public page shows, and nothing else."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.reporting.public.pages.lines import Entry, Month, Note, effort_notes, timetable
from samspil.reporting.reports.queries.chapters import (
    count_points,
    day_note,
    standing_line,
    targets_part,
)
from samspil.reporting.reports.queries.more_chapters import kinds_table
from samspil.reporting.reports.queries.source import Source, whole_day
from samspil.steering.plans.pages.lines import tally
from samspil.tools.paper.document import Block, Heading, Paragraph, Part, Table, line, paragraphs


def strategy(source: Source) -> Part:
    page = source.house_page
    rows = tuple(
        (
            line(each.statement.number),
            line("".join(piece.text for piece in each.pieces)),
            standing_line(each.status, each.why),
        )
        for each in page.promises
    )
    header = (_("No."), _("What we promised"), _("How it goes"))
    tables = (Table(_("The promises"), header, rows, (1, 8, 4)),) if rows else ()
    points = (line(page.finding), *count_points(page.counts))
    return Part(_("What became of the strategy"), points, (*day_note(source), *tables), "strategy")


def targets(source: Source) -> Part:
    return targets_part(source.house_page.targets, source.house_page.past_targets)


def efforts(source: Source) -> Part:
    notes = source.notes
    told = ngettext("%(n)d effort is approved.", "%(n)d efforts are approved.", len(notes)) % {
        "n": len(notes)
    }
    blocks: list[Block] = [*day_note(source)]
    for key, name in source.areas:
        mine = [each for each in notes if each.effort.area.key == key]
        if mine:
            blocks += [Heading(name), _table(name, mine)]
    if not notes:
        blocks.append(Paragraph(line(_("No effort has been approved yet."))))
    counts = tally(each.standing.status for each in notes)
    return Part(_("The efforts"), (line(told), *count_points(counts)), tuple(blocks), "efforts")


def _table(name: str, notes: list[Note]) -> Table:
    rows = tuple((line(each.title), standing_line(each.standing.status, each.standing.why)) for each in notes)
    caption = _("Efforts: %(area)s") % {"area": name}
    return Table(caption, (_("Effort"), _("How it goes")), rows, (6, 5))


def coverage(source: Source) -> Part:
    page = source.house_page
    told = ngettext(
        "%(n)d of %(total)d place has a plan of its own.",
        "%(n)d of %(total)d places have a plan of their own.",
        page.places,
    ) % {"n": page.places_planned, "total": page.places}
    kinds = [(each.kind, each.planned, each.total) for each in page.kinds]
    return Part(_("Local plans"), (line(told),), (kinds_table(kinds),) if kinds else (), "coverage")


def next_steps(source: Source) -> Part:
    now = effort_notes(source.house.strategy, today=source.today)
    months = timetable(now, today=source.today)
    found = sorted((each for month in months for each in _entries(month)), key=lambda each: each.on)
    told = _("No day is set in the coming year.")
    if found:
        told = ngettext(
            "%(n)d day is set in the coming year.", "%(n)d days are set in the coming year.", len(found)
        )
    rows = tuple(
        (
            line(whole_day(each.on)),
            line(each.note.title),
            line(_("begins") if each.is_start else _("must be done")),
        )
        for each in found
    )
    header = (_("Day"), _("Effort"), _("What"))
    tables = (Table(_("What comes, and when"), header, rows, (3, 7, 3)),) if rows else ()
    return Part(
        _("Next steps"),
        (line(told % {"n": len(found)}),),
        (*paragraphs(source.report.next_steps), *tables),
        "next",
    )


def _entries(month: Month) -> tuple[Entry, ...]:
    return (*month.entries, *month.rest)
