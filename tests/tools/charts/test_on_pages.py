"""A drawing on paper: in pieces no taller than a page, nothing lost, and large enough to be read."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from tools.charts.conftest import RUNS, a_coverage, a_map, a_timeline, a_wheel, texts

from samspil.tools.charts import coverage, linkmap
from samspil.tools.charts.chart import PAPER, TALLEST, on_pages

# How wide the text of an A4 page is, in points, and the smallest print that one may ask anybody to read.
TEXT_WIDTH, SMALLEST = 453.5, 7.5


def a_large_timeline():
    return a_timeline(
        *(replace(RUNS, label=f"Effort {n}, with some more words to its name") for n in range(40))
    )


def a_house_of_sixty():
    fields = tuple(coverage.Field("late", n, "late") for n in range(6))
    areas = tuple(f"Focus area {n} with a long name" for n in range(6))
    groups = tuple(
        coverage.Group(kind, tuple(coverage.Row(f"{kind} {n}", fields) for n in range(20)))
        for kind in ("School", "Daycare", "Club")
    )
    return replace(a_coverage(), areas=areas, groups=groups)


def a_large_map():
    efforts = [linkmap.Node(f"e{n}", 0, "Effort", f"Effort {n} and what it is called") for n in range(12)]
    goals = [linkmap.Node(f"g{n}", 1, "Goal", f"Goal {n}: " + "many words " * 9) for n in range(24)]
    links = [linkmap.Link(f"e{n // 2}", f"g{n}", linkmap.Kind.CARRIES_OUT) for n in range(24)]
    return replace(a_map(), nodes=(*efforts, *goals), links=tuple(links))


LARGE = [a_large_timeline, a_house_of_sixty, a_large_map]


def size(svg):
    root = fromstring(svg)
    return float(root.get("width")), float(root.get("height"))


@pytest.mark.parametrize("make_large", LARGE)
def test_each_piece_fits_on_a_page_and_together_they_say_all(make_large):
    chart = make_large()
    pieces = on_pages(chart)

    assert len(pieces) > 1
    for width, height in map(size, pieces):
        assert height * PAPER / width <= TALLEST
    shown = " ".join(text for piece in pieces for text in texts(piece) if text)
    for row in chart.table().rows:
        assert " ".join(row[0].text.removeprefix("Effort: ").split()[:2]) in shown


@pytest.mark.parametrize("make_large", LARGE)
def test_as_few_pieces_as_there_are_pages_needed(make_large):
    pieces = on_pages(make_large())

    assert all(size(piece)[1] > TALLEST / 2 for piece in pieces[:-1])


@pytest.mark.parametrize("make_any", [*LARGE, a_wheel])
def test_it_can_be_read_on_paper(make_any):
    for piece in on_pages(make_any()):
        scale = TEXT_WIDTH / size(piece)[0]
        sizes = [float(each.get("font-size")) for each in fromstring(piece).iter() if each.get("font-size")]
        assert min(sizes) * scale >= SMALLEST


def test_what_fits_stays_whole():
    assert len(on_pages(a_timeline())) == len(on_pages(a_wheel())) == 1


def test_where_no_word_has_room_the_shapes_are_explained():
    """Beside a shape stands its number; what the shape says is in the key, once."""
    (first, *_rest) = on_pages(a_house_of_sixty())

    assert texts(first).count("late") == 1
    assert "4" in texts(first)
