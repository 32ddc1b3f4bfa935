"""What statements aim at: each target with its newest released number and the benefit beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.indicators.models import Target, TargetWording
from samspil.figures.publication.pages.measured import Measured, measured_by_target
from samspil.steering.strategy.models import Statement, Strategy
from samspil.steering.strategy.queries import reading

UNITS = {
    "points": gettext_lazy("points"),
    "count": "",
    "days": gettext_lazy("days"),
    "hours": gettext_lazy("hours"),
    "minutes": gettext_lazy("minutes"),
}


@dataclass(frozen=True)
class AimLine:
    """`measured` is empty where nothing that this reader may see measures it."""

    name: str
    numbers: str
    year: int | None
    standing: str
    decision: str
    measured: Measured | None


def aims_of(statement: Statement, strategy: Strategy, language: str) -> tuple[AimLine, ...]:
    found = reading.targets_of([statement], strategy, language)
    told = measured_by_target(strategy.unit, {target.key for target, _words in found}) if found else {}
    return aim_lines(found, told)


def aim_lines(
    found: Iterable[tuple[Target, TargetWording]], told: Mapping[str, Measured]
) -> tuple[AimLine, ...]:
    return tuple(
        AimLine(
            words.name,
            goal_numbers(target),
            target.goal_year,
            str(target.get_status_display()),
            words.decision,
            told.get(target.key) if target.status == Target.Status.RUNNING else None,
        )
        for target, words in found
    )


def goal_numbers(target: Target) -> str:
    goal = _number(target.goal, target.unit)
    if target.baseline is None:
        return goal
    start = _number(target.baseline, "")
    return _("From %(start)s to %(goal)s") % {"start": start, "goal": goal}


def _number(value: Decimal | None, unit: str) -> str:
    if value is None:
        return _("no number")
    number = number_format(value.normalize(), use_l10n=True)
    if unit == "percent":
        return _("%(number)s %%") % {"number": number}
    return f"{number} {UNITS.get(unit, unit)}".strip()
