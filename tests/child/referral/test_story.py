"""From what was tried to the way back, through the pages that each of them sees."""

import pytest
from conftest import days
from django.db import IntegrityError, transaction
from django.urls import reverse

from make import referral as make_referral
from make.support import LOOKED, measure
from samspil.child.file.models import Placement
from samspil.child.referral import queries
from samspil.child.referral.actions import deciding
from samspil.child.referral.models import Complaint, Decision, Place, Referral, Review, TriedLine

BEGUN = {
    "strengths": "Bygger.", "surroundings": "Planen.", "community": "Grupper på tre.", "needs": "Ro mangler.",
    "kept": "Sin klasse i idræt.", "wanted": "class", "child_words": "Mine venner.", "child_how": "En gåtur",
    "child_asked_on": "2026-01-05", "no_view": "", "no_assessment": "",
}  # fmt: skip


def text(response):
    return response.content.decode()


def at(name, *args):
    return reverse(name, args=args)


@pytest.mark.requirement("MAL-09", "KUL-03", "KUL-04")
def test_it_begins_with_what_was_tried_and_never_without_strengths(client, noah, bo, basis):
    measure(
        noah.enrolments.get().unit,
        bo,
        child=noah,
        result="partly",
        next="keep",
        checked_on=days(0),
        checked_by=bo,
        **LOOKED,
    )
    page = text(client.sign_in(bo).get(at("begin-referral", noah.pk)))
    assert page.index("What can the child do") < page.index("First test") < page.index("Second test")
    assert "Legegrupper (The group" in page and "Worked in part" in page

    client.post(at("begin-referral", noah.pk), BEGUN | {"strengths": ""})
    assert not Referral.objects.exists()

    client.post(at("begin-referral", noah.pk), BEGUN)
    made = Referral.objects.get()
    assert made.basis == basis and made.unit == noah.enrolments.get().unit
    assert client.get(at("begin-referral", noah.pk)).status_code == 404


@pytest.mark.requirement("ORG-20")
def test_a_case_keeps_the_version_it_began_on(client, case, egelund, lone, bo, basis):
    make_referral.basis(egelund, lone, number=2)

    assert "Decided on basis 1" in text(client.sign_in(bo).get(at("referral", case.pk)))


@pytest.mark.requirement("ORG-10", "ORG-21")
def test_the_gate_names_what_is_missing_and_who_can_supply_it(client, case, amina, bo, noah, sara):
    client.sign_in(amina)
    client.post(at("submit-referral", case.pk))
    page = text(client.get(at("referral", case.pk)))
    assert "7 things are missing" in page and "The child, with a grown-up it trusts" in page
    assert "Not sent. Missing:" in page
    assert Referral.objects.get().submitted_on is None

    client.post(at("change-referral", case.pk), BEGUN)
    client.post(at("request-referral", case.pk))
    done = {"result": "worked", "next": "keep", "checked_on": days(0), "checked_by": bo, **LOOKED}
    measure(case.unit, bo, child=noah, **done)
    client.post(
        at("assess-referral", case.pk),
        {"expert": "Line", "expertise": "psychologist", "text": "Ro.", "on": days(0)},
    )
    whose = noah.guardians.get().pk
    client.post(at("hear-parent", case.pk), {"guardian": whose, "heard_on": days(0), "how": "Et møde"})
    assert "One thing is missing" in text(client.get(at("referral", case.pk)))
    client.sign_in(sara).post(at("say-stance", case.pk), {"stance": "for", "words": "Vi er med."})
    client.sign_in(amina).post(at("submit-referral", case.pk))

    assert Referral.objects.get().submitted_on == days(0)
    assert TriedLine.objects.get().title == "Legegrupper"
    assert client.post(at("change-referral", case.pk), BEGUN).status_code == 404


DECIDED = make_referral.REASONS | {
    "outcome": "granted", "granted": "", "begins_on": days(10), "told_on": days(0),
}  # fmt: skip


@pytest.mark.requirement("ORG-22", "NL-16", "MAL-11")
@pytest.mark.parametrize(
    "lacking", ["plain", "community", "needs", "interest", "interim", "way_back", "legal_basis"]
)
def test_no_decision_is_issued_without_each_of_its_parts(client, clocks, sent, line, lacking):
    response = client.sign_in(line).post(at("decide-referral", sent.pk), DECIDED | {lacking: ""})

    assert response.status_code == 200 and not Decision.objects.exists()


def test_the_chair_decides_and_then_sees_it_no_more(client, clocks, sent, line, sara, noah, himself):
    client.sign_in(line)
    assert client.get(at("referral", sent.pk)).status_code == 200
    assert client.get(at("child", noah.pk)).status_code == 404
    assert client.post(at("decide-referral", sent.pk), DECIDED).status_code == 302

    made = Decision.objects.get()
    assert made.granted == "class" and made.complaint_until >= days(28) and made.review_on
    assert client.get(at("referral", sent.pk)).status_code == 404
    told = text(client.sign_in(sara).get(at("referral", sent.pk)))
    assert "Granted as asked for" in told and "Complain about the decision" in told
    letter = client.get(at("referral-letter", sent.pk, "nl"))
    assert letter["Content-Type"] == "application/pdf" and letter.content.startswith(b"%PDF")
    assert "What you said changed this" in text(client.sign_in(himself).get(at("my-page")))


def test_a_second_chair_is_told_who_was_first(client, clocks, decided, henrik, panel):
    panel.seats.update(chairs=True)

    response = client.sign_in(henrik).post(at("decide-referral", decided.referral_id), DECIDED, follow=True)

    assert "Line Holm has decided this already. Nothing of yours was saved." in text(response)
    assert Decision.objects.count() == 1


def test_two_chairs_at_once_make_one_decision_and_the_other_is_told(acting, clocks, sent, line):
    """The second has read it before the first was done, and sends after."""
    fields = {**DECIDED, "granted": "class"}
    with acting(line):
        assert queries.opened_for_panel(sent.pk, "test")
        deciding.decide(referral=sent, fields=fields, by=line)
        with pytest.raises(deciding.AlreadyDecided):
            deciding.decide(referral=sent, fields=fields, by=line)

    assert Decision.objects.count() == 1


def test_a_child_who_moves_away_mid_case_is_decided_by_nobody_here(client, clocks, sent, amina, line, noah):
    """The leader closes the file; the case rests, nothing is lost, and an opened file brings it back."""
    client.sign_in(amina).post(at("close-file", noah.pk), {"reason": "moved"})

    client.sign_in(line)
    assert client.get(at("referral", sent.pk)).status_code == 404
    assert client.post(at("decide-referral", sent.pk), DECIDED).status_code == 404
    assert "0 cases wait for the panel" in text(client.get(at("panel")))
    with pytest.raises(IntegrityError, match="file of this child is closed"), transaction.atomic():
        make_referral.decision(sent, line)

    client.sign_in(amina).post(at("reopen-file", noah.pk))
    assert client.sign_in(line).post(at("decide-referral", sent.pk), DECIDED).status_code == 302
    assert TriedLine.objects.filter(referral=sent).exists()


def test_a_panel_that_is_not_composed_decides_nothing(client, clocks, sent, line, panel):
    sent.meeting.presences.filter(is_chair=False).delete()

    page = text(client.sign_in(line).post(at("decide-referral", sent.pk), DECIDED))

    assert "not composed by its rule" in page and not Decision.objects.exists()


@pytest.mark.parametrize(("received", "asks"), [(days(0), "look again"), (days(-1), "look again")])
def test_a_complaint_is_looked_at_again_sent_on_and_teaches(
    client, clocks, decided, line, amina, sara, received, asks
):
    case = decided.referral_id
    client.sign_in(sara).post(at("complain", case), {"text": "Vi er uenige."})
    page = text(client.sign_in(line).get(at("referral", case)))
    assert asks in page
    client.post(at("follow-complaint", case), {"answer": "upheld", "reasons": "Ro i hverdagen."})
    client.sign_in(amina).post(at("follow-complaint", case), {"forwarded_on": days(0)})
    client.post(at("follow-complaint", case), {"ruling": "sent_back", "cause": "facts", "ruled_on": days(0)})

    assert Complaint.objects.get().cause == "facts"
    assert "Too little was known: 1" in text(client.sign_in(line).get(at("panel")))


def test_who_looks_again_sees_the_panels_step_as_done(client, clocks, decided, line, sara):
    client.sign_in(sara).post(at("complain", decided.referral_id), {"text": "Vi er uenige."})

    page = client.sign_in(line).get(at("referral", decided.referral_id)).context["page"]

    assert [each.state.done_on for each in page.steps if each.state.kind == "panel"] == [decided.decided_on]


def test_a_late_complaint_is_not_looked_at_again_but_sent_on(client, clocks, decided, amina):
    Decision.objects.update(told_on=days(-40), complaint_until=days(-10))

    client.sign_in(amina).post(
        at("complain", decided.referral_id), {"text": "Vi er uenige.", "made_on": days(0)}, follow=True
    )

    page = text(client.get(at("referral", decided.referral_id)))
    assert "after the last day" in page and "It waits to be sent on to the board" in page


@pytest.mark.requirement("MAL-11", "FOR-17")
def test_a_place_keeps_ties_has_a_way_back_and_is_reviewed_within_the_year(
    client, clocks, decided, amina, bo, noah, special
):
    spot = Place.objects.get()
    offer = make_referral.offer(special.roles.get().unit)
    given = {
        "offer": offer.pk, "begins_on": days(0), "tie": "Idræt", "shared_minutes": 300, "total_minutes": 1380,
        "contact": bo.pk, "leisure": "Klubben",
    }  # fmt: skip
    client.sign_in(bo)
    client.post(at("give-place", spot.pk), given | {"tie": ""})
    assert not Placement.objects.exists()
    client.post(at("give-place", spot.pk), given)
    assert Placement.objects.get().tie == "Idræt"
    client.post(at("add-return-step", spot.pk), {"text": "En time om ugen", "due_on": days(30)})
    Place.objects.update(review_on=days(-3))
    assert "A special place to review" in text(client.get("/"))
    assert "One review is overdue" in text(client.sign_in(amina).get(at("reviews")))
    client.sign_in(bo)
    assert "The review is overdue" in text(client.get(at("special-place", spot.pk)))

    words = dict.fromkeys(("strengths", "academic", "social", "experienced", "relations", "parents"), "Godt.")
    client.post(at("review-place", spot.pk), words | {"way_back": "", "verdict": "return"})
    assert not Review.objects.exists()
    client.post(
        at("review-place", spot.pk), words | {"way_back": "Nu.", "verdict": "stay", "next_on": days(500)}
    )
    assert not Review.objects.exists()
    client.post(at("review-place", spot.pk), words | {"way_back": "Nu.", "verdict": "return"})
    spot.refresh_from_db()
    assert spot.ends_on == days(0) and Placement.objects.get().ends_on == days(0)


@pytest.mark.requirement("MAL-10")
def test_a_granted_need_without_a_place_is_an_alarm(client, clocks, decided, lone, special):
    assert "A granted need has no place" in text(client.sign_in(lone).get(at("offers")))

    make_referral.offer(special.roles.get().unit)

    assert "Every granted need can have a place" in text(client.get(at("offers")))


@pytest.mark.requirement("ORG-20", "ORG-21")
def test_the_director_approves_a_version_with_steps_and_days(client, lone, egelund):
    client.sign_in(lone).post(
        at("add-basis"),
        {
            "criteria": "Når to prøver er begrundet.",
            "valid_from": days(0),
            "experts": 1,
            "more": ["assessment"],
            "days_assessment": 30,
            **{
                f"role_{kind}": "leader"
                for kind in ("request", "assessment", "consultation", "panel", "decision")
            },
        },
    )

    page = text(client.get(at("bases")))
    assert "Version 1" in page and "30 days" in page and "Lone Holm" in page
