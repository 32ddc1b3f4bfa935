"""JSON-stat 2 as a table: one row for each cell of the cube. Source: JSON-stat Format 2.0, json-stat.org."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import IO, Any

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.parquet import typed
from samspil.tools.exchange.figures.raw import Grid, Raw, RawRow
from samspil.tools.exchange.limits import MEGABYTE, Limits, in_megabytes

MOST_BYTES = 32 * MEGABYTE  # a cube is one value of JSON and must be held whole
VALUE, STATUS = "value", "status"


@dataclass(frozen=True, slots=True)
class Dimension:
    name: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    units: Mapping[str, str]


def open_jsonstat(stream: IO[bytes], limits: Limits) -> Grid:
    """Columns: each dimension's code, its label as `<dimension> label`, `unit` where told, `value`, `status`.

    Rows count from 1 in the order of the cube. Raises Unreadable naming what does not fit.
    """
    cube = _dataset(_loaded(stream, limits))
    dimensions = [_dimension(cube, name) for name in _names(cube)]
    size = math.prod(len(each.codes) for each in dimensions)
    if size > limits.rows:
        raise Unreadable("too_many_rows", limit=limits.rows)
    values, statuses = _cells(cube, VALUE, size), _cells(cube, STATUS, size)
    unit = next((each for each in dimensions if each.units), None)
    names = [column for each in dimensions for column in _columns(each)]
    names += ["unit"] if unit else []
    rows = _rows(dimensions, unit, values, statuses)
    return Grid(rows, names=(*names, VALUE, STATUS), is_typed=True, roles=_roles(cube))


def _roles(cube: Mapping[str, Any]) -> dict[str, str]:
    said = cube.get("role")
    if not isinstance(said, dict):
        return {}
    ours = {"geo": "area", "time": "period", "metric": "figure"}
    return {str(name): ours[role] for role, names in said.items() if role in ours and names for name in names}


def _loaded(stream: IO[bytes], limits: Limits) -> Mapping[str, Any]:
    most = min(MOST_BYTES, limits.file_bytes)
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise Unreadable("file_too_large", limit=in_megabytes(most))
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable("json_corrupt", getattr(error, "lineno", None)) from error
    if not isinstance(found, dict):
        raise Unreadable("not_jsonstat")
    return found


def _dataset(found: Mapping[str, Any]) -> Mapping[str, Any]:
    kind = found.get("class", "dataset" if "dimension" in found else "")
    if kind == "collection":
        items = found.get("link", {}).get("item", []) if isinstance(found.get("link"), dict) else []
        whole = [each for each in items if isinstance(each, dict) and "value" in each and "dimension" in each]
        if len(whole) != 1:
            raise Unreadable("jsonstat_collection", count=len(items))
        return dict(whole[0])
    if kind != "dataset":
        raise Unreadable("jsonstat_no_values" if kind == "dimension" else "not_jsonstat")
    if not str(found.get("version", "2.0")).startswith("2."):
        raise Unreadable("jsonstat_version", value=str(found["version"]))
    return found


def _names(cube: Mapping[str, Any]) -> Sequence[str]:
    names, sizes = cube.get("id"), cube.get("size")
    if not (isinstance(names, list) and isinstance(sizes, list) and len(names) == len(sizes)):
        raise Unreadable("jsonstat_shape", part="id, size")
    return [str(name) for name in names]


def _dimension(cube: Mapping[str, Any], name: str) -> Dimension:
    size = cube["size"][_names(cube).index(name)]
    try:
        category = cube["dimension"][name]["category"]
        labels = {str(code): str(label) for code, label in category.get("label", {}).items()}
        codes = _codes(category.get("index", list(labels)))
        units = {str(code): str(unit.get("label", "")) for code, unit in category.get("unit", {}).items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable("jsonstat_shape", part=f"dimension {name}") from error
    if len(codes) != size or len(set(codes)) != len(codes):
        raise Unreadable("jsonstat_shape", part=f"dimension {name}")
    return Dimension(name, codes, labels, units)


def _codes(index: Sequence[str] | Mapping[str, int]) -> tuple[str, ...]:
    if isinstance(index, Mapping):
        return tuple(str(code) for code in sorted(index, key=lambda each: index[each]))
    return tuple(str(code) for code in index)


def _cells(cube: Mapping[str, Any], part: str, size: int) -> Mapping[int, Any]:
    """Values or statuses by position: lists, sparse objects or, for statuses, one text for all."""
    found = cube.get(part)
    if found is None and part == STATUS:
        return {}
    if isinstance(found, str) and part == STATUS:
        return dict.fromkeys(range(size), found)
    if isinstance(found, list) and len(found) in ((size,) if part == VALUE else (size, 1)):
        return dict(enumerate(found)) if len(found) == size else dict.fromkeys(range(size), found[0])
    if isinstance(found, dict) and all(str(key).isdigit() and int(key) < size for key in found):
        return {int(key): value for key, value in found.items()}
    raise Unreadable("jsonstat_shape", part=part)


def _columns(dimension: Dimension) -> tuple[str, ...]:
    return (dimension.name, f"{dimension.name} label") if dimension.labels else (dimension.name,)


def _rows(
    dimensions: Sequence[Dimension],
    unit: Dimension | None,
    values: Mapping[int, Any],
    statuses: Mapping[int, Any],
) -> Iterator[RawRow]:
    at = dimensions.index(unit) if unit else -1
    for position, codes in enumerate(product(*(each.codes for each in dimensions))):
        cells: list[Raw] = []
        for dimension, code in zip(dimensions, codes, strict=True):
            cells.append(code)
            if dimension.labels:
                cells.append(dimension.labels.get(code, ""))
        if unit:
            cells.append(unit.units.get(codes[at], ""))
        cells += [typed(values.get(position)), str(statuses.get(position) or "")]
        yield RawRow(position + 1, cells)
