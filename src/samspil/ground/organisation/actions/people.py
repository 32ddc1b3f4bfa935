"""Gives people roles and accounts, and ends them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Account, Person, Role, Unit


class RoleThere(Exception):
    """The person has this role in this unit from this day already."""


@dataclass(frozen=True)
class RoleFields:
    kind: str
    unit: Unit
    begins_on: date
    ends_on: date | None = None
    title: str = ""


@transaction.atomic
def add_person(*, given_name: str, family_name: str, email: str, role: RoleFields, by: Person) -> Person:
    """A person comes in with a role: without one nobody but administrators could see them."""
    person = Person.objects.create(given_name=given_name, family_name=family_name, email=email)
    record("person added", target=person, by=by, unit=role.unit.pk)
    give_role(person=person, fields=role, by=by)
    return person


@transaction.atomic
def give_role(*, person: Person, fields: RoleFields, by: Person) -> Role:
    """Raises RoleThere."""
    same = Role.objects.filter(person=person, kind=fields.kind, unit=fields.unit, begins_on=fields.begins_on)
    if same.exists():
        raise RoleThere
    role = Role.objects.create(
        person=person,
        kind=fields.kind,
        unit=fields.unit,
        root_id=fields.unit.root,
        begins_on=fields.begins_on,
        ends_on=fields.ends_on,
        title=fields.title,
    )
    record("role given", target=role, by=by, unit=fields.unit.pk, note=person.name)
    return role


@transaction.atomic
def end_role(*, role: Role, on: date, by: Person) -> None:
    role = Role.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=role.pk)
    role.ends_on = on
    role.save(update_fields=["ends_on"])
    record("role ended", target=role, by=by, unit=role.unit_id, note=role.person.name)


@transaction.atomic
def make_account(*, person: Person, email: str, unit: int, by: Person) -> Account:
    """An account without a password: its owner chooses one by the link that is sent."""
    account = Account(person=person, email=email)
    account.set_unusable_password()
    account.save()
    record("account made", target=person, by=by, unit=unit)
    return account
