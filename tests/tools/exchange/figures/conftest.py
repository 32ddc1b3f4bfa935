"""Tables on their way in: made as bytes, read by a mapping, faults told in short."""

import io

import openpyxl
import pytest

from samspil.tools.exchange.figures.mapping import FigureColumn, TableMapping
from samspil.tools.exchange.figures.reading import read_figures
from samspil.tools.exchange.problems import message, remedy
from samspil.tools.exchange.uploads import Upload

ABSENCE = TableMapping(figures=(FigureColumn("absence"),), area=("school",), period="year")


@pytest.fixture
def upload():
    def make(content, name="figures.csv"):
        return Upload(name, io.BytesIO(content.encode() if isinstance(content, str) else content))

    return make


@pytest.fixture
def read(upload):
    """`read(content)`: what came of it, by the mapping of absence or another."""

    def read(content, mapping=ABSENCE, **how):
        return read_figures(upload(content), mapping, **how)

    return read


@pytest.fixture
def workbook():
    """Rows into the bytes of a workbook; `shape(sheet)` may do more to it."""

    def make(rows, shape=None, title="Sheet1"):
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        if shape:
            shape(book.active)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


def faults(reading):
    """(code, line, column) of each error, every one with words and a remedy."""
    errors = [each for each in reading.problems if each.severity == "error"]
    assert all(message(each) and remedy(each) for each in errors)
    return [(each.code, each.line, each.column) for each in errors]


def noticed(reading):
    return [each.code for each in (*reading.problems, *reading.notes) if each.severity != "error"]


def values(reading):
    return [each.value if each.marker is None else each.marker.meaning for each in reading.observations()]
