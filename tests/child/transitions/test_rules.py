"""Time plans across holidays and years, what a handover lacks, where it stands: with no database."""

from datetime import date

import pytest

from samspil.child.transitions.rules import (
    Days,
    Gathered,
    Kind,
    Lack,
    Row,
    State,
    Step,
    answer_by,
    is_lawful,
    lacks,
    share,
    state,
    time_plan,
)

SCHOOL = {
    "transition-begin-daycare-school": Row(
        "transition-begin-daycare-school", day="01-01", status="unverified"
    ),
    "transition-hand-daycare-school": Row("transition-hand-daycare-school", day="05-01", status="unverified"),
}
EVERYTHING = Gathered(
    has_place=True,
    community="De leger ude.",
    topics={"works", "avoid"},
    voices={"child", "parents", "staff"},
    is_lawful=True,
)


def days_of(kind, begins_on, rows=SCHOOL, country="DK", closed=((12, 24), (12, 31))):
    plan = time_plan(kind, begins_on, rows, country, closed=closed)
    return {each.step: each.on for each in plan}


def test_before_a_school_start_days_move_back_to_work_and_after_it_on():
    found = days_of(Kind.DAYCARE_SCHOOL, date(2027, 8, 10))

    # 1 January 2027 is a holiday and the day before is closed; 1 May is a Saturday.
    assert found[Step.BEGIN] == date(2026, 12, 30)
    assert found[Step.HAND] == date(2027, 4, 30)
    assert found[Step.CHECK_FROM] == date(2027, 9, 21)
    assert found[Step.CHECK_TO] == date(2027, 10, 5)


def test_a_day_of_the_year_is_the_last_one_before_the_start():
    assert days_of(Kind.DAYCARE_SCHOOL, date(2027, 2, 1))[Step.HAND] == date(2026, 5, 1)
    assert days_of(Kind.DAYCARE_SCHOOL, date(2027, 5, 1))[Step.HAND] == date(2026, 5, 1)


def test_other_kinds_are_counted_from_the_start_across_new_year_and_easter():
    found = days_of(Kind.TO_GENERAL, date(2027, 1, 11), rows={})
    assert found[Step.HAND] == date(2026, 12, 28)
    assert found[Step.BEGIN] == date(2026, 10, 9)
    # Six weeks on is Monday 22 February; eight weeks after 1 February is Easter Monday.
    assert found[Step.CHECK_FROM] == date(2027, 2, 22)
    assert days_of(Kind.TO_GENERAL, date(2027, 2, 1), rows={})[Step.CHECK_TO] == date(2027, 3, 30)


def test_the_dutch_keep_their_own_holidays():
    # 27 April is King's Day; the first day of May is a working day there in 2028.
    rows = {"transition-hand": Row("transition-hand", day="04-27")}
    assert days_of(Kind.LEISURE, date(2027, 8, 24), rows, "NL", ())[Step.HAND] == date(2027, 4, 26)


@pytest.mark.requirement("ORG-23")
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_change_is_handed_over_before_the_first_day(kind):
    begins_on = date(2027, 8, 10)
    found = days_of(kind, begins_on)

    assert found[Step.BEGIN] < found[Step.HAND] < begins_on < found[Step.CHECK_FROM] < found[Step.CHECK_TO]


def test_a_leap_day_starts_like_any_other():
    assert days_of(Kind.OTHER, date(2028, 2, 29), rows={})[Step.READ_FOR] == date(2029, 2, 28)


def test_a_rule_that_no_time_plan_can_count_says_so():
    with pytest.raises(ValueError, match="hours"):
        days_of(
            Kind.OTHER,
            date(2027, 8, 9),
            rows={"transition-hand": Row("transition-hand", amount=3, unit="hours")},
        )


def test_an_answer_is_owed_after_five_working_days():
    assert answer_by(date(2026, 12, 23), "DK", closed=((12, 24), (12, 31))) == date(2027, 1, 5)


def test_what_is_lacking_is_named_one_by_one():
    nothing = Gathered(
        has_place=False, community=" ", topics=(), voices=(), is_lawful=False, unlawful_pieces=1
    )

    assert lacks(EVERYTHING) == ()
    assert lacks(nothing) == tuple(Lack)


@pytest.mark.requirement("ORG-25")
@pytest.mark.parametrize("voice", ["child", "parents", "staff"])
def test_each_of_the_three_voices_is_needed(voice):
    voices = {"child", "parents", "staff"} - {voice}
    gathered = Gathered(
        has_place=True, community="Ja", topics={"works", "avoid"}, voices=voices, is_lawful=True
    )

    assert lacks(gathered) == (Lack(voice),)


@pytest.mark.parametrize(
    ("said", "is_it"),
    [
        ({"purpose": "", "ground": "law", "statute": "x", "consent_holds": True}, False),
        ({"purpose": "Ja", "ground": "", "statute": "x", "consent_holds": True}, False),
        ({"purpose": "Ja", "ground": "law", "statute": "", "consent_holds": True}, False),
        ({"purpose": "Ja", "ground": "law", "statute": "x", "consent_holds": False}, True),
        ({"purpose": "Ja", "ground": "consent", "statute": "x", "consent_holds": False}, False),
        ({"purpose": "Ja", "ground": "consent", "statute": "", "consent_holds": True}, True),
    ],
)
def test_without_purpose_or_ground_it_is_not_lawful(said, is_it):
    assert is_lawful(**said) is is_it


ON = date(2027, 8, 10)
DAYS = {"due_on": date(2027, 4, 30), "begins_on": ON, "check_from": date(2027, 9, 21)}
OUT = DAYS | {"handed_on": date(2027, 4, 20)}
READ = OUT | {"acknowledged_on": date(2027, 4, 26)}
THREE = ("child", "parents", "staff")


@pytest.mark.parametrize(
    ("days", "lawful", "checked", "today", "expected"),
    [
        (DAYS, True, (), date(2027, 4, 30), State.DRAFT),
        (DAYS, True, (), date(2027, 5, 1), State.LATE),
        (OUT, True, (), date(2027, 4, 19), State.COMING),
        (OUT, True, (), date(2027, 4, 20), State.HANDED),
        (OUT, False, (), date(2027, 4, 20), State.SHUT),
        (READ, True, (), date(2027, 9, 20), State.RECEIVED),
        (READ, True, THREE[:2], date(2027, 9, 21), State.CHECK),
        (READ, True, THREE, date(2027, 9, 21), State.CLOSED),
        (READ | {"moved_on": ON}, True, THREE, ON, State.MOVED),
    ],
)
def test_where_it_stands_follows_from_days_and_voices(days, lawful, checked, today, expected):
    assert state(Days(**days), is_lawful=lawful, checked=checked, today=today) == expected


def test_a_share_of_fewer_than_five_is_not_shown():
    assert not share([True] * 4).is_shown
    assert share([True, True, False, True, True]).percent == 80
