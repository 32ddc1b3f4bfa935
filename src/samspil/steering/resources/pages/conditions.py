"""The six conditions: of one place as a checklist, of the whole house as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import WRITERS
from samspil.steering.resources import queries
from samspil.steering.resources.models import Condition
from samspil.steering.resources.models.conditions import CATEGORIES, SUPPLIES
from samspil.steering.resources.pages.form import FormPage, in_the_house
from samspil.steering.resources.pages.ledger import Choice
from samspil.steering.resources.rules import Category, Supply, shortage_is_late
from samspil.tools.exchange.spreadsheet import Column, Sheet
from samspil.tools.exchange.spreadsheet import Kind as Cell

# The shape beside the words, from the status vocabulary: what is missing asks first.
SHAPES = {
    Supply.LACKING: "late",
    Supply.PARTLY: "quiet",
    Supply.UNKNOWN: "none",
    Supply.ENOUGH: "done",
}


@dataclass(frozen=True)
class ConditionLine:
    """One of the six at one place; nobody has looked until somebody has."""

    category: str
    label: str
    state: str
    shape: str
    words: str
    condition: Condition | None
    is_late: bool


def _line(category: Category, condition: Condition | None, today: date) -> ConditionLine:
    state = Supply(condition.state) if condition else Supply.UNKNOWN
    return ConditionLine(
        category=category,
        label=str(CATEGORIES[category]),
        state=state,
        shape=SHAPES[state],
        words=str(SUPPLIES[state]),
        condition=condition,
        is_late=shortage_is_late(state=state, due_on=condition.due_on if condition else None, today=today),
    )


@dataclass(frozen=True)
class PlacePage:
    unit: Unit
    lines: tuple[ConditionLine, ...]
    may_check: bool

    @property
    def short(self) -> int:
        return sum(1 for line in self.lines if line.state in (Supply.LACKING, Supply.PARTLY))

    @property
    def unknown(self) -> int:
        return sum(1 for line in self.lines if line.state == Supply.UNKNOWN)


def place_page(me: Me, unit: Unit, *, today: date) -> PlacePage:
    found = queries.conditions_at([unit.pk])
    lines = (_line(each, found.get((unit.pk, each)), today) for each in Category)
    return PlacePage(unit, tuple(lines), me.is_any(WRITERS, unit))


@dataclass(frozen=True)
class PlaceRow:
    unit: Unit
    lines: tuple[ConditionLine, ...]

    @property
    def checked_on(self) -> date | None:
        """The last day on which anybody looked at one of them."""
        return max((line.condition.checked_on for line in self.lines if line.condition), default=None)

    @property
    def is_short(self) -> bool:
        return any(line.state in (Supply.LACKING, Supply.PARTLY) for line in self.lines)


@dataclass(frozen=True)
class ConditionsPage:
    categories: tuple[str, ...]
    rows: tuple[PlaceRow, ...]
    choices: tuple[Choice, ...]
    only: str
    short: int
    total: int
    late: int

    @property
    def query(self) -> str:
        return f"?only={self.only}" if self.only else ""


def conditions_page(me: Me, only: str, *, today: date) -> ConditionsPage:
    """Every place and its six; `only` keeps the places that are short of one of them."""
    wanted = only if only in CATEGORIES or only == "short" else ""
    rows = list(_rows(me, today))
    return ConditionsPage(
        categories=tuple(str(label) for label in CATEGORIES.values()),
        rows=tuple(row for row in rows if _fits(row, wanted)),
        choices=tuple(_choices(rows, wanted)),
        only=wanted,
        short=sum(1 for row in rows if row.is_short),
        total=len(rows),
        late=sum(1 for row in rows for line in row.lines if line.is_late),
    )


def _rows(me: Me, today: date) -> Iterable[PlaceRow]:
    units = list(queries.places(me.root, today))
    found = queries.conditions_at([unit.pk for unit in units])
    for unit in units:
        yield PlaceRow(unit, tuple(_line(each, found.get((unit.pk, each)), today) for each in Category))


def _fits(row: PlaceRow, wanted: str) -> bool:
    if not wanted:
        return True
    if wanted == "short":
        return row.is_short
    return any(
        line.category == wanted and line.state in (Supply.LACKING, Supply.PARTLY) for line in row.lines
    )


def _choices(rows: list[PlaceRow], wanted: str) -> Iterable[Choice]:
    yield Choice("?", _("All places"), len(rows), not wanted)
    yield Choice(
        "?only=short", _("Short of something"), sum(_fits(row, "short") for row in rows), wanted == "short"
    )
    for category, label in CATEGORIES.items():
        count = sum(_fits(row, category) for row in rows)
        yield Choice(f"?only={category.value}", str(label), count, wanted == category)


def conditions_sheet(me: Me, only: str, *, today: date) -> Sheet:
    page = conditions_page(me, only, today=today)
    columns = (
        Column(_("Place")),
        Column(_("Condition")),
        Column(_("How it stands")),
        Column(_("What is short")),
        Column(_("Who sees to it")),
        Column(_("By when"), Cell.DATE),
        Column(_("Looked at on"), Cell.DATE),
    )
    rows = (
        (row.unit.name, line.label, line.words, *_told(line.condition))
        for row in page.rows
        for line in row.lines
    )
    return Sheet(_("Conditions"), columns, rows)


def _told(condition: Condition | None) -> tuple[object, ...]:
    if condition is None:
        return "", "", None, None
    owner = condition.owner.name if condition.owner else ""
    return condition.shortage, owner, condition.due_on, condition.checked_on


def condition_form(form: BaseForm, unit: Unit, category: Category) -> FormPage:
    return FormPage(
        form,
        str(CATEGORIES[category]),
        _("Save how it stands"),
        reverse("place-conditions", args=[unit.pk]),
        unit.name,
        _("What is there, and what is short, so that no child is turned away for want of it."),
        in_the_house(),
    )
