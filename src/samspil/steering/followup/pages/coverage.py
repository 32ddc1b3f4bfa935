"""Places against focus areas: words and shapes, no heat map, and a way to the actions behind each field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.steering.followup import queries
from samspil.steering.followup.pages.board import Choice
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import Status, status, worst
from samspil.steering.strategy.models import Chapter
from samspil.steering.strategy.queries import reading

# So many places are read at a glance; more are folded by kind.
FEW_PLACES = 12


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
class Looked:
    """Which places of the matrix one asked to see; it stands in the address."""

    only_gaps: bool = False
    kind: str = ""

    def address(self, **changed: str) -> str:
        asked = {"gaps": "1" if self.only_gaps else "", "kind": self.kind, **changed}
        kept = urlencode({key: value for key, value in asked.items() if value})
        return f"?{kept}" if kept else ""

    def fits(self, row: MatrixRow) -> bool:
        return (row.has_gap or not self.only_gaps) and self.kind in ("", row.unit.kind)


@dataclass(frozen=True)
class KindRows:
    """The places of one kind, those that leave an area empty first."""

    kind: str
    label: str
    rows: tuple[MatrixRow, ...]
    is_open: bool

    @property
    def gaps(self) -> int:
        return sum(1 for row in self.rows if row.has_gap)


@dataclass(frozen=True)
class CoveragePage:
    framework: Plan
    areas: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    total: int
    asked: Looked
    gaps: int
    kind_choices: tuple[Choice, ...]
    environments: tuple[tuple[str, int], ...]
    directions: tuple[tuple[str, int], ...]

    @property
    def only_gaps(self) -> bool:
        return self.asked.only_gaps

    @property
    def here(self) -> str:
        return self.asked.address()

    @property
    def all_url(self) -> str:
        return self.asked.address(gaps="")

    @property
    def gaps_url(self) -> str:
        return self.asked.address(gaps="1")

    @property
    def kinds(self) -> tuple[KindRows, ...]:
        """Folded where the page would be long, unless one kind or the gaps were asked for."""
        gaps_first = sorted(self.rows, key=lambda row: not row.has_gap)
        is_open = bool(self.here) or len(self.rows) <= FEW_PLACES
        found = (
            KindRows(
                kind,
                str(label),
                tuple(row for row in gaps_first if row.unit.kind == kind),
                is_open,
            )
            for kind, label in UNIT_KINDS.items()
        )
        return tuple(each for each in found if each.rows)


def coverage_page(me: Me, framework: Plan, *, asked: Looked, today: date, language: str) -> CoveragePage:
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
        rows=tuple(row for row in rows if asked.fits(row)),
        total=len(rows),
        asked=asked,
        gaps=sum(1 for row in rows if row.has_gap),
        kind_choices=tuple(_kinds_looked_at(rows, asked)),
        environments=plans.distribution(actions, "environment"),
        directions=plans.distribution(actions, "direction"),
    )


def _kinds_looked_at(rows: list[MatrixRow], asked: Looked) -> Iterable[Choice]:
    yield Choice(asked.address(kind=""), _("All kinds of place"), len(rows), not asked.kind)
    for kind, label in UNIT_KINDS.items():
        if count := sum(1 for row in rows if row.unit.kind == kind):
            yield Choice(asked.address(kind=kind), str(label), count, kind == asked.kind)


def _matrix_row(unit: Unit, names: dict[int, str], cells: list[Cell], last: date | None) -> MatrixRow:
    return MatrixRow(unit, tuple(cells), tuple(zip(names.values(), cells, strict=True)), last)


def _cell(found: list[Status], unit: Unit, area: str) -> Cell:
    """Leads to the actions it counts."""
    shown = worst(found)
    url = f"{reverse('coverage-actions')}?{urlencode({'unit': unit.pk, 'area': area})}" if found else ""
    return Cell(shown.value, len(found), str(STATUS_WORDS[shown.value]), url)
