"""The targets of a strategy as lines: the number, what it counts, and what became of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Target
from samspil.steering.plans.pages.aims import goal_numbers
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading


@dataclass(frozen=True)
class TargetLine:
    name: str
    big: str
    definition: str
    status: str
    decision: str
    is_past: bool = False


def target_lines(strategy: Strategy, language: str) -> tuple[TargetLine, ...]:
    """Targets in force first; those of earlier strategies as they were, with what became of them."""
    return tuple(
        TargetLine(
            words.name,
            goal_numbers(target),
            words.definition or _("Definition unknown"),
            str(target.get_status_display()),
            words.decision,
            target.status in (Target.Status.LAPSED, Target.Status.RENEWED),
        )
        for target, words in reading.targets(strategy, language)
    )
