"""The chapters of a report to committees: the strategy and the efforts."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.reporting.reports.queries.pictures import followed_over_the_year
from samspil.reporting.reports.queries.source import Source, nobody, status_run, whole_day
from samspil.steering.followup.pages.strategy import chapter_parts
from samspil.steering.followup.pages.targets import TargetLine
from samspil.steering.plans.models import Action
from samspil.steering.plans.pages.lines import EffortLine, tally
from samspil.steering.plans.queries import actions_with_owners
from samspil.steering.plans.rules import Status
from samspil.tools.paper.document import (
    Block,
    Heading,
    Line,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
    Terms,
    line,
    paragraphs,
)

ASKING = (Status.LATE, Status.QUIET, Status.UNPROVED)


def year(source: Source) -> Part:
    return Part(_("The year in words"), blocks=paragraphs(source.report.words), key="year")


def strategy(source: Source) -> Part:
    lines = source.statements
    first = ngettext("The strategy says %(n)d thing.", "The strategy says %(n)d things.", len(lines))
    blocks: list[Block] = [*day_note(source)]
    for part in chapter_parts(source.book, lines):
        if part.main:
            blocks += [
                Heading(part.name.text),
                Table(
                    _("Main statements: %(chapter)s") % {"chapter": part.name.text},
                    (_("No."), _("What we said"), _("How it goes")),
                    tuple(
                        (
                            line(said.statement.number),
                            line("".join(piece.text for piece in said.pieces)),
                            standing_line(said.status, said.why),
                        )
                        for said in part.main
                    ),
                    (1, 8, 4),
                ),
            ]
    return Part(
        _("What became of the strategy"),
        (
            line(first % {"n": len(lines)}),
            *count_points(tally(each.status for each in lines)),
        ),
        tuple(blocks),
        "strategy",
    )


def day_note(source: Source) -> Iterator[Note]:
    """Where the statuses are not those of the day on the cover."""
    if source.day < source.today:
        words = _("The statuses are those of %(day)s, the last day of the year told here.")
        yield Note(line(words % {"day": whole_day(source.day)}))


def count_points(counts: Iterable[tuple[str, int]]) -> Iterator[Line]:
    return ((status_run(status), Run(f": {count}")) for status, count in counts)


def standing_line(status: str, why: str) -> Line:
    return (status_run(status), Run(f" · {why}")) if why else (status_run(status),)


def targets(source: Source) -> Part:
    page = source.strategy_page
    return targets_part(page.targets_now, page.targets_then)


def targets_part(now: tuple[TargetLine, ...], then: tuple[TargetLine, ...]) -> Part:
    running = ngettext("%(n)d target counts now.", "%(n)d targets count now.", len(now)) % {"n": len(now)}
    past = ngettext(
        "%(n)d earlier target no longer counts.", "%(n)d earlier targets no longer count.", len(then)
    ) % {"n": len(then)}
    found = [(_("Targets that count now"), now), (_("Earlier targets, and what became of them"), then)]
    blocks = tuple(_targets_table(caption, lines) for caption, lines in found if lines)
    first = line(running) if now else line(_("No target counts now."))
    points = (first, line(past)) if then else (first,)
    return Part(_("Targets"), points, blocks, "targets")


def _targets_table(caption: str, lines: tuple[TargetLine, ...]) -> Table:
    rows = tuple(
        (line(each.name), line(each.big), line(each.definition), line(_told(each))) for each in lines
    )
    return Table(caption, (_("Target"), _("Number"), _("What it counts"), _("State")), rows, (4, 3, 5, 4))


def _told(each: TargetLine) -> str:
    return f"{each.status}. {each.decision}" if each.decision else each.status


def efforts(source: Source) -> Part:
    lines = source.lines
    told = ngettext("%(n)d effort is approved.", "%(n)d efforts are approved.", len(lines)) % {
        "n": len(lines)
    }
    blocks: list[Block] = [*day_note(source)]
    for key, name in source.areas:
        mine = [each for each in lines if each.effort.area.key == key]
        if mine:
            blocks.append(Heading(name))
            for each in mine:
                blocks += [Heading(f"{each.effort.number}. {each.effort.title}", 3), _facts(each)]
    if not lines:
        blocks.append(Paragraph(line(_("No effort has been approved yet."))))
    blocks += followed_over_the_year(source)
    return Part(_("The efforts"), (line(told), *count_points(tally_of(lines))), tuple(blocks), "efforts")


def tally_of(lines: Iterable[EffortLine]) -> list[tuple[str, int]]:
    found = [each.standing.status for each in lines]
    return [(each.value, found.count(each)) for each in Status if each in found]


def _facts(each: EffortLine) -> Terms:
    effort, goals = each.effort, "; ".join(goal.text for goal in each.effort.goals.all())
    rows = [
        (_("Status"), standing_line(each.standing.status, each.standing.why)),
        (_("Statements"), line(", ".join(each.numbers))),
        (_("Goals"), line(goals)),
        (_("Owner"), line(nobody(each.owner))),
        (_("How far"), line(effort.progress)),
        (_("Next step"), line(_next(each))),
    ]
    return Terms(tuple((name, runs) for name, runs in rows if any(run.text for run in runs)))


def _next(each: EffortLine) -> str:
    day = whole_day(each.effort.next_on)
    return ", ".join(said for said in (each.effort.next_step, day) if said)


def attention(source: Source) -> Part:
    asking = sorted(
        (each for each in source.lines if each.standing.status in ASKING),
        key=lambda each: ASKING.index(each.standing.status),
    )
    blocked = _blocked(source)
    points = (*count_points(tally_of(asking)), line(_held(len(blocked))))
    blocks: list[Block] = [*day_note(source)]
    if asking:
        blocks.append(_asking_table(asking))
    else:
        blocks.append(Note(line(_("No approved effort is late, quiet or without evidence."))))
    if blocked:
        blocks.append(_blocked_table(blocked))
    return Part(_("What is late, quiet or blocked"), points, tuple(blocks), "attention")


def _held(count: int) -> str:
    if not count:
        return _("No action is blocked.")
    return ngettext("%(n)d action is blocked.", "%(n)d actions are blocked.", count) % {"n": count}


def _asking_table(asking: list[EffortLine]) -> Table:
    rows = tuple(
        (
            line(each.effort.title),
            standing_line(each.standing.status, each.standing.why),
            line(nobody(each.owner)),
        )
        for each in asking
    )
    return Table(_("Efforts that ask for attention"), (_("Effort"), _("Status"), _("Owner")), rows, (5, 4, 4))


def _blocked(source: Source) -> list[Action]:
    found = actions_with_owners(effort__plan=source.plan) if source.plan else Action.objects.none()
    return list(found.filter(_is_open(source.day)).exclude(blocked_by=""))


def _is_open(day: date) -> Q:
    return (Q(ended_on=None) | Q(ended_on__gt=day)) & (Q(stopped_on=None) | Q(stopped_on__gt=day))


def _blocked_table(blocked: list[Action]) -> Table:
    rows = tuple((line(each.title), line(each.blocked_by), line(each.unblocked_by)) for each in blocked)
    header = (_("Action"), _("What blocks it"), _("What would unblock it"))
    return Table(_("Actions that are blocked"), header, rows)
