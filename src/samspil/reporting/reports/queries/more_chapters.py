"""The chapters of a report to committees: places, decisions, what people brought, what comes."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.reporting.reports.queries.reports import amount_on
from samspil.reporting.reports.queries.source import Source, whole_day
from samspil.steering.followup.pages.board import PlansPage
from samspil.steering.followup.rules import Coverage
from samspil.steering.plans.models import Contribution, Decision, Effort
from samspil.steering.plans.models.action import GROUPS
from samspil.steering.plans.queries import SHARED_KINDS
from samspil.tools.paper.document import Block, Line, ListOf, Note, Part, Table, line, paragraphs


def coverage(source: Source) -> Part:
    page = source.board
    points = (
        line(_("%(n)d of %(total)d places have a plan.") % {"n": page.with_plan, "total": page.total}),
        *_lacking(page),
        line(
            _("Of %(all)d actions %(done)d have ended, and %(proved)d have evidence.")
            % {"all": page.all_actions, "done": page.done_actions, "proved": page.proved_actions}
        ),
    )
    standings = tuple((line(each.label), line(str(each.count))) for each in page.choices[1:])
    table = Table(_("Where the places stand"), (_("Local plan"), _("Places")), standings, (4, 1))
    blocks = (table, kinds_table(_by_kind(page))) if page.total else ()
    return Part(_("Local plans"), points, blocks, "coverage")


def _lacking(page: PlansPage) -> Iterable[Line]:
    """In the words of the screen; nothing is said of nothing."""
    late, none = page.late, page.without_action
    words = ngettext("%(n)s is past the deadline.", "%(n)s are past the deadline.", late)
    if late:
        yield line(words % {"n": late})
    words = ngettext("%(n)s has a plan without any action.", "%(n)s have a plan without any action.", none)
    if none:
        yield line(words % {"n": none})


def _by_kind(page: PlansPage) -> Iterable[tuple[str, int, int]]:
    total = Counter(row.kind for row in page.rows)
    in_force = (Coverage.RUNNING, Coverage.NO_ACTION)
    planned = Counter(row.kind for row in page.rows if row.standing in in_force)
    return ((kind, planned[kind], total[kind]) for kind in sorted(total))


def kinds_table(kinds: Iterable[tuple[str, int, int]]) -> Table:
    rows = tuple((line(kind), line(str(planned)), line(str(total))) for kind, planned, total in kinds)
    return Table(
        _("Local plans by kind of place"),
        (_("Kind of place"), _("With a plan"), _("In all")),
        rows,
        (4, 1, 1),
    )


def decisions(source: Source) -> Part:
    taken = list(_decisions(source).filter(decided_on__range=_period(source)))
    waiting = [each for each in _decisions(source).filter(looked_back_on=None) if each not in taken]
    open_ones = [each for each in (*taken, *waiting) if each.looked_back_on is None]
    due = [each for each in open_ones if each.look_back_on <= source.today]
    points = (
        line(_taken_words(len(taken))),
        line(_due_words(len(due))),
    )
    blocks: list[Block] = []
    if taken:
        blocks.append(_taken_table(taken))
    if open_ones:
        blocks.append(_look_back_table(open_ones))
    return Part(_("Decisions"), points, tuple(blocks), "decisions")


def _taken_words(count: int) -> str:
    if not count:
        return _("No decision was taken in the plan of the house.")
    return ngettext("%(n)d decision was taken.", "%(n)d decisions were taken.", count) % {"n": count}


def _due_words(count: int) -> str:
    if not count:
        return _("No decision waits for somebody to look back on it.")
    return ngettext(
        "%(n)d decision waits for somebody to look back on it.",
        "%(n)d decisions wait for somebody to look back on them.",
        count,
    ) % {"n": count}


def _taken_table(found: list[Decision]) -> Table:
    rows = tuple(
        (line(whole_day(each.decided_on)), line(each.title), line(each.reason), line(each.outcome or "–"))
        for each in found
    )
    header = (_("Day"), _("Decision"), _("Why"), _("What came of it"))
    return Table(_("Decisions of the year"), header, rows, (3, 4, 6, 4))


def _look_back_table(found: list[Decision]) -> Table:
    ordered = sorted(found, key=lambda each: (each.look_back_on, each.pk))
    rows = tuple(
        (line(whole_day(each.look_back_on)), line(each.title), line(each.expected)) for each in ordered
    )
    header = (_("Look back on"), _("Decision"), _("What was expected"))
    return Table(_("Decisions to look back on"), header, rows, (3, 5, 6))


def _decisions(source: Source) -> QuerySet[Decision]:
    return Decision.objects.filter(
        plan__unit=source.report.unit_id, plan__kind__in=SHARED_KINDS, decided_on__lte=source.today
    ).select_related("effort")


def _period(source: Source) -> tuple[object, object]:
    """The report's year, as far as it has come."""
    return source.report.begins_on, min(source.report.ends_on, source.today)


def stopped(source: Source) -> Part:
    found = (
        Effort.objects.filter(
            plan__unit=source.report.unit_id,
            plan__kind__in=SHARED_KINDS,
            stopped_on__range=_period(source),
            approved_at__isnull=False,
        )
        .prefetch_related(Prefetch("decisions", Decision.objects.order_by("-decided_on", "-pk")))
        .order_by("stopped_on", "pk")
    )
    rows = tuple(
        (line(each.title), line(whole_day(each.stopped_on)), line(_why_stopped(each))) for each in found
    )
    told = _("No effort was stopped.")
    if rows:
        told = ngettext("%(n)d effort was stopped.", "%(n)d efforts were stopped.", len(rows))
    header = (_("Effort"), _("Stopped on"), _("Why"))
    blocks = (Table(_("Efforts that were stopped"), header, rows, (5, 3, 8)),) if rows else ()
    return Part(_("What stopped, and why"), (line(told % {"n": len(rows)}),), blocks, "stopped")


def _why_stopped(effort: Effort) -> str:
    decision = next(iter(effort.decisions.all()), None)
    return decision.reason if decision else _("no reason on record")


def contributions(source: Source) -> Part:
    found = list(
        Contribution.objects.filter(
            unit__path__contains=[source.report.unit_id], on__range=_period(source)
        ).order_by("-on", "-pk")
    )
    if not found:
        return Part(_("What people brought"), (line(_("Nobody brought anything.")),), key="contributions")
    answered = sum(1 for each in found if each.answered_on)
    told = ngettext("People brought %(n)d thing.", "People brought %(n)d things.", len(found))
    replied = ngettext("%(n)d has an answer.", "%(n)d have an answer.", answered)
    points = (line(told % {"n": len(found)}), line(replied % {"n": answered}))
    groups = Counter(each.group for each in found)
    rows = tuple((line(str(label)), line(str(groups[key]))) for key, label in GROUPS.items())
    most = _most_told(source)
    newest = tuple(line(f"{each.get_group_display()}: {each.text}") for each in found[:most])
    header = (_("Group"), _("Things brought"))
    blocks: list[Block] = [Table(_("Who brought something"), header, rows, (3, 1)), ListOf(newest)]
    if len(found) > most:
        blocks.append(Note(line(_("The list holds the newest; all are counted above."))))
    return Part(_("What people brought"), points, tuple(blocks), "contributions")


def _most_told(source: Source) -> int:
    """So many of the newest are told; the rest are counted."""
    return amount_on("report-newest-contributions", source.report.unit.country, source.today)


def next_steps(source: Source) -> Part:
    coming = sorted(
        (each for each in source.lines_now if each.effort.next_on and each.effort.next_on >= source.today),
        key=lambda each: (each.effort.next_on, each.effort.number),
    )
    told = _("No effort has a next step with a day.")
    if coming:
        told = ngettext(
            "%(n)d effort has a next step with a day.",
            "%(n)d efforts have a next step with a day.",
            len(coming),
        )
    rows = tuple(
        (line(whole_day(each.effort.next_on)), line(each.effort.next_step or "–"), line(each.effort.title))
        for each in coming
    )
    header = (_("Day"), _("Next step"), _("Effort"))
    tables = (Table(_("What comes, and when"), header, rows, (3, 6, 5)),) if rows else ()
    return Part(
        _("Next steps"),
        (line(told % {"n": len(coming)}),),
        (*paragraphs(source.report.next_steps), *tables),
        "next",
    )
