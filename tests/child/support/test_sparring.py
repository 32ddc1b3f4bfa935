"""A teacher asks, two other professions come, they agree what is tried, and it is looked at again."""

import pytest
from conftest import days
from django.db import DatabaseError
from django.urls import reverse

import make
from make import child as make_child
from make.support import LOOKED, helper, measure, session, sparring
from samspil.child.file.models import Participant
from samspil.child.support.models import Concern, Measure, Session, Sparring
from samspil.ground.reminders.actions.noticing import remind_house
from samspil.ground.reminders.models import Notice

ASK = {"community": "I små grupper går det godt.", "need": "I frikvarteret.", "topic": "play"}


def text(response):
    return response.content.decode()


@pytest.fixture
def colleagues(egelund, school, line):
    speech = make.person("Tove", unit=school)
    far = make.person("Ulla", unit=egelund)
    return {
        "line": helper(line, line.roles.get().unit),
        "tove": helper(speech, school, profession="speech"),
        "ulla": helper(far, egelund, profession="psychologist", expertise=["language"]),
    }


@pytest.mark.requirement("ORG-03", "ORG-09")
def test_three_answers_and_two_professions_that_fit_are_asked(client, school, bo, colleagues):
    client.sign_in(bo).post(reverse("ask-sparring"), ASK | {"unit": school.pk, "raised_on": days(-4)})

    made = Sparring.objects.get()
    assert {each.helper.person.given_name for each in made.invitations.all()} == {"Line", "Tove"}
    assert Concern.objects.get().raised_on == days(-4) and made.child is None


@pytest.mark.requirement("ORG-02")
@pytest.mark.parametrize("missing", ["community", "need"])
def test_both_the_community_and_the_need_are_said(client, school, bo, missing):
    client.sign_in(bo).post(
        reverse("ask-sparring"), ASK | {"unit": school.pk, "raised_on": days(0), missing: ""}
    )

    assert not Sparring.objects.exists()


def test_each_form_asks_about_safety_and_takes_nothing_of_it(client, bo, noah):
    client.sign_in(bo)
    for url in (reverse("ask-sparring"), reverse("ask-about-child", args=[noah.pk]), reverse("open-file")):
        assert "A notification does not go through Samspil" in text(client.get(url))


@pytest.mark.requirement("ORG-18", "ORG-19", "ORG-15", "ORG-14")
def test_from_question_to_what_is_tried_and_whether_it_worked(client, school, bo, line, colleagues):
    client.sign_in(bo).post(reverse("ask-sparring"), ASK | {"unit": school.pk, "raised_on": days(-4)})
    made = Sparring.objects.get()
    client.sign_in(line)
    assert "asks you for sparring" in text(client.get("/"))
    for each in made.invitations.all():
        client.sign_in(each.helper.person).post(
            reverse("answer-invitation", args=[each.pk]), {"comes": "yes"}
        )
    client.post(
        reverse("book-session", args=[made.pk]),
        {"on": days(0), "at": "14:00", "minutes": 60, "place": "Lokale 12"},
    )
    booked = Session.objects.get()
    calendar = client.get(reverse("session-calendar", args=[booked.pk]))
    assert b"BEGIN:VEVENT" in calendar.content and "frikvarteret" not in text(calendar)

    client.sign_in(bo).post(
        reverse("write-session", args=[booked.pk]),
        {
            "line_psychologist": "Et tegn mangler.", "line_speech": "Korte beskeder.", "learned": "Legen.",
            "need": "At komme ind", "title": "Et kom-ind-tegn", "direction": "group", "goal": "Med tre gange",
            "expected": "To gange", "check_on": days(1),
        },
    )  # fmt: skip
    page = text(client.get(reverse("sparring", args=[made.pk])))
    assert "What the professions see" in page and "Et kom-ind-tegn" in page
    assert "Et kom-ind-tegn" in text(client.get("/"))
    tried = Measure.objects.get()
    client.post(
        reverse("check-measure", args=[tried.pk]),
        LOOKED | {"result": "partly", "next": "adjust", "attained": "1", "seen": "To"},
    )
    assert Measure.objects.get().checked_by == bo
    assert "Goal attainment: 60" in text(client.get(reverse("sparring", args=[made.pk])))


def test_a_practice_question_is_read_at_the_table_and_by_the_leader_alone(
    client, request, school, bo, amina, ida, lone, dan, line, colleagues
):
    asked = sparring(school, bo, colleagues["line"])
    pages = {}
    for who in ("bo", "amina", "line", "ida", "lone", "dan"):
        client.sign_in(request.getfixturevalue(who))
        pages[who] = client.get(reverse("sparring", args=[asked.pk]))

    answers = {who: page.status_code for who, page in pages.items()}
    assert answers == {"bo": 200, "amina": 200, "line": 200, "ida": 404, "lone": 404, "dan": 404}
    assert [who for who in answers if "I come" in text(pages[who])] == ["line"]


def consented(noah, bo):
    whose = make_child.guardian(noah)
    return make_child.one_of_each(noah, bo, whose)["consent"]


def test_about_a_child_nothing_is_asked_without_a_lawful_ground(client, noah, school, bo):
    url = reverse("ask-about-child", args=[noah.pk])
    typed = ASK | {"unit": school.pk, "raised_on": days(0)}
    for ground in ({"mode": "consent"}, {"mode": "exchange", "ground": " "}, {"mode": "practice"}):
        client.sign_in(bo).post(url, typed | ground)

    assert not Sparring.objects.exists()


def test_a_colleague_reads_of_the_child_once_they_come_and_the_consent_holds(
    client, noah, school, bo, line, colleagues
):
    consent = consented(noah, bo)
    client.sign_in(bo).post(
        reverse("ask-about-child", args=[noah.pk]),
        ASK | {"unit": school.pk, "raised_on": days(0), "mode": "consent", "consent": consent.pk},
    )
    asked = Sparring.objects.get()
    mine = asked.invitations.get(helper=colleagues["line"])
    client.sign_in(line)
    assert client.get(reverse("sparring", args=[asked.pk])).status_code == 404
    assert "Noah" not in text(client.get(reverse("sparrings"))) + text(client.get("/"))

    client.post(reverse("answer-invitation", args=[mine.pk]), {"comes": "yes"})

    assert client.get(reverse("sparring", args=[asked.pk])).status_code == 200
    assert Participant.objects.get(person=line).ends_on is not None


def test_a_consent_that_was_withdrawn_meanwhile_lets_nobody_in(client, noah, school, bo, line, colleagues):
    consent = consented(noah, bo)
    asked = sparring(school, bo, colleagues["line"], child=noah, mode="consent", consent=consent)
    consent.withdrawn_on, consent.withdrawn_by = days(0), bo
    consent.save()

    answer = client.sign_in(line).post(
        reverse("answer-invitation", args=[asked.invitations.get().pk]), {"comes": "yes"}
    )

    assert answer.status_code == 404 and not Participant.objects.filter(person=line).exists()


def test_a_consent_that_is_withdrawn_afterwards_shuts_the_file_again(
    client, noah, school, bo, line, colleagues
):
    consent = consented(noah, bo)
    asked = sparring(school, bo, colleagues["line"], child=noah, mode="consent", consent=consent)
    client.sign_in(line).post(
        reverse("answer-invitation", args=[asked.invitations.get().pk]), {"comes": "yes"}
    )
    assert client.get(reverse("child", args=[noah.pk])).status_code == 200

    client.sign_in(bo).post(reverse("withdraw-consent", args=[noah.pk, consent.pk]))

    client.sign_in(line)
    for url in (reverse("child", args=[noah.pk]), reverse("sparring", args=[asked.pk])):
        assert client.get(url).status_code == 404


def test_who_no_longer_works_with_the_child_brings_nobody_in(client, noah, school, bo, line, colleagues):
    asked = sparring(school, bo, colleagues["line"], child=noah, mode="exchange", ground="Tidlig indsats")
    noah.participants.update(ends_on=days(-1))

    client.sign_in(line).post(
        reverse("answer-invitation", args=[asked.invitations.get().pk]), {"comes": "yes"}
    )

    assert not Participant.objects.filter(person=line).exists()


def test_a_request_hangs_on_ones_own_concern(acting, school, bo, ida):
    """Else whoever hung a request on it would read a concern by guessing its number."""
    theirs = sparring(school, bo).concern
    with acting(ida), pytest.raises(DatabaseError):
        Sparring.objects.create(concern=theirs, unit=school, asked_on=days(0), asked_by=ida, **ASK)


def test_nobody_answers_for_another(client, school, bo, line, colleagues):
    asked = sparring(school, bo, colleagues["tove"])

    client.sign_in(line).post(
        reverse("answer-invitation", args=[asked.invitations.get().pk]), {"comes": "yes"}
    )

    assert asked.invitations.get().answer == "asked"


def test_what_is_due_for_a_child_is_told_without_a_word_about_it(client, acting, noah, school, bo):
    measure(school, bo, child=noah, title="Noahs legegruppe")

    page = text(client.sign_in(bo).get("/"))

    assert "A try-out that you agreed on" in page and "Noah" not in page


def test_the_duty_of_reminding_names_no_child(noah, egelund, school, bo, gitte, today):
    measure(school, bo, child=noah, title="Noahs legegruppe", check_on=days(-1))
    remind_house(root=egelund.pk, overseer=gitte.pk, today=today)

    assert [each.title for each in Notice.objects.filter(kind="try-out", person=bo)] == [
        "A try-out that you agreed on"
    ]


@pytest.mark.requirement("ORG-09", "ORG-18")
def test_those_who_can_change_it_see_how_quickly_help_comes(client, school, bo, amina, ida):
    for waited in (2, 4, 20):
        session(
            sparring(school, bo, raised_on=days(-30)), bo, "teacher", "speech", held_on=days(-30 + waited)
        )
    sparring(school, bo, raised_on=days(-9))

    page = text(client.sign_in(amina).get(reverse("sparring-days")))

    assert "2 of 3 had their first session within 14 days" in page and "The longest for 9 days" in page
    assert client.sign_in(ida).get(reverse("sparring-days")).status_code == 404


@pytest.mark.requirement("VID-06")
def test_who_has_time_stands_first_and_the_page_says_how_long_answers_take(client, school, bo, colleagues):
    line, tove = colleagues["line"], colleagues["tove"]
    for taken in (1, 2, 4, 6, 9):
        asked = sparring(school, bo, line, asked_on=days(-20))
        asked.invitations.update(answer="no", answered_on=days(-20 + taken))
    sparring(school, bo, line)

    def page():
        return client.get(reverse("helpers"), {"topic": "play"}).context["page"]

    before = client.sign_in(bo) and page()
    asked.invitations.update(answer="asked", answered_on=None)
    after = page()

    assert [(each.helper, each.free) for each in before.lines] == [(tove, 10), (line, 8)]
    # The days of all together, and only of five or more answers.
    assert (before.answer_days, after.answer_days) == (4, None)
    assert [(each.helper, each.free) for each in after.lines] == [(tove, 10), (line, 6)]
