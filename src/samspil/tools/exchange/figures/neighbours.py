"""Statistical neighbours as an office gives them: for each area the areas most like it, nearest first."""

import re
from dataclasses import dataclass

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.layout import Layout, lay_out
from samspil.tools.exchange.figures.opening import LIMITS, opened
from samspil.tools.exchange.figures.raw import Finder, RawRow, text_of
from samspil.tools.exchange.headers import plain_name
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings, Place, Problem, has_errors
from samspil.tools.exchange.uploads import Upload

_NEIGHBOUR = re.compile(r"(?:sn|neighbour|neighbor|nabo|buur)\s*(\d{1,2})")
_CODES = ("la num", "la number", "area", "code", "kommune", "kommunekode", "gemeente", "gemeentecode", "unit")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`of`: an area's code, and the codes of its neighbours. With an error among the problems it is empty."""

    of: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        return has_errors(self.problems)


def read_neighbours(upload: Upload, *, limits: Limits = LIMITS) -> Neighbours:
    """Read a table with a code and columns SN1, SN2 ... (neighbour, nabo, buur). Raises OSError only."""
    findings = Findings()
    found: dict[str, tuple[str, ...]] = {}
    try:
        with opened(upload, limits) as grids:
            for grid in grids:
                finder = Finder(upload.name, findings, grid.sheet, is_lettered=bool(grid.sheet))
                layout = lay_out(grid, finder)
                if layout and not found:
                    found = _read(layout, finder)
        if not found and not has_errors(findings.problems()):
            raise Unreadable("no_figures_table")
        _check_known(found, upload.name, findings)
    except Unreadable as stop:
        findings.add(stop.code, Place(upload.name, stop.line), **stop.params)
    problems = findings.problems()
    kept = () if has_errors(problems) else tuple(found.items())
    return Neighbours(kept, problems, findings.notes())


def _read(layout: Layout, finder: Finder) -> dict[str, tuple[str, ...]]:
    names = [plain_name(name) for name in layout.names]
    code = next((names.index(each) for each in _CODES if each in names), -1)
    ranked = {int(m[1]): at for at, name in enumerate(names) if (m := _NEIGHBOUR.fullmatch(name))}
    if code < 0 or not ranked:
        missing = "code" if code < 0 else "SN1"
        place = finder.place(layout.header_line or None, missing)
        finder.findings.add("column_not_found", place, columns=", ".join(layout.names))
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for row in layout.rows:
        area = _text(row, code)
        others = tuple(text for _, at in sorted(ranked.items()) if (text := _text(row, at)))
        if not area or not others:
            finder.findings.add("row_passed_over", finder.place(row.line), value=_first(row))
        elif area in found:
            place = finder.place(row.line, layout.names[code], code)
            finder.findings.add("duplicate_id", place, value=area, first_line="–")
        else:
            found[area] = others
    return found


def _check_known(found: dict[str, tuple[str, ...]], file: str, findings: Findings) -> None:
    for area, others in found.items():
        for other in others:
            if other not in found or other == area:
                findings.add("unknown_area", Place(file, column=area), value=other)


def _text(row: RawRow, at: int) -> str:
    return text_of(row.cells[at]).strip() if at < len(row.cells) else ""


def _first(row: RawRow) -> str:
    return next((text for cell in row.cells if (text := text_of(cell).strip())), "")
