"""A long list to tick, in groups, with what is ticked already on top; and rows that open when needed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.boundfield import BoundWidget
from django.utils.translation import get_language

from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading


@dataclass(frozen=True)
class TickGroup:
    """The boxes of one chapter that nobody has ticked yet."""

    name: str
    language: str
    ticks: tuple[BoundWidget, ...]


@dataclass(frozen=True)
class Ticks:
    field: BoundField
    chosen: tuple[BoundWidget, ...]
    groups: tuple[TickGroup, ...]


@dataclass(frozen=True)
class Row:
    """One form of a set: open when it is filled, wrong, or the first."""

    form: BaseForm
    number: int
    is_open: bool


def statement_ticks(field: BoundField, strategy: Strategy) -> Ticks:
    """The sentences of the strategy under their chapters."""
    boxes = list(field.subwidgets)
    chapter_of = dict(strategy.statements.values_list("pk", "chapter_id"))
    groups = (
        TickGroup(each.name.text, each.name.language, tuple(_free(boxes, chapter_of, each.chapter.pk)))
        for each in reading.chapters(strategy, get_language())
    )
    return Ticks(
        field=field,
        chosen=tuple(box for box in boxes if box.data["selected"]),
        groups=tuple(group for group in groups if group.ticks),
    )


def _free(boxes: list[BoundWidget], chapter_of: dict[int, int], chapter: int) -> Iterable[BoundWidget]:
    for box in boxes:
        if not box.data["selected"] and chapter_of.get(int(str(box.data["value"]))) == chapter:
            yield box


def rows_of(formset: BaseFormSet, *, at_least: int = 1) -> tuple[Row, ...]:
    """The rows in use, and `at_least` so many; an empty one more waits folded."""
    return tuple(
        Row(form, number, number <= at_least or bool(form.initial) or form.has_changed())
        for number, form in enumerate(formset, start=1)
    )
