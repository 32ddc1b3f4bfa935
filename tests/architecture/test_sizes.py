"""Sizes that fit on a screen; an exception is a line with its reason."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULE, FUNCTION, VIEW, TEST_MODULE, TEST_FUNCTION, TEMPLATE, PARTIAL = 300, 40, 25, 400, 40, 150, 60
ALLOWED: dict[str, str] = {}


def sources(folder):
    return [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def too_long(folder, module, function):
    for path in sources(folder):
        name = str(path.relative_to(ROOT))
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > module and name not in ALLOWED:
            yield f"{name}: {lines} lines"
        limit = VIEW if "views" in (path.stem, path.parent.name) else function
        yield from (
            f"{name}:{fn}: {n} lines"
            for fn, n in functions(path)
            if n > limit and f"{name}:{fn}" not in ALLOWED
        )


def test_source_fits_on_a_screen():
    assert list(too_long("src", MODULE, FUNCTION)) == []


def test_tests_fit_on_a_screen():
    assert list(too_long("tests", TEST_MODULE, TEST_FUNCTION)) == []


def test_templates_fit_on_a_screen():
    long = []
    for path in (ROOT / "src").rglob("templates/**/*.html"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (PARTIAL if "parts" in path.parts else TEMPLATE):
            long.append(f"{path.relative_to(ROOT)}: {lines}")

    assert long == []


def test_forbidden_names():
    forbidden = {"utils", "core", "common", "helpers", "services", "managers"}

    assert [str(path) for path in sources("src") if path.stem in forbidden] == []
