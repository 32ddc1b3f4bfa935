"""Adding people, giving and ending roles, letting people sign in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

import make
from samspil.ground.audit.models import Event
from samspil.ground.organisation.models import Account, Person, Role


def role_fields(unit, today, **changes):
    return {"kind": "leader", "unit": unit.pk, "begins_on": today, "title": ""} | changes


def test_gitte_gives_a_role(client, gitte, bo, daycare, egelund, today):
    response = client.sign_in(gitte).post(reverse("give-role", args=[bo.pk]), role_fields(daycare, today))

    role = Role.objects.get(unit=daycare)
    assert response.status_code == 302
    assert (role.person, role.root, role.source) == (bo, egelund, "")
    assert Event.objects.get(what="role given").note == "Bo Holm"


def test_the_same_role_is_given_once(client, gitte, bo, daycare, today):
    client.sign_in(gitte)
    client.post(reverse("give-role", args=[bo.pk]), role_fields(daycare, today))

    response = client.post(reverse("give-role", args=[bo.pk]), role_fields(daycare, today))

    assert response.status_code == 422
    assert Role.objects.filter(unit=daycare).count() == 1


def test_a_role_ends_after_it_begins(client, gitte, bo, daycare, today):
    said = role_fields(daycare, today, ends_on=today - timedelta(days=1))

    assert client.sign_in(gitte).post(reverse("give-role", args=[bo.pk]), said).status_code == 422


def test_no_role_is_given_in_another_municipality(client, gitte, bo, elsewhere, today):
    said = role_fields(elsewhere, today, kind="administrator")

    assert client.sign_in(gitte).post(reverse("give-role", args=[bo.pk]), said).status_code == 422
    assert not Role.objects.filter(unit=elsewhere).exists()


@pytest.mark.parametrize("who", ["amina", "lone", "dan"])
def test_others_get_404(client, request, who, bo, school, today):
    client.sign_in(request.getfixturevalue(who))

    for address in (
        reverse("give-role", args=[bo.pk]),
        reverse("end-role", args=[bo.roles.get().pk]),
        reverse("make-account", args=[bo.pk]),
        reverse("add-person"),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, role_fields(school, today)).status_code == 404
    assert Role.objects.filter(person=bo).count() == 1


def test_an_administrator_of_a_school_reaches_no_further(client, school, daycare, bo, today):
    eva = make.person("Eva", role="administrator", unit=school)
    client.sign_in(eva)

    said = role_fields(daycare, today)
    assert client.post(reverse("give-role", args=[bo.pk]), said).status_code == 422
    henny = make.person("Henny", unit=daycare)
    assert client.get(reverse("end-role", args=[henny.roles.get().pk])).status_code == 404


def test_gitte_ends_a_role(client, gitte, bo, today):
    role = bo.roles.get()

    client.sign_in(gitte).post(reverse("end-role", args=[role.pk]), {"ends_on": today})

    role.refresh_from_db()
    assert role.ends_on == today
    assert Event.objects.get(what="role ended").person == gitte.pk


def test_a_role_does_not_end_before_it_began(client, gitte, bo):
    said = {"ends_on": "2019-01-01"}

    address = reverse("end-role", args=[bo.roles.get().pk])
    assert client.sign_in(gitte).post(address, said).status_code == 422


def test_a_person_comes_in_with_a_role(client, gitte, school, today):
    said = {"given_name": "Eva", "family_name": "Bang", "email": "eva@egelund.example"}

    client.sign_in(gitte).post(reverse("add-person"), said | role_fields(school, today))

    assert Person.objects.get(given_name="Eva").roles.get().unit == school


def test_an_account_comes_with_a_link(client, gitte, school, django_capture_on_commit_callbacks):
    eva = Person.objects.create(given_name="Eva")
    make.role(eva, "professional", school)
    client.sign_in(gitte)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("make-account", args=[eva.pk]), {"email": "Eva@egelund.example"})

    account = Account.objects.get(person=eva)
    assert account.email == "eva@egelund.example" and not account.has_usable_password()
    assert [each.to for each in mail.outbox] == [["eva@egelund.example"]]
    assert "/account/password/reset/key/" in mail.outbox[0].body


def test_one_address_is_one_account(client, gitte, amina, school):
    eva = Person.objects.create(given_name="Eva")
    make.role(eva, "professional", school)

    said = {"email": amina.account.email.upper()}
    assert client.sign_in(gitte).post(reverse("make-account", args=[eva.pk]), said).status_code == 422


def test_who_has_an_account_gets_no_second(client, gitte, amina):
    assert client.sign_in(gitte).get(reverse("make-account", args=[amina.pk])).status_code == 404
