"""When somebody is reminded, and when the leader above hears of it."""

from datetime import date, timedelta

import pytest

from samspil.ground.reminders.rules import Rhythm, Thing, escalates_on, is_letter_day, notice_due
from samspil.ground.rulebook.rules import Span

RHYTHM = Rhythm()
DUE = date(2027, 3, 31)


def told(*, due=DUE, today, last=None, letter_day=False, is_event=False, rhythm=RHYTHM):
    thing = Thing(due, last=last, is_event=is_event)
    step = notice_due(thing, today=today, rhythm=rhythm, is_letter_day=letter_day)
    return step.name if step else None


def off(n):
    """So many days after the deadline."""
    return DUE + timedelta(days=n)


@pytest.mark.parametrize(
    ("day", "last", "letter_day", "expected"),
    [
        # The first is always given, however far away the day is, but a far one waits for the week's letter.
        (-200, None, True, "first"),
        (-200, None, False, None),
        (-1, None, False, "first"),
        (0, None, False, "first"),
        (1, None, False, "first"),
        (90, None, True, "first"),
        # Thirty and seven days before, in the letter that comes no later than that.
        (-37, -100, True, None),
        (-36, -100, True, "before-30"),
        (-30, -100, True, "before-30"),
        (-30, -100, False, None),
        (-20, -100, True, "before-30"),
        (-20, -30, True, None),
        (-20, -33, True, None),
        (-20, -37, True, "before-30"),
        (-13, -30, True, "before-7"),
        (-14, -30, True, None),
        (-7, -30, True, "before-7"),
        (-7, -13, True, None),
        # The day before does not wait for a letter day.
        (-2, -7, True, None),
        (-1, -7, False, "before-1"),
        (-1, -6, False, "before-1"),
        (0, -7, False, "before-1"),
        (0, -1, False, None),
        # Never within five days of the last.
        (-1, -5, False, None),
        (0, -5, False, "before-1"),
        (1, -1, False, None),
        (3, -1, False, None),
        (4, -1, False, "after-1"),
        (7, 4, True, None),
        (9, 4, True, "after-7"),
        # After it: one, seven and then every thirty days.
        (1, -4, False, "after-1"),
        (5, 1, True, None),
        (6, 1, True, None),
        (7, 1, True, "after-7"),
        (7, 1, False, None),
        (12, 1, True, "after-7"),
        (29, 7, True, None),
        (30, 7, True, "after-30"),
        (59, 30, True, None),
        (60, 30, True, "after-60"),
        (91, 60, True, "after-90"),
        (400, 30, True, "after-390"),
        # What was not told because nothing ran is told as soon as something does, and only the latest.
        (45, -30, True, "after-30"),
        (-10, -200, True, "before-7"),
    ],
)
def test_which_notice_is_due(day, last, letter_day, expected):
    last = off(last) if last is not None else None

    assert told(today=off(day), last=last, letter_day=letter_day) == expected


def test_nobody_is_reminded_of_a_meeting_that_is_over():
    assert told(today=off(1), is_event=True, letter_day=True) is None
    assert told(today=off(8), last=off(-7), is_event=True, letter_day=True) is None
    assert told(today=off(-1), last=off(-7), is_event=True) == "before-1"


def test_what_has_no_day_is_told_again_every_thirty_days():
    assert told(due=None, today=DUE, letter_day=True) == "first"
    assert told(due=None, today=DUE) is None
    assert told(due=None, today=off(29), last=DUE, letter_day=True) is None
    assert told(due=None, today=off(30), last=DUE, letter_day=True) == f"waiting-{off(30).isoformat()}"


@pytest.mark.parametrize("due", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 1, 1), date(2028, 2, 29)])
def test_clocks_and_year_ends_move_no_reminder(due):
    """Days are counted on the calendar: summer time, New Year and leap days change nothing."""
    last, given = None, []
    for n in range(-60, 100):
        today = due + timedelta(days=n)
        step = notice_due(Thing(due, last=last), today=today, rhythm=RHYTHM, is_letter_day=(n - 4) % 7 == 0)
        if step:
            last = today
            given.append((n, step.name))

    assert given == [
        (-59, "first"), (-31, "before-30"), (-10, "before-7"), (-1, "before-1"), (4, "after-1"),
        (11, "after-7"), (32, "after-30"), (60, "after-60"), (95, "after-90"),
    ]  # fmt: skip


def test_never_within_five_days_whatever_the_rhythm():
    rhythm, last = Rhythm(before=(9, 8, 7, 6, 5, 4, 3, 2, 1), after=(1, 2, 3, 4, 5, 6)), None
    for n in range(-40, 40):
        step = notice_due(Thing(DUE, last=last), today=off(n), rhythm=rhythm, is_letter_day=True)
        if step:
            assert last is None or (off(n) - last).days >= rhythm.gap
            last = off(n)


def test_the_leader_above_is_told_after_the_days_of_the_rule():
    assert escalates_on(DUE, RHYTHM, "DK") == date(2027, 4, 14)


def test_working_days_step_over_easter_and_over_days_that_are_closed():
    rhythm = Rhythm(escalate_after=Span(3, "working-days"))
    before_easter = date(2027, 3, 24)

    assert escalates_on(before_easter, rhythm, "DK") == date(2027, 4, 1)
    assert escalates_on(before_easter, rhythm, "NL") == date(2027, 3, 31)
    assert escalates_on(before_easter, rhythm, "NL", closed={(3, 31)}) == date(2027, 4, 1)
    assert escalates_on(date(2027, 12, 30), rhythm, "DK") == date(2028, 1, 4)


@pytest.mark.parametrize(
    ("weekday", "last_run", "expected"),
    [
        (1, None, True),
        (2, None, False),
        (1, date(2027, 3, 28), True),
        (7, date(2027, 3, 28), False),
        # The server stood still over Friday and the weekend.
        (5, date(2027, 3, 25), True),
        (4, date(2027, 3, 25), False),
        (4, date(2027, 1, 1), True),
        # A second run on the same day asks for that day again.
        (1, date(2027, 3, 29), False),
    ],
)
def test_a_letter_day_is_not_lost_when_nothing_ran_on_it(weekday, last_run, expected):
    monday = date(2027, 3, 29)

    assert is_letter_day(weekday, last_run=last_run, today=monday) is expected
