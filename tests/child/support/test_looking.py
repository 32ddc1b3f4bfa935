"""A try-out is looked at again in the three parts of inclusion, and relations are a theme each time."""

import pytest
from conftest import days
from django.db import IntegrityError, transaction
from django.urls import reverse

import make
from make import child as make_child
from make.support import LOOKED, measure
from samspil.child.referral.forms.place import OF_REVIEW, ReviewForm
from samspil.child.support.models import Measure
from samspil.child.support.rules import Part
from samspil.child.transitions.forms import CheckForm
from samspil.ground.organisation.models import Group

ANSWER = LOOKED | {"result": "partly", "next": "adjust", "seen": "To lege."}


def text(response):
    return response.content.decode()


@pytest.fixture
def tried(school, bo, noah):
    return measure(school, bo, child=noah)


@pytest.mark.requirement("MAL-15")
@pytest.mark.parametrize("part", ["academic", "social", "experienced"])
def test_a_follow_up_is_not_finished_without_all_three_parts(client, bo, tried, part):
    page = text(client.sign_in(bo).post(reverse("check-measure", args=[tried.pk]), ANSWER | {part: " "}))

    assert "If you do not know it, write why" in page
    assert Measure.objects.get().checked_on is None


@pytest.mark.requirement("MAL-15", "KUL-05")
@pytest.mark.parametrize("part", list(Part))
def test_the_database_holds_it_too(acting, bo, tried, part):
    tried.checked_on, tried.checked_by = days(0), bo
    for name, value in {**ANSWER, part: ""}.items():
        setattr(tried, name, value)

    with pytest.raises(IntegrityError, match="every_part"), transaction.atomic():
        tried.save()


@pytest.mark.requirement("MAL-15", "KUL-05")
def test_what_is_not_known_is_said_with_its_reason_and_parents_read_it(client, bo, noah, tried):
    why = "Hun har været syg i tre uger."
    sent = ANSWER | {"academic": why, "not_known": ["academic"]}

    client.sign_in(bo).post(reverse("check-measure", args=[tried.pk]), sent)

    mother = make_child.family()
    make_child.guardian(noah, mother)
    for person, name in ((bo, "child"), (mother, "my-child")):
        page = text(client.sign_in(person).get(reverse(name, args=[noah.pk])))
        assert f"Not known: {why}" in page and LOOKED["relations"] in page


@pytest.mark.requirement("KUL-05")
def test_a_try_out_aims_at_a_whole_class_by_name(client, school, bo, noah):
    here, other = (Group.objects.create(unit=unit, name="3.B") for unit in (school, make.unit("Andre")))
    sent = {"need": "Leg", "title": "Legegrupper", "direction": "group", "goal": "Tre lege", "expected": "To"}
    url = reverse("add-measure", args=[noah.pk])
    client.sign_in(bo)

    client.post(url, sent | {"check_on": days(30), "group": other.pk})
    assert not Measure.objects.exists()
    client.post(url, sent | {"check_on": days(30), "group": here.pk})

    assert Measure.objects.get().group == here
    assert "The group, 3.B" in text(client.get(reverse("child", args=[noah.pk])))


@pytest.mark.django_db
@pytest.mark.requirement("MAL-15", "KUL-05")
@pytest.mark.parametrize("part", list(Part))
def test_a_yearly_review_leaves_none_of_them_out(part):
    written = dict.fromkeys((*OF_REVIEW, "parents"), "Det går godt.")

    form = ReviewForm({**written, "verdict": "return", part: " "})

    assert list(form.errors) == [part]


@pytest.mark.requirement("KUL-05")
@pytest.mark.parametrize(("whose", "lacking"), [("staff", ["relations"]), ("child", [])])
def test_the_new_place_tells_of_relations_when_it_looks_back_on_a_start(db, whose, lacking):
    form = CheckForm({"went": "well"}, whose=whose, guardians=[])

    assert list(form.errors) == lacking
