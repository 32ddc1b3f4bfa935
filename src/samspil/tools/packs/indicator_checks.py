"""What a schema cannot say of an indicator pack: columns that are there and fit, kinds told in full, pairs
kept.
"""

from collections.abc import Collection, Iterator
from typing import Any

from samspil.tools.packs.problems import Path, choose
from samspil.tools.packs.question_tree import COLUMNS, CONDITIONS, MAY, NEEDS, question_of
from samspil.tools.packs.report import Report

Item = tuple[Path, dict[str, Any]]
Columns = dict[str, dict[str, Any]]
# What a condition asks of its column, by the word that says it.
FITS = {"in": ("code",), "is": ("yes-no",), "from": ("whole",), "to": ("whole",)}
WANTS = {
    "from_date": ("date",),
    "to_date": ("date",),
    "score": ("number", "whole"),
    "follows": ("key",),
    "part": ("whole",),
    "whole": ("whole",),
}
GROUPS = ("code", "whole", "yes-no")
OPERATORS = ("in", "from", "to", "is", "known")


def check_indicators(pack: dict[str, Any], report: Report, known: Collection[str] | None = ()) -> None:
    """Adds every fault found; bears with a pack whose shape is wrong. `known`: as for `read_indicators`."""
    for section in ("tables", "indicators"):
        _no_twins(pack, (section,), report)
    tables: dict[str, Columns] = {}
    for path, table in _items(pack, ("tables",)):
        _no_twins(table, (*path, "columns"), report, within="columns")
        _said(table, path, report)
        tables[str(table.get("key"))] = {
            str(each.get("key")): each for _, each in _items(table, ("columns",))
        }
    names = [str(entry.get("key")) for _, entry in _items(pack, ("indicators",))]
    for path, entry in _items(pack, ("indicators",)):
        _pairs(path, entry, None if known is None else [*names, *known], report)
        if entry.get("table") not in tables:
            instead = choose(str(entry.get("table")), [str(each) for each in tables])
            report.at_value((*path, "table"), "This table is not declared here.", instead)
            continue
        _indicator(path, entry, tables[entry["table"]], report)


def _items(holder: dict[str, Any], at: Path) -> Iterator[Item]:
    entries = holder.get(str(at[-1]))
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield (*at, index), entry


def _said(table: dict[str, Any], path: Path, report: Report) -> None:
    """Only values that a column may have are given words."""
    for at, column in _items(table, (*path, "columns")):
        values, says = column.get("values") or [], column.get("says")
        for value in says if isinstance(says, dict) else ():
            if value not in values:
                message = f"`{value}` is not a value of `{column.get('key')}`."
                report.at_key((*at, "says", value), message, choose(str(value), values))


def _no_twins(holder: dict[str, Any], at: Path, report: Report, within: str = "") -> None:
    seen: dict[str, Path] = {}
    for path, entry in _items(holder, at):
        key = entry.get("key")
        if isinstance(key, str) and key in seen:
            line = report.marks.value((*seen[key], "key")).line
            report.at_value((*path, "key"), f"`{key}` is taken, on line {line}.", "Give each its own key.")
        elif isinstance(key, str):
            seen[key] = path


def _pairs(path: Path, entry: dict[str, Any], names: list[str] | None, report: Report) -> None:
    pairs = entry.get("shown_with")
    for index, word in enumerate(pairs if isinstance(pairs, list) else ()):
        if word == entry.get("key"):
            report.at_value((*path, "shown_with", index), "It always stands beside itself.", "Take it away.")
        elif names is not None and word not in names:
            message = f"`{word}` is not one of this pack's indicators."
            report.at_value((*path, "shown_with", index), message, choose(str(word), names))


def _indicator(path: Path, entry: dict[str, Any], columns: Columns, report: Report) -> None:
    before = len(report.problems)
    _kind(path, entry, report)
    for name in COLUMNS:
        if name in entry:
            _column((*path, name), entry[name], columns, WANTS[name], report)
    for name in CONDITIONS:
        if isinstance(entry.get(name), dict):
            _condition((*path, name), entry[name], columns, report)
    if "period" in entry:
        _column((*path, "period"), entry["period"], columns, ("whole",), report)
    for at, word in _grouping(path, entry):
        _column(at, word, columns, GROUPS, report)
    if len(report.problems) == before:
        _makes_sense(path, entry, report)


def _kind(path: Path, entry: dict[str, Any], report: Report) -> None:
    kind = entry.get("kind")
    if kind not in NEEDS:
        return
    allowed = (*NEEDS[kind], *MAY.get(kind, ()), "population")
    for name in NEEDS[kind]:
        if name not in entry:
            report.at_key((*path, "kind"), f"A {kind} needs `{name}`.", f"Add `{name}: ...`.")
    for name in (*CONDITIONS, *COLUMNS, "months", "percentile", "per"):
        if name in entry and name not in allowed:
            report.at_key((*path, name), f"A {kind} has no `{name}`.", "Take it away, or change `kind`.")


def _grouping(path: Path, entry: dict[str, Any]) -> Iterator[tuple[Path, object]]:
    by, places = entry.get("by"), entry.get("places")
    for index, word in enumerate(by if isinstance(by, list) else ()):
        yield (*path, "by", index), word
    for name, columns in (places if isinstance(places, dict) else {}).items():
        for index, word in enumerate(columns if isinstance(columns, list) else ()):
            yield (*path, "places", name, index), word


def _column(path: Path, word: object, columns: Columns, kinds: tuple[str, ...], report: Report) -> None:
    fitting = [str(key) for key, column in columns.items() if column.get("kind") in kinds]
    if word not in columns:
        report.at_value(path, f"The table has no column `{word}`.", choose(str(word), fitting))
    elif columns[str(word)].get("kind") not in kinds:
        message = f"`{word}` is of kind {columns[str(word)].get('kind')}; wanted: {' or '.join(kinds)}."
        report.at_value(path, message, choose(str(word), fitting))


def _condition(path: Path, tree: dict[str, Any], columns: Columns, report: Report) -> None:
    forms = [word for word in ("all", "any", "not", "part", "column") if word in tree]
    if len(forms) != 1:
        said = f"says {' and '.join(forms)}" if forms else "says nothing"
        instead = "Write one of `all`, `any`, `not`, `column` or `part`."
        report.at_key(path, f"This condition {said} at once.", instead)
        return
    form = forms[0]
    for index, each in enumerate(tree[form] if isinstance(tree[form], list) else ()):
        if isinstance(each, dict):
            _condition((*path, form, index), each, columns, report)
    if form == "not" and isinstance(tree["not"], dict):
        _condition((*path, "not"), tree["not"], columns, report)
    elif form == "part":
        _part(path, tree, columns, report)
    elif form == "column":
        _of_column(path, tree, columns, report)


def _part(path: Path, tree: dict[str, Any], columns: Columns, report: Report) -> None:
    for name in ("whole", "percent"):
        if name not in tree:
            report.at_key(path, f"A part needs its `{name}`.", f"Add `{name}: ...`.")
    for name in ("part", "whole"):
        if name in tree:
            _column((*path, name), tree[name], columns, ("whole",), report)


def _of_column(path: Path, tree: dict[str, Any], columns: Columns, report: Report) -> None:
    said = [word for word in OPERATORS if word in tree]
    if not said or (len(said) > 1 and said != ["from", "to"]):
        message = f"One thing is said of a column; here are {len(said)}."
        report.at_key(path, message, "Write `in: [...]`, `from:` and `to:`, `is: true` or `known: true`.")
        return
    kinds = FITS.get(said[0], ("key", "code", "whole", "number", "yes-no", "date"))
    _column((*path, "column"), tree["column"], columns, kinds, report)
    values = columns.get(str(tree["column"]), {}).get("values") or []
    for index, word in enumerate(tree["in"] if isinstance(tree.get("in"), list) else ()):
        if values and word not in values:
            message = f"`{word}` is not a value of `{tree['column']}`."
            report.at_value((*path, "in", index), message, choose(str(word), values))


def _makes_sense(path: Path, entry: dict[str, Any], report: Report) -> None:
    try:
        question_of(entry)
    except ValueError as error:
        report.at_key((*path, "kind"), str(error), "Correct it, or leave the indicator out.")
    except (KeyError, TypeError):
        # The shape is wrong, and that was said already.
        return
