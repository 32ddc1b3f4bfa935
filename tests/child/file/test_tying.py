"""A file opened before its pupil came with a roster: the leader says who it is, and nothing else does."""

from datetime import date

import pytest
from conftest import days
from django.urls import reverse

from make import child as make_child
from samspil.child.file.models import Pupil, RosterLink
from samspil.child.file.rules import Likeness, Named, likeness
from samspil.ground.audit.models import Event

BORN = date(2017, 3, 2)
NOAH = Named("Noah", "Testesen", BORN)


@pytest.mark.parametrize(
    ("pupil", "found"),
    [
        (Named("noah", "Testesen ", BORN), Likeness.BOTH),
        (Named("Noah", "Testesen", None), Likeness.NAME),
        (Named("Noah", "Holm", BORN), Likeness.BIRTHDAY),
        (Named("Noah", "Testesen", date(2017, 3, 3)), None),
        (Named("Alma", "Holm", BORN), None),
        (Named("Noah", "Holm", None), None),
    ],
    ids=["both", "no birthday told", "a name changed", "a namesake", "the same day", "half a name"],
)
def test_who_is_like_a_child(pupil, found):
    assert likeness(NOAH, pupil) == found


@pytest.fixture
def listed(noah, school):
    """On the class list, by name and birthday; and a namesake of another day."""
    names = {"given_name": noah.given_name, "family_name": noah.family_name}
    fields = {"source": "list:1:", "unit": school, "begins_on": days(-90), **names}
    Pupil.objects.create(key="p2", born_on=date(2011, 1, 1), **fields)
    return Pupil.objects.create(key="p1", born_on=noah.born_on, **fields)


def test_the_leader_ties_a_file_and_its_places_follow(client, noah, listed, amina, bo, acting):
    address = reverse("tie-pupil", args=[noah.pk])
    assert client.sign_in(bo).get(address).status_code == 404
    page = client.sign_in(amina).get(address).content.decode()
    assert page.count('type="radio"') == 1 and "checked" not in page

    client.post(address, {"pupil": listed.pk})

    assert RosterLink.objects.get().key == "p1"
    assert Event.objects.filter(what="child's file tied to class list", person=amina.pk).exists()
    assert "follows a class list already" in client.get(address, follow=True).content.decode()


def test_nobody_else_on_the_list_can_be_chosen(client, noah, listed, amina, acting):
    other = Pupil.objects.get(key="p2")

    client.sign_in(amina).post(reverse("tie-pupil", args=[noah.pk]), {"pupil": other.pk})

    assert not RosterLink.objects.exists()


def test_a_pupil_has_one_file(client, noah, listed, amina, school, bo, acting):
    first = make_child.child(school, bo, given_name="Noah", family_name="Testesen")
    RosterLink.objects.create(child=first, source=listed.source, key=listed.key)

    page = client.sign_in(amina).post(reverse("tie-pupil", args=[noah.pk]), {"pupil": listed.pk}, follow=True)

    assert "There is another file about this pupil" in page.content.decode()
    assert RosterLink.objects.get().child == first
