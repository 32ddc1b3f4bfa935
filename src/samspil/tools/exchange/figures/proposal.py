"""A first mapping of a table, guessed from its headers and contents; a person corrects it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.choosing import chosen_table
from samspil.tools.exchange.figures.layout import ANYWHERE, Where
from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, TableMapping
from samspil.tools.exchange.figures.opening import LIMITS
from samspil.tools.exchange.figures.periods import period_of
from samspil.tools.exchange.figures.raw import text_of
from samspil.tools.exchange.figures.survey import ColumnSurvey, FileSurvey, TableSurvey
from samspil.tools.exchange.figures.years import lone_pattern, year_columns
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings
from samspil.tools.exchange.uploads import Upload

SAMPLED = 20_000
MOST_GROUP_VALUES = 500
FEW_SIGNS = 3
_AREA = re.compile(
    r"kommun|gemeente|\bgm\b|municip|\bla\b|\blas\b|author|area|region|countr|unit|school|skole|instit|dagtilbud"
    r"|vestiging|brin|bevoegd|geo|distri|provin|state|swv",
    re.IGNORECASE,
)
_CODE = re.compile(r"code|kode|nr\b|\bnum\b|number|nummer|\bid\b|brin", re.IGNORECASE)
_NAME = re.compile(r"name|navn|naam|label", re.IGNORECASE)
_PERIOD = re.compile(r"year|period|time|tid|år|jaar|date|dato|datum|kvart|kwart|quarter|maand|måned", re.I)
_FIGURE = re.compile(
    r"indicator|indikator|nøgletal|measure|variab|figure|short desc|kengetal|onderwerp|concept", re.I
)
_UNIT = re.compile(r"\bunit|enhed|eenheid|unit_measure", re.IGNORECASE)
_PERCENT = re.compile(r"%|pct|percent|procent|\bpc\b|^p\b|andel|aandeel", re.IGNORECASE)
_STATUS = ("OBS_STATUS", "CONF_STATUS")


def propose_mapping(
    upload: Upload, survey: FileSurvey, *, limits: Limits = LIMITS, where: Where = ANYWHERE
) -> TableMapping | None:
    """The mapping of the table with most rows that seems to hold figures; None when none does.

    Reads the first 20,000 rows again to see which further columns tell the rows apart. What cannot be told
    from the file (no period, an unclear number) stays open and is asked for by `read_figures`. `where`:
    as the survey was told.
    """
    found = [(table, mapping) for table in survey.tables if (mapping := _guess(table)).figures]
    if not found:
        return None
    table, mapping = max(found, key=lambda each: each[0].rows)
    mapping = replace(mapping, header_line=where.line, header_lines=where.lines)
    groups = _telling_groups(upload, mapping, _group_candidates(table, mapping), limits)
    return replace(mapping, groups=groups)


def _guess(table: TableSurvey) -> TableMapping:
    roles = dict(table.roles)
    period = _period(table, roles)
    area, names = _areas(table, roles, period)
    figure_name = _figure_name(table, roles, {period, *area, *names})
    taken = {period, figure_name, *area, *names}
    figures = _figures(table, taken)
    if figure_name:
        figures = figures[:1]
    figures, fixed = (figures, "") if period else _periods_in_names(figures)
    if not area and any(each.period for each in figures):
        area = _stub(table, {each.column for each in figures})
    unit = next((c.name for c in table.columns if _UNIT.search(_words(c.name)) and c.texts), "")
    return TableMapping(
        figures=figures,
        area=area,
        area_name=names,
        period=period,
        fixed_period=fixed,
        figure_name=figure_name if len(figures) == 1 else "",
        unit=unit if len(figures) == 1 and unit not in taken else "",
        status=tuple(each.name for each in table.columns if _is_status(each)),
        bounds=tuple(
            Bounds(each.name, Decimal(0), Decimal(100), "percent")
            for each in figures
            if each.unit == "percent"
        ),
        sheet=table.sheet,
    )


def _is_status(column: ColumnSurvey) -> bool:
    letters = column.name == "status" and column.texts and all(len(each) == 1 for each in column.examples)
    return column.name in _STATUS or bool(letters)


def _words(name: str) -> str:
    return re.sub(r"[_\-.]+", " ", name)


def _period(table: TableSurvey, roles: dict[str, str]) -> str:
    said = next((name for name in table.names if roles.get(name) == "period"), "")
    if said:
        return said
    full = [c for c in table.columns if c.filled and c.periods >= 0.95 * c.filled]
    named = [c for c in full if _PERIOD.search(_words(c.name))]
    return next((c.name for c in (*named, *full)), "")


def _areas(table: TableSurvey, roles: dict[str, str], period: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes before names; several levels, smallest first, where the smaller is not filled in every row."""
    said = [c for c in table.columns if roles.get(c.name) == "area"]
    fit = said or [c for c in table.columns if c.name != period and _AREA.search(_words(c.name))]
    fit = [c for c in fit if c.filled and c.distinct > 0 and not _is_measured(c)]
    names = [c for c in fit if _NAME.search(c.name)]
    if said:
        labels = {f"{c.name} label" for c in said}
        names = [c for c in table.columns if c.name in labels]
    codes = [c for c in fit if c not in names and (_CODE.search(_words(c.name)) or said)]
    rest = [c for c in fit if c not in names and c not in codes]
    main = _levels(codes or rest or names)
    shown = _levels(names or (rest if codes else []))
    return main, tuple(name for name in shown if name not in main)


def _stub(table: TableSurvey, taken: set[str]) -> tuple[str, ...]:
    """Beside columns of years: the first that tells all rows apart, whatever it is called."""
    fit = (c for c in table.columns if c.name not in taken and not c.blanks and c.distinct == c.filled > 0)
    return next(((each.name,) for each in fit), ())


def _levels(columns: Iterable[ColumnSurvey]) -> tuple[str, ...]:
    found: list[ColumnSurvey] = []
    for each in sorted(columns, key=lambda c: -c.distinct):
        if not found or each.blanks < found[-1].blanks:
            found.append(each)
    return tuple(each.name for each in found)


def _is_measured(column: ColumnSurvey) -> bool:
    """Numbers with a fraction are no codes."""
    return any(
        "." in text.removesuffix(".0") or "," in text for text in column.examples if text[:1].isdigit()
    )


def _figure_name(table: TableSurvey, roles: dict[str, str], taken: set[str]) -> str:
    said = next((name for name in table.names if roles.get(name) == "figure"), "")
    if said:
        return said
    fit = [c for c in table.columns if c.name not in taken and c.texts >= 0.9 * c.filled > 0]
    return next((c.name for c in fit if c.distinct > 1 and _FIGURE.search(_words(c.name))), "")


def _figures(table: TableSurvey, taken: set[str]) -> tuple[FigureColumn, ...]:
    """Columns of numbers and markers that are no codes."""
    found = []
    for each in table.columns:
        is_empty_year = not each.filled and period_of(each.name) is not None
        is_number = is_empty_year or (each.numbers > 0 and _is_mostly_numbers(each))
        if each.name in taken or not is_number or _CODE.search(_words(each.name)):
            continue
        if _AREA.search(_words(each.name)) and not _is_measured(each) and each.distinct == each.filled:
            continue
        is_percent = each.percents or _PERCENT.search(_words(each.name))
        found.append(FigureColumn(each.name, unit="percent" if is_percent else ""))
    for preferred in ("OBS_VALUE", "value"):
        if any(each.column == preferred for each in found):
            return tuple(each for each in found if each.column == preferred)
    return tuple(found)


def _is_mostly_numbers(column: ColumnSurvey) -> bool:
    """Nearly all numbers; or as many as texts, where these are a few signs that come again and again."""
    if column.texts <= 0.05 * column.filled:
        return True
    return column.texts <= column.numbers and len(column.strangers) <= FEW_SIGNS and bool(column.strangers)


def _periods_in_names(figures: tuple[FigureColumn, ...]) -> tuple[tuple[FigureColumn, ...], str]:
    """Columns called 2023 and 2024 are one figure in two periods; one year in all names is the file's."""
    pattern = lone_pattern([each.column for each in figures])
    years = year_columns(each.column for each in figures).get(pattern, {})
    if len(years) > 1:
        named = {each.column: each for each in figures}
        return tuple(replace(named[c], figure="value", period=year) for c, year in years.items()), ""
    parts = {part for each in figures for part in re.split(r"[\s_]+", each.column) if period_of(part)}
    return figures, parts.pop() if len(parts) == 1 else ""


def _group_candidates(table: TableSurvey, mapping: TableMapping) -> list[str]:
    taken = {*mapping.columns(), *_STATUS, "status", "ACTION", "STRUCTURE", "STRUCTURE_ID"}
    figures = {each.column for each in mapping.figures}
    return [
        c.name
        for c in table.columns
        if c.name not in taken | figures and 1 < c.distinct <= MOST_GROUP_VALUES and not _NAME.search(c.name)
    ]


def _telling_groups(
    upload: Upload, mapping: TableMapping, candidates: Sequence[str], limits: Limits
) -> tuple[str, ...]:
    """The fewest further columns, taken greedily, by which no two rows are about the same."""
    if not candidates:
        return ()
    wide = replace(mapping, groups=tuple(candidates))
    base, columns = _sample(upload, wide, candidates, limits)
    chosen: list[str] = []
    keys: list[tuple[str, ...]] = base
    while len(set(keys)) < len(keys):
        left = [name for name in candidates if name not in chosen]
        gains = {name: len(set(_joined(keys, columns[name]))) for name in left}
        best = max(left, key=lambda name: gains[name], default="")
        if not best or gains[best] == len(set(keys)):
            break
        chosen.append(best)
        keys = _joined(keys, columns[best])
    return tuple(name for name in candidates if name in _needed(base, columns, chosen))


def _needed(base: list[tuple[str, ...]], columns: dict[str, list[str]], chosen: list[str]) -> list[str]:
    """Without those that a later choice has made needless."""
    kept = list(chosen)
    for name in chosen:
        fewer = [each for each in kept if each != name]
        if _count(base, columns, fewer) == _count(base, columns, kept):
            kept = fewer
    return kept


def _count(base: list[tuple[str, ...]], columns: dict[str, list[str]], names: list[str]) -> int:
    keys = base
    for name in names:
        keys = _joined(keys, columns[name])
    return len(set(keys))


def _joined(keys: list[tuple[str, ...]], values: list[str]) -> list[tuple[str, ...]]:
    return [(*key, value) for key, value in zip(keys, values, strict=True)]


def _sample(
    upload: Upload, mapping: TableMapping, candidates: Sequence[str], limits: Limits
) -> tuple[list[tuple[str, ...]], dict[str, list[str]]]:
    keys: list[tuple[str, ...]] = []
    columns: dict[str, list[str]] = {name: [] for name in candidates}
    of_key = [*mapping.area, mapping.period, mapping.figure_name]
    try:
        with chosen_table(upload, mapping, limits, Findings()) as chosen:
            for row in chosen.rows():
                cells = [text_of(cell) for cell in row.cells]
                found = {n: cells[at] if at < len(cells) else "" for n, at in chosen.index.items()}
                keys.append(tuple(found.get(name, "") for name in of_key))
                for name in candidates:
                    columns[name].append(found.get(name, ""))
                if len(keys) >= SAMPLED:
                    break
    except Unreadable:
        pass  # the reading says so, with its place
    return keys, columns
