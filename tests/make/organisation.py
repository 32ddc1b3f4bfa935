"""Makers for units, people and roles."""

from datetime import date

from samspil.ground.organisation.models import Account, Person, Role, Unit

LONG_AGO = date(2020, 8, 1)


def unit(name="Lindeskolen", *, kind="school", parent=None, **fields):
    made = Unit.objects.create(name=name, kind=kind, parent=parent, **fields)
    made.path = [*(parent.path if parent else []), made.pk]
    made.country = parent.country if parent else made.country
    made.save()
    return made


def municipality(name="Egelund", **fields):
    return unit(name, kind=fields.pop("kind", "municipality"), **fields)


def role(someone, kind, at, *, begins_on=LONG_AGO, ends_on=None, title=""):
    return Role.objects.create(
        person=someone,
        kind=kind,
        unit=at,
        root_id=at.path[0],
        begins_on=begins_on,
        ends_on=ends_on,
        title=title,
    )


def person(name="Amina", *, role="professional", unit=None, family_name="Holm"):
    made = Person.objects.create(given_name=name, family_name=family_name)
    account(made)
    if unit:
        Role.objects.create(person=made, kind=role, unit=unit, root_id=unit.path[0], begins_on=LONG_AGO)
    return made


def account(someone, *, email="", password="correct horse battery"):
    made = Account(person=someone, email=email or f"{someone.given_name.lower()}{someone.pk}@egelund.example")
    made.set_password(password)
    made.save()
    return made
