"""Say which tests show which requirement; reads the tests' text and imports none of them."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

Shown = dict[str, list[str]]


class UnreadableMarker(Exception):
    """A marker whose ids are not written out as text, so that nothing but running it could tell them."""


def known_ids(root: Path) -> list[str]:
    listed = tomllib.loads((root / "docs/requirements.toml").read_text(encoding="utf-8"))
    return [row["id"] for row in listed["requirement"]]


def marker_calls(node: ast.AST) -> Iterator[ast.Call]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and ast.unparse(part.func).endswith("mark.requirement"):
            yield part


def ids_on(node: ast.AST, where: str) -> Iterator[str]:
    for call in marker_calls(node):
        for argument in call.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise UnreadableMarker(f"{where}: write the ids out as text: {ast.unparse(call)}")
            yield argument.value


def markers_in(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """Pairs of id and test; a marker on the whole module counts under the file's own name."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=name)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            where = f"{name}::{node.name}"
            for decorator in node.decorator_list:
                yield from ((each, where) for each in ids_on(decorator, where))
        elif isinstance(node, ast.Assign) and node in tree.body:
            yield from ((each, name) for each in ids_on(node, name))


def collect(root: Path) -> Shown:
    shown: Shown = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        for each, where in markers_in(path, path.relative_to(root).as_posix()):
            tests = shown.setdefault(each, [])
            if where not in tests:
                tests.append(where)
    return shown


def report(ids: list[str], shown: Shown) -> str:
    width = max(map(len, ids))
    lines = [f"{each:<{width}}  {' '.join(shown.get(each, ['-']))}" for each in ids]
    return "\n".join([*lines, f"{sum(each in shown for each in ids)} of {len(ids)} shown"])


def main(root: Path) -> int:
    ids = known_ids(root)
    try:
        shown = collect(root)
    except (SyntaxError, UnreadableMarker) as error:
        print(error, file=sys.stderr)
        return 1
    unknown = {each: tests for each, tests in shown.items() if each not in ids}
    for each, tests in sorted(unknown.items()):
        print(f"{each} is not in docs/requirements.toml: {' '.join(tests)}", file=sys.stderr)
    if unknown:
        return 1
    print(report(ids, shown))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]))
