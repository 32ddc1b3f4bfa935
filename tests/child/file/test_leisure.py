"""Leisure has its own place on a file, in a handover and in a plan; a club is a place like any other."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

import make
from make import child as make_child
from make.transitions import transition
from samspil.child.file.models import Leisure
from samspil.child.transitions.rules import Area
from samspil.ground.audit.models import Event
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.steering.plans.models import Action


@pytest.mark.requirement("ORG-26")
def test_whether_a_child_takes_part_and_what_helps_stands_on_its_file(client, noah, bo, sara):
    client.sign_in(bo)
    told = {"takes_part": "no", "what": "Vil gerne spille bold", "helps": "En ven, der går med"}
    client.post(reverse("add-to-file", args=[noah.pk, "leisure"]), {**told, "on": localdate()})

    page = client.get(reverse("child", args=[noah.pk])).content.decode()

    found = Leisure.objects.get()
    assert (found.child, found.takes_part, found.on, found.by) == (noah, "no", localdate(), bo)
    assert "Vil gerne spille bold" in page and "En ven, der går med" in page
    assert Event.objects.get(what="leisure told").note == ""


@pytest.mark.requirement("ORG-26")
def test_leisure_has_its_place_in_a_handover_and_in_plans_and_clubs_are_places(client, noah, bo, school):
    club = make.unit("Klubben", kind="youth_club", parent=school.parent)
    leader = make.person("Tove", role="leader", unit=club)
    moved = transition(noah, bo, kind="leisure", giver=school, taker=club, leisure="Bold og musik")
    make_child.enrolment(noah, club)

    page = client.sign_in(bo).get(reverse("handover", args=[moved.pk])).content.decode()

    assert "Bold og musik" in page
    assert Area.LEISURE in set(Area) and "leisure" in Action.Environment.values
    assert club.kind in PLAN_KINDS, "a plan is asked of it as of a school"
    client.sign_in(leader)
    assert "Noah" in client.get(reverse("children")).content.decode()
