"""A plan's decisions, those to look back on first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.access import Me
from samspil.steering.plans import queries
from samspil.steering.plans.models import Decision, Plan
from samspil.steering.plans.pages.plan import Head, head_of, lines_of
from samspil.steering.plans.rules import LookBack, look_back

LABELS = {
    LookBack.DUE: _("To look back on now"),
    LookBack.LATER: _("To look back on later"),
    LookBack.DONE: _("Already looked back on"),
}


@dataclass(frozen=True)
class DecisionGroup:
    label: str
    is_due: bool
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class DecisionsPage:
    head: Head
    groups: tuple[DecisionGroup, ...]

    @property
    def total(self) -> int:
        return sum(len(group.decisions) for group in self.groups)

    @property
    def due(self) -> int:
        return sum(len(group.decisions) for group in self.groups if group.is_due)


def decisions_page(me: Me, plan: Plan, *, today: date) -> DecisionsPage:
    return DecisionsPage(
        head=head_of(me, plan, lines_of(plan, today), "plan-decisions"),
        groups=tuple(decision_groups(plan, today)),
    )


def decision_groups(plan: Plan, today: date) -> Iterable[DecisionGroup]:
    """The longest waiting first; of those looked back on, the latest first."""
    found: dict[LookBack, list[Decision]] = {each: [] for each in LookBack}
    for each in sorted(queries.decisions_of(plan), key=lambda one: one.look_back_on):
        found[look_back(on=each.look_back_on, done_on=each.looked_back_on, today=today)].append(each)
    found[LookBack.DONE].sort(key=lambda one: one.looked_back_on, reverse=True)
    for key, decisions in found.items():
        if decisions:
            yield DecisionGroup(str(LABELS[key]), key is LookBack.DUE, tuple(decisions))
