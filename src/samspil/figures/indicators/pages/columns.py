"""What the pages show on which a person says which column is what."""

from dataclasses import dataclass

from django.forms import BaseForm

from samspil.figures.indicators.models import Delivery
from samspil.figures.indicators.queries.told import Start
from samspil.tools.exchange.figures.years import year_columns

LINES_SHOWN, CELLS_SHOWN = 12, 8
ABOVE = 8  # of the lines shown, at most so many stand above the headings


@dataclass(frozen=True)
class MapPage:
    form: BaseForm
    delivery: Delivery


@dataclass(frozen=True)
class TopLine:
    """One of the first lines of a table, so that a person sees on which the headings stand."""

    number: int
    cells: tuple[str, ...]
    is_heading: bool


@dataclass(frozen=True)
class FigureMapPage:
    form: BaseForm
    place: BaseForm
    delivery: Delivery
    is_placed: bool
    lines: tuple[TopLine, ...]
    years: tuple[str, ...]


def figure_map_page(form: BaseForm, place: BaseForm, delivery: Delivery, start: Start) -> FigureMapPage:
    line, lines = start.where.line, start.where.lines
    texts = start.top.texts()
    at = next((n for n, (number, _cells) in enumerate(texts) if number == line), 0)
    shown = texts[max(0, at - ABOVE) :][:LINES_SHOWN]
    heads = {number for number, _cells in texts[at + 1 - lines : at + 1]}
    return FigureMapPage(
        form, place, delivery, not start.top.is_named,
        tuple(TopLine(number, cells[:CELLS_SHOWN], number in heads) for number, cells in shown),
        tuple(pattern for pattern, found in year_columns(start.headings).items() if len(found) > 1),
    )  # fmt: skip
