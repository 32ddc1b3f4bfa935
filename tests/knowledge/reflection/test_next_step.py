"""People say whether they know what to do next; nobody learns who said what; asking counts as good."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from make.reflection import next_steps
from make.support import sparring
from samspil.ground.audit.models import Event
from samspil.knowledge.reflection.models import NextStep
from samspil.knowledge.reflection.queries import next_steps as shown

NOW = localdate().replace(day=1)


@pytest.mark.requirement("NL-15")
def test_staff_say_it_without_their_name_and_asking_is_one_press_away_and_good(client, school, amina, bo):
    client.force_login(bo.account)
    client.post(reverse("say-next-step"), {"unit": school.pk, "value": 2})
    said = NextStep.objects.get()
    assert (said.unit, said.value, said.on) == (school, 2, localdate().replace(day=1))
    assert {each.name for each in NextStep._meta.get_fields()} == {"id", "unit", "on", "value"}
    assert not Event.objects.exists(), "the record would say who, and when"
    assert f'href="{reverse("ask-sparring")}">' in client.get(reverse("home")).content.decode()

    next_steps(school, 5, 4, 4, 2, 1)
    for _n in range(12):
        sparring(school, bo)
    client.force_login(amina.account)
    page = client.get(reverse("unit", args=[school.pk])).content.decode()

    assert "12 asked for help this half-year. That is how it should be." in page
    assert "3 of 5 answers: I know what I can do next" in page


def test_nobody_asked_yet_is_no_praise_and_no_blame(client, school, amina):
    client.force_login(amina.account)

    assert (
        "Nobody has asked yet this half-year"
        in client.get(reverse("unit", args=[school.pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("values", "on"),
    [((5, 4, 2, 1), None), ((5, 5, 4, 4, 4), None), ((1, 2, 3, 1, 2), None), ((5, 4, 2, 1, 1), NOW)],
    ids=["too few", "all know", "nobody knows", "the half-year runs"],
)  # fmt: skip
def test_what_would_tell_whose_it_is_leaves_the_database_for_nobody(acting, school, amina, values, on):
    next_steps(school, *values, on=on)

    with acting(amina):
        assert shown(school.pk) == []


def test_the_database_shows_no_answer_and_sums_no_places(acting, egelund, school, daycare, lone, gitte):
    next_steps(school, 5, 4, 2)
    next_steps(daycare, 5, 4, 2)

    for person in (lone, gitte):
        with acting(person):
            assert shown(egelund.pk) == [], "no sum, from which one place could be taken away"
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT value FROM reflection_nextstep")


def test_an_answer_keeps_no_day_and_no_place_of_others(acting, school, daycare, bo):
    for unit, on in ((school, date(2026, 11, 30)), (daycare, localdate().replace(day=1))):
        with pytest.raises(DatabaseError), acting(bo):
            NextStep(unit=unit, on=on, value=3).save(force_insert=True)


def test_who_does_not_work_with_children_is_not_asked(client, egelund, erik):
    client.force_login(erik.account)

    assert client.get(reverse("say-next-step")).status_code == 404
    assert reverse("ask-sparring") not in client.get(reverse("home")).content.decode()


def test_who_reads_the_answers_gives_none(client, school, amina, bo):
    """Otherwise a leader fills a small place up to five, and takes their own away again."""
    client.force_login(amina.account)

    assert client.post(reverse("say-next-step"), {"unit": school.pk, "value": 5}).status_code == 404
    assert not NextStep.objects.exists()
