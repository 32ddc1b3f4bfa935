"""Opening a round, asking every place, closing it, and what one sees of it."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.rounds.conftest import REQUIRED, approved, me

import make
from make.rounds import answered, ask, review
from make.rounds import round as make_round
from samspil.steering.rounds.actions import opening
from samspil.steering.rounds.models import Approval, Ask, Question, Round, Visit
from samspil.steering.rounds.queries import asks
from samspil.steering.rounds.rules import Standing, standing

MOST = 15
RELATIONS = (
    "Relationer mellem børnene, mellem børn og voksne og de voksne imellem: Hvad er vokset, og hvad har brug "
    "for hjælp?"
)


def typed(**fields):
    usual = {
        "title": "Efterår", "since": str(days(-90)), "due_on": str(days(14)), "kinds": ["school"],
        "note": "Kort, tak.", "q-TOTAL_FORMS": "4", "q-INITIAL_FORMS": "0",
    }  # fmt: skip
    return {**usual, **fields}


def open_it(client, person, **fields):
    return client.sign_in(person).post(reverse("open-round"), typed(**fields))


@pytest.mark.requirement("FLG-06")
def test_the_director_asks_every_place_of_the_kinds_chosen(client, lone, school, daycare, central):
    open_it(client, lone)

    made = Round.objects.get()
    assert (made.framework, made.total, made.opened_by) == (central, 1, lone)
    assert [each.unit for each in Ask.objects.all()] == [school]


def test_questions_are_asked_in_words_or_with_answers_to_choose(client, lone, school, central):
    open_it(client, lone, **{"q-0-text": "Hvad nu?", "q-1-text": "Går det?", "q-1-options": "Ja\n\n Nej "})

    assert [(each.text, each.options) for each in Question.objects.all()] == [
        ("Hvad nu?", []),
        ("Går det?", ["Ja", "Nej"]),
        (RELATIONS, []),
    ]


@pytest.mark.requirement("KUL-05")
def test_relations_are_a_theme_of_every_round_and_of_each_answer(client, lone, amina, school, central):
    open_it(client, lone)
    asked, page = Ask.objects.get(), reverse("ask", args=[Ask.objects.get().pk])

    client.sign_in(amina).post(page, {"act": "send", "words": ""})
    asked.refresh_from_db()
    assert [each.text for each in Question.objects.all()] == [RELATIONS] and asked.answered_at is None
    client.post(page, {"act": "send", "words": "", f"q{Question.objects.get().pk}": "To nye venskaber."})

    asked.refresh_from_db()
    assert asked.answered_at is not None


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"due_on": str(days(-1))}, "Set a deadline from today on."),
        ({"since": str(days(20))}, "Choose a day before the deadline."),
        ({"kinds": []}, str(REQUIRED)),
        ({"q-0-options": "Ja\nNej"}, "Write the question that these are answers to."),
        ({"q-0-text": "Går det?", "q-0-options": "Ja"}, "Give at least two answers, or none."),
    ],
)
def test_a_round_that_cannot_be_is_not_opened(client, lone, school, central, fields, said):
    response = open_it(client, lone, **fields)

    assert said in response.content.decode()
    assert not Round.objects.exists()


def test_one_round_at_a_time(client, lone, school, autumn):
    response = open_it(client, lone)

    assert "A round is open already." in response.content.decode()


@pytest.mark.django_db
def test_many_places_are_asked_in_batches_that_can_be_taken_up_again(egelund, strategy, lone, monkeypatch):
    for n in range(5):
        make.unit(f"Skole {n}", parent=egelund)
    made = make_round(egelund, strategy, lone, kinds=["school"], asked_at=None)
    opening.ask_some(round=made, most=2, today=days(0))
    assert Ask.objects.count() == 2
    monkeypatch.setattr(opening, "BATCH", 2)

    opening.ask_all(made.pk, lone.pk)
    opening.ask_all(made.pk, lone.pk)

    made.refresh_from_db()
    assert Ask.objects.count() == 5 and made.asked_at is not None


def test_while_it_opens_the_page_says_how_far_it_is(client, egelund, strategy, lone):
    made = make_round(egelund, strategy, lone, asked_at=None, total=5000)

    assert (
        "The places are being asked"
        in client.sign_in(lone).get(reverse("round", args=[made.pk])).content.decode()
    )


def test_a_large_round_is_left_to_the_worker(client, lone, school, daycare, central, monkeypatch):
    monkeypatch.setattr(opening, "ASKED_AT_ONCE", 1)
    deferred = []
    monkeypatch.setattr("samspil.steering.rounds.tasks.ask_all.defer", lambda **which: deferred.append(which))

    open_it(client, lone, kinds=["school", "daycare"])

    assert deferred == [{"number": Round.objects.get().pk, "person": lone.pk}]
    assert not Ask.objects.exists()


def test_closing_says_what_the_round_showed_and_stays(client, lone, autumn):
    client.sign_in(lone).post(reverse("close-round", args=[autumn.pk]), {"conclusion": "Det går fremad."})

    autumn.refresh_from_db()
    assert autumn.closed_by == lone
    assert "Det går fremad." in client.get(reverse("round", args=[autumn.pk])).content.decode()


def test_the_list_and_the_rule_say_the_same_of_where_an_answer_is(
    amina, henrik, lone, egelund, department, autumn, school, daycare
):
    waiting, sent = ask(autumn, daycare), answered(autumn, school, amina, at=department)
    for level in (department, egelund):
        sent.waits_at = level
        sent.save()
        for person, here in ((lone, egelund), (henrik, department), (amina, school)):
            found = {each.pk: each.standing for each in asks.asks_of(autumn, me(person))}
            passed = list(sent.approvals.values_list("unit_id", flat=True))
            expected = standing(school.path, waits_at=level.pk, here=here.pk, passed=passed)
            assert found[sent.pk] == expected, (person, level)
        Approval.objects.get_or_create(ask=sent, unit=department, defaults={"at": now(), "by": henrik})
    assert {each.pk: each.standing for each in asks.asks_of(autumn, me(lone))}[waiting.pk] == Standing.BELOW


@pytest.mark.requirement("FLG-06")
def test_the_director_sees_each_effort_by_its_facts_with_the_words_beside(
    client, amina, lone, autumn, school, own, egelund
):
    sent = answered(autumn, school, amina, at=egelund)
    review(sent, own, amina, words="Vi holder fast")
    type(own).objects.filter(pk=own.pk).update(started_on=days(-90), started_by=amina, news_on=days(-80))

    html = client.sign_in(lone).get(reverse("round-moves", args=[autumn.pk])).content.decode()

    assert "No news" in html and "Vi holder fast" in html and "Sparring" in html


def test_what_stands_still_names_what_would_release_it(client, lone, autumn, schools_ask, own):
    make.action(own, title="Hal", blocked_by="Nøglen mangler", unblocked_by="Kommunen låser op")

    html = client.sign_in(lone).get(reverse("round-still", args=[autumn.pk])).content.decode()

    assert "1 action is blocked" in html and "Nøglen mangler" in html and "Kommunen låser op" in html


@pytest.mark.requirement("FLG-06")
def test_the_director_sees_where_places_do_the_same_and_where_nobody_does(
    client, lone, autumn, schools_ask, own, daycare, strategy, central
):
    ask(autumn, daycare)
    theirs = approved(make.plan(daycare, strategy, kind="local", framework=central), lone, statements=["1.1"])
    make.action(own, title="Åben hal tirsdag")
    make.action(theirs, title="Åben hal hver tirsdag")

    html = client.sign_in(lone).get(reverse("round-across", args=[autumn.pk])).content.decode()

    assert "In 1 case places do the same" in html and "Åben hal tirsdag" in html
    assert "Sætning 2.1." in html and "Sætning 1.1." not in html


def test_what_is_new_since_one_was_here_says_what_and_by_whom(
    client, amina, lone, egelund, autumn, school, own
):
    answered(autumn, school, amina, at=egelund)
    Visit.objects.create(round=autumn, person=lone, seen_at=now() - opening.SAME_VISIT * 3)

    html = client.sign_in(lone).get(reverse("round", args=[autumn.pk])).content.decode()

    assert "1 thing is new since you were here" in html and "Amina Holm answered" in html


def test_looking_twice_in_a_row_is_one_visit(client, lone, autumn):
    for _time in range(2):
        client.sign_in(lone).get(reverse("round", args=[autumn.pk]))

    assert Visit.objects.get().before_at is None


def test_the_list_is_chosen_by_the_address(client, amina, lone, egelund, autumn, school, daycare):
    answered(autumn, school, amina, at=egelund)
    theirs = ask(autumn, daycare)
    url = reverse("round", args=[autumn.pk])

    here = client.sign_in(lone).get(url + "?standing=here").content.decode()

    assert "Lindeskolen" in here and reverse("ask", args=[theirs.pk]) not in here
    assert "No answer fits" in client.get(url + "?standing=above").content.decode()
    assert client.get(url + "?standing=%00&branch=x&page=zzz").status_code == 200


@pytest.mark.parametrize(
    "name", ["export-round", "export-round-moves", "export-round-still", "export-round-across"]
)
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_every_list_can_be_taken_out(client, amina, lone, egelund, autumn, school, own, name, format):
    sent = answered(autumn, school, amina, at=egelund, words="Godt")
    review(sent, own, amina)

    response = client.sign_in(lone).get(reverse(name, args=[autumn.pk, format]))

    assert response.status_code == 200
    if (name, format) == ("export-round", "csv"):
        assert "Lindeskolen" in response.content.decode() and "Godt" in response.content.decode()


@pytest.mark.parametrize(
    "name", ["rounds", "round", "round-moves", "round-still", "round-across", "close-round"]
)
def test_a_page_asks_little_and_no_more_for_more_rows(
    client, asked, lone, henrik, amina, autumn, schools_ask, own, egelund, central, strategy, name
):
    client.sign_in(lone)
    url = reverse(name, args=[] if name == "rounds" else [autumn.pk])
    _grow(autumn, central, strategy, lone, 2)
    client.get(url)
    few = asked(url)
    _grow(autumn, central, strategy, lone, 4)

    many = asked(url)

    assert len(many) <= len(few), many
    assert len(many) <= MOST, "\n".join(many)


def _grow(autumn, central, strategy, lone, count):
    for n in range(count):
        unit = make.unit(f"Skole {Ask.objects.count()}", parent=central.unit)
        leader = make.person(f"Leder {n}", role="leader", unit=unit)
        effort = approved(
            make.plan(unit, strategy, kind="local", framework=central), leader, statements=["1.1"]
        )
        make.action(effort, blocked_by="Tid", unblocked_by="Mere tid", owner=leader)
        sent = answered(autumn, unit, leader, at=central.unit)
        review(sent, effort, leader)
        approved(central, lone)


def test_the_form_asks_little_and_no_more_for_more_efforts(
    client, asked, amina, autumn, schools_ask, own, local
):
    client.sign_in(amina)
    url = reverse("ask", args=[schools_ask.pk])
    make.action(own, title="Hal")
    make.news(own, amina)
    few = asked(url)
    for n in range(4):
        effort = approved(local, amina, title=f"Indsats {n}")
        make.action(effort, title="Hal")
        make.news(effort, amina)

    many = asked(url)

    assert len(many) <= len(few), many
    assert len(many) <= MOST, "\n".join(many)
