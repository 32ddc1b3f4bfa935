"""What happens for children reaches the indicators, and no child with it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection

import make
from make import child as make_child
from make import referral as make_referral
from make import support as make_support
from make import transitions as make_transitions
from make.figures import definition, shipped_pack
from samspil.child.file.models import Leisure
from samspil.figures.indicators.actions import running
from samspil.figures.indicators.queries.values import latest
from samspil.ground.base.context import act_as

VIEWS = (
    "source_first_sessions", "source_sparring", "source_sessions", "source_decisions", "source_reviews",
    "source_complaints", "source_child_views", "source_special_places", "source_starts", "source_leisure",
)  # fmt: skip


# In the middle of a school year, so that no span below reaches into another.
DAY = date(2026, 3, 2)


def day(ago):
    return DAY - timedelta(days=ago)


@pytest.fixture
def counted(numbered, nadia, monkeypatch):
    """Takes the packs into use and counts from the views as the analyst's job does, on that day."""
    monkeypatch.setattr(running, "localdate", lambda: DAY)

    def count(*views):
        for view in views:
            made = running.ask_computation(house=numbered, view=view, today=DAY, by=nadia)
            running.run_computation(made.pk, nadia.pk)
            made.refresh_from_db()
            assert (made.state, list(made.faults.values_list("message", flat=True))) == ("done", [])

    for pack in ("dk.yaml", "children.yaml"):
        shipped_pack(numbered, pack)
    return count


def figure(house, key, unit=None, **fields):
    """The newest figure of a place: its value, and of how many."""
    found = latest(definition(house, key), dimension="unit", **fields).filter(unit=unit or house)
    return [(round(each.value, 2), each.n) for each in found]


def asked(school, by, days, *, child=None, held=True, professions=("teacher", "psychologist"), **fields):
    """A concern of some days ago, with its first session as many days later."""
    raised = fields.pop("raised")
    made = make_support.sparring(school, by, child=child, raised_on=raised, **fields)
    if held:
        make_support.session(made, by, *professions, held_on=raised + timedelta(days=days))
    return made


@pytest.mark.requirement("ORG-17", "NL-15")
def test_how_early_sparring_comes(numbered, counted, school, bo, noah, basis):
    consent = {"mode": "exchange", "ground": "Tidlig indsats"}
    for days, topic in ((3, "play"), (9, "play"), (10, "calm"), (30, "calm")):
        asked(school, bo, days, raised=day(60), topic=topic)
    asked(school, bo, 5, raised=day(60), professions=("teacher",))
    asked(school, bo, 12, raised=day(60), child=noah, **consent)
    make_referral.referral(noah, bo, basis, begun_on=day(20))
    asked(school, bo, 14, raised=day(30), child=noah, **consent)

    counted("source_first_sessions", "source_sparring", "source_sessions")

    # Sat together after 3, 9, 10, 12, 14 and 30 days; one profession alone is no interdisciplinary session.
    assert figure(numbered, "first-session-days") == [(11, 6)]
    assert figure(numbered, "first-session-days-90") == [(22, 6)]
    assert figure(numbered, "sparring-in-time") == [(0.71, 7)]
    assert figure(numbered, "sparring-asked", unit=school) == [(7, 7)]
    assert definition(numbered, "sparring-asked").polarity == "more"
    assert figure(numbered, "sessions-early") == [(0.5, 2)]
    assert figure(numbered, "session-professions") == [(round(13 / 7, 2), 7)]
    stages = latest(definition(numbered, "sessions-held"), breakdown="stage").filter(unit=numbered)
    assert {each.cell: each.n for each in stages} == {"practice": 5, "before": 1, "referred": 1}


@pytest.mark.requirement("MAL-13")
def test_whether_the_child_was_heard_first_and_heard_back(numbered, counted, decided, noah, bo, line):
    make_child.view(
        noah, bo, said_on=day(50), told_back_on=day(40), told_back_by=bo, influence="Plads ved døren"
    )
    make_child.view(noah, bo, said_on=day(50))
    asked_on = decided.referral.child_asked_on
    for on, heard in ((asked_on + timedelta(days=1), 1), (asked_on, 0)):
        type(decided).objects.filter(pk=decided.pk).update(decided_on=on)
        counted("source_decisions")
        kept = latest(definition(numbered, "decided-child-heard")).filter(unit=numbered)
        newest = max(kept, key=lambda each: each.pk)
        assert (newest.value, newest.n) == (heard, 1)

    counted("source_child_views")
    assert figure(numbered, "child-told-back") == [(0.5, 2)]


@pytest.mark.requirement("ORG-04")
def test_what_becomes_of_referrals(numbered, counted, decided, special, noah, bo):
    request = decided.referral.requested_on
    type(decided).objects.filter(pk=decided.pk).update(decided_on=request + timedelta(days=60))
    counted("source_decisions")
    # Four steps of two weeks after the request: 56 days were agreed.
    assert figure(numbered, "referral-days") == [(60, 1)]
    assert figure(numbered, "decided-in-time") == [(0, 1)]
    assert figure(numbered, "way-back-planned") == [(0, 1)]

    spot = make_referral.placed(
        decided, make_referral.offer(special.roles.get().unit), bo, begins_on=day(100)
    )
    make_referral.step(spot)
    type(spot).objects.filter(pk=spot.pk).update(review_on=day(9))
    make_referral.complaint(
        decided, bo, made_on=day(3), answer="upheld", reasons="Ro.", answered_on=day(2), answered_by=bo
    )
    counted("source_decisions", "source_reviews", "source_complaints", "source_special_places")
    assert figure(numbered, "way-back-planned") == [(1, 1)]
    assert figure(numbered, "reviewed-in-time") == [(0, 1)]
    assert figure(numbered, "placements-with-tie") == [(1, 1)]
    assert figure(numbered, "placement-peer-minutes") == [(round(300 / 1380, 2), 1)]
    outcomes = latest(definition(numbered, "complaints"), breakdown="outcome")
    assert [(each.cell, each.n) for each in outcomes] == [("own-upheld", 1)]


def test_how_starts_went(numbered, counted, noah, bo, daycare, school):
    for kind, late, went in (("other", 3, ["well", "well"]), ("leisure", -3, ["well", "partly"])):
        begins = day(60)
        made = make_transitions.handed(
            noah, bo, giver=daycare, taker=school, begins_on=begins, kind=kind, handed_on=day(70),
            acknowledged_on=begins - timedelta(days=late), acknowledged_by=bo,
        )  # fmt: skip
        for whose, answer in zip(("child", "parents"), went, strict=True):
            make_transitions.check(made, bo, whose, went=answer)

    counted("source_starts")

    assert figure(numbered, "starts-received") == [(0.5, 2)]
    assert figure(numbered, "starts-well") == [(0.5, 2)]


def test_a_small_place_gives_away_nothing(numbered, counted, school, daycare, bo):
    """Four at the daycare are in the whole alone; and so are five beside one, who could be subtracted."""
    other = make.unit("Birkeskolen", kind="school", parent=numbered, number="901002")
    daycare.number = "901003"
    daycare.save()
    for place, many in ((school, 8), (daycare, 4)):
        for _n in range(many):
            asked(place, bo, 5, raised=day(60))
    for _n in range(5):
        asked(other, bo, 5, raised=day(60))
    counted("source_sparring")

    told = {
        each.unit.name: each.n
        for each in latest(definition(numbered, "sparring-asked")).select_related("unit")
    }
    assert told == {"Egelund": 17, "Lindeskolen": 8}


def rows(view):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {view}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("who", ["nadia", "amina"])
def test_nobody_reads_a_row_of_what_is_counted(request, acting, numbered, noah, bo, decided, who):
    """Not even those who may count, while a counting of theirs stands open: only the counting itself does."""
    person = request.getfixturevalue(who)
    asked(noah.enrolments.get().unit, bo, 5, raised=day(60))
    for view in VIEWS:
        running.ask_computation(house=numbered, view=view, today=DAY, by=person)

    with acting(person):
        assert {view: rows(view) for view in VIEWS} == dict.fromkeys(VIEWS, 0)
        # The purpose of every page whose address begins so.
        act_as(person.pk, purpose="figures", today=DAY)
        assert rows("source_decisions") == 0
        act_as(person.pk, purpose="counting/figures", today=DAY)
        there = rows("source_decisions") > 0
    assert there == (who == "nadia")


def test_a_counting_gives_no_other_house(numbered, counted, elsewhere, dan):
    there = make.unit("Fremmed", parent=elsewhere, number="901001")
    asked(there, dan, 5, raised=day(60))

    counted("source_sparring")

    assert not latest(definition(numbered, "sparring-asked")).exists()


@pytest.mark.requirement("ORG-17")
def test_who_reads_figures_sees_what_it_was_about_and_is_led_to_today(
    client, numbered, counted, school, bo, lone, amina, nadia
):
    for topic in ("play", "play", "calm"):
        asked(school, bo, 5, raised=day(60), topic=topic)
    counted("source_first_sessions", "source_sessions")
    about = client.sign_in(nadia).get("/figures/of/sessions-held/").content.decode()
    assert "Play and friendships" in about and "About practice, not about a child" in about

    client.sign_in(lone)
    assert "/sparring/days/" in client.get("/figures/of/first-session-days/").content.decode()
    assert "/figures/of/first-session-days/" in client.get("/sparring/days/").content.decode()
    # A leader sees the days of the own place, and no figures of the house.
    assert "/figures/of/" not in client.sign_in(amina).get("/sparring/days/").content.decode()


@pytest.mark.requirement("ORG-26")
def test_taking_part_in_leisure_is_measured(numbered, counted, school, bo):
    club = make.unit("Klubben", kind="youth_club", parent=numbered, number="901005")
    opened_at = datetime.combine(day(30), time(12), tzinfo=UTC)
    noah, ellen, malthe, gone = (
        make_child.child(school, bo, given_name=name, opened_at=opened_at)
        for name in ("Noah", "Ellen", "Malthe", "Gry")
    )
    make_child.enrolment(noah, club, begins_on=day(100))
    make_child.enrolment(ellen, club, begins_on=day(100), ends_on=day(20))
    for who, said, ago in ((ellen, "yes", 60), (ellen, "no", 9), (malthe, "unknown", 9)):
        Leisure.objects.create(child=who, takes_part=said, on=day(ago), by=bo)
    make_child.closing(gone, bo, on=day(1))

    counted("source_leisure")

    assert figure(numbered, "leisure-part") == [(0.5, 2)]
    assert figure(numbered, "leisure-known") == [(round(2 / 3, 2), 3)]
