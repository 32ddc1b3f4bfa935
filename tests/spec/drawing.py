"""Tables drawn in text: the first line names the columns, a line of dashes follows, an empty cell is not
known.
"""

from dataclasses import dataclass
from datetime import date

from samspil.tools.statistics.questions import Question

TODAY = date(2026, 9, 30)
WORDS = {"yes": True, "no": False}
ARROW = {bool: "bool", int: "int64", float: "double", date: "date32", str: "string"}


@dataclass(frozen=True)
class Case:
    """One rule of the method: what it is called, why it is so, a table, a question and the answer."""

    title: str
    words: str
    table: str
    question: Question
    answer: str
    today: date = TODAY


def rows(drawn):
    """The rows as dicts; whole numbers, decimals, dates, yes and no are read as such."""
    names, _, *lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    return [dict(zip(names, map(read, line), strict=True)) for line in lines]


def types(drawn):
    """Arrow's name of the type of each column; text where no row says."""
    found = rows(drawn)
    names = [each.strip() for each in drawn.strip().splitlines()[0].split("|")]
    kinds = {name: {type(row[name]) for row in found if row[name] is not None} for name in names}
    return {name: "double" if float in kind else ARROW[next(iter(kind), str)] for name, kind in kinds.items()}


def read(cell):
    if cell == "":
        return None
    if cell in WORDS:
        return WORDS[cell]
    for kind in (int, float, date.fromisoformat):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell


def told(question, outcomes, columns):
    """The outcomes as rows with the drawn `columns`: groups by their place, the rest by name."""
    number = len(question.groups)
    for each in outcomes:
        values = dict(zip(columns[:number], each.group, strict=True))
        yield values | {name: shown(getattr(each, name)) for name in columns[number:]}


def shown(value):
    return round(value, 4) if isinstance(value, float) else value
