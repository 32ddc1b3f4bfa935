"""Places against focus areas: words and shapes, no heat map, and a way to the actions behind each field."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.steering.followup import queries
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import Status, status, worst
from samspil.steering.strategy.models import Chapter
from samspil.steering.strategy.queries import reading


@dataclass(frozen=True)
class Cell:
    """What one place does in one focus area: the worst status, and how many actions."""

    status: str
    count: int
    label: str
    url: str = ""


@dataclass(frozen=True)
class MatrixRow:
    unit: Unit
    cells: tuple[Cell, ...]
    paired: tuple[tuple[str, Cell], ...]
    last: date | None

    @property
    def has_gap(self) -> bool:
        return any(not cell.count for cell in self.cells)

    @property
    def is_bare(self) -> bool:
        """Nothing in any area: one cell says it."""
        return not any(cell.count for cell in self.cells)


@dataclass(frozen=True)
class KindRows:
    """The places of one kind, in the order of the alphabet."""

    label: str
    rows: tuple[MatrixRow, ...]

    @property
    def gaps(self) -> int:
        return sum(1 for row in self.rows if row.has_gap)


@dataclass(frozen=True)
class CoveragePage:
    framework: Plan
    areas: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    total: int
    only_gaps: bool
    gaps: int
    environments: tuple[tuple[str, int], ...]
    directions: tuple[tuple[str, int], ...]

    @property
    def here(self) -> str:
        return "?gaps=1" if self.only_gaps else ""

    @property
    def kinds(self) -> tuple[KindRows, ...]:
        found = (
            KindRows(str(label), tuple(row for row in self.rows if row.unit.kind == kind))
            for kind, label in UNIT_KINDS.items()
        )
        return tuple(each for each in found if each.rows)


def coverage_page(me: Me, framework: Plan, *, only_gaps: bool, today: date, language: str) -> CoveragePage:
    """Units against focus areas: words and shapes, no heat map."""
    areas = [
        each
        for each in reading.chapters(framework.strategy, language)
        if each.chapter.role != Chapter.Mark.CHAPTER
    ]
    names = {each.chapter.pk: each.name.text for each in areas}
    keys = {each.chapter.pk: each.chapter.key for each in areas}
    actions = list(queries.local_actions(framework))
    quiet = framework.strategy.quiet_days
    found: dict[tuple[int, str], list[Status]] = {}
    for action in actions:
        place = (action.effort.plan.unit_id, action.effort.area_id)
        found.setdefault(place, []).append(status(action.course, today=today, quiet_days=quiet))
    last = queries.last_activity(me.root)
    rows = [
        _matrix_row(
            unit,
            names,
            [_cell(found.get((unit.pk, pk), []), unit, keys[pk]) for pk in names],
            last.get(unit.pk),
        )
        for unit in plans.units_owing_plans(me.root, today)
    ]
    return CoveragePage(
        framework=framework,
        areas=tuple(names.values()),
        rows=tuple(row for row in rows if row.has_gap or not only_gaps),
        total=len(rows),
        only_gaps=only_gaps,
        gaps=sum(1 for row in rows if row.has_gap),
        environments=plans.distribution(actions, "environment"),
        directions=plans.distribution(actions, "direction"),
    )


def _matrix_row(unit: Unit, names: dict[int, str], cells: list[Cell], last: date | None) -> MatrixRow:
    return MatrixRow(unit, tuple(cells), tuple(zip(names.values(), cells, strict=True)), last)


def _cell(found: list[Status], unit: Unit, area: str) -> Cell:
    """Leads to the actions it counts."""
    shown = worst(found)
    url = f"{reverse('coverage-actions')}?{urlencode({'unit': unit.pk, 'area': area})}" if found else ""
    return Cell(shown.value, len(found), str(STATUS_WORDS[shown.value]), url)
