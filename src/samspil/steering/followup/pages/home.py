"""What needs me: not a menu. Each thing with its one next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import WRITERS
from samspil.steering.followup import queries, registry
from samspil.steering.followup.rules import AHEAD, Bundle, Need, Urgency, bundles, urgency
from samspil.steering.meetings import queries as meetings
from samspil.steering.meetings.rules import groups_of
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.plans.pages.lines import tally
from samspil.steering.plans.rules import Status, status
from samspil.steering.rounds.access import takes_part
from samspil.steering.rounds.queries import asks as rounds

# Per kind: the button when it is one thing, and the sentence when it is several.
BUTTONS = {
    "request": lambda: _("Write the local plan"),
    "draft": lambda: _("Finish the local plan"),
    "plan": lambda: _("Read and decide"),
    "approve": lambda: _("Read and decide"),
    "late": lambda: _("Tell where it stands"),
    "due": lambda: _("Tell where it stands"),
    "quiet": lambda: _("Tell news"),
    "unproved": lambda: _("Add evidence"),
    "look_back": lambda: _("Look back"),
    "contribution": lambda: pgettext("verb", "Answer"),
    "task": lambda: _("Open the task"),
    "question": lambda: pgettext("verb", "Answer"),
    "round": lambda: _("Answer the round"),
    "answers": lambda: _("Read and decide"),
}


@dataclass(frozen=True)
class TodoLine:
    bundle: Bundle
    heading: str
    button: str
    is_overdue: bool

    @property
    def waits(self) -> str:
        """Instead of a day: what is waited for."""
        words = {
            "plan": _("To decide"),
            "approve": _("To decide"),
            "contribution": _("To answer"),
            "question": _("To answer"),
            "answers": _("To decide"),
        }
        if found := registry.kinds.get(self.bundle.kind):
            return str(found.waits) or _("Waits for you")
        return words.get(self.bundle.kind, _("Waits for you"))


@dataclass(frozen=True)
class PlaceNow:
    """Where one of my places stands."""

    unit: Unit
    plan: Plan | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class HomePage:
    today: date
    total: int
    overdue: int
    due_today: int
    lines: tuple[TodoLine, ...]
    places: tuple[PlaceNow, ...]
    may_steer: bool
    takes_part: bool
    doors: tuple[registry.Door, ...]
    buttons: tuple[registry.Door, ...]


def home_page(me: Me, *, today: date) -> HomePage:
    units = list({role.unit_id: role.unit for role in me.roles}.values())[:2]
    plans = queries.plans_of(me, [unit.pk for unit in units])
    needs = [*_needs(me, plans.waiting, today), *registry.needs(me, today)]
    ways = registry.ways_on(me)
    levels = [urgency(need.due, today=today) for need in needs]
    return HomePage(
        today=today,
        total=len(needs),
        overdue=levels.count(Urgency.OVERDUE),
        due_today=levels.count(Urgency.TODAY),
        lines=tuple(_line(bundle) for bundle in bundles(needs, today=today)),
        places=tuple(_places(units, plans.at, today)),
        may_steer=any(role.kind in WRITERS for role in me.roles),
        takes_part=takes_part(me),
        doors=tuple(each for each in ways if not each.is_button),
        buttons=tuple(each for each in ways if each.is_button),
    )


def _line(bundle: Bundle) -> TodoLine:
    first = bundle.needs[0]
    heading = first.title if len(bundle.needs) == 1 else _many(bundle)
    other = registry.kinds.get(bundle.kind)
    button = str(other.button) if other else str(BUTTONS[bundle.kind]())
    return TodoLine(bundle, heading, button, bundle.urgency is Urgency.OVERDUE)


def _many(bundle: Bundle) -> str:
    n = len(bundle.needs)
    if other := registry.kinds.get(bundle.kind):
        return other.many(n) % {"n": n}
    words = {
        "late": ngettext(
            "%(n)d of your efforts and actions is late", "%(n)d of your efforts and actions are late", n
        ),
        "due": ngettext("%(n)d deadline is near", "%(n)d deadlines are near", n),
        "quiet": ngettext("%(n)d thing has gone quiet", "%(n)d things have gone quiet", n),
        "unproved": ngettext(
            "%(n)d thing has ended without evidence", "%(n)d things have ended without evidence", n
        ),
        "plan": ngettext("%(n)d plan waits for approval", "%(n)d plans wait for approval", n),
        "approve": ngettext("%(n)d effort waits for approval", "%(n)d efforts wait for approval", n),
        "look_back": ngettext("%(n)d decision to look back on", "%(n)d decisions to look back on", n),
        "contribution": ngettext(
            "%(n)d contribution without an answer", "%(n)d contributions without an answer", n
        ),
        "request": ngettext("%(n)d local plan is asked for", "%(n)d local plans are asked for", n),
        "draft": ngettext("%(n)d draft waits to be sent in", "%(n)d drafts wait to be sent in", n),
        "task": ngettext("%(n)d task from meetings", "%(n)d tasks from meetings", n),
        "question": ngettext(
            "%(n)d question waits for your answer", "%(n)d questions wait for your answer", n
        ),
        "round": ngettext("%(n)d place is asked in a round", "%(n)d places are asked in a round", n),
        "answers": ngettext("%(n)d round has answers for you", "%(n)d rounds have answers for you", n),
    }
    return words[bundle.kind] % {"n": n}


def _needs(me: Me, plans: Iterable[Plan], today: date) -> Iterable[Need]:
    yield from _requests(me)
    yield from _approvals(me, plans)
    yield from _rounds(me)
    for effort in queries.my_efforts(me):
        yield from _follow(effort, "effort", effort.plan.strategy.quiet_days, today)
    for action in queries.my_actions(me):
        yield from _follow(action, "action", action.effort.plan.strategy.quiet_days, today)
    yield from _from_bodies(me, today)
    for decision in queries.decisions_to_look_back_on(me, today + AHEAD):
        text = _("You expected: %(expected)s") % {"expected": decision.expected}
        url = reverse("look-back", args=[decision.pk])
        yield Need("look_back", decision.look_back_on, decision.title, text, url)
    for each in queries.unanswered_contributions(me):
        title = _("%(who)s has brought something") % {"who": each.by.name}
        yield Need(
            "contribution", None, title, each.text[:160], reverse("answer-contribution", args=[each.pk])
        )


def _requests(me: Me) -> Iterable[Need]:
    for request in queries.unanswered_requests(me):
        text = request.note or _("The follow-up group asks for it, as part of %(plan)s.") % {
            "plan": request.framework.title
        }
        if request.draft:
            title = _("The local plan of %(unit)s is a draft") % {"unit": request.unit.name}
            yield Need("draft", request.due_on, title, text, reverse("plan", args=[request.draft]))
        else:
            title = _("%(unit)s needs a local plan") % {"unit": request.unit.name}
            url = reverse("make-local-plan", args=[request.framework_id, request.unit_id])
            yield Need("request", request.due_on, title, text, url)


def _approvals(me: Me, plans: Iterable[Plan]) -> Iterable[Need]:
    for plan in plans:
        text = _("%(who)s asks you to approve it.") % {"who": plan.submitted_by}
        title = _("%(kind)s of %(unit)s") % {"kind": plan.get_kind_display(), "unit": plan.unit.name}
        yield Need("plan", None, title, text, reverse("plan", args=[plan.pk]))
    for effort in queries.efforts_to_approve(me):
        text = (
            _("It was changed after it was approved. Look at what is new.")
            if effort.approved_at
            else _("%(who)s asks you to approve it.") % {"who": effort.submitted_by}
        )
        yield Need("approve", None, effort.title, text, reverse("effort", args=[effort.pk]))


def _from_bodies(me: Me, today: date) -> Iterable[Need]:
    """Tasks that bodies gave me, questions to those I speak for, and what others share the question with."""
    wanted = [(part, list(part.wanted(me, today))) for part in registry.shared]
    groups = groups_of(role.kind for role in me.roles)
    more = [each for _part, asked in wanted for each in asked]
    waiting = meetings.waiting_for(me.person, me.root, groups, *more)
    for task in waiting.tasks:
        url = f"{reverse('body', args=[task.body_id])}#tasks"
        yield Need("task", task.due_on, task.text, task.body.name, url)
    for asked in waiting.questions:
        title = _("%(body)s asks you") % {"body": asked.body.name}
        url = reverse("consultation", args=[asked.pk])
        yield Need("question", asked.due_on, title, asked.question[:160], url)
    rows = iter(waiting.more)
    for part, own in wanted:
        yield from part.tell(me, [next(rows) for _each in own])


def _rounds(me: Me) -> Iterable[Need]:
    """My places that a round asks, and answers that wait for a yes of mine: one line a round."""
    for each in rounds.waiting_for(me):
        if each.ask:
            title = _("%(unit)s is asked: %(round)s") % {"unit": each.place, "round": each.title}
            text = each.note or _("Two minutes: the facts stand there already.")
            yield Need("round", each.due_on, title, text, reverse("ask", args=[each.ask]))
        else:
            title = ngettext("%(n)d answer waits for you", "%(n)d answers wait for you", each.n)
            url = reverse("round", args=[each.round]) + "?standing=here"
            yield Need("answers", None, title % {"n": each.n}, each.title, url)


def _follow(thing: Effort | Action, kind: str, quiet_days: int, today: date) -> Iterable[Need]:
    found = status(thing.course, today=today, quiet_days=quiet_days)
    where = thing.plan.title if isinstance(thing, Effort) else thing.effort.title
    news, evidence = (
        reverse("tell-news", args=[kind, thing.pk]),
        reverse("add-evidence", args=[kind, thing.pk]),
    )
    away = reverse("hand-over", args=[kind, thing.pk])
    if found is Status.LATE:
        passed = thing.planned_end if thing.planned_end and thing.planned_end < today else thing.planned_start
        yield Need("late", passed, thing.title, where, reverse(kind, args=[thing.pk]), away)
    elif found is Status.QUIET:
        yield Need("quiet", None, thing.title, where, news, away)
    elif found is Status.UNPROVED:
        yield Need("unproved", None, thing.title, where, evidence, away)
    elif found is Status.RUNNING and thing.planned_end and thing.planned_end <= today + AHEAD:
        yield Need("due", thing.planned_end, thing.title, where, reverse(kind, args=[thing.pk]), away)


def _places(units: list[Unit], at: dict[int, Plan], today: date) -> Iterable[PlaceNow]:
    """My own places with their plan; for who steers the whole house the plan of the house."""
    actions = list(queries.actions_of(at.values()))
    for unit in units:
        plan = at.get(unit.pk)
        found = (
            status(each.course, today=today, quiet_days=plan.strategy.quiet_days)
            for each in actions
            if plan and each.effort.plan_id == plan.pk
        )
        yield PlaceNow(unit, plan, tally(found))
