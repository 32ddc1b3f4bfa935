"""A mapping as text, to be kept beside the figures and used on next year's file. Format: docs/figures.md."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, Only, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.numbers import Convention

VERSION = 1
_TEXTS = ("period", "fixed_period", "figure_name", "unit", "sheet", "encoding", "separator")
_LISTS = ("area", "area_name", "groups", "status")
_KNOWN = {"version", "figures", "only", "bounds", "markers", "header_line", "header_lines", *_TEXTS, *_LISTS}
_OF_FIGURE = ("column", "figure", "unit", "denominator", "period")
Part = TypeVar("Part")


class MappingUnreadable(ValueError):
    """The text is no mapping; the argument names the part that does not fit."""


def mapping_text(mapping: TableMapping) -> str:
    """JSON, indented, of what is not left open; equal mappings give equal texts."""
    said: dict[str, Any] = {"version": VERSION}
    said |= {name: getattr(mapping, name) for name in _TEXTS if getattr(mapping, name)}
    said |= {name: list(getattr(mapping, name)) for name in _LISTS if getattr(mapping, name)}
    said["figures"] = [_figure_said(each) for each in mapping.figures]
    if mapping.header_line:
        said["header_line"] = mapping.header_line
    if mapping.header_lines != 1:
        said["header_lines"] = mapping.header_lines
    if mapping.only:
        said["only"] = {each.column: list(each.values) for each in mapping.only}
    if mapping.bounds:
        said["bounds"] = [_bounds_said(each) for each in mapping.bounds]
    if mapping.markers:
        said["markers"] = {symbol: str(meaning) for symbol, meaning in mapping.markers}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def mapping_of(text: str) -> TableMapping:
    """The mapping that `mapping_text` wrote. Raises MappingUnreadable."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MappingUnreadable("JSON") from error
    if not isinstance(said, dict) or said.get("version") != VERSION:
        raise MappingUnreadable("version")
    if strangers := sorted(said.keys() - _KNOWN):
        raise MappingUnreadable(strangers[0])
    return TableMapping(
        figures=_each(said, "figures", _figure),
        only=tuple(Only(column, _texts(values, "only")) for column, values in _object(said, "only").items()),
        bounds=_each(said, "bounds", _bounds),
        markers=tuple((symbol, _meaning(name)) for symbol, name in _object(said, "markers").items()),
        header_line=_number(said.get("header_line", 0)),
        header_lines=_number(said.get("header_lines", 1)),
        **_open_parts(said),
    )


def _open_parts(said: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: _text(said.get(name, ""), name) for name in _TEXTS}
    return {**texts, **{name: _texts(said.get(name, []), name) for name in _LISTS}}


def _figure_said(figure: FigureColumn) -> dict[str, str]:
    said = {name: getattr(figure, name) for name in _OF_FIGURE if getattr(figure, name)}
    if figure.numbers is not Convention.FOUND:
        said["numbers"] = str(figure.numbers)
    return said


def _bounds_said(bounds: Bounds) -> dict[str, str]:
    said = {"figure": bounds.figure, "unit": bounds.unit} if bounds.unit else {"figure": bounds.figure}
    for name in ("minimum", "maximum"):
        if (limit := getattr(bounds, name)) is not None:
            said[name] = f"{limit:f}"
    return said


def _figure(said: Mapping[str, Any]) -> FigureColumn:
    if said.keys() - {*_OF_FIGURE, "numbers"} or not said.get("column"):
        raise MappingUnreadable("figures")
    try:
        numbers = Convention(said.get("numbers", Convention.FOUND))
    except ValueError as error:
        raise MappingUnreadable("numbers") from error
    texts = {name: _text(said.get(name, ""), "figures") for name in _OF_FIGURE}
    return FigureColumn(**texts, numbers=numbers)


def _bounds(said: Mapping[str, Any]) -> Bounds:
    if said.keys() - {"figure", "unit", "minimum", "maximum"} or not said.get("figure"):
        raise MappingUnreadable("bounds")
    texts = {name: _text(said.get(name, ""), "bounds") for name in ("figure", "unit")}
    return Bounds(**texts, minimum=_limit(said.get("minimum")), maximum=_limit(said.get("maximum")))


def _limit(said: Any) -> Decimal | None:
    if said is None:
        return None
    try:
        found = Decimal(str(said))
    except InvalidOperation as error:
        raise MappingUnreadable("bounds") from error
    if not found.is_finite():
        raise MappingUnreadable("bounds")
    return found


def _meaning(said: Any) -> Meaning:
    try:
        return Meaning(said)
    except ValueError as error:
        raise MappingUnreadable("markers") from error


def _each(said: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], Part]) -> tuple[Part, ...]:
    found = said.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise MappingUnreadable(name)
    return tuple(read(each) for each in found)


def _object(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = said.get(name, {})
    if not isinstance(found, dict):
        raise MappingUnreadable(name)
    return found


def _text(said: Any, name: str) -> str:
    if not isinstance(said, str):
        raise MappingUnreadable(name)
    return said


def _texts(said: Any, name: str) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise MappingUnreadable(name)
    return tuple(said)


def _number(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise MappingUnreadable("header_line")
    return said
