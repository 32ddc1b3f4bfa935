"""How much of a change is another mix of pupils: worked out from nothing but published figures."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from samspil.figures.indicators.pages.spread import points, signed
from samspil.figures.publication.pages.lines import language
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.figure import Figure
from samspil.tools.charts.composition import Composition, Part, ShiftWords
from samspil.tools.charts.scales import nice_levels
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Shown
from samspil.tools.statistics.composition import Shift, composition_shift

Group = tuple[tuple[str, str], ...]
Side = Mapping[Group, tuple[int, int]]
MOST_PARTS, FINELY = 8, 1000


def composition(told: Told) -> Composition | None:
    """Between the first and the last year of which every group is shown, by the finest groups there are."""
    if told.series.unit != "share":
        return None
    for columns in _columns(told):
        sides = list(_sides(told, columns))
        if len(sides) > 1 and (found := composition_shift(sides[0][1], sides[-1][1])):
            return _drawn(told, found, columns, (sides[0][0], sides[-1][0]))
    return None


def _columns(told: Told) -> list[tuple[str, ...]]:
    found = {tuple(column for column, _value in each.group) for each in _of_the_whole(told)}
    return sorted(found, key=lambda each: (-len(each), each))


def _of_the_whole(told: Told) -> list[Figure]:
    top = told.content.house_place.pk
    return [each for each in told.figures if each.group and each.place == top]


def _sides(told: Told, columns: tuple[str, ...]) -> Iterator[tuple[int, Side]]:
    """The years whose groups are all shown; a year with one hidden group tells no mix."""
    years: dict[int, list[Figure]] = {}
    for each in _of_the_whole(told):
        if tuple(column for column, _value in each.group) == columns:
            years.setdefault(each.period, []).append(each)
    for period, several in sorted(years.items()):
        # Counts may be rounded; the share is told from them as they were, so it stays as it is told.
        side = {
            each.group: (round((each.value or 0.0) * (each.n or 0) * FINELY), (each.n or 0) * FINELY)
            for each in several
        }
        if all(each.value is not None or each.n == 0 for each in several):
            yield period, side


def _drawn(told: Told, found: Shift, columns: tuple[str, ...], years: tuple[int, int]) -> Composition:
    heading = " × ".join(str(wording.COLUMNS.get(column, column)) for column in columns)
    parts = sorted(found.parts, key=lambda each: abs(each.mix) + abs(each.rate), reverse=True)[:MOST_PARTS]
    said = {"total": points(found.total), "mix": points(found.mix), "rate": points(found.rate)}
    sentence = (
        _("Of %(total)s, %(mix)s is another mix of pupils, and %(rate)s other shares within groups") % said
    )
    first, last = (told.series.year(each) for each in years)
    words = _("%(name)s, from %(first)s to %(last)s, by %(groups)s, in percentage points.")
    name = {"name": told.series.said(language()), "groups": heading.lower()}
    return Composition(
        title=sentence,
        description=words % {**name, "first": first, "last": last},
        whole=_part(_("All of them"), found.rate, found.mix),
        parts=tuple(_part(wording.group_words(each.group), each.rate, each.mix) for each in parts),
        levels=_levels([found.rate, found.mix, *(size for each in parts for size in (each.rate, each.mix))]),
        words=ShiftWords(heading, _("Other shares within the group"), _("Another mix")),
    )


def _part(label: str, rate: float, mix: float) -> Part:
    return Part(label, Shown(signed(rate), 100 * rate), Shown(signed(mix), 100 * mix))


def _levels(sizes: Sequence[float]) -> tuple[Level, ...]:
    """Room beyond the ends for the words beside the bars."""
    low, high = min(0.0, *sizes) * 140, max(0.0, *sizes) * 140
    steps = nice_levels(min(low, -high / 3), max(high, -low / 3), from_zero=False)
    return tuple(Level(each, wording.number(each, 1)) for each in steps)
