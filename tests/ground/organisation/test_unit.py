"""A unit's own page."""

from django.urls import reverse

import make
from samspil.ground.organisation.models import Group, Succession


def see(client, unit):
    return client.get(reverse("unit", args=[unit.pk]))


def test_it_shows_people_groups_and_what_it_followed(client, amina, bo, school, egelund, today):
    old = make.unit("Gamle Skole", parent=egelund, closed_on=today)
    Succession.objects.create(predecessor=old, successor=school, on=today, kind="merge")
    Group.objects.create(unit=school, name="3.A")

    content = see(client.sign_in(amina), school).content.decode()

    assert all(each in content for each in ("Bo Holm", "Gamle Skole", "Merged", "3.A"))
    assert reverse("change-unit", args=[school.pk]) not in content


def test_gitte_is_offered_to_change_it(client, gitte, school):
    assert reverse("close-unit", args=[school.pk]) in see(client.sign_in(gitte), school).content.decode()


def test_dan_gets_404(client, dan, school):
    assert see(client.sign_in(dan), school).status_code == 404


def test_it_asks_the_database_little_however_many_work_there(
    client, gitte, school, django_assert_max_num_queries
):
    for number in range(40):
        make.person(f"Navn{number}", unit=school)
        Group.objects.create(unit=school, name=f"{number}.A")
    client.sign_in(gitte)

    with django_assert_max_num_queries(20):  # five of them begin and end the request, or are the test's own
        see(client, school)
