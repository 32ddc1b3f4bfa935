"""A release as a tree of plain values and back, the same every time: for a file, a row and a content hash."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.tables import Cell, Frame, Links, Mark, links


def release_tree(release: Release) -> dict[str, Any]:
    """Only lists, dicts with text as keys, texts, numbers, yes and no."""
    return {
        "name": release.name,
        "rule": _rule_tree(release.rule),
        "tables": [_frame_tree(frame, release) for frame in release.frames],
    }


def read_release(tree: dict[str, Any]) -> Release:
    """The release that `release_tree` made the tree of."""
    frames = tuple(_frame(each) for each in tree["tables"])
    entries = {}
    for frame, each in zip(frames, tree["tables"], strict=True):
        for place, mark, value in each["entries"]:
            entries[frame.cells[tuple(place)]] = Entry(Mark(mark), value)
    return Release(tree["name"], Rule(**tree["rule"]), frames, entries)


def _rule_tree(rule: Rule) -> dict[str, Any]:
    """Without what came later and is not used: what was frozen before keeps its hash."""
    tree = asdict(rule)
    return tree if rule.hides_zeros else {name: tree[name] for name in tree if name != "hides_zeros"}


def _frame_tree(frame: Frame, release: Release) -> dict[str, Any]:
    if isinstance(frame, Links):
        return _links_tree(frame)
    return {
        "name": frame.name,
        "subject": frame.subject,
        "hierarchies": [_hierarchy_tree(each) for each in frame.hierarchies],
        "editions": [[list(place), name] for place, name in sorted(frame.editions.items())],
        "entries": [
            [list(place), str(entry.mark), entry.value] for place, entry in release.table(frame).items()
        ],
    }


def _links_tree(found: Links) -> dict[str, Any]:
    return {
        "name": found.name,
        "sums": [[_cell_tree(whole), [_cell_tree(part) for part in parts]] for whole, parts in found.sums],
        "within": [[_cell_tree(around), _cell_tree(part)] for around, part in found.within],
        "rests": [_cell_tree(cell) for cell in sorted(found.rests)],
        "entries": [],
    }


def _cell_tree(cell: Cell) -> list[Any]:
    return [cell.subject, [list(each) for each in cell.at], cell.edition]


def _hierarchy_tree(hierarchy: Hierarchy) -> dict[str, Any]:
    return {
        "name": hierarchy.name,
        "total": hierarchy.total,
        "splits": [[split.whole, list(split.parts)] for split in hierarchy.splits],
        "implied": sorted(hierarchy.implied),
        "is_share": hierarchy.is_share,
    }


def _frame(tree: dict[str, Any]) -> Frame:
    if "sums" in tree:
        sums = ((_cell(whole), tuple(map(_cell, parts))) for whole, parts in tree["sums"])
        within = ((_cell(around), _cell(part)) for around, part in tree["within"])
        return links(tree["name"], sums, within, map(_cell, tree["rests"]))
    hierarchies = (_hierarchy(each) for each in tree["hierarchies"])
    editions = {tuple(place): name for place, name in tree["editions"]}
    return Frame(tree["name"], tree["subject"], tuple(hierarchies), editions)


def _cell(tree: list[Any]) -> Cell:
    subject, at, edition = tree
    return Cell(subject, tuple((name, node) for name, node in at), edition)


def _hierarchy(tree: dict[str, Any]) -> Hierarchy:
    splits = tuple(Split(whole, tuple(parts)) for whole, parts in tree["splits"])
    return Hierarchy(
        tree["name"], tree["total"], splits, frozenset(tree["implied"]), is_share=tree["is_share"]
    )
