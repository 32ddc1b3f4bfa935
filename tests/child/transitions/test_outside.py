"""A letter to a place that does not use Samspil, and a start that is put off after the handover."""

import pytest
from conftest import days
from django.db import DatabaseError, transaction
from django.urls import reverse

from make import child as make_child
from make import transitions as make_transitions
from samspil.child.transitions.access import open_handovers
from samspil.child.transitions.models import Transition
from samspil.ground.audit.models import Reading


def text(response):
    return response.content.decode()


@pytest.fixture
def out(noah, pia, daycare, rules):
    """To a school elsewhere; the day of one piece has not come, and the consent of one is gone."""
    made = make_transitions.handed(noah, pia, giver=daycare, taker=None, outside="Privatskolen")
    make_transitions.piece(made, pia, "friends", text="Endnu ikke.", from_on=days(1))
    consent = make_child.one_of_each(noah, pia, make_child.guardian(noah))["consent"]
    consent.withdrawn_on, consent.withdrawn_by = days(0), pia
    consent.save()
    make_transitions.piece(made, pia, "health", text="Astma", ground="consent", statute="", consent=consent)
    return made


def letter_of(client, pia, out, monkeypatch):
    """What is set, as the writer of paper gets it."""
    got = []
    monkeypatch.setattr(
        "samspil.tools.paper.typst_pdf.pdf_bytes", lambda document: got.append(document) or b"%PDF"
    )
    client.sign_in(pia).get(reverse("handover-letter", args=[out.pk, "nl"]))
    return got[0]


@pytest.mark.requirement("ORG-03")
def test_only_what_has_a_purpose_a_ground_and_its_day_goes_out(client, pia, out, monkeypatch):
    document = letter_of(client, pia, out, monkeypatch)

    said = str(document)
    assert "En tegnet plan for dagen." in said and "Privatskolen" in document.subtitle
    assert "Endnu ikke." not in said and "Astma" not in said
    assert "At begynde godt" in said and "nog niet nagekeken" in said
    assert document.language == "nl" and document.title == "Wat Noah helpt"


def test_it_is_a_pdf_and_a_look_that_is_logged(client, pia, out):
    page = text(client.sign_in(pia).get(reverse("handover", args=[out.pk])))
    assert "The letter for the new place" in page

    response = client.get(reverse("handover-letter", args=[out.pk, "da"]))

    assert response.content.startswith(b"%PDF") and "no-store" in response["Cache-Control"]
    assert Reading.objects.filter(person=pia.pk, subject=out.child_id, page="handover-letter").count() == 1


@pytest.mark.parametrize(
    "fields",
    [{"handed_on": days(3)}, {"read_until": days(-1)}, {"moved": True}, {"statute": "", "gone": True}],
)
def test_nothing_goes_out_before_its_day_or_without_a_ground(client, pia, out, noah, fields):
    if fields.pop("moved", False):
        fields |= {"moved_on": days(0), "moved_by": pia}
    if fields.pop("gone", False):
        consent = noah.consents.get()
        fields |= {"ground": "consent", "consent": consent}
    Transition.objects.filter(pk=out.pk).update(**fields)
    client.sign_in(pia)

    assert client.get(reverse("handover-letter", args=[out.pk, "da"])).status_code == 404
    assert client.get(reverse("handover-letter", args=[out.pk, "xx"])).status_code == 404


def test_a_start_put_off_moves_what_was_handed_over(client, pia, bo, handed, school):
    put_off = reverse("put-off-start", args=[handed.pk])
    client.sign_in(pia)
    assert "Choose a later day" in text(client.post(put_off, {"begins_on": days(10)}))
    was = Transition.objects.get(pk=handed.pk)
    client.post(put_off, {"begins_on": days(100)})

    now = Transition.objects.get(pk=handed.pk)
    assert now.begins_on == days(100) and now.handed_on == was.handed_on and now.due_on == was.due_on
    assert now.check_from > was.check_from and now.read_until > was.read_until
    assert client.sign_in(bo).get(reverse("handover", args=[handed.pk])).status_code == 200
    assert client.get(put_off).status_code == 404


def test_past_the_pages_a_start_moves_only_later_and_only_before_it(acting, pia, handed):
    def moves(begins_on):
        with acting(pia):
            open_handovers([handed.pk], "test", "handover", ["giver"])
            try:
                with transaction.atomic():
                    return Transition.objects.filter(pk=handed.pk).update(begins_on=begins_on)
            except DatabaseError:
                return 0

    assert not moves(days(10)) and moves(days(90))


def test_where_that_start_is_there_already_it_says_so(client, pia, handed, noah, daycare, school):
    make_transitions.ready(noah, pia, giver=daycare, taker=school, begins_on=days(100))

    page = client.sign_in(pia).post(reverse("put-off-start", args=[handed.pk]), {"begins_on": days(100)})

    assert "There is a handover with that first day already." in text(page)
