"""Who may come in, and what of the organisation they may open."""

from collections.abc import Collection
from dataclasses import dataclass

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.db import connection
from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from samspil.ground.base.context import vouch_for
from samspil.ground.base.sealing import seal, unseal
from samspil.ground.organisation.models import Account, Import, Person, Role, Unit
from samspil.ground.organisation.rules import RoleKind, is_current


class NoSelfSignup(DefaultAccountAdapter):
    """Accounts are made by the municipality, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        vouch_for(user.pk)
        super().login(request, user)

    def set_password(self, user: Account, password: str) -> None:
        """Saves the password alone: whose account it is the web may not write.

        Called for who is signed in, and after the key of a mailed link has been checked.
        """
        vouch_for(user.pk)
        user.set_password(password)
        user.save(update_fields=["password"])


class SealedLocks(DefaultMFAAdapter):
    """The secrets of apps and spare codes lie sealed in the database."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)


def readable_unit(pk: int) -> Unit:
    """A unit's name and kind are public."""
    unit = Unit.objects.filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit


@dataclass(frozen=True)
class Me:
    """Who asks: the person, today's roles, and the municipality or region they belong to."""

    person: Person
    roles: tuple[Role, ...]

    @property
    def root(self) -> int:
        return self.roles[0].root_id

    def is_any(self, kinds: Collection[str], unit: Unit) -> bool:
        """Whether a role of these kinds covers the unit."""
        return any(role.kind in kinds and role.unit_id in unit.path for role in self.roles)

    def units(self, kinds: Collection[str]) -> list[Unit]:
        """The units where a role of these kinds lies, themselves only."""
        return [role.unit for role in self.roles if role.kind in kinds]


def me(account: Account) -> Me:
    """The person behind the account; without a role today there is nothing to see."""
    found = known(account)
    if found is None:
        raise Http404
    return found


def known(account: Account) -> Me | None:
    """The same, or None; looked up once a request."""
    if not hasattr(account, "known_as"):
        account.known_as = _look_up(account)
    return account.known_as


def _look_up(account: Account) -> Me | None:
    today = localdate()
    roles = Role.objects.filter(person_id=account.person_id).select_related("unit", "person", "root")
    current = tuple(
        role
        for role in roles.order_by("pk")
        if is_current(begins_on=role.begins_on, ends_on=role.ends_on, today=today)
    )
    return Me(current[0].person, current) if current else None


ADMINISTRATORS = (RoleKind.ADMINISTRATOR,)
READERS_OF_THE_RECORD = (RoleKind.ADMINISTRATOR, RoleKind.DATA_PROTECTION)


def house_unit(mine: Me, pk: int) -> Unit:
    """A unit of one's own municipality or region, with its parent."""
    unit = Unit.objects.select_related("parent").filter(pk=pk, path__contains=[mine.root]).first()
    if unit is None:
        raise Http404
    return unit


def is_administrator(mine: Me) -> bool:
    return bool(mine.units(ADMINISTRATORS))


def administered_units(mine: Me) -> list[Unit]:
    """The units one administers, with all beneath them; 404 for who administers none."""
    units = mine.units(ADMINISTRATORS)
    if not units:
        raise Http404
    return units


def administered_unit(mine: Me, pk: int) -> Unit:
    unit = house_unit(mine, pk)
    if not mine.is_any(ADMINISTRATORS, unit):
        raise Http404
    return unit


def readable_person(mine: Me, pk: int) -> Person:
    """Colleagues, now or before. The row policies keep everyone else away, save those without any role."""
    person = Person.objects.select_related("account").filter(pk=pk).first()
    if person is None or not (_shares_a_house(mine, person) or _is_to_be_placed(mine, person)):
        raise Http404
    return person


def administered_person(mine: Me, pk: int) -> Person:
    """Somebody with a role, at any time, where one administers; or with none at all yet."""
    person = readable_person(mine, pk)
    beneath = Role.objects.filter(
        person=person, unit__path__overlap=[each.pk for each in administered_units(mine)]
    )
    if not (beneath.exists() or _is_to_be_placed(mine, person)):
        raise Http404
    return person


def administered_role(mine: Me, pk: int) -> Role:
    role = Role.objects.select_related("unit", "person").filter(pk=pk).first()
    if role is None or not mine.is_any(ADMINISTRATORS, role.unit):
        raise Http404
    return role


def administered_import(mine: Me, pk: int) -> Import:
    found = Import.objects.select_related("unit", "by", "confirmed_by", "progress").filter(pk=pk).first()
    if found is None or not mine.is_any(ADMINISTRATORS, found.unit):
        raise Http404
    return found


def read_the_record(mine: Me) -> None:
    """404 for who is neither an administrator nor the data protection officer."""
    if not reads_the_record(mine):
        raise Http404


def reads_the_record(mine: Me) -> bool:
    return bool(mine.units(READERS_OF_THE_RECORD))


def _shares_a_house(mine: Me, person: Person) -> bool:
    return Role.objects.filter(person=person, root_id=mine.root).exists()


def _is_to_be_placed(mine: Me, person: Person) -> bool:
    return is_administrator(mine) and not Role.objects.filter(person=person).exists()


def movable_unit(mine: Me, pk: int) -> Unit:
    """A unit whose place in the tree one may change: every one administered, save the top."""
    unit = administered_unit(mine, pk)
    if unit.parent_id is None:
        raise Http404
    return unit


def person_without_account(mine: Me, pk: int) -> Person:
    person = administered_person(mine, pk)
    if hasattr(person, "account") or is_beyond_me(person):
        raise Http404
    return person


def is_beyond_me(person: Person) -> bool:
    """Whether the person is somebody where I administer nothing: an account made here would open that too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samspil_is_beyond_me(%s)", [person.pk])
        return bool(cursor.fetchone()[0])
