"""What somebody tries who may run any query under the web's own login, or knows more than they should."""

import pytest
from allauth.account.models import EmailAddress
from conftest import days, web_login
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from pghistory.models import Context

from make import child as make_child
from make.support import helper, measure, session, sparring
from samspil.child.file.models import Child, Consent, Glass, Guardian, Participant
from samspil.ground.audit.models import Event, Reading
from samspil.ground.base.assurance import Assurance
from samspil.ground.base.context import act_as
from samspil.ground.organisation.models import Account, Person
from samspil.ground.rulebook.models import Rule


def say(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def refused(act, match="permission denied|row-level security"):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        act()


@pytest.fixture
def guest(noah, line):
    """Line was asked in for some weeks."""
    return make_child.participant(noah, line, ends_on=days(30))


def part(child, person, by, **fields):
    return Participant.objects.create(
        child=child, person=person, added_by=by, **{"begins_on": days(0)} | fields
    )


def test_who_only_says_that_a_file_was_opened_reads_nothing_of_it(acting, noah, bo):
    with acting(bo):
        say("SELECT set_config('samspil.opened', %s, true)", str(noah.pk))
        assert not Child.objects.exists()
    assert not Reading.objects.exists()


def test_who_works_with_a_child_does_not_look_unseen_by_the_parents(acting, noah, bo, sara, open_file):
    with acting(bo):
        assert open_file(noah, purpose="own") == {}
        assert not Child.objects.exists()
        Reading.objects.create(person=bo.pk, subject=noah.pk, page="x", purpose="own")
        say("SELECT set_config('samspil.opened', %s, true)", str(noah.pk))
        assert not Child.objects.exists()
    with acting(sara):
        assert open_file(noah, purpose="own")
        assert Child.objects.exists()


def test_no_line_of_the_log_is_dated_otherwise(acting, noah, bo):
    line = {"person": bo.pk, "subject": noah.pk, "page": "x", "purpose": "x"}
    with acting(bo):
        refused(lambda: Reading.objects.create(at="2020-01-01T00:00Z", **line))


def test_who_was_asked_in_for_some_weeks_does_not_stay(acting, noah, line, ida, guest, open_file):
    with acting(line):
        open_file(noah)
        refused(lambda: part(noah, line, line))
        refused(lambda: part(noah, ida, line))
        mine = Participant.objects.filter(pk=guest.pk)
        for longer in (None, days(31)):
            refused(lambda day=longer: mine.update(ends_on=day))
        assert mine.update(ends_on=days(1)) == 1


def test_the_page_brings_nobody_in_for_a_guest(client, noah, line, ida, guest):
    address = reverse("add-to-file", args=[noah.pk, "participant"])
    assert client.sign_in(line).get(address).status_code == 404
    assert client.post(address, {"person": line.pk, "part": "x"}).status_code == 404
    assert address not in client.get(reverse("child", args=[noah.pk])).content.decode()
    assert Participant.objects.filter(child=noah, person=line).count() == 1


def test_the_leader_makes_a_part_longer(acting, noah, amina, guest, open_file):
    with acting(amina):
        open_file(noah)
        assert Participant.objects.filter(pk=guest.pk).update(ends_on=days(60)) == 1


def test_a_colleague_comes_in_on_no_other_childs_consent(acting, school, noah, bo, ida, open_file):
    other = make_child.child(school, bo, given_name="Alma")
    whose = make_child.guardian(other)
    consent = Consent.objects.create(
        child=other, guardian=whose, purpose="x", categories="x", recipients="x", begins_on=days(0),
        recorded_by=bo,
    )  # fmt: skip
    with acting(bo):
        open_file(noah, other)
        refused(lambda: part(noah, ida, bo, consent=consent))


def test_a_guardian_whose_line_has_ended_is_let_in_again_by_the_leader_alone(
    acting, noah, sara, bo, amina, open_file
):
    Guardian.objects.filter(person=sara).update(ends_on=days(-1))
    hers = Guardian.objects.filter(child=noah, person=sara)
    with acting(bo):
        open_file(noah)
        refused(lambda: hers.update(ends_on=None))
    with acting(amina):
        open_file(noah)
        assert hers.update(ends_on=None) == 1


@pytest.mark.parametrize("known_by", ["name", "email"])
def test_a_parent_who_works_in_the_house_breaks_no_glass(acting, noah, ida, known_by):
    """Hidden from them as a parent, and theirs to open as a colleague: the file stays shut."""
    said = (
        {"name": ida.name.upper()}
        if known_by == "name"
        else {"name": "X", "email": ida.account.email.upper()}
    )
    words = (noah.house_id, noah.given_name, noah.family_name, noah.born_on, "Barnet er her nu.", 2)
    ask = "SELECT file_break_glass(%s, %s, %s, %s, %s, %s)"
    with acting(ida):
        assert say(ask, *words) == (noah.pk,)
        assert say("SELECT file_ways(%s)", noah.pk) == (["glass"],)
    make_child.guardian(noah, is_place_hidden=True, **said)
    with acting(ida):
        assert say("SELECT file_ways(%s)", noah.pk) == ([],)
        assert say(ask, *words) == (None,)


def accounts_seen(account):
    return say("SELECT count(*) FROM organisation_account WHERE id = %s", account.pk)[0]


def test_nobody_who_is_signed_in_comes_to_a_familys_address(acting, noah, sara, kurt, bo, gitte, lone, dan):
    EmailAddress.objects.create(user=sara.account, email="sara@hjem.dk")
    for other in (bo, gitte, lone, dan, kurt, None):
        with acting(other):
            assert accounts_seen(sara.account) == 0
            assert not EmailAddress.objects.exists()
    with acting(sara):
        assert accounts_seen(sara.account) == 1 and EmailAddress.objects.exists()


def test_who_signs_in_is_looked_up_and_a_citizens_page_looks_nobody_up(client, acting, noah, sara, today):
    for purpose, seen in (("account", 1), ("", 1), ("duty/reminders", 1), ("published", 0), ("home", 0)):
        with web_login(), transaction.atomic():
            act_as(None, purpose=purpose, today=today)
            assert (purpose, accounts_seen(sara.account)) == (purpose, seen)
    sara.account.set_password("en lang nok sætning")
    sara.account.save()
    words = {"login": sara.account.email, "password": "en lang nok sætning"}
    assert client.post(reverse("account_login"), words).status_code == 302
    assert client.get(reverse("my-child", args=[noah.pk])).status_code == 200


def test_an_administrator_hears_that_an_address_is_taken_and_not_by_whom(client, noah, sara, gitte, school):
    bare = Person.objects.create(given_name="Ny", family_name="Kollega", email="ny@egelund.dk")
    page = client.sign_in(gitte).post(
        reverse("make-account", args=[bare.pk]), {"email": sara.account.email.upper()}
    )
    assert page.status_code in (200, 422) and not Account.objects.filter(person=bare).exists()


def test_of_the_history_nobody_reads_who_was_at_which_address(client, acting, noah, bo, gitte):
    words = {"name": "Far", "relation": "Far", "has_custody": "on", "is_contact_allowed": "on"}
    address = reverse("add-to-file", args=[noah.pk, "guardian"])
    assert client.sign_in(bo).post(address, words).status_code == 302
    assert {"person": bo.pk, "url": address} in list(Context.objects.values_list("metadata", flat=True))
    for other in (bo, gitte, None):
        with acting(other):
            # The next request has a line of its own, or none.
            say("SELECT set_config('pghistory.context_id', '', true)")
            assert not Context.objects.exists()


def test_no_page_about_a_child_is_kept_wherever_it_stands(client, school, noah, bo, line, himself):
    asked = sparring(school, bo, helper(line, school), child=noah, mode="exchange", ground="Tidlig indsats")
    held = session(asked, bo)
    tried = measure(school, bo, child=noah, session=held)
    client.sign_in(bo)
    for name, pk in (
        ("sparring", asked.pk),
        ("book-session", asked.pk),
        ("session-calendar", held.pk),
        ("check-measure", tried.pk),
    ):
        response = client.get(reverse(name, args=[pk]))
        assert (name, response.status_code, response["Cache-Control"]) == (name, 200, "private, no-store")
    told = client.sign_in(himself).get(reverse("tell-view", args=["text"]))
    assert told["Cache-Control"] == "private, no-store"


def test_who_guesses_in_an_emergency_is_stopped(client, noah, ida):
    words = {"given_name": "noah", "family_name": "forkert", "reason": "Han er her alene nu.", "hours": 2}
    said = {**words, "born_on": noah.born_on.isoformat()}
    client.sign_in(ida)

    tried = [client.post(reverse("break-glass"), said).content.decode() for _ in range(10)]
    right = client.post(reverse("break-glass"), said | {"family_name": "testesen"})

    assert "too many files today" not in tried[8] and "too many files today" in tried[9]
    assert right.status_code == 200 and not Glass.objects.exists()
    assert Event.objects.filter(what="emergency access refused").count() == 2


def test_nobody_opens_more_files_in_a_day_than_the_rulebook_allows(acting, school, bo, ida):
    ask = "SELECT file_break_glass(%s, %s, %s, %s, %s, %s)"
    found = [make_child.child(school, bo, given_name=name) for name in ("Alma", "Bo", "Carl", "Dea")]
    with acting(ida):
        opened = [
            say(ask, each.house_id, each.given_name, each.family_name, each.born_on, "Barnet er her nu.", 1)[
                0
            ]
            for each in found
        ]

    assert opened == [*(each.pk for each in found[:3]), -1]


def test_two_guests_do_not_keep_each_other_in_for_ever(acting, client, school, noah, line, ida, guest):
    """Line was asked in for some weeks; what Ida would answer with a yes brings nobody in."""
    asked = sparring(school, line, helper(ida, school), child=noah, mode="exchange", ground="Tidlig indsats")
    invitation = asked.invitations.get()
    with acting(ida):
        assert say("SELECT support_answer(%s, true)", invitation.pk) == (False,)

    assert client.sign_in(line).get(reverse("ask-about-child", args=[noah.pk])).status_code == 404
    assert not Participant.objects.filter(person=ida).exists()


def test_the_leader_hears_of_an_emergency_by_letter(acting, noah, ida, amina, egelund):
    make_child.glass(noah, ida)
    with acting(amina):
        told = say("SELECT leader, child FROM file_glasses_to_tell(%s, %s)", egelund.pk, amina.pk)
    with acting(ida):
        other = say("SELECT count(*) FROM file_glasses_to_tell(%s, %s)", egelund.pk, amina.pk)

    assert (told, other) == ((amina.pk, noah.pk), (0,))


@pytest.fixture
def two_factors(egelund):
    """The house asks for a second factor, as the shipped pack does."""
    words = {"note_da": "x", "note_nl": "x", "note_en": "x", "source": "Samspil", "status": "house-rule"}
    return Rule.objects.create(
        country=egelund.country, key="child-file-assurance", text="substantial", **words
    )


def test_a_file_asks_for_a_second_factor_and_says_so(client, noah, bo, two_factors):
    address = reverse("child", args=[noah.pk])
    client.sign_in(bo, assurance="")

    without = [client.get(each) for each in (address, reverse("children"))]
    session = client.session
    session["account_authentication_methods"] = [{"method": "password"}, {"method": "mfa"}]
    session.save()

    assert [(each.status_code, each.headers.get("Location")) for each in without] == [
        (302, reverse("mfa_index"))
    ] * 2
    assert client.get(address).status_code == 200
    assert Reading.objects.filter(subject=noah.pk, page="child").count() == 1


def test_a_house_that_asks_for_high_is_not_content_with_less(client, noah, bo, two_factors):
    address = reverse("child", args=[noah.pk])
    Rule.objects.update(text="high")
    client.sign_in(bo)
    answers = {}
    for level in Assurance:
        session = client.session
        session["assurance"] = level
        session.save()
        answers[level] = client.get(address).status_code

    assert answers == {"low": 302, "substantial": 302, "high": 200}


def test_the_database_itself_opens_nothing_for_who_is_not_known_well_enough(
    acting, noah, bo, ida, two_factors, open_file
):
    words = (noah.house_id, noah.given_name, noah.family_name, noah.born_on, "Barnet er her nu.", 2)
    with acting(bo):
        refused(lambda: open_file(noah), match="second factor")
        refused(
            lambda: Reading.objects.create(person=bo.pk, subject=noah.pk, page="x", purpose="x"), "second"
        )
        assert not Child.objects.exists()
    with acting(ida):
        refused(lambda: say("SELECT file_break_glass(%s, %s, %s, %s, %s, %s)", *words), "second factor")
    assert not Reading.objects.exists() and not Glass.objects.exists()


def test_a_stranger_learns_nothing_from_the_question(client, noah, ida, two_factors):
    assert client.sign_in(ida).get(reverse("child", args=[noah.pk])).status_code == 404
