"""Who works with what, drawn; and the actions behind one field."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.followup.pages.coverage import CoveragePage, Looked, coverage_page
from samspil.steering.overview import queries
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.pages.lines import ActionLine, action_line, tally
from samspil.steering.strategy.models import Chapter
from samspil.steering.strategy.queries import reading
from samspil.tools.charts.coverage import Coverage, Field, Group, Row


@dataclass(frozen=True)
class HouseCoveragePage:
    framework: Plan
    total: int
    gaps: int
    only_gaps: bool
    chart: Coverage

    @property
    def here(self) -> str:
        return "?gaps=1" if self.only_gaps else ""


@dataclass(frozen=True)
class EffortGroup:
    effort: Effort
    place: Unit
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True)
class ActionsPage:
    framework: Plan
    unit: Unit | None
    area: str
    total: int
    counts: tuple[tuple[str, int], ...]
    groups: tuple[EffortGroup, ...]


def house_coverage_page(
    me: Me, framework: Plan, *, only_gaps: bool, today: date, language: str
) -> HouseCoveragePage:
    page = coverage_page(me, framework, asked=Looked(only_gaps), today=today, language=language)
    return HouseCoveragePage(framework, page.total, page.gaps, only_gaps, _drawn(page))


def _drawn(page: CoveragePage) -> Coverage:
    title = _("%(n)s of %(total)s places leave an area empty") % {"n": page.gaps, "total": page.total}
    return Coverage(
        title=title,
        description=_told(page),
        corner=_("Place"),
        areas=page.areas,
        groups=tuple(
            Group(
                kind.label,
                tuple(
                    Row(
                        each.unit.name,
                        tuple(
                            Field(cell.status, cell.count, cell.label.lower(), cell.url)
                            for cell in each.cells
                        ),
                        reverse("unit", args=[each.unit.pk]),
                    )
                    for each in kind.rows
                ),
            )
            for kind in page.kinds
        ),
    )


def _told(page: CoveragePage) -> str:
    """For each area, how many of the places shown do nothing in it."""
    empty = (
        _("%(area)s: %(n)s of %(total)s places without an action.")
        % {
            "area": area,
            "n": sum(1 for row in page.rows if not row.cells[column].count),
            "total": len(page.rows),
        }
        for column, area in enumerate(page.areas)
    )
    return " ".join(empty)


def actions_page(
    framework: Plan, *, unit: Unit | None, area: Chapter | None, today: date, language: str
) -> ActionsPage:
    names = {each.chapter: each.name.text for each in reading.chapters(framework.strategy, language)}
    found = queries.actions_behind(framework, unit=unit.pk if unit else None, area=area.pk if area else None)
    quiet = framework.strategy.quiet_days
    groups: dict[int, tuple[Effort, list[ActionLine]]] = {}
    for action in found:
        line = action_line(action, today=today, quiet_days=quiet)
        groups.setdefault(action.effort_id, (action.effort, []))[1].append(line)
    lines = [line for _effort, members in groups.values() for line in members]
    return ActionsPage(
        framework=framework,
        unit=unit,
        area=names[area] if area else "",
        total=len(lines),
        counts=tally(line.standing.status for line in lines),
        groups=tuple(
            EffortGroup(effort, effort.plan.unit, tuple(members)) for effort, members in groups.values()
        ),
    )
