"""Takes the two packs into use; in Egelund first an earlier version, so that something has changed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.realm import House
from samspil.figures.indicators.models import Target, TargetWording
from samspil.steering.strategy.actions import Adoption, adopt_strategy
from samspil.steering.strategy.models import Strategy
from samspil.tools.packs.reading import read_strategy
from samspil.tools.packs.strategy import Statement, StrategyPack

NUMBERS = ("key", "unit", "baseline", "baseline_year", "goal", "goal_year")


def build(house: House) -> None:
    told = texts.read("strategies")[house.realm.key]
    pack = shipped_pack(told["pack"])
    begins, ends = told["period"]
    director = house.by_kind["director"][0].person
    for each in told["adoptions"]:
        adoption = Adoption(begins_on=begins, ends_on=ends, adopted_on=each["on"], adopted_by=each["by"])
        version = pack if each["version"] == pack.version else first_version(pack, each["version"])
        strategy = adopt_strategy(pack=version, unit=house.root, adoption=adoption, by=director)
    _set_targets(strategy, texts.read("strategies")["targets"][house.realm.key])


@cache
def shipped_pack(name: str) -> StrategyPack:
    file = files("samspil.steering.strategy").joinpath("packs", f"{name}.yaml")
    return read_strategy(file.read_bytes(), file=f"{name}.yaml")


def first_version(pack: StrategyPack, version: str) -> StrategyPack:
    """What the council adopted first: two sentences fewer, and three in other words."""
    first = texts.read("strategies")["first"]
    kept = tuple(each for each in pack.statements if each.number not in first["without"])
    return replace(pack, version=version, statements=tuple(_as_said(each, first["said"]) for each in kept))


def _as_said(statement: Statement, said: dict[str, str]) -> Statement:
    if statement.number not in said:
        return statement
    return replace(statement, text={**statement.text, "da": said[statement.number]})


def _set_targets(strategy: Strategy, targets: Iterable[dict[str, Any]]) -> None:
    """Aims with a definition and a year; the lapsed ones that some renew stay as they were said."""
    for each in targets:
        before = strategy.targets.filter(key=each.get("renews")).first()
        told = {name: each[name] for name in NUMBERS}
        target = Target.objects.create(**told, status=Target.Status.RUNNING, renews=before)
        strategy.targets.add(target)
        strategy.statements.get(number=each["statement"]).targets.add(target)
        TargetWording.objects.bulk_create(
            TargetWording(
                target=target,
                language=language,
                name=each["name"][language],
                definition=each["definition"][language],
                decision=each["decision"][language],
            )
            for language in strategy.languages
        )
