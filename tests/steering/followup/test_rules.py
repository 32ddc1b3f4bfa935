"""What waits first, how it is bundled, and where a place stands with its plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.steering.followup.rules import (
    MOST_OF_A_KIND,
    Coverage,
    Need,
    Urgency,
    bundles,
    coverage,
    urgency,
)

TODAY = date(2026, 10, 1)


def need(kind="late", due=None, title=""):
    return Need(kind, None if due is None else TODAY + timedelta(days=due), title, "", "/")


def test_nothing_needs_nobody():
    assert bundles([], today=TODAY) == []


@pytest.mark.parametrize(
    ("due", "expected"),
    [(-1, Urgency.OVERDUE), (0, Urgency.TODAY), (1, Urgency.SOON), (None, Urgency.QUIET)],
)
def test_urgency_counts_from_today(due, expected):
    assert urgency(need(due=due).due, today=TODAY) is expected


def test_the_most_urgent_stands_first():
    found = bundles(
        [need("quiet"), need("due", 3), need("due", 0), need("late", -2), need("request", -9)], today=TODAY
    )

    assert [(each.kind, each.urgency) for each in found] == [
        ("request", Urgency.OVERDUE),
        ("late", Urgency.OVERDUE),
        ("due", Urgency.TODAY),
        ("due", Urgency.SOON),
        ("quiet", Urgency.QUIET),
    ]


def test_three_of_a_kind_keep_their_lines_and_four_become_one():
    three = bundles([need(due=-n) for n in range(1, 4)], today=TODAY)
    four = bundles([need(due=-n) for n in range(1, 5)], today=TODAY)

    assert [len(each.needs) for each in three] == [1, 1, 1]
    assert [len(each.needs) for each in four] == [4]
    assert four[0].due == TODAY - timedelta(days=4)


def test_twenty_things_become_few_lines():
    kinds = ["late", "due", "quiet", "plan", "contribution"]

    found = bundles([need(kind, -n) for n, kind in enumerate(kinds * 4, start=1)], today=TODAY)

    assert sorted(each.kind for each in found) == sorted(kinds)


needs = st.lists(
    st.builds(need, kind=st.sampled_from("abc"), due=st.none() | st.integers(-3, 3)), max_size=30
)


@given(needs)
def test_nothing_is_lost_or_said_twice(found):
    told = [each for bundle in bundles(found, today=TODAY) for each in bundle.needs]

    assert sorted(map(id, told)) == sorted(map(id, found))


@given(needs)
def test_one_bundle_holds_one_kind_of_one_urgency(found):
    for bundle in bundles(found, today=TODAY):
        assert {(each.kind, urgency(each.due, today=TODAY)) for each in bundle.needs} == {
            (bundle.kind, bundle.urgency)
        }
        assert len(bundle.needs) == 1 or len(bundle.needs) > MOST_OF_A_KIND


PLACES = [
    # state, actions, deadline in days, where it stands
    (None, 0, None, Coverage.NONE),
    (None, 0, 0, Coverage.NONE),
    (None, 0, -1, Coverage.LATE),
    ("draft", 5, None, Coverage.DRAFT),
    ("draft", 5, 1, Coverage.DRAFT),
    ("draft", 5, -1, Coverage.LATE),
    ("submitted", 0, -1, Coverage.SUBMITTED),
    ("approved", 0, -1, Coverage.NO_ACTION),
    ("approved", 1, -1, Coverage.RUNNING),
    ("running", 0, None, Coverage.NO_ACTION),
    ("running", 3, -9, Coverage.RUNNING),
    ("evaluated", 3, -9, Coverage.RUNNING),
]


@pytest.mark.parametrize(("state", "actions", "due", "expected"), PLACES)
def test_where_a_place_stands_with_its_plan(state, actions, due, expected):
    day = None if due is None else TODAY + timedelta(days=due)

    assert coverage(state=state, actions=actions, due=day, today=TODAY) is expected
