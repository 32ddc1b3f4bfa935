"""The rules of a referral: what is missing and from whom, clocks, composition, places. No database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.child.referral.rules.afterwards import Clock, Room, clock, end_of_declaration
from samspil.child.referral.rules.gate import Facts, Heard, Stage, composition, missing, stage
from samspil.child.referral.rules.procedure import ALWAYS, PROFILES, Actor, Evidence, median_days, step_states
from samspil.ground.rulebook.rules import Span, deadline

WHOLE = Facts(
    community="Grupper på tre.", needs="Ro mangler.", results=1, is_requested=True, kinds=("psychologist",),
    child_words="Mine venner.", guardians=(Heard("Sara", True, True),),
)  # fmt: skip


def lacks(facts, *, experts=1):
    return [(each.evidence, each.who) for each in missing(facts, evidence=list(Evidence), experts=experts)]


def changed(**fields):
    return Facts(**{name: getattr(WHOLE, name) for name in WHOLE.__dataclass_fields__} | fields)


def test_a_whole_referral_lacks_nothing():
    assert lacks(WHOLE) == []


@pytest.mark.requirement("ORG-22")
@pytest.mark.requirement("MAL-09")
@pytest.mark.parametrize("name", ["community", "needs"])
def test_both_tests_are_reasoned_or_it_is_not_whole(name):
    assert lacks(changed(**{name: "  "})) == [(Evidence.TESTS, Actor.TEAM)]


def test_each_missing_piece_is_named_with_who_can_supply_it():
    assert lacks(Facts()) == [
        (Evidence.TESTS, Actor.TEAM), (Evidence.TRIED, Actor.TEAM), (Evidence.REQUEST, Actor.LEADER),
        (Evidence.ASSESSMENT, Actor.EXPERT), (Evidence.CHILD, Actor.CHILD), (Evidence.HEARD, Actor.LEADER),
        (Evidence.POSITION, Actor.PARENTS),
    ]  # fmt: skip


def test_one_parent_heard_is_not_both_and_the_other_is_named():
    two = (Heard("Sara", True, True), Heard("Kurt", False, True))

    [found] = missing(changed(guardians=two), evidence=list(Evidence), experts=1)

    assert (found.evidence, found.names) == (Evidence.HEARD, ("Kurt",))


def test_a_reason_stands_for_a_missing_assessment_and_for_a_child_that_could_not_be_asked():
    assert lacks(changed(kinds=(), no_assessment="Ny vurdering er undervejs.")) == []
    assert lacks(changed(child_words="", no_view="Er to år; set i leg.")) == []


def test_the_dutch_declaration_takes_two_kinds_of_experts_and_no_reason_instead():
    experts = PROFILES["NL"].experts
    two_alike = changed(kinds=("psychologist", "psychologist"), no_assessment="Geen tijd.")

    assert lacks(two_alike, experts=experts) == [(Evidence.ASSESSMENT, Actor.EXPERT)]
    assert lacks(changed(kinds=("psychologist", "pedagogue")), experts=experts) == []


def test_a_basis_that_asks_no_expert_is_whole_without_one():
    assert missing(changed(kinds=()), evidence=[each.value for each in ALWAYS], experts=1) == ()


PRESENT = [("psychology", True), ("special", False), ("general", False)]


@pytest.mark.requirement("ORG-10")
def test_a_panel_decides_when_its_rule_is_met():
    assert composition(PRESENT, least=3, needs=["psychology", "special"]).is_composed


@pytest.mark.parametrize(
    ("present", "too_few", "parts", "has_chair"),
    [
        (PRESENT[:2], 1, (), True),
        (PRESENT[:1], 2, ("special",), True),
        ([(part, False) for part, _chairs in PRESENT], 0, (), False),
    ],
)
def test_what_a_panel_lacks_is_named(present, too_few, parts, has_chair):
    lack = composition(present, least=3, needs=["psychology", "special"])

    assert (lack.too_few, lack.parts, lack.has_chair, lack.is_composed) == (too_few, parts, has_chair, False)


USUAL = {
    "is_late": False,
    "reassesses": True,
    "answer": "",
    "maintained": None,
    "forwarded": False,
    "ruled": False,
}


@pytest.mark.parametrize(
    ("so", "waits_for"),
    [
        ({}, Clock.REASSESS),
        ({"answer": "met"}, Clock.CLOSED),
        ({"answer": "partly"}, Clock.MAINTAIN),
        ({"answer": "partly", "maintained": False}, Clock.CLOSED),
        ({"answer": "partly", "maintained": True}, Clock.FORWARD),
        ({"answer": "upheld"}, Clock.FORWARD),
        ({"is_late": True}, Clock.FORWARD),
        ({"reassesses": False}, Clock.FORWARD),
        ({"answer": "upheld", "forwarded": True}, Clock.RULING),
        ({"answer": "upheld", "forwarded": True, "ruled": True}, Clock.CLOSED),
    ],
)
def test_a_complaint_waits_for_one_thing_at_a_time_and_a_late_one_is_sent_on(so, waits_for):
    assert clock(**USUAL | so) == waits_for


@pytest.mark.parametrize(
    ("told", "country", "weeks", "last"),
    [
        (date(2026, 12, 7), "DK", 4, date(2027, 1, 4)),
        # Christmas Day, then the second day of Christmas, then a Sunday.
        (date(2026, 11, 27), "DK", 4, date(2026, 12, 28)),
        # Over New Year and a Friday that is a holiday.
        (date(2026, 12, 4), "DK", 4, date(2027, 1, 4)),
        # Easter Monday.
        (date(2027, 3, 1), "DK", 4, date(2027, 3, 30)),
        # Whit Monday in the Netherlands, after the clocks have changed.
        (date(2027, 4, 5), "NL", 6, date(2027, 5, 18)),
        (date(2026, 12, 1), "NL", 6, date(2027, 1, 12)),
    ],
)
def test_the_last_day_for_a_complaint_over_holidays_and_years(told, country, weeks, last):
    assert deadline(told, Span(weeks, "weeks"), country, closed=((6, 5), (12, 24), (12, 31))).due == last


def test_each_step_runs_from_the_one_before_it():
    steps = [("request", "leader"), ("assessment", "expert"), ("decision", "panel")]
    done = {"request": date(2026, 9, 10), "assessment": date(2026, 10, 1)}

    found = step_states(
        steps, done, begun_on=date(2026, 9, 1), due=lambda place, since: since.replace(day=28)
    )

    assert [each.days for each in found] == [9, 21, None]
    assert [each.began_on for each in found] == [date(2026, 9, 1), date(2026, 9, 10), date(2026, 10, 1)]
    assert not found[2].is_late(date(2026, 10, 28)) and found[2].is_late(date(2026, 10, 29))


def test_what_comes_after_an_open_step_has_no_clock_yet():
    [_request, assessment] = step_states(
        [("request", "leader"), ("assessment", "expert")], {}, begun_on=date(2026, 9, 1), due=lambda *_: None
    )

    assert assessment.began_on is None and not assessment.is_late(date(2027, 1, 1))


def test_the_middle_of_the_days_leaves_out_what_is_not_known():
    days = [
        (date(2026, 9, 1), date(2026, 9, 5)),
        (None, date(2026, 9, 9)),
        (date(2026, 9, 1), date(2026, 9, 11)),
    ]

    assert median_days(days) == 7
    assert median_days([]) is None


@pytest.mark.requirement("MAL-10")
@given(places=st.integers(1, 50), taken=st.integers(0, 60), waiting=st.integers(0, 60))
def test_a_need_without_a_place_is_an_alarm(places, taken, waiting):
    room = Room(places, taken, waiting)

    assert room.is_short == (waiting > max(0, places - taken))


@pytest.mark.parametrize(
    ("so", "at"),
    [
        ({}, Stage.WRITTEN),
        ({"submitted": True}, Stage.SENT),
        ({"submitted": True, "withdrawn": True}, Stage.WITHDRAWN),
        ({"submitted": True, "decided": True}, Stage.DECIDED),
        ({"submitted": True, "decided": True, "complaint_open": True}, Stage.COMPLAINED),
    ],
)
def test_where_a_referral_stands_follows_from_its_days(so, at):
    assert stage(**{"submitted": False, "decided": False, "withdrawn": False} | so) == at


@pytest.mark.parametrize(
    ("begins", "years", "last"),
    [
        # At least one whole school year: a start in December reaches to the summer after the next.
        (date(2026, 12, 1), 1, date(2028, 7, 31)),
        (date(2027, 8, 1), 1, date(2028, 7, 31)),
        (date(2027, 7, 31), 1, date(2028, 7, 31)),
        (date(2027, 8, 1), 2, date(2029, 7, 31)),
    ],
)
def test_a_declaration_holds_whole_school_years(begins, years, last):
    assert end_of_declaration(begins, years, last_day=(7, 31)) == last
