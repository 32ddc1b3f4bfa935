"""The record: who did what, for those who answer for it."""

import pytest
from django.urls import reverse

import make
from samspil.ground.audit.actions import record


@pytest.fixture
def written(gitte, school, elsewhere, dan):
    record("unit changed", target=school, by=gitte, unit=school.pk, note="Linde")
    record("unit added", target=school, by=gitte, unit=school.pk)
    record("unit added", target=elsewhere, by=dan, unit=elsewhere.pk)


def see(client, **asked):
    return client.get(reverse("events"), asked).content.decode()


def test_gitte_sees_what_was_done_in_her_municipality(client, gitte, written):
    content = see(client.sign_in(gitte))

    assert "Unit changed" in content and "Linde" in content
    assert "Andeby" not in content


def test_the_data_protection_officer_sees_it_too(client, egelund, written):
    vera = make.person("Vera", role="data_protection", unit=egelund)

    assert "Unit changed" in see(client.sign_in(vera))


@pytest.mark.parametrize("who", ["amina", "lone", "erik", "dan"])
def test_others_get_404(client, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("events")).status_code == 404
    assert client.get(reverse("export-events", args=["csv"])).status_code == 404


def test_person_and_act_are_in_the_address(client, gitte, written):
    client.sign_in(gitte)

    assert '<th scope="row">Unit changed' not in see(client, what="unit added")
    assert "Nothing on record fits" in see(client, person="nobody")


def test_the_record_leaves_as_csv_and_xlsx(client, gitte, written):
    client.sign_in(gitte)

    text = client.get(reverse("export-events", args=["csv"]), {"what": "unit changed"}).content.decode()
    assert text.count("\r\n") == 2 and '"Gitte Holm"' in text
    assert client.get(reverse("export-events", args=["xlsx"])).content[:2] == b"PK"


def test_it_asks_the_database_little_however_long_it_is(client, gitte, school, django_assert_max_num_queries):
    for number in range(60):
        record(f"act {number}", target=school, by=gitte, unit=school.pk)
    client.sign_in(gitte)

    with django_assert_max_num_queries(15):
        assert "Act 59" in see(client)
