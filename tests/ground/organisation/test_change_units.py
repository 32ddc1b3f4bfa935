"""Adding, changing, moving and closing a unit."""

import pytest
from django.urls import reverse

import make
from samspil.ground.audit.models import Event
from samspil.ground.organisation.actions import units
from samspil.ground.organisation.models import Succession, Unit


def fields(parent, **changes):
    return {"name": "Birkeskolen", "kind": "school", "number": "103", "parent": parent.pk} | changes


def test_gitte_adds_a_unit(client, gitte, egelund):
    response = client.sign_in(gitte).post(reverse("add-unit"), fields(egelund))

    made = Unit.objects.get(number="103")
    assert response.status_code == 302
    assert made.path == [egelund.pk, made.pk]
    assert Event.objects.get(what="unit added").unit == made.pk


def test_a_unit_needs_a_place_of_ones_own(client, gitte, elsewhere):
    assert client.sign_in(gitte).post(reverse("add-unit"), fields(elsewhere)).status_code == 422


@pytest.mark.parametrize("who", ["amina", "lone", "dan"])
@pytest.mark.parametrize("name", ["add-unit", "change-unit", "close-unit"])
def test_others_get_404(client, request, who, name, egelund, school):
    client.sign_in(request.getfixturevalue(who))
    address = reverse(name, args=[] if name == "add-unit" else [school.pk])

    assert client.get(address).status_code == 404
    assert client.post(address, fields(egelund)).status_code == 404


def test_a_unit_moves_with_all_beneath_it(client, gitte, egelund, school):
    center = make.unit("Center", kind="department", parent=egelund)
    club = make.unit("SFO", kind="after_school", parent=school)

    client.sign_in(gitte).post(reverse("change-unit", args=[school.pk]), fields(center, name="Linde"))

    club.refresh_from_db()
    assert club.path == [egelund.pk, center.pk, school.pk, club.pk]
    assert Event.objects.get(what="unit changed").note == "Lindeskolen, School, "


def test_it_cannot_lie_beneath_itself(client, gitte, school):
    club = make.unit("SFO", kind="after_school", parent=school)

    response = client.sign_in(gitte).post(reverse("change-unit", args=[school.pk]), fields(club))

    assert response.status_code == 422
    with pytest.raises(units.Misplaced):
        units.move_subtree(school, club)


def test_the_municipality_itself_stays_where_it_is(client, gitte, egelund):
    assert client.sign_in(gitte).get(reverse("change-unit", args=[egelund.pk])).status_code == 404


def test_a_school_is_split(client, gitte, school, egelund, today):
    parts = [make.unit(name, parent=egelund) for name in ("Nord", "Syd")]
    said = {"on": today, "kind": "split", "successors": [each.pk for each in parts]}

    client.sign_in(gitte).post(reverse("close-unit", args=[school.pk]), said)

    school.refresh_from_db()
    assert school.closed_on == today
    assert set(Succession.objects.values_list("successor__name", "kind")) == {
        ("Nord", "split"),
        ("Syd", "split"),
    }
    assert Event.objects.get(what="unit closed").note == "Nord, Syd"


@pytest.mark.parametrize(
    "said", [{"kind": "merge"}, {"kind": "merge", "successors": 2}, {"kind": "", "successors": 1}]
)
def test_a_closing_must_hang_together(client, gitte, school, egelund, today, said):
    parts = [make.unit(name, parent=egelund).pk for name in ("Nord", "Syd")]
    said = said | {"on": today, "successors": parts[: said.get("successors", 0)]}

    assert client.sign_in(gitte).post(reverse("close-unit", args=[school.pk]), said).status_code == 422
    assert Succession.objects.count() == 0
