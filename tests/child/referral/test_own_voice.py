"""From the age of the rulebook the young person is heard beside the parents, and says what they think."""

import contextlib

import pytest
from conftest import days
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from make import referral as make_referral
from samspil.child.file.models import Child
from samspil.child.referral.models import Referral, Voice
from samspil.ground.rulebook.models import Rule


def text(response):
    return response.content.decode()


@pytest.fixture
def own(case, bo, amina, noah, sara):
    """Whole but for Noah himself, who is sixteen."""
    notes = {
        "note_da": "Selv.",
        "note_nl": "Zelf.",
        "note_en": "Own.",
        "status": "unverified",
        "source": "Prøve",
    }
    Rule.objects.create(country="DK", key="age-own-consent", amount=15, unit="age", **notes)
    Rule.objects.create(country="DK", key="own-consent-acts", text="referral", **notes)
    Child.objects.filter(pk=noah.pk).update(born_on=days(-16 * 366))
    return make_referral.complete(case, bo, amina)


@pytest.mark.requirement("ORG-10", "ORG-21")
def test_it_is_not_sent_before_the_young_person_was_heard_and_has_said(client, own, amina, bo, sara, himself):
    page = text(client.sign_in(amina).get(reverse("referral", args=[own.pk])))
    assert "2 things are missing" in page and "The young person" in page
    with pytest.raises(IntegrityError, match="not whole: heard, position"), transaction.atomic():
        make_referral.sent_as_it_is(own, amina)

    heard = {"guardian": "", "heard_on": days(0), "how": "En gåtur"}
    client.sign_in(bo).post(reverse("hear-parent", args=[own.pk]), heard)
    mine = text(client.sign_in(himself).get(reverse("my-page")))
    say = reverse("say-own-stance", args=[own.pk])
    assert "We ask you yourself, too." in mine and say in mine
    client.post(say, {"stance": "unsure", "words": "Kun hvis jeg beholder min klasse."})
    client.post(say, {"stance": "against", "words": "Kun hvis jeg beholder min klasse."})

    voice = Voice.objects.get(guardian=None)
    assert voice.stance == "against" and voice.heard_by == bo
    assert "Kun hvis jeg" in text(client.sign_in(bo).get(reverse("referral", args=[own.pk])))
    assert "Kun hvis jeg" not in text(client.sign_in(sara).get(reverse("referral", args=[own.pk])))
    client.sign_in(amina).post(reverse("submit-referral", args=[own.pk]))
    assert Referral.objects.get().submitted_on == days(0)
    assert client.sign_in(himself).get(say).status_code == 404


def test_who_comes_of_age_after_it_was_sent_holds_nothing_up(own, amina, noah, line, panel):
    Child.objects.filter(pk=noah.pk).update(born_on=days(-14 * 366))
    make_referral.sent_as_it_is(own, amina, on=days(-400), meeting=make_referral.meeting(panel))
    Child.objects.filter(pk=noah.pk).update(born_on=days(-15 * 366))
    own.refresh_from_db()

    assert make_referral.decision(own, line).pk


def test_before_the_age_only_the_parents_are_asked(client, own, amina, noah, himself):
    Child.objects.filter(pk=noah.pk).update(born_on=days(-9 * 366))

    assert client.sign_in(himself).get(reverse("say-own-stance", args=[own.pk])).status_code == 404
    client.sign_in(amina).post(reverse("submit-referral", args=[own.pk]))

    assert Referral.objects.get().submitted_on == days(0)


def test_nobody_but_they_and_who_works_with_them_writes_their_line(acting, own, sara, ida, himself):
    """Past the pages: with the file open, a parent writes no line of the young person's."""
    for who, may in ((sara, False), (ida, False), (himself, True)):
        with acting(who), connection.cursor() as cursor:
            cursor.execute("SELECT file_open(%s, 'test', 'own')", [[own.child_id]])
            cursor.execute("SELECT count(*) FROM referral_voice WHERE guardian_id IS NULL")
            with transaction.atomic(), contextlib.suppress(ProgrammingError):
                with transaction.atomic():
                    Voice.objects.create(referral_id=own.pk, stance="for", said_on=days(0))
            assert Voice.objects.filter(guardian=None).exists() is may, who


@pytest.mark.requirement("ORG-21")
def test_what_the_young_person_said_nobody_writes_over(client, acting, own, bo, noah, himself):
    say = {"stance": "against", "words": "Nej tak."}
    client.sign_in(himself).post(reverse("say-own-stance", args=[own.pk]), say)

    over = {"guardian": "", "stance": "for", "words": "Ja."}
    page = text(client.sign_in(bo).post(reverse("say-stance", args=[own.pk]), over))
    with pytest.raises(ProgrammingError, match="stay theirs"), acting(bo), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(ARRAY[%s], 'test', 'followup')", [noah.pk])
        cursor.execute("UPDATE referral_voice SET stance = 'for' WHERE guardian_id IS NULL")

    assert "has said this themselves" in page
    assert Voice.objects.get(guardian=None).stance == "against"
