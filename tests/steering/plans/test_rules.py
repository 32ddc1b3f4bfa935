"""What a plan's facts lead to: tables to read, and a few things that hold for any facts."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.steering.plans.rules import (
    Course,
    Freshness,
    Mover,
    PlanFacts,
    Quality,
    Refusal,
    State,
    Status,
    balance,
    days_since_news,
    freshness,
    gaps,
    look_back,
    refusals,
    status,
    worst,
)

TODAY = date(2026, 10, 1)
QUIET = 60


def day(n):
    return TODAY + timedelta(days=n)


def course(start=None, end=None, **facts):
    """Days from today; None stands for no date."""
    days = {name: None if n is None else day(n) for name, n in facts.items() if name != "proved"}
    return Course(
        planned_start=None if start is None else day(start),
        planned_end=None if end is None else day(end),
        has_evidence=facts.get("proved", False),
        **days,
    )


STATUSES = [
    # nothing has happened yet
    (course(), Status.PLANNED),
    (course(start=1, end=9), Status.PLANNED),
    (course(start=0, end=9), Status.PLANNED),
    (course(start=-1, end=9), Status.LATE),
    (course(start=None, end=-1), Status.LATE),
    (course(start=None, end=0), Status.PLANNED),
    # it runs
    (course(start=-9, end=9, started_on=-9), Status.RUNNING),
    (course(start=-9, end=0, started_on=-9), Status.RUNNING),
    (course(start=-9, end=-1, started_on=-9), Status.LATE),
    (course(end=9, started_on=-60), Status.RUNNING),
    (course(end=9, started_on=-61), Status.QUIET),
    (course(end=9, started_on=-200, news_on=-60), Status.RUNNING),
    (course(end=9, started_on=-200, news_on=-61), Status.QUIET),
    (course(end=-1, started_on=-200, news_on=-61), Status.LATE),
    # it is over
    (course(end=-9, started_on=-20, ended_on=-1), Status.UNPROVED),
    (course(end=-9, started_on=-20, ended_on=-1, proved=True), Status.DONE),
    (course(end=-9, started_on=-20, stopped_on=-1), Status.STOPPED),
    (course(end=-9, started_on=-20, ended_on=-2, stopped_on=-1, proved=True), Status.STOPPED),
    # evidence on the way does not finish it
    (course(start=-9, end=9, started_on=-9, proved=True), Status.RUNNING),
]


@pytest.mark.parametrize(("facts", "expected"), STATUSES)
def test_status_follows_from_dates_and_evidence(facts, expected):
    assert status(facts, today=TODAY, quiet_days=QUIET) is expected


FRESHNESS = [
    (course(), Freshness.NEW),
    (course(started_on=-30), Freshness.NEW),
    (course(started_on=-31), Freshness.MIDDLE),
    (course(started_on=-60), Freshness.MIDDLE),
    (course(started_on=-61), Freshness.OLD),
    (course(started_on=-200, news_on=0), Freshness.NEW),
    (course(started_on=-200, ended_on=-100), Freshness.ENDED),
    (course(started_on=-200, stopped_on=-100), Freshness.ENDED),
]


@pytest.mark.parametrize(("facts", "expected"), FRESHNESS)
def test_freshness_is_kept_apart_from_status(facts, expected):
    assert freshness(facts, today=TODAY, quiet_days=QUIET) is expected


def test_the_start_is_news_too():
    assert days_since_news(course(started_on=-5, news_on=-9), today=TODAY) == 5
    assert days_since_news(course(), today=TODAY) == 0


days_near = st.none() | st.integers(-400, 400).map(day)
courses = st.builds(
    Course,
    planned_start=days_near,
    planned_end=days_near,
    started_on=days_near,
    ended_on=days_near,
    stopped_on=days_near,
    news_on=days_near,
    has_evidence=st.booleans(),
)


@given(courses)
def test_every_course_has_a_status_and_only_bare_statements_have_none(facts):
    assert status(facts, today=TODAY, quiet_days=QUIET) in set(Status) - {Status.NONE}


@given(courses)
def test_freshness_has_ended_exactly_when_status_says_it_is_over(facts):
    over = status(facts, today=TODAY, quiet_days=QUIET) in (Status.DONE, Status.UNPROVED, Status.STOPPED)

    assert (freshness(facts, today=TODAY, quiet_days=QUIET) is Freshness.ENDED) == over


@given(courses)
def test_news_told_today_makes_nothing_quiet(facts):
    told = Course(**{**vars(facts), "news_on": TODAY})

    assert status(told, today=TODAY, quiet_days=QUIET) is not Status.QUIET


@given(st.lists(st.sampled_from(Status), min_size=1, max_size=4))
def test_the_worst_does_not_depend_on_the_order(found):
    assert len({worst(each) for each in permutations(found)}) == 1
    assert worst(found) in found


@given(st.lists(st.sampled_from(Status), min_size=1), st.sampled_from(Status))
def test_one_more_never_makes_it_better(found, another):
    order = list(Status)

    assert order.index(worst([*found, another])) <= order.index(worst(found))


def test_nothing_done_is_none():
    assert worst([]) is Status.NONE


def facts(state=State.DRAFT, *, efforts=2, bare=0, parts="meaning content", both=True, by=None):
    return PlanFacts(state, efforts, bare, frozenset(parts.split()), both, by)


WRITER = Mover(person=1, may_write=True, may_approve=False)
APPROVER = Mover(person=2, may_write=True, may_approve=True)
READER = Mover(person=3, may_write=False, may_approve=False)
R = Refusal

MOVES = [
    (facts(), State.SUBMITTED, WRITER, []),
    (facts(), State.SUBMITTED, READER, [R.NOT_YOUR_ROLE]),
    (facts(), State.APPROVED, APPROVER, [R.NOT_FROM_HERE]),
    (facts(), State.RUNNING, WRITER, [R.NOT_FROM_HERE]),
    (facts(State.SUBMITTED, by=1), State.APPROVED, APPROVER, []),
    (facts(State.SUBMITTED, by=1), State.APPROVED, WRITER, [R.NOT_YOUR_ROLE, R.OWN_WORK]),
    (facts(State.SUBMITTED, by=9), State.APPROVED, WRITER, [R.NOT_YOUR_ROLE]),
    (facts(State.SUBMITTED, by=2), State.APPROVED, APPROVER, [R.OWN_WORK]),
    (facts(State.SUBMITTED, by=1), State.DRAFT, WRITER, []),
    (facts(State.SUBMITTED, by=1), State.DRAFT, APPROVER, []),
    (facts(State.SUBMITTED, by=1), State.DRAFT, READER, [R.NOT_YOUR_ROLE]),
    (facts(State.APPROVED), State.RUNNING, WRITER, []),
    (facts(State.APPROVED), State.DRAFT, WRITER, [R.NOT_FROM_HERE]),
    (facts(State.RUNNING), State.EVALUATED, WRITER, []),
    (facts(State.RUNNING), State.EVALUATED, READER, [R.NOT_YOUR_ROLE]),
    (facts(State.EVALUATED), State.DRAFT, APPROVER, [R.NOT_FROM_HERE]),
    # a plan that lacks something is not even sent
    (facts(efforts=0, parts=""), State.SUBMITTED, WRITER, [R.NO_EFFORT]),
    (facts(bare=1), State.SUBMITTED, WRITER, [R.EFFORT_WITHOUT_GOAL]),
    (facts(parts="content"), State.SUBMITTED, WRITER, [R.HALF_EMPTY]),
    (facts(bare=1, parts="content"), State.SUBMITTED, WRITER, [R.EFFORT_WITHOUT_GOAL, R.HALF_EMPTY]),
    (facts(State.SUBMITTED, bare=1, by=1), State.APPROVED, APPROVER, [R.EFFORT_WITHOUT_GOAL]),
    (facts(State.SUBMITTED, bare=1, by=1), State.DRAFT, APPROVER, []),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "to", "mover", "expected"), MOVES)
def test_who_may_take_a_plan_where(plan, to, mover, expected):
    assert refusals(plan, to, mover) == expected


@pytest.mark.parametrize("both", [True, False])
def test_only_the_central_plan_needs_both_halves(both):
    assert gaps(facts(parts="content", both=both)) == ([R.HALF_EMPTY] if both else [])


@given(
    st.builds(
        PlanFacts,
        state=st.sampled_from(State),
        efforts=st.integers(0, 3),
        efforts_without_goal=st.integers(0, 3),
        parts=st.frozensets(st.sampled_from(["meaning", "content"])),
        needs_both_parts=st.booleans(),
        submitted_by=st.integers(1, 3),
    ),
    st.builds(Mover, person=st.integers(1, 3), may_write=st.booleans(), may_approve=st.booleans()),
)
def test_nobody_ever_approves_their_own(plan, mover):
    refused = refusals(plan, State.APPROVED, mover)

    assert refused or mover.person != plan.submitted_by
    assert refused or mover.may_approve
    assert refused or not plan.efforts_without_goal


def test_quality_counts_what_holds():
    assert Quality(owner=True, goal=True, next_date=False, news=False).held == 2
    assert not Quality(owner=True, goal=True, next_date=False, news=True).is_whole
    assert Quality(owner=True, goal=True, next_date=True, news=True).is_whole


@pytest.mark.parametrize(
    ("days", "done_on", "expected"),
    [(0, None, "due"), (-40, None, "due"), (1, None, "later"), (-1, TODAY, "done"), (9, TODAY, "done")],
)
def test_one_looks_back_from_the_day_that_was_set(days, done_on, expected):
    assert look_back(on=TODAY + timedelta(days=days), done_on=done_on, today=TODAY) == expected


def test_the_balance_shows_what_nobody_does():
    assert balance(["child", "group", "child"], ["child", "group", "adults"]) == {
        "child": 2,
        "group": 1,
        "adults": 0,
    }
