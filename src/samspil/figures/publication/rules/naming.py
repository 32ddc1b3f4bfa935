"""Groups that a refusal is about, in plain parts that a page puts into words: no codes, no language."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from samspil.figures.publication.rules.content import ALL, PLACE, SHARE
from samspil.tools.statistics.disclosure.protections import Group, Rest
from samspil.tools.statistics.disclosure.tables import Cell, Frame

# A line that holds a group, and not the key of a figure; what lies between its parts.
GROUP, BETWEEN = "group", "\t"


@dataclass(frozen=True)
class Named:
    """A group of a figure: `place` and `group` are empty for all, `part` for everybody who is counted.

    `series` is empty for what no table shows: what two figures of the same people leave between them.
    """

    series: str = ""
    period: str = ""
    place: str = ""
    part: str = ""
    # By column, as rows of a release name it.
    group: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> str:
        columns = (each for pair in self.group for each in pair)
        return BETWEEN.join((GROUP, self.series, self.period, self.place, self.part, *columns))


def read_line(line: str) -> Named | None:
    """The group in a line; None where it holds something else."""
    what, *parts = line.split(BETWEEN)
    if what != GROUP:
        return None
    series, period, place, part, *columns = parts
    return Named(series, period, place, part, tuple(zip(columns[::2], columns[1::2], strict=True)))


def lines(groups: Collection[Group], frames: Iterable[Frame]) -> tuple[str, ...]:
    """Each group once, in order. Of a difference the group that is told by it."""
    cells = list(dict.fromkeys(each.part if isinstance(each, Rest) else each for each in groups))
    wanted = set(cells)
    found: dict[Cell, Named] = {}
    for frame in frames if wanted else ():
        for cell, named in _named(frame):
            if cell in wanted:
                found.setdefault(cell, named)
    return tuple(dict.fromkeys(found.get(cell, Named()).line for cell in cells))


def series_of(frame: Frame) -> str:
    return frame.name.split(":")[0]


def period_of(frame: Frame) -> str:
    return frame.name.split(":")[1]


def _named(frame: Frame) -> Iterator[tuple[Cell, Named]]:
    if ":" not in frame.name:
        return
    for place, cell in frame.cells.items():
        told = {each.name: node for each, node in zip(frame.hierarchies, place, strict=True) if node != ALL}
        at = told.pop(PLACE, "")
        part = next((told.pop(name) for name in list(told) if name.startswith(SHARE)), "")
        yield cell, Named(series_of(frame), period_of(frame), at, part, tuple(told.items()))
