"""The list of the files I come to, and all of the read log for the data protection officer."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.urls import reverse

from samspil.child.file import queries
from samspil.child.file.models import Child, Enrolment
from samspil.child.file.pages import slot
from samspil.child.file.pages.words import page_words, purpose_words
from samspil.child.file.rules import age_on
from samspil.ground.audit.models import Reading
from samspil.ground.organisation.models import Person, Unit

EACH_PAGE = 50


@dataclass(frozen=True)
class ChildLine:
    child: Child
    age: int
    place: str


@dataclass(frozen=True)
class ChildrenPage:
    lines: tuple[ChildLine, ...]
    total: int
    number: int
    letters: str
    may_open: bool

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(label), reverse(name)) for label, name in slot.ways)

    @property
    def next_number(self) -> int:
        return self.number + 1 if self.number * queries.EACH_PAGE < self.total else 0


@dataclass(frozen=True)
class ClassListsPage:
    """Who goes to my places. Whether somebody has a file is not said."""

    pager: Page
    letters: str


@dataclass(frozen=True)
class ReadingLine:
    reading: Reading
    name: str
    page: str
    purpose: str


@dataclass(frozen=True)
class ReadingsPage:
    lines: tuple[ReadingLine, ...]
    pager: Page


def children_page(
    keys: list[int], *, total: int, number: int, letters: str, may_open: bool, today: date
) -> ChildrenPage:
    """Of files that have been opened for the list already."""
    children = Child.objects.in_bulk(keys)
    here: dict[int, list[str]] = {}
    for each in Enrolment.objects.filter(child__in=keys).select_related("unit"):
        if each.ends_on is None or each.ends_on >= today:
            here.setdefault(each.child_id, []).append(each.unit.name)
    lines = tuple(
        ChildLine(children[key], age_on(children[key].born_on, today), ", ".join(here.get(key, [])))
        for key in keys
        if key in children
    )
    return ChildrenPage(lines, total, number, letters, may_open)


def class_lists_page(places: list[Unit], *, letters: str, number: str, today: date) -> ClassListsPage:
    found = queries.class_lists(places, letters, today)
    return ClassListsPage(Paginator(found, EACH_PAGE).get_page(number), letters)


def readings_page(number: str) -> ReadingsPage:
    """Who read which child's file, in full: the database shows it to the data protection officer alone."""
    pager = Paginator(Reading.objects.filter(subject__gte=2**40).order_by("-at", "-pk"), EACH_PAGE).get_page(
        number
    )
    names = {each.pk: each.name for each in Person.objects.filter(pk__in=[each.person for each in pager])}
    lines = (
        ReadingLine(
            each, names.get(each.person, f"{each.person}"), page_words(each.page), purpose_words(each.purpose)
        )
        for each in pager
    )
    return ReadingsPage(tuple(lines), pager)
