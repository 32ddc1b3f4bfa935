"""A place answers, and the answer climbs."""

import pytest
from conftest import days
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from steering.rounds.conftest import REQUIRED, approved

import make
from make.rounds import answered, ask, question, review
from make.rounds import round as make_round
from samspil.steering.plans.models import Action, Decision
from samspil.steering.rounds.models import Ask, Review


def form(effort, *, act="send", verdict="keep", **fields):
    """What the browser sends."""
    lines = {f"e{effort.pk}-{name}": value for name, value in {"verdict": verdict, **fields}.items()}
    return {"act": act, "words": "", **lines}


def url(ask):
    return reverse("ask", args=[ask.pk])


def test_the_form_knows_the_facts_before_anybody_says_a_word(client, amina, schools_ask, own):
    make.news(own, amina, text="Klubben er med.")
    make.evidence(own, amina)
    make.action(own, title="Hal", blocked_by="Nøglen mangler", unblocked_by="Kommunen låser op")

    html = client.sign_in(amina).get(url(schools_ask)).content.decode()

    for known in (
        "Vores sparring",
        "Klubben er med.",
        "1 new piece of evidence",
        "Nøglen mangler",
        "Kommunen låser op",
    ):
        assert known in html


def test_what_is_saved_stays_at_the_place(client, amina, schools_ask, own):
    client.sign_in(amina).post(url(schools_ask), form(own, act="save", verdict="change", words="Halvvejs"))

    schools_ask.refresh_from_db()
    assert schools_ask.answered_at is None and schools_ask.saved_by == amina
    assert Review.objects.get().words == "Halvvejs"


def test_what_is_typed_is_saved_as_one_goes(client, amina, schools_ask, own):
    response = client.sign_in(amina).post(
        url(schools_ask), form(own, act="", words="Ja"), headers={"HX-Request": "true"}
    )

    assert 'id="saved"' in response.content.decode() and "<html" not in response.content.decode()
    assert Review.objects.get().words == "Ja"


@pytest.mark.requirement("LED-12")
def test_an_answer_without_a_verdict_is_not_sent(client, amina, schools_ask, own):
    response = client.sign_in(amina).post(url(schools_ask), form(own, verdict=""))

    assert "Choose keep, change or stop." in response.content.decode()
    assert Ask.objects.get().answered_at is None


def test_a_change_without_what_who_and_when_is_not_sent(client, amina, schools_ask, own):
    html = client.sign_in(amina).post(url(schools_ask), form(own, verdict="change")).content.decode()

    for each in ("Write what happens next.", "Choose who does it.", "Set the day."):
        assert each in html


@pytest.mark.requirement("LED-12")
def test_a_change_opens_the_action_that_follows_from_it(client, amina, henrik, schools_ask, own):
    typed = {"what": "Sparring på tirsdage", "owner": amina.pk, "due_on": str(days(20))}

    client.sign_in(amina).post(url(schools_ask), form(own, verdict="change", words="For sent", **typed))

    action = Action.objects.get()
    assert (action.title, action.owner, action.planned_end, action.effort) == (
        "Sparring på tirsdage",
        amina,
        days(20),
        own,
    )
    assert Review.objects.get().action == action


def test_the_answer_goes_to_the_head_and_then_to_the_follow_up_group(
    client, amina, henrik, lone, schools_ask, own, egelund, department
):
    client.sign_in(amina).post(url(schools_ask), form(own))
    schools_ask.refresh_from_db()
    assert schools_ask.waits_at == department

    client.sign_in(henrik).post(reverse("approve-answer", args=[schools_ask.pk]))
    schools_ask.refresh_from_db()
    assert schools_ask.waits_at == egelund

    client.sign_in(lone).post(reverse("approve-answer", args=[schools_ask.pk]))
    schools_ask.refresh_from_db()
    assert schools_ask.accepted_by == lone and schools_ask.waits_at is None


def test_a_level_without_a_head_is_left_out(client, amina, schools_ask, own, egelund):
    client.sign_in(amina).post(url(schools_ask), form(own))

    schools_ask.refresh_from_db()
    assert schools_ask.waits_at == egelund


def test_a_stop_takes_effect_when_the_answer_is_accepted(client, amina, lone, schools_ask, own):
    typed = {"words": "Ingen kom", "what": "Vi spørger børnene", "due_on": str(days(30))}
    client.sign_in(amina).post(url(schools_ask), form(own, verdict="stop", **typed))
    own.refresh_from_db()
    decision = Decision.objects.get()
    assert own.stopped_on is None and decision.look_back_on == days(30) and decision.reason == "Ingen kom"

    client.sign_in(lone).post(reverse("approve-answer", args=[schools_ask.pk]))

    own.refresh_from_db()
    assert own.stopped_by == lone


def test_what_is_sent_back_comes_with_words_and_can_be_sent_again(client, amina, henrik, schools_ask, own):
    client.sign_in(amina).post(url(schools_ask), form(own))

    client.sign_in(henrik).post(reverse("return-answer", args=[schools_ask.pk]), {"note": "Hvad med SFO'en?"})

    html = client.sign_in(amina).get(url(schools_ask)).content.decode()
    assert "Hvad med SFO" in html and "Henrik Holm sent it back" in html
    client.post(url(schools_ask), form(own))
    assert Ask.objects.get().answered_by == amina


def test_a_change_sent_again_keeps_its_one_action(client, amina, henrik, schools_ask, own):
    typed = {"what": "Tirsdag", "owner": amina.pk, "due_on": str(days(20))}
    client.sign_in(amina).post(url(schools_ask), form(own, verdict="change", **typed))
    client.sign_in(henrik).post(reverse("return-answer", args=[schools_ask.pk]), {"note": "Hvornår?"})

    client.sign_in(amina).post(url(schools_ask), form(own, verdict="change", **typed | {"what": "Torsdag"}))

    assert Action.objects.get().title == "Torsdag"


def test_sending_back_takes_a_word(client, amina, henrik, department, autumn, school, own):
    sent = answered(autumn, school, amina, at=department)

    response = client.sign_in(henrik).post(reverse("return-answer", args=[sent.pk]), {"note": ""})

    assert str(REQUIRED) in response.content.decode()
    assert Ask.objects.get().answered_by == amina


def test_nobody_says_yes_to_their_own_answer(client, autumn, school, department, own, egelund, henrik):
    sent = answered(autumn, school, henrik, at=egelund)
    make.role(henrik, "follow_up", egelund)

    assert client.sign_in(henrik).post(reverse("approve-answer", args=[sent.pk])).status_code == 404


def test_who_said_yes_as_head_does_not_say_it_again_for_the_house(
    client, amina, henrik, egelund, department, autumn, school, own
):
    make.role(henrik, "follow_up", egelund)
    sent = answered(autumn, school, amina, at=department)
    say_yes = reverse("approve-answer", args=[sent.pk])
    client.sign_in(henrik).post(say_yes)

    client.post(say_yes)

    sent.refresh_from_db()
    assert sent.waits_at == egelund and sent.accepted_at is None


def test_the_director_may_accept_what_waits_below(
    client, amina, henrik, lone, department, autumn, school, own
):
    sent = answered(autumn, school, amina, at=department)

    client.sign_in(lone).post(reverse("approve-answer", args=[sent.pk]))

    sent.refresh_from_db()
    assert sent.accepted_by == lone


def test_the_rounds_own_questions_are_answered(client, amina, autumn, schools_ask, own):
    words, choice = question(autumn), question(autumn, text="Går det?", options=["Ja", "Nej"])
    typed = form(own) | {f"q{words.pk}": "At så mange kom", f"q{choice.pk}": "Ja"}

    client.sign_in(amina).post(url(schools_ask), typed)

    assert sorted(schools_ask.replies.values_list("text", flat=True)) == ["At så mange kom", "Ja"]


def test_an_answer_that_was_not_offered_is_refused(client, amina, autumn, schools_ask, own):
    choice = question(autumn, text="Går det?", options=["Ja", "Nej"])

    html = (
        client.sign_in(amina).post(url(schools_ask), form(own) | {f"q{choice.pk}": "Måske"}).content.decode()
    )

    assert "Måske is not one of the available choices" in html


def test_what_ended_in_the_period_is_told_and_not_judged(client, amina, autumn, schools_ask, own, local):
    over = approved(local, amina, title="Slut", ended_on=days(-5), ended_by=amina)

    client.sign_in(amina).post(url(schools_ask), form(own) | {f"e{over.pk}-words": "Det lykkedes"})

    assert Review.objects.get(effort=over).words == "Det lykkedes"
    assert Ask.objects.get().answered_by == amina


def test_the_last_verdict_and_what_came_of_it_stand_in_the_form(
    client, amina, egelund, strategy, lone, autumn, schools_ask, own, school
):
    type(autumn).objects.filter(pk=autumn.pk).update(closed_at=now(), closed_by=lone, conclusion="Det går.")
    new = make_round(egelund, strategy, lone, title="Forår", previous=autumn)
    promised = make.action(own, title="Flyt til tirsdag", ended_on=days(-1), ended_by=amina, evidence_count=1)
    review(schools_ask, own, amina, verdict="change", action=promised)
    Ask.objects.update(answered_at=now(), answered_by=amina, waits_at=egelund)
    asked = Ask.objects.create(round=new, unit=school, waits_at=school)

    html = client.sign_in(amina).get(url(asked)).content.decode()

    assert "Flyt til tirsdag" in html and "Last time" in html


def test_in_a_closed_round_nothing_moves(client, amina, lone, autumn, schools_ask, own):
    type(autumn).objects.filter(pk=autumn.pk).update(closed_at=now(), closed_by=lone, conclusion="Det går.")

    response = client.sign_in(amina).post(url(schools_ask), form(own))

    assert response.status_code == 302
    assert Ask.objects.get().answered_at is None


@pytest.mark.requirement("LED-12")
@pytest.mark.parametrize("verdict", ["", "change", "stop"])
def test_the_database_closes_no_evaluation_that_leads_to_nothing(amina, schools_ask, own, verdict):
    with (
        pytest.raises(IntegrityError, match="an_evaluation_ends_in_keep_change_or_stop"),
        transaction.atomic(),
    ):
        review(schools_ask, own, amina, verdict=verdict)


@pytest.mark.requirement("LED-12")
def test_the_database_sends_no_answer_that_leaves_an_effort_out(amina, department, schools_ask, own):
    with pytest.raises(IntegrityError, match="keep, change or stop of every effort"), transaction.atomic():
        Ask.objects.update(answered_at=now(), answered_by=amina, waits_at=department)


def test_where_nobody_leads_the_head_answers(client, henrik, autumn, department, egelund):
    bare = make.unit("Nyskolen", parent=department)
    found = ask(autumn, bare)

    assert "How is it going at Nyskolen?" in client.sign_in(henrik).get(url(found)).content.decode()


def test_the_colleague_reads_what_is_sent_and_writes_nothing(
    client, amina, bo, autumn, school, department, own
):
    sent = answered(autumn, school, amina, at=department, words="Vi er godt i gang")
    review(sent, own, amina)

    html = client.sign_in(bo).get(url(sent)).content.decode()

    assert "Vi er godt i gang" in html and "Approve" not in html


def test_home_brings_the_leader_to_the_round_and_the_head_to_the_answers(
    client, amina, henrik, autumn, schools_ask, own, department, daycare
):
    assert url(schools_ask) in client.sign_in(amina).get("/").content.decode()

    type(schools_ask).objects.update(
        answered_at=now(), answered_by=amina, waits_at=department
    ) if False else None
    client.post(url(schools_ask), form(own))

    html = client.sign_in(henrik).get("/").content.decode()
    assert reverse("round", args=[autumn.pk]) + "?standing=here" in html
