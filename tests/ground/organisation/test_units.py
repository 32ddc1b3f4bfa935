"""The list of units: the tree, searched and filtered in the address."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

import make


def see(client, **asked):
    return client.get(reverse("units"), asked).content.decode()


def test_amina_sees_the_units_of_her_municipality(client, amina, school, daycare, elsewhere):
    content = see(client.sign_in(amina))

    assert "Lindeskolen" in content and "Elmely" in content
    assert "Andeby" not in content


def test_a_search_finds_numbers_and_leaders(client, gitte, amina, daycare):
    client.sign_in(gitte)

    assert "Elmely" not in see(client, q="amina")
    assert "Lindeskolen" in see(client, q="amina")


def test_the_kind_is_in_the_address(client, gitte, school, daycare):
    content = see(client.sign_in(gitte), kind="daycare")

    assert "Elmely</a>" in content and "Lindeskolen</a>" not in content


def test_closed_units_are_asked_for(client, gitte, egelund, today):
    make.unit("Gamle Skole", parent=egelund, closed_on=today)
    client.sign_in(gitte)

    assert "Gamle Skole" not in see(client)
    assert "Gamle Skole" in see(client, closed="1")


def test_only_administrators_are_offered_to_add(client, gitte, amina):
    assert reverse("add-unit") in see(client.sign_in(gitte))
    assert reverse("add-unit") not in see(client.sign_in(amina))


def test_a_person_without_a_role_gets_404(client, db):
    assert client.sign_in(make.person("Nils")).get(reverse("units")).status_code == 404


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.get(reverse("units")).status_code == 302


def test_the_list_leaves_as_csv_without_formulas(client, gitte, egelund):
    make.unit("=HYPERLINK(1)", parent=egelund, number="001")

    response = client.sign_in(gitte).get(reverse("export-units", args=["csv"]), {"kind": "school"})

    text = response.content.decode("utf-8-sig")
    assert '"001","\'=HYPERLINK(1)","School"' in text
    assert "Egelund" in text and text.count("\r\n") == 2


def test_the_list_leaves_as_a_workbook(client, gitte, school):
    response = client.sign_in(gitte).get(reverse("export-units", args=["xlsx"]))

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert [row[1] for row in rows] == ["Name", "Egelund", "Lindeskolen"]
    assert response["Content-Disposition"].startswith('attachment; filename="Units')


@pytest.mark.parametrize("count", [1, 60])
def test_it_asks_the_database_little_however_long_it_is(
    client, gitte, egelund, count, django_assert_max_num_queries
):
    for number in range(count):
        place = make.unit(f"Sted {number}", parent=egelund)
        make.person(f"Leder{number}", role="leader", unit=place)
    client.sign_in(gitte)

    with django_assert_max_num_queries(15):
        see(client)
