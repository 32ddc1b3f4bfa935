"""What the pages on people show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import ADMINISTRATORS, Me, reads_the_record
from samspil.ground.organisation.models import ROLE_KINDS, Account, Person, Role
from samspil.ground.organisation.pages.units import Choice, Place, View, views
from samspil.ground.organisation.rules import is_current
from samspil.tools.exchange.spreadsheet import Column, Sheet

ON_A_PAGE = 100


@dataclass(frozen=True)
class Wish:
    """What the reader asked to see of the list."""

    query: str = ""
    kind: str = ""

    def url(self, name: str, *args: str, **changes: str) -> str:
        said = {"q": self.query, "kind": self.kind} | changes
        return f"{reverse(name, args=args)}?{urlencode({key: each for key, each in said.items() if each})}"


@dataclass(frozen=True)
class PersonLine:
    person: Person
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class PeoplePage:
    views: tuple[View, ...]
    wish: Wish
    count: int
    lines: tuple[PersonLine, ...]
    pager: Page
    choices: tuple[Choice, ...]
    csv_url: str
    xlsx_url: str
    may_add: bool


def people_page(mine: Me, wish: Wish, *, number: str, today: date, may_add: bool) -> PeoplePage:
    roles = _roles(mine, wish.query, today)
    people = _people(roles, wish.kind)
    pager = Paginator(people, ON_A_PAGE).get_page(number)
    return PeoplePage(
        views=views("people", is_administrator=may_add, reads_the_record=reads_the_record(mine)),
        wish=wish,
        count=pager.paginator.count,
        lines=_lines(list(pager), mine, today),
        pager=pager,
        choices=tuple(_choices(roles, wish)),
        csv_url=wish.url("export-people", "csv"),
        xlsx_url=wish.url("export-people", "xlsx"),
        may_add=may_add,
    )


def people_sheet(mine: Me, wish: Wish, *, today: date) -> Sheet:
    """One row for each role, since a person may have several."""
    roles = _roles(mine, wish.query, today).order_by("person__given_name", "person__family_name", "pk")
    if wish.kind:
        roles = roles.filter(kind=wish.kind)
    columns = (
        *(Column(_("Given name")), Column(_("Family name")), Column(_("E-mail"))),
        *(Column(_("Role")), Column(_("Title")), Column(_("Where"), width=40)),
    )
    rows = (
        (
            *(each.person.given_name, each.person.family_name, each.person.email),
            *(each.get_kind_display(), each.title, each.unit.name),
        )
        for each in roles.select_related("person", "unit")
    )
    return Sheet(_("People"), columns, rows)


def _roles(mine: Me, query: str, today: date) -> QuerySet[Role]:
    """Today's roles in the house, of people whose name, address or title has every word asked for."""
    held = Q(ends_on=None) | Q(ends_on__gte=today)
    roles = Role.objects.filter(held, root_id=mine.root, begins_on__lte=today)
    for word in query.split():
        roles = roles.filter(
            Q(person__given_name__icontains=word)
            | Q(person__family_name__icontains=word)
            | Q(person__email__icontains=word)
            | Q(title__icontains=word)
            | Q(unit__name__icontains=word)
        )
    return roles


def _people(roles: QuerySet[Role], kind: str) -> QuerySet[Person]:
    wanted = roles.filter(kind=kind) if kind else roles
    return Person.objects.filter(pk__in=wanted.values("person_id"))


def _lines(people: list[Person], mine: Me, today: date) -> tuple[PersonLine, ...]:
    held = Q(ends_on=None) | Q(ends_on__gte=today)
    roles: dict[int, list[Role]] = {}
    found = Role.objects.filter(held, root_id=mine.root, begins_on__lte=today, person__in=people)
    for each in found.select_related("unit"):
        roles.setdefault(each.person_id, []).append(each)
    return tuple(PersonLine(each, tuple(roles.get(each.pk, ()))) for each in people)


def _choices(roles: QuerySet[Role], wish: Wish) -> Iterator[Choice]:
    people = Count("person", distinct=True)
    counts = dict(roles.order_by().values_list("kind").annotate(count=people))
    total = roles.aggregate(count=people)["count"]
    yield Choice(wish.url("people", kind=""), _("All"), total, not wish.kind)
    for kind, label in ROLE_KINDS.items():
        if kind in counts or kind == wish.kind:
            yield Choice(wish.url("people", kind=kind), str(label), counts.get(kind, 0), kind == wish.kind)


@dataclass(frozen=True)
class RoleLine:
    role: Role
    is_current: bool
    is_to_come: bool
    may_end: bool


@dataclass(frozen=True)
class PersonPage:
    person: Person
    crumbs: tuple[Place, ...]
    roles: tuple[RoleLine, ...]
    account: Account | None
    may_change: bool
    may_make_account: bool


def person_page(
    mine: Me, person: Person, *, today: date, may_change: bool, may_make_account: bool
) -> PersonPage:
    """Someone's roles from the present back; roles in other municipalities are theirs to know."""
    roles = person.roles.select_related("unit").order_by(F("ends_on").desc(nulls_first=True), "-begins_on")
    return PersonPage(
        person=person,
        crumbs=crumbs(person),
        roles=tuple(_role_line(mine, each, today) for each in roles),
        account=getattr(person, "account", None) if may_change else None,
        may_change=may_change,
        may_make_account=may_make_account,
    )


def _role_line(mine: Me, role: Role, today: date) -> RoleLine:
    now = is_current(begins_on=role.begins_on, ends_on=role.ends_on, today=today)
    to_come = role.begins_on > today
    return RoleLine(role, now, to_come, (now or to_come) and mine.is_any(ADMINISTRATORS, role.unit))


@dataclass(frozen=True)
class PersonFormPage:
    """Adding a person, giving or ending a role, making an account."""

    form: Form
    crumbs: tuple[Place, ...]
    person: Person | None = None
    role: Role | None = None


def person_form_page(
    form: Form, label: str, person: Person | None = None, role: Role | None = None
) -> PersonFormPage:
    before = crumbs(person) if person else (Place(reverse("people"), _("People")),)
    return PersonFormPage(form, (*before, Place("", label)), person, role)


def crumbs(person: Person) -> tuple[Place, ...]:
    return (Place(reverse("people"), _("People")), Place(reverse("person", args=[person.pk]), person.name))
