"""How far the places are, in four figures, and the two lists behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from samspil.steering.followup import queries
from samspil.steering.followup.rules import whole_percent
from samspil.steering.plans.models import Plan


@dataclass(frozen=True)
class Listed:
    """Something that lacks what it should have, and where."""

    title: str
    where: str
    url: str


@dataclass(frozen=True)
class Figures:
    """Shares are in whole percent, rounded down, so that only all is 100."""

    total: int
    with_plan: int
    actions: int
    proved: int
    idle: tuple[Listed, ...]
    unproved: tuple[Listed, ...]

    @property
    def covered(self) -> int:
        return whole_percent(self.with_plan, self.total)

    @property
    def done(self) -> int:
        return whole_percent(self.proved, self.actions)


def figures(framework: Plan, *, total: int, with_plan: Iterable[Plan], idle: Iterable[Plan]) -> Figures:
    plans = list(with_plan)
    return Figures(
        total=total,
        with_plan=len(plans),
        actions=sum(plan.action_count for plan in plans),
        proved=sum(plan.proved_count for plan in plans),
        idle=tuple(Listed(each.title, "", reverse("plan", args=[each.pk])) for each in idle),
        unproved=tuple(
            Listed(title, place, reverse("action", args=[pk]))
            for pk, title, place in queries.unproved_actions(framework)
        ),
    )
