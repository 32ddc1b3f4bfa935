"""A question as the plain maps of a pack, and back."""

from collections.abc import Mapping
from typing import Any

from samspil.tools.packs.yaml_text import Flow
from samspil.tools.statistics.conditions import (
    EVERYONE,
    All,
    Among,
    AnyOf,
    Between,
    Condition,
    Is,
    Known,
    Not,
    PartOf,
)
from samspil.tools.statistics.questions import (
    Cohort,
    Count,
    Days,
    Mean,
    Measure,
    Minutes,
    Question,
    Rate,
    Share,
)
from samspil.tools.statistics.questions import (
    Flow as Move,
)

Tree = dict[str, Any]
# What each kind must say, and what it may.
NEEDS: dict[str, tuple[str, ...]] = {
    "count": (),
    "share": ("event",),
    "rate": ("event", "of"),
    "median": ("from_date", "to_date"),
    "percentile": ("from_date", "to_date", "percentile"),
    "mean": ("score",),
    "flow": ("follows", "before", "after"),
    "cohort": ("from_date", "to_date", "months"),
    "minutes": ("part", "whole"),
}
MAY: dict[str, tuple[str, ...]] = {"count": ("event",), "rate": ("per",)}
CONDITIONS = ("event", "of", "before", "after", "population")
COLUMNS = ("from_date", "to_date", "score", "follows", "part", "whole")


def question_of(tree: Mapping[str, Any]) -> Question:
    """Raises ValueError, in words for the pack's author, where a part does not make sense."""
    population = condition_of(tree["population"]) if "population" in tree else EVERYONE
    return Question(measure_of(tree), population, tree.get("period", ""))


def measure_of(tree: Mapping[str, Any]) -> Measure:
    told = {name: condition_of(tree[name]) for name in CONDITIONS if name in tree}
    match tree["kind"]:
        case "count":
            return Count(told.get("event", EVERYONE))
        case "share":
            return Share(told["event"])
        case "rate":
            return Rate(told["event"], told["of"], tree.get("per", 100))
        case "flow":
            return Move(tree["follows"], told["before"], told["after"])
        case _:
            return _over_columns(tree)


def _over_columns(tree: Mapping[str, Any]) -> Measure:
    match tree["kind"]:
        case "median":
            return Days(tree["from_date"], tree["to_date"])
        case "percentile":
            return Days(tree["from_date"], tree["to_date"], tree["percentile"])
        case "mean":
            return Mean(tree["score"])
        case "cohort":
            return Cohort(tree["from_date"], tree["to_date"], tree["months"])
        case _:
            return Minutes(tree["part"], tree["whole"])


def condition_of(tree: Mapping[str, Any]) -> Condition:
    if "all" in tree:
        return All(tuple(condition_of(each) for each in tree["all"]))
    if "any" in tree:
        return AnyOf(tuple(condition_of(each) for each in tree["any"]))
    if "not" in tree:
        return Not(condition_of(tree["not"]))
    if "part" in tree:
        return PartOf(tree["part"], tree["whole"], tree["percent"])
    return _of_column(tree)


def _of_column(tree: Mapping[str, Any]) -> Condition:
    column = tree["column"]
    if "in" in tree:
        return Among(column, tuple(tree["in"]))
    if "is" in tree:
        return Is(column, tree["is"])
    if "known" in tree:
        return Known(column) if tree["known"] else Not(Known(column))
    return Between(column, tree.get("from"), tree.get("to"))


def question_tree(question: Question) -> Tree:
    """The maps from which `question_of` makes the same question; place and breakdown stand elsewhere."""
    tree: Tree = measure_tree(question.measure)
    if question.population != EVERYONE:
        tree["population"] = condition_tree(question.population)
    if question.period:
        tree["period"] = question.period
    return tree


def measure_tree(measure: Measure) -> Tree:
    match measure:
        case Count(event):
            return {"kind": "count"} | ({} if event == EVERYONE else {"event": condition_tree(event)})
        case Share(event):
            return {"kind": "share", "event": condition_tree(event)}
        case Rate(event, of, per):
            return {"kind": "rate", "event": condition_tree(event), "of": condition_tree(of), "per": per}
        case Move(key, before, after):
            moved = {"before": condition_tree(before), "after": condition_tree(after)}
            return {"kind": "flow", "follows": key, **moved}
        case _:
            return _column_tree(measure)


def _column_tree(measure: Measure) -> Tree:
    match measure:
        case Days(start, end, 50):
            return {"kind": "median", "from_date": start, "to_date": end}
        case Days(start, end, percentile):
            return {"kind": "percentile", "from_date": start, "to_date": end, "percentile": percentile}
        case Mean(column):
            return {"kind": "mean", "score": column}
        case Cohort(origin, event, months):
            return {"kind": "cohort", "from_date": origin, "to_date": event, "months": months}
        case Minutes(part, whole):
            return {"kind": "minutes", "part": part, "whole": whole}
    raise AssertionError(measure)


def condition_tree(condition: Condition) -> Tree:
    match condition:
        case All(of):
            return {"all": [condition_tree(each) for each in of]}
        case AnyOf(of):
            return {"any": [condition_tree(each) for each in of]}
        case Not(Known(column)):
            return {"column": column, "known": False}
        case Not(of):
            return {"not": condition_tree(of)}
        case PartOf(part, whole, percent):
            return {"part": part, "whole": whole, "percent": percent}
        case _:
            return _leaf_tree(condition)


def _leaf_tree(condition: Condition) -> Tree:
    match condition:
        case Among(column, values):
            return {"column": column, "in": Flow(values)}
        case Is(column, value):
            return {"column": column, "is": value}
        case Known(column):
            return {"column": column, "known": True}
        case Between(column, low, high):
            limits = {"from": low, "to": high}
            return {"column": column, **{name: each for name, each in limits.items() if each is not None}}
    raise AssertionError(condition)
