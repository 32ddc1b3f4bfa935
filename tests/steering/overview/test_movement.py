"""Movement: what was agreed, begun, and ended with a result, by theme and half-year, from dates alone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

import make
from samspil.steering.overview.rules import ActionDays, Half, Moved, halves, moved

BEGUN, ENDED = date(2026, 3, 1), date(2026, 9, 1)


def agreed(**fields):
    usual = {"area": 1, "agreed_on": date(2025, 11, 1), "started_on": BEGUN, "ended_on": ENDED}
    return ActionDays(**{**usual, "has_result": True, **fields})


@pytest.mark.parametrize(
    ("half", "found"),
    [
        (Half(2025, 2), Moved(agreed=2)),
        (Half(2026, 1), Moved(begun=1)),
        (Half(2026, 2), Moved(ended=1, with_result=1)),
        (Half(2027, 1), Moved()),
    ],
)
def test_each_step_counts_in_the_half_year_of_its_day(half, found):
    assert moved([agreed(), agreed(started_on=None, ended_on=None)], half) == found


def test_half_years_follow_on_each_other():
    assert halves(date(2025, 6, 30), date(2026, 7, 1)) == [
        Half(2025, 1), Half(2025, 2), Half(2026, 1), Half(2026, 2),
    ]  # fmt: skip


@pytest.mark.requirement("NL-09")
def test_the_page_counts_by_theme_and_can_be_taken_out(client, egelund, strategy, lone):
    at = datetime(2026, 2, 1, tzinfo=ZoneInfo("Europe/Copenhagen"))
    central = make.plan(egelund, strategy, begins_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    effort = make.effort(central, approved_at=at, approved_by=lone)
    make.action(effort, started_on=BEGUN, started_by=lone, ended_on=ENDED, ended_by=lone, result="Det hjalp")
    make.action(effort, started_on=BEGUN, started_by=lone, ended_on=ENDED, ended_by=lone)
    make.action(effort)
    make.action(make.effort(central, title="Ikke godkendt"))
    client.sign_in(lone)

    page = client.get(reverse("movement")).context["page"]

    assert page.total == Moved(agreed=3, begun=2, ended=2, with_result=1)
    [theme] = page.themes
    assert [(row.moved.agreed, row.moved.ended, row.moved.with_result) for row in theme.rows] == [
        (3, 0, 0), (0, 2, 1),
    ]  # fmt: skip
    sheet = client.get(reverse("export-movement", args=["csv"])).content.decode()
    assert "second half of 2026" in sheet or "andet halvår 2026" in sheet
