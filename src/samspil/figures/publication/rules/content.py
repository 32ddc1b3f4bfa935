"""What a release holds, as values and as one canonical text. Every count is as its audience may see it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from samspil.figures.publication.rules.audiences import Clause
from samspil.tools.statistics.disclosure.freezing import read_release, release_tree
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Entry
from samspil.tools.statistics.disclosure.tables import Frame, Mark
from samspil.tools.statistics.indicators import year_words

FORMAT = "samspil-release/1"
# Nodes and dimensions of every table of ours.
ALL, EVENT, OTHERS, PLACE, SHARE = "all", "in", "out", "place", "share"
Text = Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """An indicator in one version and dimension. `unit`: its value is a share, mean, days, count or rate;
    a rate is of so many (`per`). `is_school`: its years begin in August, those of a budget do not."""

    key: str
    version: int
    kind: str
    unit: str
    name: Text
    meaning: Text
    dimension: str
    count_date: str
    polarity: str
    shown_with: tuple[str, ...]
    nature: str
    standing: str
    source: str
    per: int = 0
    is_school: bool = True

    def year(self, period: int) -> str:
        return year_words(period, is_school=self.is_school)

    def said(self, language: str) -> str:
        return self.name.get(language) or self.name.get("en") or self.key


@dataclass(frozen=True)
class Place:
    """`node` is what tables call it; a place outside the house has no page and no `pk`."""

    node: str
    pk: int | None
    name: str
    kind: str

    @property
    def is_part(self) -> bool:
        """A place of the house, neither the house itself nor one elsewhere."""
        return self.pk is not None and self.node != ALL


@dataclass(frozen=True)
class Aim:
    """A target of the house that is measured by a series."""

    series: str
    name: Text
    decision: Text
    status: str
    baseline: float | None
    baseline_year: int | None
    goal: float | None
    goal_year: int | None
    key: str = ""


@dataclass(frozen=True)
class Row:
    """One group of one series: where its counts stand, and its value where one may be told."""

    series: str
    period: int
    table: str
    at: tuple[str, ...]
    place: str
    group: tuple[tuple[str, str], ...]
    value: float | None
    low: float | None
    high: float | None
    is_too_few: bool
    is_preliminary: bool
    as_of: str
    source: str


@dataclass(frozen=True)
class Content:
    title: str
    house: str
    unit: str
    audience: str
    on: str
    clauses: tuple[Clause, ...]
    places: tuple[Place, ...]
    series: tuple[Series, ...]
    aims: tuple[Aim, ...]
    rows: tuple[Row, ...]
    counts: Release
    surveys: Release
    # Why just these places elsewhere: who says that they are alike, and by what.
    alike: str = ""

    def of(self, key: str) -> Series | None:
        return next((each for each in self.series if each.key == key), None)

    def rows_of(self, key: str) -> list[Row]:
        return [each for each in self.rows if each.series == key]

    def place(self, node: str) -> Place:
        return next(each for each in self.places if each.node == node)

    @property
    def house_place(self) -> Place:
        return self.places[0]


def entries(content: Content, row: Row) -> tuple[Entry | None, Entry | None]:
    """How many are counted, and how many of them are in the event (None where there is none)."""
    for release in (content.counts, content.surveys):
        for frame in release.frames:
            if frame.name == row.table:
                return counted(release, frame, row.at)
    return None, None


def counted(release: Release, frame: Frame, at: tuple[str, ...]) -> tuple[Entry | None, Entry | None]:
    if not any(each.is_share for each in frame.hierarchies):
        return release.entries.get(frame.cells[at]), None
    found = (release.entries.get(frame.cells[(*at, node)]) for node in (ALL, EVENT))
    return next(found), next(found)


def suppressed(content: Content) -> Iterator[tuple[Row, bool, bool]]:
    """Each row of which something is hidden: whether the whole is, and whether those in the event are."""
    index = {frame.name: (each, frame) for each in (content.counts, content.surveys) for frame in each.frames}
    for row in (each for each in content.rows if each.table):
        whole, event = counted(*index[row.table], row.at)
        hidden = [each is not None and each.mark is Mark.SUPPRESSED for each in (whole, event)]
        if any(hidden):
            yield row, hidden[0], hidden[1]


def rounded(release: Release, base: int) -> Release:
    """The release with its counts to the nearest `base`, and the rule that says so."""
    rule = replace(release.rule, base=base)
    shown = {
        cell: entry if entry.value is None else Entry(entry.mark, rule.rounded(entry.value))
        for cell, entry in release.entries.items()
    }
    return replace(release, rule=rule, entries=shown)


def to_text(content: Content) -> str:
    """The one canonical text: the same content gives the same bytes."""
    tree = {
        "format": FORMAT,
        **{name: getattr(content, name) for name in ("title", "house", "unit", "audience", "on")},
        **{name: [asdict(each) for each in getattr(content, name)] for name in PARTS},
        **({"alike": content.alike} if content.alike else {}),
        "counts": release_tree(content.counts),
        "surveys": release_tree(content.surveys),
    }
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Content:
    tree: dict[str, Any] = json.loads(text)
    assert tree["format"] == FORMAT, tree["format"]
    lists = {name: tuple(_part(made, each) for each in tree[name]) for name, made in PARTS.items()}
    head = {name: tree[name] for name in ("title", "house", "unit", "audience", "on")}
    tables = {name: read_release(tree[name]) for name in ("counts", "surveys")}
    return Content(**head, **lists, **tables, alike=tree.get("alike", ""))


PARTS: Mapping[str, Any] = {
    "clauses": Clause,
    "places": Place,
    "series": Series,
    "aims": Aim,
    "rows": Row,
}


def _part(made: Any, tree: dict[str, Any]) -> Any:
    known = {name: tuple(value) if isinstance(value, list) else value for name, value in tree.items()}
    if "group" in known:
        known["group"] = tuple((name, value) for name, value in known["group"])
    return made(**known)


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def ledger_text(counts: Release, surveys: Release) -> str:
    tree = {"counts": release_tree(counts), "surveys": release_tree(surveys)}
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_ledger(text: str) -> tuple[Release, Release]:
    tree = json.loads(text)
    return read_release(tree["counts"]), read_release(tree["surveys"])
