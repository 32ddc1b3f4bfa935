"""From a class list to the question how it went: by both places, the parents and the child."""

from datetime import timedelta

import pytest
from conftest import days
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

import make
from make import child as make_child
from make import transitions as make_transitions
from samspil.child.transitions.models import Check, Piece, Preparation, Transition, Voice
from samspil.child.transitions.queries import due
from samspil.ground.audit.models import Reading
from samspil.ground.base.context import act_as

SAID = {"words": "Han glæder sig.", "missing": ""}


def text(response):
    return response.content.decode()


def page_of(client, person, of, name="handover", status=200):
    response = client.sign_in(person).get(reverse(name, args=[of.pk]))
    assert response.status_code == status
    return text(response)


@pytest.mark.requirement("ORG-23")
def test_many_are_begun_from_a_class_list_and_never_twice(client, noah, pia, daycare, school):
    alma = make_child.child(daycare, pia, given_name="Alma")
    hidden = make_child.child(daycare, make.person("Ole", unit=daycare), given_name="Vera")
    sent = {
        "children": [noah.pk, alma.pk], "kind": "daycare-school", "taker": school.pk, "outside": "",
        "begins_on": days(90),
    }  # fmt: skip
    listed = text(client.sign_in(pia).get(reverse("start-handovers")))
    assert "Alma" in listed and "Vera" not in listed

    for _time in range(2):
        client.post(reverse("start-handovers"), sent)
    client.post(reverse("start-handovers"), sent | {"children": [hidden.pk]})

    made = Transition.objects.all()
    assert {each.child_id for each in made} == {noah.pk, alma.pk} and len(made) == 2
    assert {each.due_on < each.begins_on < each.check_from for each in made} == {True}
    assert Reading.objects.filter(subject=alma.pk, page="start-handovers", purpose="list").exists()


@pytest.mark.requirement("ORG-25", "KUL-04")
def test_a_handover_is_refused_until_everything_is_there(client, rules, noah, pia, daycare, school):
    made = make_transitions.transition(noah, pia, giver=daycare, taker=school)
    give = reverse("give-handover", args=[made.pk])
    refused = text(client.sign_in(pia).post(give, {"on": days(0)}))
    for lack in (
        "what works",
        "what to avoid",
        "own words",
        "purpose and lawful ground",
        "the adults do well",
    ):
        assert lack in refused

    ground = {"purpose": "At begynde godt", "ground": "law", "statute": rules.key, "consent": ""}
    place = {"kind": made.kind, "taker": school.pk, "begins_on": made.begins_on}
    client.post(reverse("change-handover", args=[made.pk]), {"community": "De leger ude.", **place, **ground})
    for topic in ("works", "avoid"):
        sent = {"topic": topic, "text": "En plan", "from_on": days(0), **ground}
        client.post(reverse("add-piece", args=[made.pk]), sent)
    for whose, said in (("child", SAID), ("staff", SAID), ("parents", {"words": "", "missing": "Tre breve"})):
        client.post(reverse("say-before", args=[made.pk, whose]), said)
    client.post(give, {"on": days(0)})

    made.refresh_from_db()
    assert made.handed_on == days(0) and made.handed_by == pia and made.answer_by > days(0)


def test_nothing_without_purpose_or_ground_is_written_at_all(client, rules, draft, pia):
    sent = {"topic": "health", "text": "Astma", "from_on": days(0), "purpose": "", "ground": "law"}
    answer = text(client.sign_in(pia).post(reverse("add-piece", args=[draft.pk]), sent))

    assert "Without it nothing may be handed over." in answer
    assert not Piece.objects.filter(topic="health").exists()
    for lacking in ({"purpose": ""}, {"statute": ""}, {"ground": "consent"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_transitions.piece(draft, pia, "health", **lacking)


def test_the_database_itself_hands_over_nothing_that_lacks_something(acting, draft, pia):
    Voice.objects.filter(whose="child").delete()
    with acting(pia), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM transitions_open(%s, 'x', 'handover', ARRAY['giver'])", [[draft.pk]])
        cursor.execute("SELECT transitions_hand_over(%s, %s, %s)", [draft.pk, days(0), days(7)])
        assert cursor.fetchone() == (False,)


def test_the_new_place_reads_it_from_its_day_and_never_before(client, noah, pia, daycare, school, amina, bo):
    made = make_transitions.handed(noah, pia, giver=daycare, taker=school, receiver=bo, handed_on=days(1))
    for person in (amina, bo):
        page_of(client, person, made, status=404)
    assert "Noah" not in text(client.sign_in(amina).get(reverse("handovers")))
    assert not Reading.objects.filter(subject=noah.pk, person__in=[amina.pk, bo.pk]).exists()

    Transition.objects.update(handed_on=days(0))

    assert "En tegnet plan for dagen." in page_of(client, amina, made)
    assert "Noah" in text(client.get(reverse("handovers")))
    assert Reading.objects.filter(subject=noah.pk, person=amina.pk, page="handover").exists()
    assert client.get(reverse("child", args=[noah.pk])).status_code == 404


def test_a_piece_is_read_from_its_earliest_day(client, handed, amina):
    Piece.objects.filter(topic="avoid").update(from_on=days(3))

    page = page_of(client, amina, handed)

    assert "En tegnet plan" in page and "At skifte uden besked" not in page


def test_a_withdrawn_consent_takes_its_piece_back_and_says_so(client, sara, noah, handed, pia, amina, bo):
    consent = make_child.one_of_each(noah, pia, noah.guardians.get())["consent"]
    make_transitions.piece(handed, pia, "health", text="Astma", ground="consent", statute="", consent=consent)
    assert "Astma" in page_of(client, amina, handed)

    client.sign_in(sara).post(reverse("withdraw-consent", args=[noah.pk, consent.pk]))

    assert "Astma" not in page_of(client, amina, handed)
    assert "It no longer holds: the new place does not see this." in page_of(client, pia, handed)


def test_a_consent_withdrawn_while_a_meeting_is_open_shuts_it_with_a_sentence(
    client, sara, noah, handed, pia, amina
):
    consent = make_child.one_of_each(noah, pia, noah.guardians.get())["consent"]
    Transition.objects.update(ground="consent", statute="", consent=consent)
    assert "Noah" in page_of(client, amina, handed)
    client.sign_in(sara).post(reverse("withdraw-consent", args=[noah.pk, consent.pk]))

    for name in ("handover", "meet-about", "prepare-reception", "handover-calendar"):
        shut = page_of(client, amina, handed, name, status=410)
        assert "This handover is shut" in shut and "Noah" not in shut and "Elmely" not in shut
    asked = client.post(reverse("ask-back", args=[handed.pk]), {"text": "Hvorfor?"})
    assert asked.status_code == 410 and handed.questions.count() == 1
    assert "hold it with the parents, or call it off" in page_of(client, pia, handed)
    answer = reverse("answer-back", args=[handed.pk, handed.questions.get().pk])
    assert "nothing more goes out" in text(client.post(answer, {"answer": "Alma"}))


def test_a_child_that_moves_municipality_takes_the_handover_with_it(client, handed, pia, amina, elsewhere):
    client.sign_in(pia).post(reverse("child-moved", args=[handed.pk]))

    shut = page_of(client, amina, handed, status=410)
    assert "moved to another municipality" in shut and "Noah" not in shut
    assert "nothing goes out through Samspil" in page_of(client, pia, handed)
    client.sign_in(pia)
    for name in ("change-handover", "add-piece", "give-handover"):
        assert client.get(reverse(name, args=[handed.pk])).status_code == 404


def test_no_handover_leads_to_another_municipality(client, rules, noah, pia, elsewhere):
    there = make.unit("Andeby Skole", kind="school", parent=elsewhere)
    sent = {"kind": "school-school", "giver": "", "taker": there.pk, "outside": "", "begins_on": days(30)}

    client.sign_in(pia).post(reverse("start-handover", args=[noah.pk]), sent)

    assert not Transition.objects.exists()


@pytest.mark.requirement("ORG-24")
def test_the_new_place_names_acknowledges_prepares_and_asks(client, noah, pia, daycare, school, amina, bo):
    made = make_transitions.handed(noah, pia, giver=daycare, taker=school)
    client.sign_in(amina).post(
        reverse("receive-handover", args=[made.pk]), {"receiver": bo.pk, "has_read": "on"}
    )
    prepared = {"text_group": "Vi fortæller klassen om ham.", "done_group": "on", "text_leisure": "Klubben"}
    client.sign_in(bo).post(reverse("prepare-reception", args=[made.pk]), prepared)
    client.post(reverse("ask-back", args=[made.pk]), {"text": "Hvad er hans leg?"})

    made.refresh_from_db()
    assert (made.receiver, made.acknowledged_by, made.acknowledged_on) == (bo, amina, days(0))
    group = Preparation.objects.get(area="group")
    assert (group.done_on, group.done_by) == (days(0), bo)
    assert Preparation.objects.get(area="leisure").done_on is None
    asked = made.questions.last()
    client.sign_in(pia).post(reverse("answer-back", args=[made.pk, asked.pk]), {"answer": "Byggeleg"})
    assert "Byggeleg" in page_of(client, bo, made)


def test_nobody_is_named_who_does_not_work_there(client, handed, amina, line):
    client.sign_in(amina).post(reverse("receive-handover", args=[handed.pk]), {"receiver": line.pk})

    handed.refresh_from_db()
    assert handed.receiver != line
    page_of(client, line, handed, status=404)


@pytest.mark.requirement("FOR-01", "ORG-25")
def test_a_parent_reads_what_goes_out_and_has_a_voice(client, sara, kurt, handed, pia):
    make_transitions.voice(
        handed, pia, "parents", guardian=handed.child.guardians.get(person=kurt), words="Fars"
    )
    page = page_of(client, sara, handed, "my-handover")
    assert "En tegnet plan for dagen." in page and "Lindeskolen" in page and "Fars" not in page

    client.post(reverse("say-before", args=[handed.pk, "parents"]), SAID)

    assert Voice.objects.get(guardian__person=sara).by == sara
    client.post(reverse("say-before", args=[handed.pk, "parents"]), SAID | {"words": "Hun glæder sig."})
    assert Voice.objects.get(guardian__person=sara).words == "Hun glæder sig."
    assert client.post(reverse("say-before", args=[handed.pk, "staff"]), SAID).status_code == 404
    for name in ("my-handover", "handover-calendar"):
        page_of(client, kurt, handed, name, status=404)


def test_the_child_decides_whether_its_parents_read_its_words(client, sara, himself, handed):
    Voice.objects.filter(whose="child").delete()
    words = SAID | {"words": "Jeg er lidt bange for gården."}
    client.sign_in(himself).post(reverse("say-before", args=[handed.pk, "child"]), words)

    assert "bange" in page_of(client, himself, handed, "my-handover")
    assert "bange" not in page_of(client, sara, handed, "my-handover")
    Voice.objects.filter(whose="child").update(is_for_parents=True)
    assert Voice.objects.get(whose="child").by == himself


def test_nobody_changes_what_a_parent_or_the_child_wrote(client, acting, sara, himself, draft, pia):
    Voice.objects.filter(whose="child").delete()
    for person, whose in ((himself, "child"), (sara, "parents")):
        client.sign_in(person).post(reverse("say-before", args=[draft.pk, whose]), SAID)
    mother = draft.child.guardians.get(person=sara)
    client.sign_in(pia)

    assert client.get(reverse("say-before", args=[draft.pk, "child"])).status_code == 404
    parents = reverse("say-before", args=[draft.pk, "parents"])
    assert client.post(parents, {"words": "Andet", "guardian": mother.pk}).status_code == 404
    assert not Voice.objects.filter(words="Andet").exists()
    with acting(pia), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM transitions_open(%s, 'x', 'handover', ARRAY['giver'])", [[draft.pk]])
        cursor.execute("UPDATE transitions_voice SET words = 'Andet' WHERE by_id <> %s", [pia.pk])
        assert cursor.rowcount == 0


def test_the_duty_of_reminding_learns_days_and_places_and_no_name(acting, draft, pia, school):
    Transition.objects.update(due_on=days(3), begin_on=days(-3))
    with acting(None):
        assert due(school.root, None) == []
        act_as(None, purpose="duty/reminders", today=days(0))

        [owed] = due(school.root, None)

    assert (owed.kind, owed.owner, owed.place, owed.due) == ("handover", pia.pk, "Lindeskolen", days(3))


@pytest.mark.requirement("ORG-06", "ORG-05")
def test_after_the_start_all_three_say_how_it_went(client, noah, pia, daycare, school, bo, sara, himself):
    begun = {"begins_on": days(-45), "handed_on": days(-70)}
    made = make_transitions.handed(noah, pia, giver=daycare, taker=school, receiver=bo, **begun)
    for person, whose in ((bo, "staff"), (sara, "parents"), (himself, "child")):
        sent = {"went": "well", "words": "", "relations": "To nye venner.", "missing": ""}
        answer = client.sign_in(person).post(reverse("say-after", args=[made.pk, whose]), sent)
        assert answer.status_code == 302

    assert set(Check.objects.values_list("whose", flat=True)) == {"staff", "parents", "child"}
    assert "All three were asked" in page_of(client, bo, made)
    assert client.sign_in(pia).get(reverse("say-after", args=[made.pk, "staff"])).status_code == 404


def test_nobody_says_how_it_went_before_it_has_begun(client, handed, bo):
    asked = client.sign_in(bo).get(reverse("say-after", args=[handed.pk, "staff"]))

    assert asked.status_code == 404


@pytest.mark.requirement("ORG-06", "FOR-08")
def test_the_share_that_went_well_is_shown_with_its_number_and_not_of_few(
    client, daycare, school, pia, amina, bo
):
    for n in range(5):
        child = make_child.child(daycare, pia, given_name=f"Barn {n}")
        made = make_transitions.handed(
            child, pia, giver=daycare, taker=school, begins_on=days(-60), handed_on=days(-90)
        )
        make_transitions.check(made, bo, went="well" if n else "partly")
    page = text(client.sign_in(amina).get(reverse("starts-went")))

    assert "80 % (4 of 5)" in page and "fewer than five answers" in page and "0 % (0 of 5)" in page


@pytest.mark.requirement("ORG-12")
def test_the_thread_takes_a_start_without_a_handover_as_a_gap(client, noah, pia, daycare, school):
    make_child.enrolment(noah, school, begins_on=days(0))
    file = reverse("child", args=[noah.pk])
    page = text(client.sign_in(pia).get(file))
    assert "The red thread has one gap" in page and reverse("start-handover", args=[noah.pk]) in page

    made = make_transitions.handed(noah, pia, giver=daycare, taker=school)
    assert "The red thread has one gap" in text(client.get(file))
    Transition.objects.filter(pk=made.pk).update(acknowledged_on=days(0), acknowledged_by=pia)

    assert "The red thread has one gap" not in text(client.get(file))


def test_what_is_owed_stands_on_the_first_page_of_who_owes_it(client, noah, pia, daycare, school, amina, bo):
    soon = {"begins_on": days(20), "begin_on": days(-9), "due_on": days(-1)}
    draft = make_transitions.ready(noah, pia, giver=daycare, taker=school, **soon)
    assert "Handover to Lindeskolen" in text(client.sign_in(pia).get(reverse("home")))
    assert "Handover" not in text(client.sign_in(amina).get(reverse("home")))
    Transition.objects.filter(pk=draft.pk).update(handed_on=days(0), handed_by=pia, answer_by=days(5))

    home = text(client.get(reverse("home")))

    assert "Handover from Elmely" in home and "Noah" not in home
    Transition.objects.update(receiver=bo, acknowledged_on=days(0), acknowledged_by=bo, check_from=days(0))
    assert "A start at Lindeskolen" in text(client.sign_in(bo).get(reverse("home")))
    assert "A start at" not in text(client.sign_in(amina).get(reverse("home")))


def test_a_meeting_goes_into_the_calendar_without_a_name(client, handed, sara, bo):
    for person in (sara, bo):
        answer = client.sign_in(person).get(reverse("handover-calendar", args=[handed.pk]))
        file = text(answer)
        assert "DTSTART" in file and "Noah" not in file and answer["Content-Type"].startswith("text/calendar")


def test_a_place_outside_gets_it_on_paper_and_the_former_place_asks(client, noah, pia):
    outside = {"taker": None, "outside": "Egelund Gymnasium", "kind": "youth"}
    begun = {"begins_on": days(-45), "handed_on": days(-70)}
    made = make_transitions.handed(noah, pia, giver=noah.enrolments.get().unit, **outside, **begun)
    sent = {"went": "well", "words": "", "relations": "To nye venner.", "missing": ""}

    client.sign_in(pia).post(reverse("say-after", args=[made.pk, "staff"]), sent)

    assert Check.objects.get().whose == "staff"
    assert "Egelund Gymnasium" in page_of(client, pia, made)


def test_a_parent_who_leads_the_new_place_does_not_receive_their_own_child(client, noah, handed, amina):
    make_child.guardian(noah, amina, name="Amina Holm")

    page_of(client, amina, handed, "receive-handover", status=404)


def test_it_is_read_no_longer_than_it_may(client, handed, amina):
    Transition.objects.update(read_until=days(0) - timedelta(days=1))

    assert "is over" in page_of(client, amina, handed, status=410)
