"""Writing efforts, and taking them from a sentence to an end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person
from samspil.steering.plans.actions.plans import MoveRefused, mover, next_number
from samspil.steering.plans.models import Action, ApprovedWording, Decision, Effort, News, Plan
from samspil.steering.plans.queries import IN_FORCE, said_again, seen_of
from samspil.steering.plans.rules import Refusal, State, approval_refusals, rewriting_refusals


@dataclass(frozen=True)
class GoalText:
    """A goal as typed: what will be different, and how one can see it."""

    text: str
    indicator: str = ""
    observable: str = ""


@transaction.atomic
def save_effort(
    *,
    plan: Plan,
    effort: Effort | None,
    fields: dict[str, object],
    goals: list[GoalText],
    by: Person,
    seen: str = "",
) -> Effort:
    """Write an effort, new or again. In a plan in force what is new waits for somebody else's approval.

    The database keeps what was approved, and lets it go when it is said again.
    """
    fields = dict(fields)
    # One at a time with whoever moves the plan; who owns only the effort waits at the database's own gate.
    Plan.objects.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    plan.refresh_from_db(fields=["state"])
    found = rewriting_refusals(State(plan.state))
    if effort and seen and seen != seen_of(_held(effort)):
        found.append(Refusal.CHANGED_MEANWHILE)
    if found:
        raise MoveRefused(found)
    statements, further = fields.pop("statements"), fields.pop("further")
    if effort is None:
        saved = Effort.objects.create(plan=plan, number=next_number(plan), **fields)
        what = "effort made"
    else:
        for name, value in fields.items():
            setattr(effort, name, value)
        # Only what was typed: news and evidence may have come in meanwhile.
        effort.save(update_fields=list(fields))
        saved, what = effort, "effort changed"
    saved.statements.set(statements)
    saved.further.set(further)
    _save_goals(saved, goals)
    said_again(saved).delete()
    record(what, target=saved, by=by, unit=plan.unit_id)
    return saved


def _save_goals(effort: Effort, goals: list[GoalText]) -> None:
    """The same goals as before stay the same rows, so that what inherits from them keeps its line back."""
    kept = list(effort.goals.all())
    for place, goal in enumerate(goals):
        if place < len(kept):
            kept[place].text, kept[place].indicator, kept[place].observable = (
                goal.text,
                goal.indicator,
                goal.observable,
            )
            kept[place].save()
        else:
            effort.goals.create(text=goal.text, indicator=goal.indicator, observable=goal.observable)
    for left in kept[len(goals) :]:
        left.delete()


@transaction.atomic
def ask_for_approval(*, effort: Effort, me: Me) -> None:
    """Ask that an effort in a plan in force be approved: it must have a goal that can be seen."""
    locked = _held(effort)
    found = []
    if locked.plan.state not in IN_FORCE or locked.submitted_at or locked.approved_at:
        found.append(Refusal.NOT_FROM_HERE)
    if not locked.goals.exists():
        found.append(Refusal.EFFORT_WITHOUT_GOAL)
    if found:
        raise MoveRefused(found)
    locked.submitted_at, locked.submitted_by = now(), me.person
    locked.save(update_fields=["submitted_at", "submitted_by"])
    record("effort submitted", target=locked, by=me.person, unit=locked.plan.unit_id)


def _held(effort: Effort) -> Effort:
    """The effort as it is now, held fast; only who may write it can hold it."""
    rows = Effort.objects.select_for_update(of=("self",)).select_related("plan__unit")
    locked = rows.filter(pk=effort.pk).first()
    if locked is None:
        raise MoveRefused([Refusal.NOT_YOUR_ROLE])
    return locked


@transaction.atomic
def approve_effort(*, effort: Effort, me: Me) -> None:
    """Say yes to an effort, or to what was changed in it since somebody said yes."""
    locked = _held(effort)
    change = ApprovedWording.objects.filter(effort=locked).first()
    found = approval_refusals(
        is_in_force=locked.plan.state in IN_FORCE,
        asked_by=change.writers if change else _asked_by(locked),
        has_goal=locked.goals.exists(),
        mover=mover(me, locked.plan),
    )
    if found:
        raise MoveRefused(found)
    if change:
        locked.submitted_at, locked.submitted_by_id = change.since, change.writers[-1]
    locked.approved_at, locked.approved_by = now(), me.person
    locked.save(update_fields=["submitted_at", "submitted_by", "approved_at", "approved_by"])
    what = "change of effort approved" if change else "effort approved"
    record(what, target=locked, by=me.person, unit=locked.plan.unit_id)


def _asked_by(effort: Effort) -> list[int]:
    is_waiting = effort.approved_at is None and effort.submitted_by_id is not None
    return [effort.submitted_by_id] if is_waiting else []


@transaction.atomic
def take_back_change(*, effort: Effort, by: Person) -> None:
    """Let the effort say again what was approved."""
    locked = _held(effort)
    kept = ApprovedWording.objects.filter(effort=locked).first()
    if kept is None:
        raise MoveRefused([Refusal.NOT_FROM_HERE])
    save_effort(
        plan=locked.plan,
        effort=locked,
        fields={
            **{name: getattr(kept, name) for name in ("title", "about", "part", "area", "planned_end")},
            "statements": kept.statements,
            "further": kept.further,
        },
        goals=[GoalText(*each) for each in kept.goals],
        by=by,
    )


@transaction.atomic
def tell_news(
    *,
    effort: Effort,
    action: Action | None,
    text: str,
    by: Person,
    progress: str | None = None,
    next_step: str = "",
    next_on: date | None = None,
) -> News:
    """A few words on how it goes; with them, where it stands and what comes next. No progress: not asked."""
    told = News.objects.create(effort=effort, action=action, text=text, at=now(), by=by)
    if action is None and progress is not None:
        effort.progress, effort.next_step, effort.next_on = progress, next_step, next_on
        effort.save(update_fields=["progress", "next_step", "next_on"])
    record("news told", target=effort, by=by, unit=effort.plan.unit_id)
    return told


@transaction.atomic
def start(*, thing: Effort | Action, on: date, by: Person) -> None:
    """The decision to begin, with the leader who took it; the first decision stands."""
    if not _fast(thing).filter(started_on=None, stopped_on=None):
        return
    thing.started_on, thing.started_by = on, by
    thing.save(update_fields=["started_on", "started_by"])
    record(f"{thing._meta.model_name} started", target=thing, by=by, unit=_unit(thing))


@transaction.atomic
def end(*, thing: Effort | Action, on: date, result: str, by: Person) -> None:
    """It is over. Done takes evidence as well; without it the status says so."""
    if not _going(thing):
        return
    thing.ended_on, thing.ended_by = on, by
    if isinstance(thing, Action):
        thing.result = result
        thing.save(update_fields=["ended_on", "ended_by", "result"])
    else:
        thing.progress = result or thing.progress
        thing.save(update_fields=["ended_on", "ended_by", "progress"])
    record(f"{thing._meta.model_name} ended", target=thing, by=by, unit=_unit(thing))


@transaction.atomic
def stop_effort(*, effort: Effort, decision: dict[str, object], by: Person) -> Decision | None:
    """Stop with a decision on record: what else one could have done, why, and when to look back."""
    if not _going(effort):
        return None
    made = decide(plan=effort.plan, effort=effort, fields=decision, by=by)
    effort.stopped_on, effort.stopped_by = localdate(), by
    effort.save(update_fields=["stopped_on", "stopped_by"])
    record("effort stopped", target=effort, by=by, unit=effort.plan.unit_id)
    return made


@transaction.atomic
def stop_action(*, action: Action, reason: str, by: Person) -> None:
    """Stop one action, with its reason among the news; the first who stops it stands."""
    if not _going(action):
        return
    News.objects.create(effort=action.effort, action=action, text=reason, at=now(), by=by)
    action.stopped_on, action.stopped_by, action.result = localdate(), by, reason
    action.save(update_fields=["stopped_on", "stopped_by", "result"])
    record("action stopped", target=action, by=by, unit=_unit(action), note=reason)


def _going(thing: Effort | Action) -> bool:
    """Neither ended nor stopped, also when somebody else has been there a moment ago."""
    return _fast(thing).filter(ended_on=None, stopped_on=None).first() is not None


@transaction.atomic
def decide(*, plan: Plan, effort: Effort | None, fields: dict[str, object], by: Person) -> Decision:
    made = Decision.objects.create(plan=plan, effort=effort, decided_by=by, **fields)
    record("decision made", target=made, by=by, unit=plan.unit_id)
    return made


@transaction.atomic
def look_back(*, decision: Decision, outcome: str, by: Person) -> None:
    decision.outcome, decision.looked_back_on, decision.looked_back_by = outcome, localdate(), by
    decision.save(update_fields=["outcome", "looked_back_on", "looked_back_by"])
    record("looked back on decision", target=decision, by=by, unit=decision.plan.unit_id)


@transaction.atomic
def hand_over(*, thing: Effort | Action, to: Person | None, note: str, by: Person) -> None:
    """Delegate to a colleague; None says "not mine" and leaves it without an owner for now."""
    effort, action = (thing.effort, thing) if isinstance(thing, Action) else (thing, None)
    # Told first: once it is handed over, one may no longer speak for it.
    News.objects.create(effort=effort, action=action, text=note, at=now(), by=by)
    thing.owner = to
    thing.save(update_fields=["owner"])
    record("handed over" if to else "handed back", target=thing, by=by, unit=_unit(thing), note=note)


def _fast(thing: Effort | Action) -> QuerySet:
    """The row itself, held fast, so that of two who decide at once the second sees the first."""
    return type(thing).objects.select_for_update().filter(pk=thing.pk)


def _unit(thing: Effort | Action) -> int:
    return (thing.effort.plan if isinstance(thing, Action) else thing.plan).unit_id
