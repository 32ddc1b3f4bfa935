"""Whom the house is compared with, and who is most alike by figures that one chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.figures.indicators.models import Area, Neighbour
from samspil.figures.indicators.models.definition import DIMENSION_WORDS
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.queries import neighbours as queries
from samspil.figures.indicators.queries.definitions import indicator_of, name_of
from samspil.figures.indicators.queries.neighbours import OURS, Feature, choices, table
from samspil.figures.indicators.queries.office import OfficeRow
from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit
from samspil.tools.statistics.neighbours import neighbours


@dataclass(frozen=True)
class Choice:
    """Those it was compared with from a day on, nearest first, and on what basis."""

    names: tuple[str, ...]
    source: str
    since: str


@dataclass(frozen=True)
class AlikeLine:
    """A place with what it was compared by; `distance` has no unit and compares within this list alone."""

    area: Area | None
    name: str
    distance: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    heads: tuple[str, ...]
    lines: tuple[AlikeLine, ...]
    basis: str

    @property
    def areas(self) -> list[Area]:
        return [each.area for each in self.lines if each.area]


@dataclass(frozen=True)
class NeighboursPage:
    house: Unit
    now: Choice | None
    before: tuple[Choice, ...]
    find: BaseForm
    proposal: Proposal | None
    form: BaseForm
    office: BaseForm
    row: OfficeRow | None


@dataclass(frozen=True)
class Asking:
    """The forms of the page: to find those alike, to choose, and to bring an office's table."""

    find: BaseForm
    choose: BaseForm
    office: BaseForm


def neighbours_page(
    house: Unit, asking: Asking, proposal: Proposal | None = None, row: OfficeRow | None = None
) -> NeighboursPage:
    told = [_choice(each) for each in choices(house.pk)]
    return NeighboursPage(
        house,
        told[0] if told else None,
        tuple(told[1:]),
        asking.find,
        proposal,
        asking.choose,
        asking.office,
        row,
    )


def _choice(found: Sequence[Neighbour]) -> Choice:
    return Choice(tuple(each.area.name for each in found), found[0].source, short_day(found[0].begins_on))


def feature_words(feature: Feature) -> str:
    return f"{name_of(feature.definition)} ({str(DIMENSION_WORDS[feature.dimension]).lower()})"


def proposal(house: Unit, wanted: Sequence[Feature], *, count: int, with_size: bool) -> Proposal:
    """The nearest by these figures. Raises ValueError where too few can be compared."""
    areas = {each.code: each for each in queries.areas(house.pk)}
    rows = table(house.pk, wanted, with_size=with_size)
    known = sum(1 for code, row in rows.items() if code != OURS and None not in row)
    found = neighbours(rows, of=OURS, count=count)
    size = [_("How many are counted")] if with_size else []
    told = [AlikeLine(None, house.name, "–", _cells(wanted, rows[OURS], with_size))]
    told += [
        AlikeLine(
            areas[each.name],
            areas[each.name].name,
            numbers.decimal(each.distance, 2),
            _cells(wanted, rows[each.name], with_size),
        )
        for each in found
    ]
    basis = ngettext(
        "The nearest %(count)s of %(known)s by: %(features)s",
        "The nearest %(count)s of %(known)s by: %(features)s",
        len(found),
    ) % {
        "count": len(found),
        "known": known,
        "features": ", ".join(
            [*(name_of(each.definition) for each in wanted), *(each.lower() for each in size)]
        ),
    }
    heads = (*(feature_words(each) for each in wanted), *size)
    return Proposal(heads, tuple(told), basis[:200])


def _cells(wanted: Sequence[Feature], row: Sequence[float | None], with_size: bool) -> tuple[str, ...]:
    said = [
        numbers.figure(value, indicator_of(each.definition).measure)
        for each, value in zip(wanted, row, strict=False)
    ]
    return (*said, *([numbers.whole(round(row[-1] or 0))] if with_size else []))
