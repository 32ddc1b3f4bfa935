"""Reads a strategy pack: whole, or not at all with every fault said."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from samspil.tools.packs.problems import PackRefused, Schema
from samspil.tools.packs.report import Report
from samspil.tools.packs.strategy import Chapter, Origin, Right, Statement, StrategyPack, Target, Term
from samspil.tools.packs.strategy_checks import check_strategy

LISTS = ("also", "sources", "rights", "targets")


@cache
def published_schema(name: str) -> Schema:
    """A JSON Schema of this room, e.g. `strategy.schema.json`."""
    schema: Schema = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return schema


def read_strategy(source: str | bytes, *, file: str) -> StrategyPack:
    """The pack in `source`; `file` is the name used in the problems. Raises PackRefused."""
    from samspil.tools.packs.shape import check_shape  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    value, marks = parse_marked(source, file=file)
    report = Report(file, marks)
    check_shape(value, published_schema("strategy.schema.json"), report)
    if isinstance(value, dict):
        check_strategy(value, report)
    if report.problems or not isinstance(value, dict):
        raise PackRefused(report.problems)
    return _pack(value)


def _pack(value: dict[str, Any]) -> StrategyPack:
    given = {name: part for name, part in value.items() if name != "format"}
    given["languages"] = tuple(value["languages"])
    given["origin"] = Origin(**value["origin"])
    given["chapters"] = tuple(Chapter(**each) for each in value["chapters"])
    given["statements"] = tuple(_statement(each) for each in value["statements"])
    given["targets"] = tuple(Target(**each) for each in value.get("targets", ()))
    given["terms"] = tuple(_term(each) for each in value.get("terms", ()))
    given["rights"] = tuple(Right(**each) for each in value.get("rights", ()))
    return StrategyPack(**given)


def _statement(value: Mapping[str, Any]) -> Statement:
    lists = {name: tuple(value[name]) for name in LISTS if name in value}
    return Statement(**{**value, **lists})


def _term(value: Mapping[str, Any]) -> Term:
    forms = {language: tuple(words) for language, words in value.get("forms", {}).items()}
    return Term(**{**value, "forms": forms})
