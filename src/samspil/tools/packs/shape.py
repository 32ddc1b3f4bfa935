"""Checks a value against a JSON Schema and says each fault in words a pack's author can act on."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from samspil.tools.packs.marks import Mark
from samspil.tools.packs.problems import Path, Schema, choose, nearest
from samspil.tools.packs.report import Report

KINDS = {
    "object": "a map",
    "array": "a list",
    "string": "text",
    "null": "nothing",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}
NO_DATES: frozenset[str] = frozenset()
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Fault:
    """One way in which a value departs from its schema: `rule` asks for `wanted`, there is `found`."""

    rule: str
    path: Path
    wanted: Any
    found: Any
    schema: Schema
    is_key: bool
    said: str


def check_shape(value: object, schema: Schema, report: Report, *, dates: frozenset[str] = NO_DATES) -> None:
    """Adds a problem for every way in which `value` departs from `schema`.

    A date may stand without quotes under the keys named in `dates`, nowhere else.
    """
    for error in PackValidator(schema).iter_errors(value):
        # What hangs on an `if` is said better by the checks that know the domain.
        if not {"if", "then", "else"} & set(error.absolute_schema_path):
            fault = _fault(error)
            SAY.get(fault.rule, _say_other)(fault, report)
    for path, mark in report.marks.values.items():
        is_date = mark.trap == "a date" and path and path[-1] in dates
        if mark.trap and not is_date and isinstance(_at(value, path), str):
            _say_trap(mark, path, report)


def _fault(error: ValidationError) -> Fault:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    is_key = "propertyNames" in error.absolute_schema_path
    path = tuple(error.absolute_path)
    return Fault(
        rule=str(error.validator),
        path=(*path, str(error.instance)) if is_key else path,
        wanted=error.validator_value,
        found=error.instance,
        schema=schema,
        is_key=is_key,
        said=error.message,
    )


def _whole_pattern(_: Any, pattern: str, instance: object, schema: Schema) -> Iterator[ValidationError]:
    # Python's `$` also matches before a last line end; the schema means the very end.
    if isinstance(instance, str) and not re.fullmatch(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


PackValidator = extend(Draft202012Validator, {"pattern": _whole_pattern})  # type: ignore[no-untyped-call]


def _say_trap(mark: Mark, path: Path, report: Report) -> None:
    report.at_value(path, f"`{mark.raw}` can be read as {mark.trap}; text is wanted.", _quoted(mark))


def _quoted(mark: Mark) -> str:
    return f"Put it in quotes: '{mark.raw}'."


def _say_unknown_keys(fault: Fault, report: Report) -> None:
    for key, likely in _unknown_keys(fault).items():
        instead = f"Write `{likely}`." if likely else choose(key, fault.schema["properties"])
        report.at_key((*fault.path, key), f"The key `{key}` is not known here.", instead)


def _unknown_keys(fault: Fault) -> dict[str, str]:
    """The keys that the schema does not know, each with the likeliest one that is still free."""
    known = fault.schema["properties"]
    free = [key for key in known if key not in fault.found]
    return {key: nearest(key, free) for key in fault.found if key not in known}


def _say_missing_keys(fault: Fault, report: Report) -> None:
    under = f" under `{fault.path[-1]}`" if fault.path and isinstance(fault.path[-1], str) else ""
    misspelt = _unknown_keys(fault).values()
    for key in fault.wanted:
        if key not in fault.found and key not in misspelt:
            report.at_key(fault.path, f"`{key}` is missing.", f"Add `{key}: ...`{under}.")


def _say_type(fault: Fault, report: Report) -> None:
    path = fault.path
    wanted = fault.wanted if isinstance(fault.wanted, list) else [fault.wanted]
    mark = report.marks.value(path)
    if fault.found is None and mark.raw == "":
        report.at_key(path, "Nothing is written here.", _example(fault) or "Write it, or take the key away.")
    elif "string" in wanted and not isinstance(fault.found, (dict, list)):
        _say_trap(mark, path, report)
    else:
        names = " or ".join(KINDS[each] for each in wanted)
        shown = f", not `{_shown(fault.found)}`" if isinstance(fault.found, str) else ""
        report.at_value(path, f"Wanted here: {names}{shown}.", _shape(fault))


def _shape(fault: Fault) -> str:
    wanted = fault.wanted
    if "object" in wanted:
        return "Write one `key: value` on each line under it."
    if "array" in wanted:
        return "Write the entries between brackets, `[one, two]`, or each on a line after `- `."
    if "number" in wanted or "integer" in wanted:
        return "Write the number without quotes."
    return _example(fault)


def _say_pattern(fault: Fault, report: Report) -> None:
    message = f"`{_shown(fault.found)}` does not fit here: {_description(fault)}"
    say = report.at_key if fault.is_key else report.at_value
    say(fault.path, message, _example(fault))


def _say_enum(fault: Fault, report: Report) -> None:
    shown = _shown(fault.found)
    instead = choose(shown, [str(each) for each in fault.wanted])
    report.at_value(fault.path, f"`{shown}` is not one of the words allowed here.", instead)


def _say_const(fault: Fault, report: Report) -> None:
    message = f"`{_shown(fault.found)}` is not what this reader knows."
    report.at_value(fault.path, message, f"Write `{fault.wanted}`.")


def _say_twice(fault: Fault, report: Report) -> None:
    seen: set[str] = set()
    for index, each in enumerate(fault.found):
        if str(each) in seen:
            report.at_value((*fault.path, index), f"`{_shown(each)}` stands here twice.", "Keep one.")
        seen.add(str(each))


def _say_empty(fault: Fault, report: Report) -> None:
    report.at_key(fault.path, "This is empty.", "Take the key away, or write what belongs under it.")


def _say_too_long(fault: Fault, report: Report) -> None:
    message = f"The text has {len(fault.found)} characters; {fault.wanted} are allowed."
    report.at_value(fault.path, message, "Write it shorter.")


def _say_other(fault: Fault, report: Report) -> None:
    report.at_value(fault.path, f"{fault.said}.", _example(fault))


def _description(fault: Fault) -> str:
    return str(fault.schema.get("description", "see the schema."))


def _example(fault: Fault) -> str:
    examples = fault.schema.get("examples", ())
    return "Write for example " + " or ".join(f"`{each}`" for each in examples) + "." if examples else ""


def _shown(value: object) -> str:
    text = "true" if value is True else "false" if value is False else str(value)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "..."


def _at(value: Any, path: Path) -> object:
    for step in path:
        value = value[step]
    return value


SAY: dict[str, Callable[[Fault, Report], None]] = {
    "additionalProperties": _say_unknown_keys,
    "required": _say_missing_keys,
    "type": _say_type,
    "pattern": _say_pattern,
    "enum": _say_enum,
    "const": _say_const,
    "uniqueItems": _say_twice,
    "minItems": _say_empty,
    "minProperties": _say_empty,
    "maxLength": _say_too_long,
}
