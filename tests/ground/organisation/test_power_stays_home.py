"""An administrator's power ends at the border of what they administer, whatever a view forgets."""

import pytest
from conftest import days
from django.db import ProgrammingError, transaction
from django.urls import reverse

import make
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Account, Person, Role, Unit


@pytest.fixture
def refused(acting):
    """What `person` may not do: refused by the database, or done to no row."""

    def check(person, act):
        with acting(person):
            try:
                with transaction.atomic():
                    return not act()
            except ProgrammingError:
                return True

    return check


def test_nobody_gives_a_role_that_belongs_to_another_house(refused, gitte, egelund, elsewhere):
    new = Role(person=gitte, kind="director", unit=egelund, root=elsewhere, begins_on=days(0))

    assert refused(gitte, lambda: new.save() or True)
    assert refused(gitte, lambda: Role.objects.filter(person=gitte).update(root=elsewhere))


def test_nobody_gives_a_role_to_another_houses_person(refused, gitte, egelund, dan):
    """Whoever has a role here can be renamed and closed out here."""
    new = Role(person_id=dan.pk, kind="professional", unit=egelund, root=egelund, begins_on=days(0))

    assert refused(gitte, lambda: new.save() or True)
    assert refused(gitte, lambda: Role.objects.filter(person=gitte).update(person=dan.pk))


def test_a_role_stays_the_same_persons(refused, gitte, amina, bo):
    assert refused(gitte, lambda: Role.objects.filter(person=bo).update(person=amina))


def test_no_unit_is_slipped_into_another_house(refused, gitte, egelund, school, elsewhere):
    new = Unit(name="Ny", kind="school", parent=egelund, path=[elsewhere.pk])

    assert refused(gitte, lambda: new.save() or True)
    assert refused(gitte, lambda: Unit.objects.filter(pk=school.pk).update(path=[elsewhere.pk, school.pk]))
    assert refused(gitte, lambda: Unit.objects.filter(pk=school.pk).update(parent=elsewhere))


def test_the_account_of_who_has_left_is_the_next_houses(refused, gitte, egelund, dan):
    make.role(dan, "professional", egelund, ends_on=days(-30))

    assert refused(gitte, lambda: Account.objects.filter(person=dan).update(email="gitte@x.example"))
    assert refused(gitte, lambda: Account.objects.filter(person=dan).update(is_active=False))


def test_the_account_of_a_colleague_can_be_closed(acting, gitte, bo):
    with acting(gitte):
        assert Account.objects.filter(person=bo).update(is_active=False) == 1


def test_the_account_of_who_is_more_elsewhere_is_not_made_here(client, refused, school, egelund):
    """A school's own administrator would choose the address that the director's link goes to."""
    clerk = make.person("Kim", role="administrator", unit=school)
    chief = Person.objects.create(given_name="Chef")
    make.role(chief, "professional", school)
    make.role(chief, "director", egelund)
    address = reverse("make-account", args=[chief.pk])

    answer = client.sign_in(clerk).post(address, {"email": "kim@x.example"})

    assert answer.status_code == 404
    assert refused(
        clerk, lambda: Account(person_id=chief.pk, email="kim@x.example", password="!").save() or 1
    )


def test_the_page_of_who_is_more_elsewhere_offers_no_account(client, school, egelund):
    clerk = make.person("Kim", role="administrator", unit=school)
    chief = Person.objects.create(given_name="Chef")
    make.role(chief, "director", egelund)

    page = client.sign_in(clerk).get(reverse("person", args=[chief.pk]))

    assert reverse("make-account", args=[chief.pk]) not in page.content.decode()


def test_nobody_writes_in_another_houses_record(refused, dan, school):
    assert refused(dan, lambda: record("made up", target=school, by=dan, unit=school.pk) or True)
