"""One door out: only figures/publication makes a figure, and nothing else reads raw figures to show them."""

import ast
from pathlib import Path

import pytest

from samspil.figures.publication.rules.figure import Figure, NotThroughTheDoor, Status

SOURCE = Path(__file__).parents[2] / "src/samspil"
HOME = SOURCE / "figures/publication"
# Where a figure is made out of what was released; the type itself, and nothing more.
MAKERS = {HOME / "rules/figure.py", HOME / "queries/figures.py"}
KEYS = {"let_out", "_DOOR"}
# Who may lay hands on raw values: those who count, the demo that makes them up, and the door's own counting.
RAW = ("figures/indicators/", "config/demo/", "figures/publication/queries/counting.py")
RAW_TOO = ("figures/publication/queries/composed.py", "figures/publication/queries/offers.py")


def named(path):
    """Every name that a module imports or says."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((each.name, node.module or "") for each in node.names)
        elif isinstance(node, ast.Name):
            yield node.id, ""
        elif isinstance(node, ast.Attribute):
            yield node.attr, ""


def sources():
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def test_the_key_to_the_door_hangs_in_one_place():
    holders = {path for path in sources() if any(name in KEYS for name, _from in named(path))}

    assert holders == MAKERS


def test_nobody_else_calls_the_type():
    those_who_know_it = {
        path for path in sources() for name, home in named(path) if name == "Figure" and "publication" in home
    }
    callers = {
        path
        for path in those_who_know_it | MAKERS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Figure"
    }

    assert callers <= MAKERS


def test_no_page_of_others_reads_raw_values():
    readers = {
        str(path.relative_to(SOURCE))
        for path in sources()
        for name, module in named(path)
        if name == "Value" and module.startswith("samspil.figures.indicators")
    }

    assert {each for each in readers if not each.startswith((*RAW, *RAW_TOO))} == set()


def test_a_figure_made_elsewhere_is_refused():
    with pytest.raises(NotThroughTheDoor):
        Figure(label="Lindeskolen", status=Status.VALUE, shown="3", period=2026, place=1)
    with pytest.raises(NotThroughTheDoor):
        Figure(label="Lindeskolen", status=Status.VALUE, shown="3", period=2026, place=1, door=object())
