"""The year that comes round, as a wheel and as a list by month."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils.timezone import localdate, make_aware

from make.meetings import body, meeting
from make.rounds import round
from samspil.ground.organisation.access import me
from samspil.ground.rulebook.rules import school_year
from samspil.steering.overview import rules
from samspil.steering.overview.pages.wheel import year_page
from samspil.steering.plans.models import Decision
from samspil.steering.rounds.models import Round


@pytest.fixture
def this_year(egelund):
    return school_year(localdate(), egelund.country)


def test_what_the_year_brings_stands_in_the_list(client, lone, egelund, central, this_year):
    meeting(body(egelund), on=this_year.start + timedelta(days=40), title="Årets første")
    Decision.objects.create(
        plan=central,
        title="Fast sparring",
        alternatives="Ingen",
        reason="Den virker",
        expected="Kortere ventetid",
        decided_on=this_year.start,
        decided_by=lone,
        look_back_on=this_year.start + timedelta(days=100),
    )

    html = client.sign_in(lone).get("/overview/year/").content.decode()

    assert "Følgegruppen: Årets første" in html
    assert "Fast sparring" in html
    assert "Pupils are counted" in html
    assert "Juledag" in html


def test_a_round_is_a_ring_from_its_opening_to_its_deadline(lone, egelund, strategy, this_year):
    begins = this_year.start + timedelta(days=30)
    opened = make_aware(datetime.combine(begins, time(9)))
    made = round(egelund, strategy, lone, title="Efterårsrunden", opened_at=opened)
    Round.objects.filter(pk=made.pk).update(due_on=begins + timedelta(days=21))

    page = year_page(me(lone.account), this_year.start.year, today=localdate())

    (ring,) = (each for each in page.chart.rings if each.label == "Follow-up rounds")
    assert [(each.on, each.until, each.label) for each in ring.days] == [
        (begins, begins + timedelta(days=21), "Efterårsrunden")
    ]
    assert page.chart.svg().count('stroke-width="4"') == 1
    assert any("Efterårsrunden" in [cell.text for cell in row] for row in page.chart.table().rows)


def test_what_single_places_hold_is_left_to_them(client, lone, school, this_year):
    meeting(body(school, name="Bestyrelsen"), on=this_year.start + timedelta(days=40))

    assert "Bestyrelsen" not in client.sign_in(lone).get("/overview/year/").content.decode()


def test_another_year_has_its_own_address(client, lone, egelund):
    html = client.sign_in(lone).get("/overview/year/?year=2024").content.decode()

    assert "The school year 2024/25" in html


@pytest.mark.parametrize("asked", ["1", "9999", "999999999"])
def test_a_year_far_away_is_not_found(client, lone, egelund, asked):
    assert client.sign_in(lone).get(f"/overview/year/?year={asked}").status_code == 404


@pytest.mark.parametrize("asked", ["", "x", "-5", "%00", "99999999999999"])
def test_what_is_no_year_shows_this_one(client, lone, egelund, this_year, asked):
    html = client.sign_in(lone).get(f"/overview/year/?year={asked}").content.decode()

    assert this_year.label in html


def test_month_ends_are_the_last_days_and_today():
    found = rules.month_ends(date(2026, 3, 10), 3)

    assert found == [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 10)]


def test_a_year_has_twelve_first_days():
    found = rules.first_days(date(2026, 8, 1))

    assert (found[0], found[-1], len(found)) == (date(2026, 8, 1), date(2027, 7, 1), 12)


@pytest.mark.parametrize(("part", "whole", "said"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (3, 3, 100)])
def test_only_all_is_a_hundred(part, whole, said):
    assert rules.share(part, whole) == said
