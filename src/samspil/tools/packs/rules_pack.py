"""Reads and writes a rule pack: the dated rules of one country, each with its source and its standing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samspil.tools.packs.problems import PackRefused, Path
from samspil.tools.packs.reading import published_schema
from samspil.tools.packs.report import Report
from samspil.tools.packs.strategy import Number, Text
from samspil.tools.packs.yaml_text import to_yaml

FORMAT = "samspil-rules/1"
DATES = frozenset({"valid_from", "valid_to", "checked_on"})
LANGUAGES = ("da", "nl", "en")
VALUES = ("amount", "day", "text")
# In the order of the file; nothing is written for the empty ones that may be left out.
FIELDS = ("key", "amount", "unit", "day", "text", "valid_from", "valid_to", "status")
SOURCE_FIELDS = ("source", "address", "checked_on", "checked_by", "note")
ALWAYS_WRITTEN = {"valid_from", "valid_to", "checked_on"}


@dataclass(frozen=True)
class Rule:
    """One dated row. Its value is an amount with a unit, a day of the year (`09-30`) or a text.

    `valid_from` and `valid_to` are its first and last day; None: not known, or no end.
    `status` is verified, unverified, local-practice, superseded or house-rule.
    """

    key: str
    country: str
    status: str
    source: str
    note: Text
    amount: Number | None = None
    unit: str = ""
    day: str = ""
    text: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    address: str = ""
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True)
class RulePack:
    country: str
    rules: tuple[Rule, ...] = field(default_factory=tuple)


def read_rules(source: str | bytes, *, file: str) -> RulePack:
    """The rules in `source`; `file` is the name used in the problems. Raises PackRefused."""
    from samspil.tools.packs.shape import check_shape  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    value, marks = parse_marked(source, file=file)
    report = Report(file, marks)
    check_shape(value, published_schema("rules.schema.json"), report, dates=DATES)
    if isinstance(value, dict):
        for path, rule in _rules(value):
            _check_rule(path, rule, report)
        if not report.problems:
            _check_periods(value, report)
    if report.problems or not isinstance(value, dict):
        raise PackRefused(report.problems)
    country = str(value["country"])
    return RulePack(country, tuple(_rule(country, rule) for _, rule in _rules(value)))


def write_rules(pack: RulePack) -> str:
    """The one canonical text of the pack."""
    rules = [dict(_written(rule)) for rule in pack.rules]
    return to_yaml({"format": FORMAT, "country": pack.country, "rules": rules})


def _written(rule: Rule) -> Iterator[tuple[str, object]]:
    for name in FIELDS + SOURCE_FIELDS:
        value = getattr(rule, name)
        if name == "note":
            yield name, {language: value[language] for language in LANGUAGES}
        elif name in ALWAYS_WRITTEN or value not in (None, ""):
            yield name, value


def _rules(value: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    entries = value.get("rules")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield ("rules", index), entry


def _check_rule(path: Path, rule: dict[str, Any], report: Report) -> None:
    given = [name for name in VALUES if name in rule]
    if len(given) != 1:
        message = f"A rule has one value; here are {len(given)}."
        report.at_key(path, message, "Write one of `amount:` with `unit:`, `day:` or `text:`.")
    if ("amount" in rule) != ("unit" in rule):
        report.at_key(
            path, "An amount and its unit belong together.", "Write both, e.g. `amount: 4`, `unit: weeks`."
        )
    for name in DATES & rule.keys():
        if isinstance(rule[name], str) and date_of(rule[name]) is None:
            report.at_value((*path, name), f"`{rule[name]}` is no date.", "Write for example 2026-08-01.")
    if isinstance(rule.get("day"), str) and date_of(f"2000-{rule['day']}") is None:
        report.at_value(
            (*path, "day"), f"`{rule['day']}` is no day of the year.", "Write month and day: 09-30."
        )
    check_standing(path, rule, report)


def check_standing(path: Path, rule: dict[str, Any], report: Report) -> None:
    if rule.get("status") == "verified" and not (rule.get("checked_on") and rule.get("checked_by")):
        message = "A verified rule says who checked it and when."
        report.at_key((*path, "status"), message, "Add `checked_on` and `checked_by`, or write `unverified`.")
    first, last = date_of(rule.get("valid_from")), date_of(rule.get("valid_to"))
    if first and last and last < first:
        report.at_value((*path, "valid_to"), "The rule ends before it begins.", "Turn the two dates round.")


def _check_periods(value: dict[str, Any], report: Report) -> None:
    """No two rows of a key may hold on one day; superseded rows without an end hold on none."""
    seen: dict[str, list[tuple[date, date, Path]]] = {}
    for path, rule in _rules(value):
        first = date_of(rule.get("valid_from")) or date.min
        last = date_of(rule.get("valid_to")) or date.max
        if rule["status"] == "superseded" and last == date.max:
            continue
        others = seen.setdefault(rule["key"], [])
        for other_first, other_last, other in others:
            if first <= other_last and other_first <= last:
                line = report.marks.value((*other, "key")).line
                message = f"Two rules `{rule['key']}` hold on the same day; the other stands on line {line}."
                report.at_value((*path, "key"), message, "End the older one with `valid_to`.")
        others.append((first, last, path))


def _rule(country: str, value: dict[str, Any]) -> Rule:
    dates = {name: date_of(value.get(name)) for name in DATES}
    return Rule(**{**value, **dates, "country": country})


def date_of(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
