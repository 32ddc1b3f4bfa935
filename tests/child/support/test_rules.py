"""The rules of sparring: who is asked, how quickly help came, how far a goal was reached."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.child.support.rules import Asked, goal_attainment, is_lawful, quickness
from samspil.knowledge.competence.rules import Offer, Wish, cost, is_interdisciplinary, match, steps_between

TODAY = date(2026, 11, 30)


def offer(person, profession="psychologist", *, knows=("play",), hours=10, load=0, steps=2):
    return Offer(person, profession, frozenset(knows), hours, load, steps)


def test_who_knows_the_topic_is_asked_before_who_is_near():
    near, knows = offer(1, knows=("language",), steps=0), offer(2, steps=8)

    assert match([Wish(9, "play", 1)], [near, knows]) == {9: [2]}


def test_who_has_time_is_asked_before_who_has_given_all_of_it():
    full = offer(1, hours=4, load=2)

    assert match([Wish(9, "play", 1)], [full, offer(2, load=1)]) == {9: [2]}
    assert match([Wish(9, "play", 1)], [full]) == {9: [1]}


def test_two_professions_come_and_never_the_askers_own():
    offers = [offer(1), offer(2), offer(3, "speech"), offer(4, "teacher")]

    assert sorted(match([Wish(9, "play", 2, own="teacher")], offers)[9]) in ([1, 3], [2, 3])


def test_nobody_is_asked_twice_and_fewer_come_when_there_are_fewer():
    assert match([Wish(8, "play", 2), Wish(9, "play", 2)], [offer(1)]) in ({8: [1], 9: []}, {8: [], 9: [1]})


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 6)), min_size=1, max_size=5))
def test_no_other_sharing_out_is_cheaper(found):
    """Against all permutations, for one profession each."""
    offers = [
        offer(n, knows=("play",) if knows else ("body",), load=load, steps=steps)
        for n, (knows, load, steps) in enumerate(found)
    ]
    wishes = [Wish(100 + n, "play", 1) for n in range(min(2, len(offers)))]
    asked = match(wishes, offers)
    paid = sum(cost(offers[people[0]], "play") for people in asked.values())

    best = min(
        sum(cost(offers[one], "play") for one in chosen)
        for chosen in permutations(range(len(offers)), len(wishes))
    )
    assert paid == pytest.approx(best)


def test_places_are_as_far_apart_as_the_tree_says():
    assert steps_between([1, 2, 5], [1, 2, 5]) == 0
    assert steps_between([1, 2, 5], [1, 2, 6]) == 2
    assert steps_between([1, 2, 5], [1, 3]) == 3


@pytest.mark.requirement("ORG-18")
def test_two_professions_make_it_interdisciplinary():
    assert is_interdisciplinary(["speech", "teacher"]) and not is_interdisciplinary(
        ["teacher", "teacher", ""]
    )


@pytest.mark.requirement("ORG-09")
def test_days_to_the_first_session():
    waited = [Asked(TODAY - timedelta(40), TODAY - timedelta(40 - n)) for n in (1, 3, 5, 9, 21)]

    found = quickness([*waited, Asked(TODAY - timedelta(7), None)], agreed=14, today=TODAY)

    assert (found.median, found.ninetieth) == (5.0, pytest.approx(16.2))
    assert (found.within, found.held, found.waiting, found.waiting_longest) == (4, 5, 1, 7)
    assert found.interval.low == pytest.approx(0.3755, abs=1e-4)


def test_of_nothing_nothing_is_said():
    found = quickness([], agreed=14, today=TODAY)

    assert (found.median, found.share, found.interval, found.waiting_longest) == (None, None, None, None)


@pytest.mark.parametrize(
    ("scores", "t"),
    [([0], 50.0), ([0, 0, 0], 50.0), ([1], 60.0), ([2, -2], 50.0), ([1, 1], 62.4035), ([], None)],
)
def test_goal_attainment_as_kiresuk_and_sherman_have_it(scores, t):
    assert goal_attainment(scores) == (t if t is None else pytest.approx(t, abs=1e-3))


def test_off_the_scale_there_is_no_score():
    with pytest.raises(ValueError):
        goal_attainment([3])


@pytest.mark.parametrize(
    ("mode", "has_child", "has_consent", "ground", "lawful"),
    [
        ("practice", False, False, "", True),
        ("practice", True, True, "", False),
        ("consent", True, True, "", True),
        ("consent", True, False, "", False),
        ("exchange", True, False, "Tidlig indsats", True),
        ("exchange", True, False, " ", False),
        ("consent", False, True, "", False),
    ],
)
def test_on_which_grounds_one_may_speak(mode, has_child, has_consent, ground, lawful):
    assert is_lawful(mode, has_child=has_child, has_consent=has_consent, ground=ground) is lawful
