"""Reads a table of figures by a mapping: all is checked first, and only a faultless table gives figures."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.choosing import Chosen, chosen_table
from samspil.tools.exchange.figures.columns import ColumnScan
from samspil.tools.exchange.figures.mapping import Bounds, TableMapping
from samspil.tools.exchange.figures.markers import UNCLEAR
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.observations import Observation
from samspil.tools.exchange.figures.opening import LIMITS
from samspil.tools.exchange.figures.periods import period_of
from samspil.tools.exchange.figures.raw import Raw, text_of
from samspil.tools.exchange.figures.rows import Plan, Reader
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings, Place, Problem, has_errors
from samspil.tools.exchange.uploads import Upload


@dataclass(frozen=True, slots=True)
class Reading:
    """What checking found. Counts are of observations that are sound; `meanings` counts their markers."""

    upload: Upload
    mapping: TableMapping
    limits: Limits
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    values: int = 0
    meanings: tuple[tuple[str, int], ...] = ()
    figures: tuple[str, ...] = ()
    areas: int = 0
    periods: tuple[str, ...] = ()
    plan: Plan | None = None

    @property
    def is_refused(self) -> bool:
        return has_errors(self.problems)

    def observations(self) -> Iterator[Observation]:
        """Every observation, read anew from the file. Raises ValueError for a refused table."""
        if self.is_refused or self.plan is None:
            raise ValueError("a table with errors gives no figures")
        with chosen_table(self.upload, self.mapping, self.limits, Findings()) as chosen:
            yield from Reader(chosen, self.plan, None).observations()


def read_figures(
    upload: Upload,
    mapping: TableMapping,
    *,
    limits: Limits = LIMITS,
    known_areas: Container[str] | None = None,
) -> Reading:
    """Check a whole table and say what is in it. Whatever the file holds, the answer is a Reading.

    `known_areas`: codes that are units here; others are faults. The stream must stay open and seekable until
    the observations are read. Memory: one row, and a few words for each observation.
    Raises OSError when the stream cannot be read.
    """
    findings = Findings()
    tally = _Tally(findings, mapping)
    plan: Plan | None = None
    try:
        _check_mapping(mapping, upload.name, findings)
        plan = _first_pass(upload, mapping, limits, findings)
        # What is said about the shape of the table was said in the first pass.
        with chosen_table(upload, mapping, limits, Findings()) as chosen:
            chosen.finder.findings = findings
            for each in Reader(chosen, plan, known_areas).observations():
                tally.add(each)
        tally.close(upload.name)
    except Unreadable as stop:
        findings.add(stop.code, Place(upload.name, stop.line, sheet=mapping.sheet), **stop.params)
    return Reading(
        upload, mapping, limits, findings.problems(), findings.notes(),
        tally.values, tuple(sorted(tally.meanings.items())), tuple(tally.figures),
        len(tally.areas), tuple(sorted(tally.periods)), plan,
    )  # fmt: skip


def _check_mapping(mapping: TableMapping, file: str, findings: Findings) -> None:
    if not mapping.figures:
        findings.add("no_figure_mapped", Place(file))
    said = [each.period for each in mapping.figures if each.period]
    if mapping.fixed_period:
        said.append(mapping.fixed_period)
    if not mapping.period and not mapping.fixed_period and len(said) < len(mapping.figures):
        findings.add("no_period_mapped", Place(file))
    for text in said:
        if period_of(text, is_school=True) is None:
            findings.add("bad_period", Place(file, column="period"), value=text)


def _first_pass(upload: Upload, mapping: TableMapping, limits: Limits, findings: Findings) -> Plan:
    """What each column says as a whole: conventions, percent signs, markers."""
    with chosen_table(upload, mapping, limits, findings) as chosen:
        scans = {name: ColumnScan(name, at) for name, at in chosen.index.items()}
        markers = mapping.all_markers()
        wanted = _wanted(chosen, mapping)
        # Misfits and remarks are reported in the second pass.
        chosen.finder.findings = Findings()
        for row in chosen.rows():
            if all(_plain(row.cells, at) in values for at, values in wanted):
                for scan in scans.values():
                    if scan.index < len(row.cells):
                        scan.add(row.line, row.cells[scan.index], markers)
        chosen.finder.findings = findings
        plan = Plan(mapping, scans)
        _report_columns(plan, chosen)
        return plan


def _wanted(chosen: Chosen, mapping: TableMapping) -> list[tuple[int, tuple[str, ...]]]:
    return [(chosen.index[each.column], each.values) for each in mapping.only if each.column in chosen.index]


def _plain(cells: Sequence[Raw], at: int) -> str:
    return " ".join(text_of(cells[at]).split()) if at < len(cells) else ""


def _report_columns(plan: Plan, chosen: Chosen) -> None:
    finder, mapping = chosen.finder, plan.mapping
    said = {symbol.strip().lower() for symbol, _ in mapping.markers}
    for name in plan.figure_columns():
        scan = plan.scans[name]
        if plan.said(name) is Convention.FOUND and scan.evidence.is_unclear:
            place = finder.place(scan.evidence.unclear_line, name, scan.index)
            finder.findings.add("number_unclear", place, value=scan.evidence.unclear)
        for symbol in scan.markers:
            if symbol.lower() in UNCLEAR - said:
                place = finder.place(scan.marker_lines.get(symbol), name, scan.index)
                finder.findings.add("marker_unclear", place, value=symbol)
    for name in mapping.area:
        if name in plan.scans and plan.scans[name].has_float_codes:
            _report_float_codes(plan.scans[name], chosen)


def _report_float_codes(scan: ColumnScan, chosen: Chosen) -> None:
    place = chosen.finder.place(chosen.layout.header_line or None, scan.name, scan.index)
    chosen.finder.findings.add("code_with_point", place, value=scan.examples[0])


class _Tally:
    """Counts observations, and finds those that come twice or lie beyond what is expected."""

    def __init__(self, findings: Findings, mapping: TableMapping) -> None:
        self._findings = findings
        self._bounds: dict[tuple[str, str], Bounds] = {(b.figure, b.unit): b for b in mapping.bounds}
        self._lines: dict[int, int] = {}
        self.values = 0
        self.meanings: Counter[str] = Counter()
        self.figures: dict[str, None] = {}
        self.areas: set[str] = set()
        self.periods: set[str] = set()

    def add(self, each: Observation) -> None:
        self.figures[each.figure] = None
        self.areas.add(each.area)
        self.periods.add(each.period.label)
        if each.value is not None:
            self.values += 1
            self._check_bounds(each, each.value)
        elif each.marker is not None:
            self.meanings[each.marker.meaning] += 1
        # 64 bits: two keys of a million share one by chance once in ten million files.
        key = hash(each.key)
        first = self._lines.get(key)
        if first is None:
            self._lines[key] = each.place.line or 0
        else:
            groups = " / ".join((each.area or "–", *(text for _, text in each.groups)))
            self._findings.add(
                "duplicate_key", each.place,
                figure=each.figure, area=groups, period=each.period.label, first_line=first,
            )  # fmt: skip

    def _check_bounds(self, each: Observation, value: Decimal) -> None:
        bounds = self._bounds.get((each.figure, each.unit)) or self._bounds.get((each.figure, ""))
        if bounds is None:
            return
        said = {"value": f"{value:f}", "figure": each.figure}
        if bounds.minimum is not None and value < bounds.minimum:
            self._findings.add("below_minimum", each.place, limit=f"{bounds.minimum:f}", **said)
        if bounds.maximum is not None and value > bounds.maximum:
            self._findings.add("above_maximum", each.place, limit=f"{bounds.maximum:f}", **said)

    def close(self, file: str) -> None:
        if not self.values and not self.meanings and not has_errors(self._findings.problems()):
            self._findings.add("no_rows_left", Place(file))
