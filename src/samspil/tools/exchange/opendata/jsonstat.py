"""A published table as JSON-stat 2. Source: JSON-stat Format 2.0, json-stat.org."""

import json
import math
from typing import Any

from samspil.tools.exchange.opendata.dataset import Dataset, Dimension, Role, in_language
from samspil.tools.exchange.opendata.statuses import NAMES, status_code

JSONSTAT_TYPE = "application/json"
MEASURE = "indicator"
_ROLES = {Role.AREA: "geo", Role.TIME: "time"}
_MEASURE_NAME = {"da": "Indikator", "nl": "Indicator", "en": "Indicator"}


def jsonstat_text(dataset: Dataset, language: str) -> str:
    """The table as a cube in one language. A cell nobody speaks of is null; a hidden or missing one says so.

    Raises ValueError for a table without dimensions or measures.
    """
    if not dataset.dimensions or not dataset.measures:
        raise ValueError("a cube has dimensions and measures")
    return json.dumps(cube(dataset, language), ensure_ascii=False, separators=(",", ":"))


def cube(dataset: Dataset, language: str) -> dict[str, Any]:
    names = [each.id for each in dataset.dimensions] + [MEASURE]
    size = [len(each.codes) for each in dataset.dimensions] + [len(dataset.measures)]
    values, status = _cells(dataset, size)
    roles: dict[str, list[str]] = {"metric": [MEASURE]}
    for each in dataset.dimensions:
        if each.role in _ROLES:
            roles[_ROLES[each.role]] = [each.id]
    return {
        "version": "2.0",
        "class": "dataset",
        "href": dataset.address,
        "label": in_language(dataset.title, language),
        "note": [in_language(dataset.description, language)],
        "source": in_language(dataset.source, language),
        "updated": dataset.issued.isoformat(),
        "id": names,
        "size": size,
        "role": roles,
        "dimension": _dimensions(dataset, language),
        "value": values,
        "status": status,
        "extension": {
            "licence": dataset.licence,
            "version": dataset.version,
            "publisher": in_language(dataset.agency.name, language),
            "status": {code: in_language(said, language) for code, said in NAMES.items()},
        },
    }


def _dimensions(dataset: Dataset, language: str) -> dict[str, Any]:
    found = {each.id: _dimension(each, language) for each in dataset.dimensions}
    found[MEASURE] = {
        "label": in_language(_MEASURE_NAME, language),
        "category": {
            "index": [each.id for each in dataset.measures],
            "label": {each.id: in_language(each.label, language) for each in dataset.measures},
            "unit": {
                each.id: {"decimals": each.decimals, "label": in_language(each.unit_label, language)}
                for each in dataset.measures
            },
        },
    }
    return found


def _dimension(dimension: Dimension, language: str) -> dict[str, Any]:
    category: dict[str, Any] = {
        "index": [code.id for code in dimension.codes],
        "label": {code.id: in_language(code.label, language) for code in dimension.codes},
    }
    children: dict[str, list[str]] = {}
    for code in dimension.codes:
        if code.parent:
            children.setdefault(code.parent, []).append(code.id)
    if children:
        category["child"] = children
    return {"label": in_language(dimension.label, language), "category": category}


def _cells(dataset: Dataset, size: list[int]) -> tuple[list[int | float | None], dict[str, str]]:
    steps = [math.prod(size[at + 1 :]) for at in range(len(size))]
    places = [{code.id: at for at, code in enumerate(each.codes)} for each in dataset.dimensions]
    measures = {each.id: at for at, each in enumerate(dataset.measures)}
    values: list[int | float | None] = [None] * math.prod(size)
    status: dict[str, str] = {}
    for each in dataset.observations:
        at = [place[code] for place, code in zip(places, each.key, strict=True)] + [measures[each.measure]]
        position = sum(n * step for n, step in zip(at, steps, strict=True))
        if each.value is not None:
            is_whole = dataset.measure(each.measure).decimals == 0
            values[position] = int(each.value) if is_whole else float(each.value)
        status[str(position)] = status_code(each)
    return values, status
