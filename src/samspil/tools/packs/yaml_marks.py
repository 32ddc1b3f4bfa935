"""A strict reading of YAML that keeps the place of every value. Knows nothing of what the file is about."""

import math
import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samspil.tools.packs.decoding import clean_text
from samspil.tools.packs.marks import Mark, Marks, trap_of
from samspil.tools.packs.problems import PackRefused, Path, Problem, path_text

SEE = "See docs/packs.md for the shape."
DEEPEST = 20
MOST_VALUES = 50_000
NULL = {"", "~", "null", "Null", "NULL"}
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")


def parse_marked(source: str | bytes, *, file: str = "") -> tuple[object, Marks]:
    """The value as maps, lists, text, numbers, true/false and None, with its marks.

    Raises PackRefused for everything the house does not want in a pack: anchors and aliases, tags,
    merge keys, keys that are not text, a key twice, more than one document.
    """
    text = clean_text(source, file=file)
    builder = _Builder(file, YAML(typ="safe", pure=True).parse(text))
    try:
        value = builder.document()
    except MarkedYAMLError as error:
        raise PackRefused([*builder.problems, _syntax_problem(error, file)]) from error
    except YAMLError as error:
        raise PackRefused([Problem(1, 1, file, "", f"This is not YAML: {error}.", "")]) from error
    if builder.problems:
        raise PackRefused(builder.problems)
    return value, builder.marks


class _Builder:
    """Turns the parser's events into plain values, noting places and faults on the way."""

    def __init__(self, file: str, events: Iterator[Event]) -> None:
        self.file = file
        self.events = events
        self.marks = Marks()
        self.problems: list[Problem] = []

    def document(self) -> object:
        next(self.events)  # stream start
        if not isinstance(first := next(self.events), DocumentStartEvent):
            self.fault(first, (), "Nothing but comments stands here.", "Begin with a `format:` line.")
            return None
        value = self.node(next(self.events), ())
        next(self.events)  # document end
        after = next(self.events, None)
        if isinstance(after, DocumentStartEvent):
            self.fault(after, (), "A second document begins here.", "Keep one: take `---` away.")
        return value

    def node(self, event: Event, path: Path) -> object:
        self.marks.values[path] = _mark(event)
        self.refuse_tricks(event, path)
        if len(path) > DEEPEST or len(self.marks.values) > MOST_VALUES:
            what = "nested too deep" if len(path) > DEEPEST else f"more than {MOST_VALUES} values"
            self.fault(event, path, f"This is {what}.", SEE)
            raise PackRefused(self.problems)
        if isinstance(event, MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(path)
        return self.scalar(event, path) if isinstance(event, ScalarEvent) else None

    def mapping(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event, path)
            if key in found:
                line = self.marks.keys[(*path, key)].line
                message = f"`{key}` stands here twice, first on line {line}."
                self.fault(event, (*path, key), message, "Keep one.")
            else:
                self.marks.keys[(*path, key)] = _mark(event)
            value = self.node(next(self.events), (*path, key))
            found.setdefault(key, value)
        return found

    def key(self, event: Event, path: Path) -> str:
        if not isinstance(event, ScalarEvent):
            self.fault(event, path, "A key must be a word.", "Write `key: value`.")
            self.node(event, (*path, "?"))
            return "?"
        self.refuse_tricks(event, path)
        word = str(event.value)
        trap = "" if event.style else trap_of(word)
        if word == "<<" and trap:
            self.fault(event, path, "Merge keys are not read.", "Write the lines out in full.")
        elif trap:
            self.fault(event, path, f"The key `{word}` reads as {trap}.", f"Put it in quotes: '{word}'.")
        return word

    def sequence(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            found.append(self.node(event, (*path, len(found))))
        return found

    def scalar(self, event: ScalarEvent, path: Path) -> object:
        word = str(event.value)
        if event.style:
            return word
        self.marks.values[path] = _mark(event, raw=word, trap=trap_of(word))
        return _plain(word)

    def refuse_tricks(self, event: Event, path: Path) -> None:
        if isinstance(event, AliasEvent):
            self.fault(event, path, f"`*{event.anchor}` repeats another place.", "Write it out in full.")
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            self.fault(event, path, f"`&{event.anchor}` marks a place to repeat.", "Take it away.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.fault(event, path, f"The tag `{tag}` is not read.", "Take it away; put text in quotes.")

    def fault(self, event: Event, path: Path, message: str, instead: str) -> None:
        mark = _mark(event)
        self.problems.append(Problem(mark.line, mark.column, self.file, path_text(path), message, instead))


def _plain(word: str) -> object:
    if word in NULL:
        return None
    if word in TRUTH:
        return TRUTH[word]
    if WHOLE.fullmatch(word):
        return int(word)
    if DECIMAL.fullmatch(word) and math.isfinite(number := float(word)):
        return number
    return word


def _mark(event: Event, raw: str = "", trap: str = "") -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1, raw, trap)


ADVICE = {
    "mapping values are not allowed": "Put the text in quotes when it holds a colon followed by a space.",
    "could not find expected ':'": "Write `key: value`; put longer text in quotes.",
    "expected <block end>": "Check the indentation: keys of one map stand in one column.",
    "cannot start any token": "Put the text in quotes.",
    "while scanning a quoted scalar": "Close the quote that was opened.",
    "flow": "Close the bracket that was opened.",
    "expected ',' or": "Put a comma between the entries and close the bracket.",
}


def _syntax_problem(error: MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(str(each) for each in (error.context, error.problem) if each)
    instead = next((advice for words, advice in ADVICE.items() if words in said), SEE)
    return Problem(line, column, file, "", f"This is not YAML: {said}.", instead)
