"""The rules in their chapters, and the method chapter of the docs that is made of them.

PYTHONPATH=src:tests .venv/bin/python -m spec.method
"""

from pathlib import Path
from textwrap import fill

from spec import method_disclosure, method_shares, method_time

from samspil.tools.packs.question_tree import question_tree
from samspil.tools.packs.yaml_text import Flow, to_yaml

CHAPTERS = {**method_shares.CHAPTERS, **method_time.CHAPTERS}
CASES = [case for chapter in CHAPTERS.values() for case in chapter]
HERE = Path(__file__).parent
FILE = HERE.parents[1] / "docs/method.md"
BEFORE, AFTER = (HERE / f"method_{each}.md" for each in ("before", "after"))
HIDING = HERE / "method_hiding.md"
WIDTH = 120


def chapter():
    """The text of docs/method.md."""
    parts = [BEFORE.read_text(encoding="utf-8")]
    for name, cases in CHAPTERS.items():
        parts += [f"## {name}", *(part for case in cases for part in rule(case))]
    parts += [AFTER.read_text(encoding="utf-8"), HIDING.read_text(encoding="utf-8")]
    parts += [part for case in method_disclosure.CASES for part in hiding(case)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def hiding(case):
    yield f"### {case.title}"
    yield fill(case.words, WIDTH)
    yield as_markdown(case.table)
    yield "may be shown as"
    yield as_markdown(case.answer)


def rule(case):
    yield f"### {case.title}"
    yield fill(case.words, WIDTH)
    yield as_markdown(case.table)
    yield f"```yaml\n{asked(case.question)}```"
    yield as_markdown(case.answer)


def asked(question):
    tree = question_tree(question)
    if question.place:
        tree["place"] = Flow(question.place)
    if question.by:
        tree["by"] = Flow(question.by)
    return to_yaml(tree)


def as_markdown(drawn):
    rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    rows[1] = ["---"] * len(rows[0])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


if __name__ == "__main__":
    FILE.write_text(chapter(), encoding="utf-8")
