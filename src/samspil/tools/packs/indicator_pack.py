"""Reads and writes an indicator pack: whole, or not at all with every fault said."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from samspil.tools.packs.indicator_checks import check_indicators
from samspil.tools.packs.problems import PackRefused, Path
from samspil.tools.packs.question_tree import question_of, question_tree
from samspil.tools.packs.reading import published_schema
from samspil.tools.packs.report import Report
from samspil.tools.packs.rules_pack import LANGUAGES, check_standing, date_of
from samspil.tools.packs.yaml_text import Flow, to_yaml
from samspil.tools.statistics.indicators import Column, Indicator, IndicatorPack, Source, Table

FORMAT = "samspil-indicators/1"
SOURCE = ("status", "source", "address", "checked_on", "checked_by", "note")
# Written, with the question between them, in this order; nothing is written for the empty ones.
HEAD = ("key", "version", "name", "meaning", "table")
TAIL = ("places", "by", "count_date", "polarity", "shown_with", "nature", "hours")
UNSAID = ("", "observed", "inside", ())


def read_indicators(source: str | bytes, *, file: str, known: Collection[str] | None = ()) -> IndicatorPack:
    """The indicators in `source`; `file` is the name used in the problems. Raises PackRefused.

    `known` are keys of indicators elsewhere that one may be shown with too; None: any key.
    """
    return _read(source, file, None if known is None else frozenset(known))


# Reading the text takes a third of a second, and the same pack is read for each house that takes it.
@lru_cache(maxsize=8)
def _read(source: str | bytes, file: str, known: frozenset[str] | None) -> IndicatorPack:
    from samspil.tools.packs.shape import check_shape  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    value, marks = parse_marked(source, file=file)
    report = Report(file, marks)
    check_shape(value, published_schema("indicators.schema.json"), report, dates=frozenset({"checked_on"}))
    if isinstance(value, dict):
        check_indicators(value, report, known)
        for path, entry in _entries(value):
            check_standing(path, entry, report)
            _check_days(path, entry, report)
    if report.problems or not isinstance(value, dict):
        raise PackRefused(report.problems)
    return _pack(value)


def write_indicators(pack: IndicatorPack) -> str:
    """The one canonical text of the pack: reading it gives the same pack back."""
    head = {name: getattr(pack, name) for name in ("key", "version", "country")}
    tables = [_table_tree(each) for each in pack.tables]
    indicators = [_indicator_tree(each) for each in pack.indicators]
    tree = {"format": FORMAT, **head, "title": _text(pack.title), "tables": tables, "indicators": indicators}
    return to_yaml(tree)


def _entries(value: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    entries = value.get("indicators")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield ("indicators", index), entry


def _check_days(path: Path, entry: dict[str, Any], report: Report) -> None:
    if isinstance(entry.get("checked_on"), str) and date_of(entry["checked_on"]) is None:
        message = f"`{entry['checked_on']}` is no date."
        report.at_value((*path, "checked_on"), message, "Write for example 2026-08-01.")
    day = entry.get("count_date")
    if isinstance(day, str) and date_of(f"2000-{day}") is None:
        message = f"`{day}` is no day of the year."
        report.at_value((*path, "count_date"), message, "Write month and day: 09-30.")


def _pack(value: dict[str, Any]) -> IndicatorPack:
    tables = tuple(_table(each) for each in value["tables"])
    indicators = tuple(_indicator(each) for each in value["indicators"])
    head = (value["key"], value["version"], value["country"], value["title"])
    return IndicatorPack(*head, tables, indicators)


def _table(value: Mapping[str, Any]) -> Table:
    columns = (Column(**{**each, "values": tuple(each.get("values", ()))}) for each in value["columns"])
    return Table(value["key"], value["rows"], tuple(columns))


def _indicator(value: Mapping[str, Any]) -> Indicator:
    source = {name: value[name] for name in SOURCE if name in value}
    source["checked_on"] = date_of(value.get("checked_on"))
    told = {
        name: value[name] for name in (*HEAD, "count_date", "polarity", "nature", "hours") if name in value
    }
    lists: dict[str, Any] = {name: tuple(value[name]) for name in ("by", "shown_with") if name in value}
    places = {name: tuple(columns) for name, columns in value["places"].items()}
    return Indicator(**told, **lists, question=question_of(value), source=Source(**source), places=places)


def _table_tree(table: Table) -> dict[str, Any]:
    columns = [
        {"key": each.key, "kind": each.kind}
        | ({"values": Flow(each.values)} if each.values else {})
        | {"meaning": _text(each.meaning)}
        | ({"says": {value: _text(each.says[value]) for value in each.says}} if each.says else {})
        for each in table.columns
    ]
    return {"key": table.key, "rows": _text(table.rows), "columns": columns}


def _indicator_tree(indicator: Indicator) -> dict[str, Any]:
    tree: dict[str, Any] = {name: _written(getattr(indicator, name)) for name in HEAD}
    tree |= question_tree(indicator.question)
    tree["places"] = {name: Flow(columns) for name, columns in indicator.places.items()}
    for name in TAIL[1:]:
        value = getattr(indicator, name)
        if value not in UNSAID:
            tree[name] = _written(value)
    for name in SOURCE:
        value = getattr(indicator.source, name)
        if value or name == "checked_on":
            tree[name] = _written(value)
    return tree


def _written(value: object) -> object:
    if isinstance(value, Mapping):
        return _text(value)
    return Flow(value) if isinstance(value, tuple) else value


def _text(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: texts[language] for language in LANGUAGES}
