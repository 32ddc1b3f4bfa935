"""The targets of a strategy as lines: the number, what it counts, and what became of it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.indicators.models import Target
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading

UNITS = {
    "percent": "%",
    "points": gettext_lazy("points"),
    "count": "",
    "days": gettext_lazy("days"),
    "hours": gettext_lazy("hours"),
    "minutes": gettext_lazy("minutes"),
}


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
            _numbers(target),
            words.definition or _("Definition unknown"),
            str(target.get_status_display()),
            words.decision,
            target.status in (Target.Status.LAPSED, Target.Status.RENEWED),
        )
        for target, words in reading.targets(strategy, language)
    )


def _numbers(target: Target) -> str:
    goal = _number(target.goal, target.unit)
    if target.baseline is None:
        return goal
    start = _number(target.baseline, "")
    return _("From %(start)s to %(goal)s") % {"start": start, "goal": goal}


def _number(value: Decimal | None, unit: str) -> str:
    if value is None:
        return _("no number")
    number = number_format(value.normalize(), use_l10n=True)
    return f"{number} {UNITS.get(unit, unit)}".strip()
