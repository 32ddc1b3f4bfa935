"""What the pages on units show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.base.alphabet import alphabetical
from samspil.ground.organisation.access import Me, reads_the_record
from samspil.ground.organisation.models import UNIT_KINDS, Group, Role, Succession, Unit
from samspil.ground.organisation.pages.slot import PlaceLine, told
from samspil.ground.organisation.rules import RoleKind
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

ON_A_PAGE = 100


@dataclass(frozen=True)
class Place:
    """A link with its word."""

    url: str
    label: str


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class UnitLine:
    unit: Unit
    trail: str
    leaders: str


@dataclass(frozen=True)
class Wish:
    """What the reader asked to see of the list."""

    query: str = ""
    kind: str = ""
    with_closed: bool = False

    def url(self, name: str, *args: str, **changes: str) -> str:
        said = {"q": self.query, "kind": self.kind, "closed": "1" if self.with_closed else ""} | changes
        return f"{reverse(name, args=args)}?{urlencode({key: each for key, each in said.items() if each})}"


@dataclass(frozen=True)
class View:
    """One of the lists that belong together."""

    url: str
    label: str
    is_current: bool


def views(current: str, *, is_administrator: bool, reads_the_record: bool = False) -> tuple[View, ...]:
    """The lists beside each other; those of administrators only where they lead somewhere."""
    names = {"units": _("Units"), "people": _("People")}
    if is_administrator:
        names |= {"imports": _("Imports")}
    if is_administrator or reads_the_record:
        names |= {"events": _("Events")}
    return tuple(View(reverse(name), label, name == current) for name, label in names.items())


@dataclass(frozen=True)
class UnitsPage:
    views: tuple[View, ...]
    wish: Wish
    count: int
    pager: Page
    choices: tuple[Choice, ...]
    closed: Choice
    csv_url: str
    xlsx_url: str
    may_add: bool


def units_page(mine: Me, wish: Wish, *, number: str, today: date, may_add: bool) -> UnitsPage:
    everything = _lines(mine.root, today)
    open_now = [each for each in everything if wish.with_closed or not _is_closed(each.unit, today)]
    found = [each for each in open_now if _is_found(each, wish.query)]
    shown = [each for each in found if wish.kind in ("", each.unit.kind)]
    return UnitsPage(
        views=views("units", is_administrator=may_add, reads_the_record=reads_the_record(mine)),
        wish=wish,
        count=len(shown),
        pager=Paginator(shown, ON_A_PAGE).get_page(number),
        choices=tuple(_choices(found, wish)),
        closed=Choice(
            wish.url("units", closed="" if wish.with_closed else "1"),
            _("With closed units"),
            sum(_is_closed(each.unit, today) for each in everything),
            wish.with_closed,
        ),
        csv_url=wish.url("export-units", "csv"),
        xlsx_url=wish.url("export-units", "xlsx"),
        may_add=may_add,
    )


def units_sheet(mine: Me, wish: Wish, *, today: date) -> Sheet:
    lines = [
        each
        for each in _lines(mine.root, today)
        if (wish.with_closed or not _is_closed(each.unit, today))
        and _is_found(each, wish.query)
        and wish.kind in ("", each.unit.kind)
    ]
    columns = (
        *(Column(_("Official number")), Column(_("Name"), width=40), Column(_("Kind"))),
        *(Column(_("Lies beneath"), width=40), Column(_("Leader"))),
        *(Column(_("Opened on"), Kind.DATE), Column(_("Closed on"), Kind.DATE)),
    )
    rows = (
        (
            *(each.unit.number, each.unit.name, each.unit.get_kind_display(), each.trail, each.leaders),
            *(each.unit.opened_on, each.unit.closed_on),
        )
        for each in lines
    )
    return Sheet(_("Units"), columns, rows)


def _lines(root: int, today: date) -> list[UnitLine]:
    """The tree from the top down, sisters by name."""
    units = {each.pk: each for each in Unit.objects.under(root)}
    leaders: dict[int, list[str]] = {}
    held = Q(ends_on=None) | Q(ends_on__gte=today)
    roles = Role.objects.filter(held, root_id=root, kind=RoleKind.LEADER, begins_on__lte=today)
    for role in roles.select_related("person"):
        leaders.setdefault(role.unit_id, []).append(role.person.name)

    def names(unit: Unit) -> list[str]:
        return [units[pk].name for pk in unit.path if pk in units]

    ordered = sorted(units.values(), key=lambda unit: [alphabetical(name) for name in names(unit)])
    return [
        UnitLine(each, " › ".join(names(each)[:-1]), ", ".join(leaders.get(each.pk, ()))) for each in ordered
    ]


def _is_closed(unit: Unit, today: date) -> bool:
    return unit.closed_on is not None and unit.closed_on <= today


def _is_found(line: UnitLine, query: str) -> bool:
    said = f"{line.unit.name} {line.unit.number} {line.leaders}".casefold()
    return all(word in said for word in query.casefold().split())


def _choices(found: Sequence[UnitLine], wish: Wish) -> Iterator[Choice]:
    yield Choice(wish.url("units", kind=""), _("All"), len(found), not wish.kind)
    for kind, label in UNIT_KINDS.items():
        count = sum(each.unit.kind == kind for each in found)
        if count or kind == wish.kind:
            yield Choice(wish.url("units", kind=kind), str(label), count, kind == wish.kind)


@dataclass(frozen=True)
class UnitPage:
    unit: Unit
    crumbs: tuple[Place, ...]
    is_closed: bool
    beneath: tuple[Unit, ...]
    groups: tuple[Group, ...]
    roles: tuple[Role, ...]
    before: tuple[Succession, ...]
    after: tuple[Succession, ...]
    may_change: bool
    told: tuple[PlaceLine, ...]


def unit_page(unit: Unit, mine: Me, *, today: date, may_change: bool) -> UnitPage:
    """Everything of one unit that colleagues may know; the policies leave out the rest."""
    held = Q(ends_on=None) | Q(ends_on__gte=today)
    open_groups = Q(ended_on=None) | Q(ended_on__gt=today)
    roles = unit.roles.filter(held, begins_on__lte=today)
    lineage = list(
        Succession.objects.filter(Q(successor=unit) | Q(predecessor=unit)).select_related(
            "predecessor", "successor"
        )
    )
    return UnitPage(
        unit=unit,
        crumbs=crumbs(unit),
        is_closed=_is_closed(unit, today),
        beneath=tuple(unit.children.open_on(today)),
        groups=tuple(unit.groups.filter(open_groups)),
        roles=tuple(roles.select_related("person").order_by("kind", "person__given_name", "pk")),
        before=tuple(each for each in lineage if each.successor_id == unit.pk),
        after=tuple(each for each in lineage if each.predecessor_id == unit.pk),
        may_change=may_change,
        told=told(unit, mine, today),
    )


@dataclass(frozen=True)
class UnitFormPage:
    """Adding, changing or closing a unit."""

    form: Form
    crumbs: tuple[Place, ...]
    unit: Unit | None = None


def unit_form_page(form: Form, label: str, unit: Unit | None = None) -> UnitFormPage:
    before = crumbs(unit) if unit else (Place(reverse("units"), _("Units")),)
    return UnitFormPage(form, (*before, Place("", label)), unit)


def crumbs(unit: Unit) -> tuple[Place, ...]:
    above = Unit.objects.in_bulk(unit.path)
    trail = (Place(reverse("unit", args=[pk]), above[pk].name) for pk in unit.path if pk in above)
    return (Place(reverse("units"), _("Units")), *trail)
