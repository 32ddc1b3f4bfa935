"""Writes a strategy pack as its one canonical text."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from samspil.tools.packs.strategy import Chapter, Origin, Right, Statement, StrategyPack, Target, Term
from samspil.tools.packs.yaml_text import Flow, to_yaml

FORMAT = "samspil-strategy/1"
# Key order as in docs/packs.md.
PACK = ("key", "version", "country", "language", "languages", "title", "summary", "origin", "horizon")
SECTIONS = ("chapters", "statements", "targets", "terms", "rights")
STATEMENT = ("number", "chapter", "kind", "part", "also", "headline", "sources", "rights", "targets")
STATEMENT_TEXTS = ("text", "parents", "children")
TARGET_NUMBERS = ("unit", "baseline", "baseline_year", "goal", "goal_year")
TARGET = ("key", "name", *TARGET_NUMBERS, "definition", "status", "decision")
TERM = ("key", "word", "forms", "staff", "parents", "children")
ORDER: dict[type, tuple[str, ...]] = {
    StrategyPack: PACK + SECTIONS,
    Statement: STATEMENT + STATEMENT_TEXTS,
    Target: TARGET,
    Term: TERM,
} | {kind: tuple(each.name for each in fields(kind)) for kind in (Origin, Chapter, Right)}
# None says something here: not stated in the source, or unknown.
SAYS_NONE = {"baseline", "baseline_year", "goal", "goal_year", "definition"}


def write_strategy(pack: StrategyPack) -> str:
    """The text of the pack: `read_strategy` gives the same pack back, and writing that the same text."""
    return to_yaml({"format": FORMAT, **_tree(pack, pack.languages)})


def _tree(part: object, languages: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ORDER[type(part)]:
        value = getattr(part, name)
        if value is None and name in SAYS_NONE:
            found[name] = None
        elif value is not False and value not in (None, "", (), {}):
            found[name] = _branch(value, languages)
    return found


def _branch(value: object, languages: tuple[str, ...]) -> object:
    if type(value) in ORDER:
        return _tree(value, languages)
    if isinstance(value, Mapping):
        return _by_language(value, languages)
    if isinstance(value, tuple):
        return Flow(value) if isinstance(value[0], str) else [_tree(each, languages) for each in value]
    return value


def _by_language(texts: Mapping[str, object], languages: tuple[str, ...]) -> dict[str, object]:
    ordered = [*languages, *(each for each in texts if each not in languages)]
    return {each: _branch(texts[each], languages) for each in ordered if each in texts}
