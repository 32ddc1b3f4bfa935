"""What may be said of published numbers, without a database: the vectors of the house's method."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from samspil.figures.publication.pages import findings
from samspil.figures.publication.rules.audiences import Audience, known_to, readers_of
from samspil.figures.publication.rules.findings import Course, change, toward
from samspil.figures.publication.rules.releases import Wish, empty_pairs, may_release, refusals
from samspil.tools.statistics.changes import Verdict
from samspil.tools.statistics.intervals import wilson


@dataclass(frozen=True)
class Number:
    period: int
    value: float | None
    low: float | None
    high: float | None
    n: int | None


def share(period, events, n, digits=3):
    about = wilson(events, n)
    return Number(period, *(round(each, digits) for each in (events / n, about.low, about.high)), n)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((163, 2500), (150, 2480), Verdict.NOT_CLEAR),
        ((163, 2500), (100, 2500), Verdict.CLEAR),
        ((1, 25), (3, 25), Verdict.TOO_FEW),
        ((8, 15), (3, 15), Verdict.TOO_FEW),
    ],
)
def test_a_change_is_judged_from_what_is_published(before, after, verdict):
    found = change(share(2025, *before), share(2026, *after), is_share=True)

    assert found.verdict is verdict


def test_the_interval_is_newcombes_as_far_as_tenths_of_a_percent_tell():
    found = change(share(2025, 163, 2500), share(2026, 100, 2500), is_share=True)

    assert found.interval.low == pytest.approx(-0.0377, abs=0.001)
    assert found.interval.high == pytest.approx(-0.0129, abs=0.001)


def test_of_a_hidden_number_nothing_is_said():
    found = change(Number(2025, None, None, None, 300), share(2026, 20, 300), is_share=True)

    assert (found.verdict, found.interval) == (Verdict.TOO_FEW, None)


@pytest.mark.parametrize(
    ("events", "course"),
    [(160, Course.AHEAD), (204, Course.ON_PATH), (300, Course.BEHIND), (150, Course.AHEAD)],
)
def test_nothing_is_behind_that_cannot_be_told_from_the_path(events, course):
    aim = {"goal": 0.04, "goal_year": 2030, "baseline": 0.065, "baseline_year": 2021}

    found = toward(share(2026, events, 4000), **aim, is_less=True)

    assert found.course is course


@pytest.mark.parametrize(("year", "course"), [(2029, Course.ON_PATH), (2030, Course.REACHED)])
def test_nothing_is_reached_before_its_year(year, course):
    aim = {"goal": 0.04, "goal_year": 2030, "baseline": 0.065, "baseline_year": 2021}

    assert toward(share(year, 159, 4000), **aim, is_less=True).course is course


def test_what_is_left_is_told_in_children():
    aim = {"goal": 0.04, "goal_year": 2030, "baseline": 0.065, "baseline_year": 2021}

    found = toward(share(2026, 213, 3998), **aim, is_less=True)

    assert (found.children, found.years) == (53, 4)


def test_days_are_held_against_days_and_told_in_no_children():
    aim = {"goal": 10.0, "goal_year": 2030, "baseline": 30.0, "baseline_year": 2020}

    found = toward(Number(2026, 25.0, 22.0, 28.0, 300), **aim, is_less=True, is_share=False)

    assert (found.course, found.path, found.children) == (Course.BEHIND, 18.0, None)


def test_who_reads_one_may_have_read_all_that_are_more_open():
    assert known_to("committee") == (Audience.PUBLIC, Audience.BOARD, Audience.COMMITTEE)
    assert readers_of("leader") == (Audience.LEADER, Audience.OWN_UNIT)


def test_everything_that_speaks_against_a_release_is_said_at_once():
    wish = Wish({"share": ("wellbeing",)}, (("grade", "sex"),), by_place=True)

    assert [each.refusal for each in refusals(wish, cross=2)] == ["pair missing", "too many attributes"]
    assert [each.refusal for each in refusals(Wish({}, (), by_place=False), cross=2)] == ["nothing chosen"]


def test_a_pair_counts_only_with_a_number():
    pairs = {"share": ("wellbeing", "absence"), "wellbeing": ()}

    assert empty_pairs(pairs, {"share", "absence"}) == []
    assert [each.about for each in empty_pairs(pairs, {"share"})] == [("share", "wellbeing", "absence")]


@pytest.mark.parametrize(("preparer", "releaser", "may"), [(1, 2, True), (1, 1, False), (None, 1, False)])
def test_nobody_releases_their_own(preparer, releaser, may):
    assert may_release(preparer=preparer, releaser=releaser) is may


@pytest.mark.parametrize(
    ("is_preliminary", "word"), [(False, "Clear change: lower"), (True, "No clear change")]
)
def test_days_that_may_still_run_are_not_clearly_shorter(is_preliminary, word):
    def days(period, value, **fields):
        return SimpleNamespace(period=period, value=value, low=value - 1, high=value + 1, n=80, **fields)

    whole = [days(2025, 10.0, is_preliminary=False), days(2026, 4.0, is_preliminary=is_preliminary)]

    assert findings.since_last_year(whole, SimpleNamespace(unit="days", per=0)).word == word
