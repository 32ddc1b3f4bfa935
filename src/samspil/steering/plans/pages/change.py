"""What was changed in an effort since it was approved, for who approves it anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person
from samspil.ground.organisation.rules import APPROVERS
from samspil.steering.plans import queries
from samspil.steering.plans.models import ApprovedWording, Effort
from samspil.steering.plans.rules import Wording, asks_again
from samspil.steering.strategy.models import Statement


@dataclass(frozen=True)
class ChangeLine:
    """One thing that is said in another way: as approved, and as it stands now."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    since: datetime
    writers: str
    lines: tuple[ChangeLine, ...]
    is_mine: bool
    may_approve: bool


@dataclass(frozen=True)
class AtHand:
    """What the page has fetched already: people, and the statements of the effort, by their keys."""

    areas: Mapping[int, str]
    people: Mapping[int, Person]
    statements: Mapping[int, str]


def writers_of(effort: Effort) -> list[int]:
    """Who has changed it since it was approved."""
    kept = getattr(effort, "approved_wording", None)
    return [] if kept is None or effort.plan.state not in queries.IN_FORCE else kept.writers


def change_of(me: Me, effort: Effort, at_hand: AtHand) -> Change | None:
    """Needs the kept wording fetched with the effort, as queries.efforts_with_owners does."""
    kept = getattr(effort, "approved_wording", None)
    if kept is None or effort.plan.state not in queries.IN_FORCE:
        return None
    people, now = at_hand.people, queries.wording_of(effort, list(at_hand.statements))
    is_mine = me.person.pk in kept.writers
    return Change(
        since=kept.since,
        writers=", ".join(str(people[pk]) for pk in kept.writers if pk in people),
        lines=tuple(_lines(_approved(kept), now, at_hand)),
        is_mine=is_mine,
        may_approve=not is_mine and me.is_any(APPROVERS, effort.plan.unit),
    )


def _approved(kept: ApprovedWording) -> Wording:
    return Wording(
        title=kept.title,
        about=kept.about,
        part=kept.part,
        area=kept.area_id,
        further=frozenset(kept.further),
        statements=frozenset(kept.statements),
        goals=tuple((text, indicator, observable) for text, indicator, observable in kept.goals),
        deadline=kept.planned_end,
    )


def _lines(approved: Wording, now: Wording, at_hand: AtHand) -> Iterable[ChangeLine]:
    labels = {
        "title": _("Title"),
        "about": _("What we will do, and why"),
        "part": _("Half of the plan"),
        "area": _("Primary focus area"),
        "further": _("Further focus areas"),
        "statements": _("Statements"),
        "goals": _("Goals"),
        "deadline": _("Deadline"),
    }
    names = dict(at_hand.statements)
    if gone := approved.statements - set(names):
        names |= dict(Statement.objects.filter(pk__in=gone).values_list("pk", "number"))
    for field in asks_again(approved, now):
        before, after = (tuple(_said(field, each, at_hand.areas, names)) for each in (approved, now))
        yield ChangeLine(labels[field], before, after)


def _said(
    field: str, wording: Wording, areas: Mapping[int, str], numbers: Mapping[int, str]
) -> Iterable[str]:
    value = getattr(wording, field)
    if field == "goals":
        return (" · ".join(filter(None, goal)) for goal in value)
    if field in ("further", "statements"):
        names = areas if field == "further" else numbers
        return sorted(names.get(pk, "") for pk in value)
    if field == "area":
        return [areas.get(value, "")]
    if field == "part":
        return [str(Statement.Part(value).label)]
    return [_day(value) if field == "deadline" else value] if value else []


def _day(day: date) -> str:
    return short_day(day, date.min)
