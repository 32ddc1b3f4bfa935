"""The young person's own yes beside the parents': from an age, and for acts, that the rulebook names."""

from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest
from conftest import days
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from make.support import helper, sparring
from samspil.child.file.models import Child, Consent, Hearing, Position
from samspil.child.file.rules import Gap, OwnRule, consent_gap, needs_own, own_rule
from samspil.child.support.models import Sparring
from samspil.ground.rulebook.models import Rule

RULE = OwnRule(15, frozenset({"sparring"}))
GIVEN = {
    "begins_on": days(-9),
    "ends_on": None,
    "withdrawn_on": None,
    "own_on": None,
    "own_withdrawn_on": None,
}


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("more", "asks_own", "gap"),
    [
        ({}, False, None),
        ({}, True, Gap.OWN),
        ({"own_on": days(-2)}, True, None),
        ({"own_on": days(-2), "own_withdrawn_on": days(-1)}, False, Gap.OWN_WITHDRAWN),
        ({"own_on": days(-2), "withdrawn_on": days(0)}, True, Gap.WITHDRAWN),
        ({"ends_on": days(-1)}, False, Gap.OVER),
        ({"ends_on": days(0)}, False, None),
        ({"begins_on": days(1)}, False, Gap.LATER),
    ],
)
def test_a_consent_is_in_force_with_every_yes_that_is_asked_for(more, asks_own, gap):
    assert consent_gap(SimpleNamespace(**GIVEN | more), asks_own=asks_own, today=days(0)) == gap


@pytest.mark.parametrize(
    ("act", "born_on", "today", "needs"),
    [
        ("sparring", date(2011, 5, 2), date(2026, 5, 1), False),
        ("sparring", date(2011, 5, 2), date(2026, 5, 2), True),
        ("sparring", date(2012, 2, 29), date(2027, 2, 28), False),
        ("sparring", date(2012, 2, 29), date(2027, 3, 1), True),
        ("handover", date(2001, 5, 2), date(2026, 5, 2), False),
        # What is called something else is no way round it.
        ("other", date(2001, 5, 2), date(2026, 5, 2), True),
    ],
)
def test_from_the_birthday_on_and_for_the_acts_that_are_named(act, born_on, today, needs):
    assert needs_own(act, born_on=born_on, rule=RULE, today=today) is needs
    assert needs_own(act, born_on=born_on, rule=None, today=today) is False


def test_one_row_without_the_other_asks_nothing():
    assert own_rule(15, None) is None and own_rule(None, "sparring") is None
    assert own_rule(15, "sparring, handover") == OwnRule(15, frozenset({"sparring", "handover"}))


@pytest.fixture
def asks(db):
    notes = {
        "note_da": "Selv.",
        "note_nl": "Zelf.",
        "note_en": "Own.",
        "status": "unverified",
        "source": "Prøve",
    }
    Rule.objects.create(country="DK", key="age-own-consent", amount=15, unit="age", **notes)
    Rule.objects.create(country="DK", key="own-consent-acts", text="sparring, handover, referral", **notes)


@pytest.fixture
def consent(noah, bo, sara, asks):
    """The parents' yes to somebody from outside helping; Noah is sixteen."""
    Child.objects.filter(pk=noah.pk).update(born_on=days(-16 * 366))
    noah.refresh_from_db()
    return Consent.objects.create(
        child=noah, guardian=noah.guardians.get(person=sara), kind="sparring", purpose="Sparring",
        categories="Trivsel", recipients="PPR", begins_on=days(-9), recorded_by=bo,
    )  # fmt: skip


def holds(consent):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT file_consent_holds(%s), transitions_lawful('Godt', 'consent', '', %s, %s)",
            [consent.pk, consent.pk, consent.child_id],
        )
        own, handed = cursor.fetchone()
    assert own == handed
    return own


def test_rows_and_rule_say_the_same(consent, noah, bo):
    states = product(
        ({}, {"withdrawn_on": days(0), "withdrawn_by": bo}),
        ({}, {"ends_on": days(-1)}, {"begins_on": days(1)}),
        ({}, {"own_on": days(0), "own_by": bo}, {"own_withdrawn_on": days(0), "own_withdrawn_by": bo}),
        (days(-14 * 366), days(-16 * 366)),
        ("sparring", "other"),
    )
    for gone, when, own, born_on, kind in states:
        with transaction.atomic():
            Consent.objects.filter(pk=consent.pk).update(kind=kind, **gone, **when, **own)
            Child.objects.filter(pk=noah.pk).update(born_on=born_on)
            consent.refresh_from_db()
            asks_own = needs_own(
                kind, born_on=born_on, rule=own_rule(15, "sparring, handover"), today=days(0)
            )
            said = consent_gap(consent, asks_own=asks_own, today=days(0)) is None
            assert holds(consent) == said, (gone, when, own, born_on, kind)
            transaction.set_rollback(True)


def noah_is_asked_about(noah):
    return Sparring.objects.filter(child=noah).exists()


def test_the_young_person_gives_and_takes_back_on_their_own_page(
    client, noah, bo, consent, himself, school, line
):
    ask = {"unit": school.pk, "raised_on": days(0), "need": "Ro", "mode": "consent", "consent": consent.pk}
    page = text(client.sign_in(bo).get(reverse("child", args=[noah.pk])))
    assert "Not in force: the yes of Noah is missing." in page
    form = text(client.post(reverse("ask-about-child", args=[noah.pk]), ask))
    assert "Without it nothing may be shared" in form and not noah_is_asked_about(noah)
    asked = sparring(school, bo, helper(line, school), child=noah, mode="consent", consent=consent)
    answer = reverse("answer-invitation", args=[asked.invitations.get().pk])
    client.sign_in(line).post(answer, {"comes": "yes"})
    assert client.get(reverse("child", args=[noah.pk])).status_code == 404

    mine = text(client.sign_in(himself).get(reverse("my-page")))
    assert "What do you say yes to?" in mine and "PPR" in mine and "Sara" not in mine
    client.post(reverse("answer-consent", args=[consent.pk, "yes"]))
    assert holds(consent) and "You said yes on" in text(client.get(reverse("my-page")))
    client.sign_in(line).post(answer, {"comes": "yes"})
    assert client.get(reverse("child", args=[noah.pk])).status_code == 200

    client.sign_in(himself).post(reverse("answer-consent", args=[consent.pk, "no"]))
    assert client.sign_in(line).get(reverse("child", args=[noah.pk])).status_code == 404
    page = text(client.sign_in(bo).get(reverse("child", args=[noah.pk])))
    assert "took back their own yes" in page
    assert client.post(reverse("write-own-consent", args=[noah.pk, consent.pk, "yes"])).status_code == 404
    assert not holds(consent)


def test_a_teacher_writes_down_what_the_young_person_says(client, noah, bo, consent):
    client.sign_in(bo).post(reverse("write-own-consent", args=[noah.pk, consent.pk, "yes"]))

    consent.refresh_from_db()
    assert holds(consent) and consent.own_by == bo
    assert client.post(reverse("write-own-consent", args=[noah.pk, consent.pk, "maybe"])).status_code == 404


def changed(acting, person, consent, **fields):
    with acting(person), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'own')", [[consent.child_id]])
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[consent.child_id]])
        try:
            with transaction.atomic():
                done = Consent.objects.filter(pk=consent.pk).update(**fields)
        except DatabaseError:
            return False
    return bool(done)


def test_each_says_yes_for_themselves_past_the_pages_too(acting, consent, bo, sara, kurt, himself, ida):
    """No parent gives the young person's yes, no young person takes back the parents'; nobody for another."""
    own = {"own_on": days(0)}
    for who in (sara, kurt, ida):
        assert not changed(acting, who, consent, **own, own_by=who)
    assert not changed(acting, himself, consent, withdrawn_on=days(0), withdrawn_by=himself)
    assert not changed(acting, bo, consent, **own, own_by=himself)
    assert changed(acting, himself, consent, **own, own_by=himself)
    assert changed(acting, himself, consent, own_withdrawn_on=days(0), own_withdrawn_by=himself)
    assert not changed(acting, bo, consent, **own, own_by=bo, own_withdrawn_on=None, own_withdrawn_by=None)


def test_hearing_and_position_of_the_young_person_stand_apart(
    client, acting, noah, bo, sara, himself, consent
):
    client.sign_in(bo)
    heard = {"guardian": "", "about": "Klassen", "on": days(0), "how": "En gåtur"}
    client.post(reverse("add-to-file", args=[noah.pk, "hearing"]), heard)
    client.post(
        reverse("add-to-file", args=[noah.pk, "position"]),
        {"guardian": "", "about": "Klassen", "stance": "against", "reason": ""},
    )
    assert Hearing.objects.get().guardian is None and Position.objects.get().guardian is None
    page = text(client.get(reverse("child", args=[noah.pk])))
    assert "Noah, En gåtur" in page and "Noah, Klassen: I am against it" in page
    assert "I am against it" not in text(client.sign_in(sara).get(reverse("my-child", args=[noah.pk])))

    Child.objects.filter(pk=noah.pk).update(born_on=days(-9 * 366))
    client.sign_in(bo).post(reverse("add-to-file", args=[noah.pk, "hearing"]), heard)
    assert Hearing.objects.count() == 1
