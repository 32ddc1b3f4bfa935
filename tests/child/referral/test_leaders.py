"""What a leader decides alone, by a row of the rulebook: the same gate, the same letter, the same clocks."""

import pytest
from conftest import days
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

import make
from make import child as make_child
from make import referral as make_referral
from samspil.child.referral import deciders
from samspil.child.referral.models import Complaint, Decision, Place, Referral
from samspil.child.referral.rules.deciding import Decider, decider, grantable, rule_key
from samspil.child.referral.rules.procedure import PROFILES, Provision
from samspil.ground.rulebook.models import Rule

DECIDED = make_referral.REASONS | {
    "outcome": "granted",
    "granted": "",
    "begins_on": days(3),
    "told_on": days(0),
}


def at(name, *args):
    return reverse(name, args=args)


def text(response):
    return response.content.decode()


def says(kind, who, **fields):
    usual = {"status": "verified", "source": "Loven", "checked_on": days(-9), "checked_by": "Prøve"}
    notes = {"note_da": "Lederen.", "note_nl": "De leider.", "note_en": "The leader decides."}
    return Rule.objects.create(country="DK", key=rule_key(kind), text=who, **usual | notes | fields)


@pytest.fixture
def own(case, bo, amina, clocks):
    """Whole, and for a class at the child's own school; not sent."""
    says("ownclass", "leader")
    says("support", "leader")
    says("school", "panel")
    make_referral.complete(case, bo, amina)
    Referral.objects.filter(pk=case.pk).update(wanted="ownclass")
    case.refresh_from_db()
    return case


def test_without_a_row_that_says_leader_it_is_the_panel():
    assert decider("leader") == Decider.LEADER
    assert {decider(said) for said in (None, "", "panel", "Leader")} == {Decider.PANEL}


def test_a_leader_grants_nothing_larger_and_the_panel_may_grant_less():
    kinds = PROFILES["DK"].provisions
    assert grantable(kinds, Decider.PANEL, ("support",)) == kinds
    assert grantable(kinds, Decider.LEADER, ("support",)) == (Provision.SUPPORT,)


@pytest.mark.parametrize(
    "row", [{}, {"valid_to": days(-1)}, {"valid_from": days(1)}, {"status": "superseded"}]
)
def test_rows_and_rule_say_the_same_of_who_decides(case, row):
    says("class", "leader", **row)

    with connection.cursor() as cursor:
        cursor.execute("SELECT referral_decider(%s, 'class', samspil_today())", [case.house_id])
        asked = cursor.fetchone()[0]

    assert asked == deciders.competence(case, days(0)).who == ("panel" if row else "leader")


@pytest.mark.requirement("ORG-21", "ORG-22")
def test_the_leader_decides_alone_through_the_same_gate_with_the_same_letter(
    client, own, amina, sara, line, panel
):
    Referral.objects.filter(pk=own.pk).update(needs="")
    client.sign_in(amina)
    client.post(at("submit-referral", own.pk))
    page = text(client.get(at("referral", own.pk)))
    assert "Not sent. Missing:" in page and "The leader decides. (Loven)" in page

    Referral.objects.filter(pk=own.pk).update(needs="Ro mangler.")
    client.post(at("submit-referral", own.pk))
    assert "to decide yourself" in text(client.get("/"))
    assert client.sign_in(line).get(at("referral", own.pk)).status_code == 404
    assert "No case" in (page := text(client.get(at("panel")))) or "0 cases" in page

    client.sign_in(amina)
    form = text(client.get(at("decide-referral", own.pk)))
    assert "Support in the class" in form and "A special school" not in form
    client.post(at("decide-referral", own.pk), DECIDED | {"interim": ""})
    assert not Decision.objects.exists()
    client.post(at("decide-referral", own.pk), DECIDED)

    made = Decision.objects.get()
    assert made.meeting is None and made.decided_by == amina and made.granted == "ownclass"
    assert made.complaint_until >= days(28) and made.review_on
    assert Place.objects.get().kind == "ownclass"
    told = text(client.sign_in(sara).get(at("referral", own.pk)))
    assert "Complain about the decision" in told
    assert client.get(at("referral-letter", own.pk, "da")).content.startswith(b"%PDF")


def test_who_decided_looks_again_at_a_complaint(client, own, amina, bo, sara):
    make_referral.sent_as_it_is(own, amina)
    client.sign_in(amina).post(at("decide-referral", own.pk), DECIDED)
    client.sign_in(sara).post(at("complain", own.pk), {"text": "Vi er uenige."})
    assert "A complaint about a decision" in text(client.sign_in(amina).get("/"))
    assert "waits for the leader to look again" in text(client.get(at("referral", own.pk)))
    answer = {"answer": "upheld", "reasons": "Ro i hverdagen."}
    assert client.sign_in(bo).post(at("follow-complaint", own.pk), answer).status_code == 404
    client.sign_in(amina).post(at("follow-complaint", own.pk), answer)

    assert Complaint.objects.get().answered_by == amina


def refused(acting, person, case, **fields):
    """Past every page, with the file open."""
    with acting(person), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[case.child_id]])
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            make_referral.decision(case, person, **{"granted": "ownclass"} | fields)
    return not Decision.objects.exists()


def test_the_database_lets_nobody_else_and_nothing_larger(acting, own, amina, bo, egelund, noah, line, panel):
    """Not who works with the child, not another leader of it, not the panel, and no special school."""
    make_referral.sent_as_it_is(own, amina)
    club = make.unit("Klubben", kind="youth_club", parent=egelund)
    tove = make.person("Tove", role="leader", unit=club)
    make_child.enrolment(noah, club)
    own.meeting = make_referral.meeting(panel)
    assert refused(acting, line, own)
    own.meeting = None

    assert refused(acting, bo, own) and refused(acting, tove, own) and refused(acting, line, own)
    assert refused(acting, amina, own, granted="school")
    with acting(amina), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk]])
        assert make_referral.decision(own, amina, granted="support").pk


def test_a_leader_decides_nothing_of_the_panels_and_not_of_an_own_child(acting, own, case, amina, noah):
    Referral.objects.filter(pk=own.pk).update(wanted="school")
    make_referral.sent_as_it_is(own, amina)
    assert refused(acting, amina, own, granted="school") and refused(acting, amina, own, granted="support")

    Rule.objects.filter(key="decides-school").update(text="leader")
    make_child.guardian(noah, amina)
    assert refused(acting, amina, own, granted="school")


def test_support_in_the_class_takes_no_place_and_is_no_alarm(client, own, amina, bo, lone, noah):
    Referral.objects.filter(pk=own.pk).update(wanted="support")
    make_referral.sent_as_it_is(own, amina)
    client.sign_in(amina).post(at("decide-referral", own.pk), DECIDED)
    given = {
        "begins_on": days(0), "tie": "Hele ugen", "shared_minutes": 1380, "total_minutes": 1380,
        "contact": bo.pk, "leisure": "Klubben",
    }  # fmt: skip
    client.sign_in(bo).post(at("give-place", Place.objects.get().pk), given)

    spot = Place.objects.select_related("placement").get()
    assert spot.begins_on == days(0) and spot.placement.kind == "general" and spot.review_on > days(300)
    assert own.unit.name in text(client.get(at("reviews")))
    assert "A granted need has no place" not in text(client.sign_in(lone).get(at("offers")))


def test_a_class_at_the_own_school_is_at_the_own_school_past_the_pages_too(acting, own, amina, egelund, noah):
    make_referral.sent_as_it_is(own, amina)
    other = make.unit("Kildeskolen", kind="special_school", parent=egelund)
    here, twin = make_referral.offer(own.unit), make_referral.offer(own.unit)
    elsewhere, special = make_referral.offer(other), make_referral.offer(own.unit, kind="school")
    make_referral.placed(make_referral.decision(own, amina, granted="ownclass"), here, amina)
    move = "UPDATE referral_place SET offer_id = %s"

    with acting(amina), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk]])
        for each in (elsewhere, special):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                cursor.execute(move, [each.pk])
        cursor.execute(move, [twin.pk])
        assert cursor.rowcount == 1
