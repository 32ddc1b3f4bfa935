"""SDMX-CSV as a table: codes and names taken apart, and what a status code says.

Source: SDMX-CSV 2.0/2.1 field guide (SDMX technical working group); CL_OBS_STATUS and CL_CONF_STATUS.
"""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import IO

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.raw import Grid, Raw, RawRow, text_of

VALUE, STATUS, CONFIDENTIALITY, TIME = "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "TIME_PERIOD"
STRUCTURE = ("STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY")
_FIRST = re.compile(rb'(?:\xef\xbb\xbf)?"?(?:STRUCTURE|DATAFLOW)(?:\[[^\]]*\])?(?:: [^,;\t|"]*)?"?[,;\t|]')
_WIDE_FIRST = re.compile(r'\ufeff?"?(?:STRUCTURE|DATAFLOW)[\[",;\t|]')

# What a status says of a figure that is not there ...
MEANINGS = MappingProxyType(
    {
        "M": Meaning.NOT_APPLICABLE,  # data cannot exist
        "L": Meaning.NOT_AVAILABLE,  # data exist but were not collected
        "H": Meaning.NOT_APPLICABLE,  # holiday or weekend
        "O": Meaning.MISSING,
        "Q": Meaning.SUPPRESSED,
    }
)
HIDDEN = frozenset({"C", "D", "N", "S", "A", "O", "T", "G", "M", "E", "P"})  # CONF_STATUS, all but F (free)
# ... and those under which a figure that is there is not final.
PRELIMINARY = frozenset({"P", "E", "F", "V", "I"})
_ROLES = {"REF_AREA": "area", "GEO": "area", TIME: "period", "INDICATOR": "figure", "MEASURE": "figure"}


def is_sdmx(stream: IO[bytes]) -> bool:
    first = stream.read(512)
    stream.seek(0)
    return bool(_FIRST.match(first)) or _is_wide(first)


def _is_wide(first: bytes) -> bool:
    if not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return bool(_WIDE_FIRST.match(first.decode("utf-16", "replace")))


def sdmx_grid(grid: Grid) -> Grid:
    """Codes and their names in columns of their own: `DIM: Name` with `A: Apple` gives DIM and `DIM label`.

    Raises Unreadable while reading at a row whose action is to delete.
    """
    header = next(grid.rows, None)
    if header is None:
        raise Unreadable("empty_file")
    heads = [text_of(cell) for cell in header.cells]
    both = ": " in "".join(heads)
    names = [_name(head, both=both) for head in heads]
    labelled = {i for i, name in enumerate(names) if both and _is_coded(name)}
    widened = _widened(names, labelled)
    rows = _rows(grid.rows, names, labelled)
    found = Grid(rows, names=tuple(widened), separator=grid.separator, remarks=grid.remarks)
    found.roles = dict(_ROLES)
    return found


def _name(head: str, *, both: bool) -> str:
    found = head.strip()
    if both:
        found = found.partition(": ")[0]
    return re.sub(r"\[.*\]$", "", found)


def _is_coded(name: str) -> bool:
    return name not in (*STRUCTURE, VALUE, TIME) and not name.startswith("OBS_VALUE")


def _widened(names: Sequence[str], labelled: set[int]) -> Iterator[str]:
    for index, name in enumerate(names):
        yield name
        if index in labelled:
            yield f"{name} label"


def _rows(rows: Iterator[RawRow], names: Sequence[str], labelled: set[int]) -> Iterator[RawRow]:
    action = names.index("ACTION") if "ACTION" in names else -1
    period = names.index(TIME) if TIME in names and labelled else -1
    for row in rows:
        cells = [text_of(cell) for cell in row.cells]
        if 0 <= action < len(cells) and cells[action].strip().upper() == "D":
            raise Unreadable("sdmx_deletes", row.line)
        if 0 <= period < len(cells):
            cells[period] = cells[period].partition(": ")[0]
        yield RawRow(row.line, list(_split(cells, labelled)))


def _split(cells: Sequence[str], labelled: set[int]) -> Iterator[Raw]:
    for index, cell in enumerate(cells):
        if index not in labelled:
            yield cell
            continue
        code, _, label = cell.partition(": ")
        yield code
        yield label
