"""The list of people, and a person's page."""

import pytest
from django.urls import reverse

import make


def see(client, **asked):
    return client.get(reverse("people"), asked).content.decode()


def test_colleagues_are_listed_with_their_roles(client, bo, amina, dan):
    content = see(client.sign_in(bo))

    assert "Amina Holm" in content and "Leader" in content
    assert "Dan Holm" not in content


def test_a_search_looks_at_names_titles_and_places(client, bo, amina, daycare):
    eva = make.person("Eva", unit=daycare)
    client.sign_in(bo)

    assert "Eva Holm" in see(client, q="elmely") and "Amina Holm</a>" not in see(client, q="elmely")
    assert f"/people/{eva.pk}/" in see(client, q="eva hol")


def test_the_role_is_in_the_address(client, gitte, amina, bo):
    content = see(client.sign_in(gitte), kind="leader")

    assert "Amina Holm</a>" in content and "Bo Holm</a>" not in content


def test_the_list_leaves_as_csv(client, gitte, amina):
    response = client.sign_in(gitte).get(reverse("export-people", args=["csv"]), {"kind": "leader"})

    assert response.content.decode().splitlines()[1].startswith('"Amina","Holm",')


def test_who_is_elsewhere_is_nowhere(client, dan, amina):
    assert client.sign_in(dan).get(reverse("person", args=[amina.pk])).status_code == 404


def test_roles_over_time_are_shown(client, gitte, amina, daycare, today):
    make.role(amina, "union", daycare, ends_on=today.replace(year=today.year - 1))

    content = client.sign_in(gitte).get(reverse("person", args=[amina.pk])).content.decode()

    assert "Union representative" in content and "End the role" in content


def test_a_colleague_is_offered_no_change(client, bo, amina):
    content = client.sign_in(bo).get(reverse("person", args=[amina.pk])).content.decode()

    assert "End the role" not in content and "Signing in" not in content


@pytest.mark.parametrize("count", [1, 80])
def test_it_asks_the_database_little_however_long_it_is(
    client, gitte, school, count, django_assert_max_num_queries
):
    for number in range(count):
        make.person(f"Navn{number}", unit=school)
    client.sign_in(gitte)

    with django_assert_max_num_queries(18):  # three of them are the test's own
        see(client)


def test_a_persons_page_asks_little_however_many_roles(
    client, gitte, amina, egelund, django_assert_max_num_queries
):
    for number in range(30):
        make.role(amina, "professional", make.unit(f"Sted {number}", parent=egelund))
    client.sign_in(gitte)

    with django_assert_max_num_queries(15):
        client.get(reverse("person", args=[amina.pk]))
