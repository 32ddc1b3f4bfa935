"""The day's reminding of a house: who is told what, once, by which letter."""

from datetime import date, timedelta

import pytest
from ground.reminders.conftest import MONDAY

import make
from make.reminders import choice
from samspil.ground.reminders import registry
from samspil.ground.reminders.actions import noticing, writing
from samspil.ground.reminders.models import Letter, Notice, Run
from samspil.ground.rulebook.models import Rule
from samspil.steering.plans.models import Contribution

DAY = timedelta(days=1)


def steps(person):
    return list(
        Notice.objects.filter(person=person).order_by("noticed_on", "pk").values_list("step", flat=True)
    )


@pytest.mark.requirement("FLG-05")
def test_a_leader_is_reminded_of_the_plan_that_was_asked_for(asked, amina, school, remind):
    remind(MONDAY)

    notice = Notice.objects.get(person=amina)
    assert (notice.kind, notice.step, notice.title) == ("plan-request", "first", "Lindeskolen")
    letter = Letter.objects.get()
    assert (letter.person, letter.kind, letter.state) == (amina, "week", "waiting")
    assert letter.email == amina.account.email
    assert "Lindeskolen" in letter.text
    assert f"/plans/{asked.framework_id}/" in letter.text and "http://" in letter.text


@pytest.mark.requirement("FLG-05")
def test_from_the_first_notice_to_long_after_the_deadline(asked, amina, remind):
    for n in range(70):
        remind(MONDAY + n * DAY)

    given = Notice.objects.filter(person=amina).order_by("noticed_on")
    assert [((each.noticed_on - asked.due_on).days, each.step) for each in given] == [
        (-30, "first"),
        (-9, "before-7"),
        (-1, "before-1"),
        (4, "after-1"),
        (12, "after-7"),
        (33, "after-30"),
    ]


def test_what_is_sent_in_is_no_longer_recalled(asked, amina, school, strategy, remind):
    remind(MONDAY)
    make.plan(
        school, strategy, kind="local", framework=asked.framework, state="submitted",
        submitted_at=asked.asked_at, submitted_by=amina,
    )  # fmt: skip

    for n in range(1, 60):
        remind(MONDAY + n * DAY)

    assert steps(amina) == ["first"]


def test_a_second_run_on_the_same_day_does_nothing(asked, remind):
    remind(MONDAY)
    remind(MONDAY)

    assert (Notice.objects.count(), Letter.objects.count(), Run.objects.count()) == (1, 1, 1)


def test_a_run_that_broke_off_is_taken_up_again(asked, remind, monkeypatch):
    def broken(**given):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(noticing, "write_letters", broken)
        with pytest.raises(RuntimeError):
            remind(MONDAY)
    assert not Run.objects.exists()
    remind(MONDAY)

    assert Notice.objects.get().letter == Letter.objects.get()


def test_a_house_that_breaks_stops_no_other(asked, elsewhere, dan, amina, remind, monkeypatch):
    whole = noticing.registry.everything_due

    def breaks_elsewhere(ask):
        if ask.root == elsewhere.pk:
            raise RuntimeError
        return whole(ask)

    monkeypatch.setattr(noticing.registry, "everything_due", breaks_elsewhere)
    with pytest.raises(RuntimeError):
        remind(MONDAY)

    assert steps(amina) == ["first"]


def test_a_day_without_a_run_loses_no_letter(asked, amina, remind):
    remind(MONDAY - 3 * DAY)
    assert steps(amina) == []
    remind(MONDAY + DAY)

    assert steps(amina) == ["first"]


def test_the_letter_comes_on_the_weekday_one_chose(asked, amina, remind):
    choice(amina, weekday=3)

    remind(MONDAY)
    assert not Letter.objects.exists()
    remind(MONDAY + 2 * DAY)

    assert Letter.objects.get().on == MONDAY + 2 * DAY


def test_one_letter_gathers_everything_of_the_week(asked, amina, egelund, strategy, remind):
    effort = make.effort(
        asked.framework, owner=amina, approved_at=asked.asked_at, approved_by=asked.asked_by,
        planned_end=date(2027, 9, 1), title="Sparring",
    )  # fmt: skip
    make.action(effort, owner=amina, planned_end=date(2027, 2, 20), title="Åben hal")

    remind(MONDAY)

    letter = Letter.objects.get(person=amina)
    assert letter.notices.count() == 3
    places = [letter.text.index(each) for each in ("Åben hal", "Lindeskolen", "Sparring")]
    assert places == sorted(places)


def test_what_one_may_turn_off_stays_off_and_the_rest_comes(asked, amina, remind):
    make.effort(
        asked.framework, owner=amina, approved_at=asked.asked_at, approved_by=asked.asked_by,
        next_on=date(2027, 3, 20), next_step="Spørg de unge",
    )  # fmt: skip
    choice(amina, off=["next-step", "plan-request"])

    remind(MONDAY)

    assert {each.kind for each in Notice.objects.all()} == {"plan-request"}


def test_who_cannot_sign_in_gets_no_letter(asked, amina, remind):
    amina.account.is_active = False
    amina.account.save()

    remind(MONDAY)

    assert not Letter.objects.exists()


def test_the_rulebook_says_when(asked, amina, remind):
    words = {"status": "house-rule", "source": "Her", "country": "DK"}
    Rule.objects.create(key="reminder-weekday", amount=4, unit="count", **words)
    Rule.objects.create(key="reminder-days-before", text="20, 2", **words)

    for n in range(30):
        remind(MONDAY + n * DAY)

    given = Notice.objects.filter(person=amina).order_by("noticed_on")
    assert [((each.noticed_on - asked.due_on).days, each.step) for each in given] == [
        (-27, "first"),
        (-20, "before-20"),
        (-2, "before-2"),
    ]


def test_letters_are_written_in_the_language_of_the_reader(asked, amina, lone, remind):
    for language, word in (("da", "Kære Amina"), ("nl", "Beste Amina"), ("en", "Dear Amina")):
        Letter.objects.all().delete()
        Notice.objects.all().delete()
        Run.objects.all().delete()
        amina.account.language = language
        amina.account.save()
        remind(MONDAY)

        assert Letter.objects.get(person=amina).text.startswith(word)


def test_a_large_house_takes_no_more_queries(asked, amina, remind, django_assert_max_num_queries):
    effort = make.effort(asked.framework, owner=amina, approved_at=asked.asked_at, approved_by=asked.asked_by)
    for n in range(60):
        make.action(effort, owner=amina, title=f"Handling {n}", planned_end=date(2027, 3, 10))

    with django_assert_max_num_queries(80):
        remind(MONDAY)

    assert Notice.objects.count() == 61


def test_every_kind_that_a_source_hands_over_is_registered(asked, egelund, today):
    assert {each.kind for each in registry.everything_due(registry.Ask(egelund.pk, MONDAY))} <= set(
        registry.kinds
    )


def test_many_people_are_written_to_in_batches(asked, school, remind, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 2)
    for n in range(5):
        make.person(f"Leder{n}", role="leader", unit=school)

    remind(MONDAY)

    assert Letter.objects.count() == Notice.objects.count() == 6


def test_what_somebody_brought_is_recalled_to_who_leads_the_place_until_it_is_answered(
    school, amina, bo, lone, remind
):
    brought = Contribution.objects.create(unit=school, group="staff", text="Vi bager", on=MONDAY, by=bo)
    own = Contribution.objects.create(unit=school, group="leaders", text="Mit eget", on=MONDAY, by=amina)

    remind(MONDAY)
    told = {(each.key, each.person_id, each.due_on) for each in Notice.objects.filter(kind="contribution")}
    Contribution.objects.update(answer="Ja", answered_on=MONDAY, answered_by=lone)
    remind(MONDAY + timedelta(days=14))

    assert (str(brought.pk), amina.pk, MONDAY + timedelta(days=14)) in told
    assert (str(own.pk), lone.pk, MONDAY + timedelta(days=14)) in told
    assert "Vi bager" not in "".join(each.text for each in Letter.objects.all())
    assert Notice.objects.filter(kind="contribution").count() == len(told) == 2
