"""What was said anew since it was approved, and how many people know of an action."""

from datetime import timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import moment
from samspil.config.demo.writing import Desk
from samspil.ground.base.context import act_as
from samspil.steering.plans.actions.efforts import GoalText, save_effort
from samspil.steering.plans.models import Action, ApprovedWording, Effort, Understanding

COUNTS = ("reached", "asked_before", "yes_before", "asked_after", "yes_after")


def build(desk: Desk) -> None:
    """Only for the places and efforts that this size of the demo has."""
    told = texts.read("changes")[desk.house.realm.key]
    for entry in told["changed"]:
        for effort in Effort.objects.filter(title=entry["title"], **_here(desk, entry, "plan")):
            _change(desk, effort, entry)
    for entry in told["understood"]:
        for action in Action.objects.filter(title=entry["title"], **_here(desk, entry, "effort__plan"))[:1]:
            _understand(desk, action, entry)


def _here(desk: Desk, entry: dict[str, Any], plan: str) -> dict[str, object]:
    return {f"{plan}__unit": desk.house.units.get(entry["unit"]), f"{plan}__state": "running"}


def _change(desk: Desk, effort: Effort, entry: dict[str, Any]) -> None:
    """Written as a person writes it, so that the database keeps what was approved."""
    by = desk.house.cast[entry["by"]]
    goals = entry.get("goals") or [f"{g.text} | {g.indicator} | {g.observable}" for g in effort.goals.all()]
    act_as(by.pk, purpose="demo", today=desk.days.today)
    save_effort(
        plan=effort.plan,
        effort=effort,
        fields={
            "about": entry.get("about", effort.about),
            "planned_end": effort.planned_end and effort.planned_end + timedelta(days=entry["later"]),
            "statements": list(effort.statements.all()),
            "further": list(effort.further.all()),
        },
        goals=[GoalText(*texts.parts(each, 3)) for each in goals],
        by=by,
    )
    act_as(None, purpose="demo", today=desk.days.today)
    since = moment(desk.days.workday(desk.days.at(entry["day"])), desk.rng)
    ApprovedWording.objects.filter(effort=effort).update(since=since)


def _understand(desk: Desk, action: Action, entry: dict[str, Any]) -> None:
    Understanding.objects.create(
        action=action,
        question=entry["question"],
        told_on=desk.days.workday(desk.days.at(entry["day"])),
        told_by=action.owner or action.effort.owner,
        **dict(zip(COUNTS, entry["counts"], strict=True)),
    )
