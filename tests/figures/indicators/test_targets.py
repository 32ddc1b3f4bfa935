"""How a target stands is computed; one without a definition is judged by nothing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from make.figures import definition, few, target, value
from samspil.figures.indicators.actions.targets import choose_yardstick
from samspil.figures.indicators.models import Computation, Delivery, Target, Yardstick
from samspil.ground.audit.models import Event

PATH = {2021: 163, 2022: 160, 2023: 155, 2024: 150, 2025: 140, 2026: 133}


def measured(strategy, house, counts=PATH, **fields):
    few(house)
    of, aim = definition(house), target(strategy, **fields)
    choose_yardstick(target=aim, definition=of, dimension="paying", house=house, by=None)
    for year, events in counts.items():
        value(of, period=year, numerator=events, n=2500)
    return aim


def lines(client, person):
    page = client.sign_in(person).get(reverse("targets"), headers={"accept-language": "en"}).context["page"]
    return {each.target.key: each for each in page.lines}


@pytest.mark.requirement("MAL-06")
@pytest.mark.parametrize(
    ("fields", "counts", "standing"),
    [
        ({}, PATH, "Running"),
        ({"goal_year": 2025, "baseline_year": 2021}, PATH | {2025: 99}, "Reached"),
        ({"goal_year": 2025, "baseline_year": 2021}, PATH, "Not reached"),
        ({"goal_year": 2020, "baseline_year": 2012}, PATH, "Lapsed"),
    ],
)
def test_the_standing_follows_from_the_figures(client, egelund, strategy, nadia, fields, counts, standing):
    measured(strategy, egelund, counts, **fields)

    assert lines(client, nadia)["special-share-2030"].standing == standing


@pytest.mark.requirement("MAL-06")
def test_the_goal_of_2012_keeps_that_its_definition_is_unknown_and_lapsed(client, egelund, strategy, nadia):
    target(strategy, key="special-share-2015", baseline_year=2012, goal_year=2015, status="lapsed")

    response = client.sign_in(nadia).get(reverse("targets"), headers={"accept-language": "en"})

    [line] = response.context["page"].lines
    assert (line.standing, line.definition, line.readiness) == ("Lapsed", "", "Data missing")
    assert "Definition unknown" in response.content.decode()


def test_a_target_that_another_takes_up_is_renewed(client, egelund, strategy, nadia):
    before = measured(strategy, egelund, goal_year=2025)
    target(strategy, key="next", renews=before)

    assert lines(client, nadia)["special-share-2030"].standing == "Renewed"


@pytest.mark.requirement("MAL-06")
def test_the_page_says_the_path_the_forecast_and_what_it_takes_in_whole_children(
    client, egelund, strategy, nadia
):
    measured(strategy, egelund)

    page = (
        client.sign_in(nadia)
        .get(reverse("indicator", args=["segregation-share"]), headers={"accept-language": "en"})
        .context["page"]
    )

    [block] = page.targets
    assert block.effort == (
        "The goal is 33 children fewer, if as many are counted then as now. That is 9 each year."
    )
    assert block.path == "Cannot be told from the path" and "probability" in block.forecast


def test_a_target_without_data_says_so(client, egelund, strategy, nadia):
    measured(strategy, egelund, {})

    assert lines(client, nadia)["special-share-2030"].readiness == "Data missing"


@pytest.mark.requirement("MAL-06")
def test_newer_data_makes_an_update_available_until_it_is_counted(client, egelund, strategy, nadia):
    aim = measured(strategy, egelund, {})
    came = {"house": egelund, "table": "pupil-years", "state": "done", "at": now(), "by": nadia}
    kept = Delivery.objects.create(
        **came, kind="extract", file_name="b.csv", size=1, source="Register", as_of=date(2026, 9, 30)
    )
    assert lines(client, nadia)[aim.key].readiness == "Ready to be counted"

    value(definition(egelund), as_of=date(2025, 9, 30))
    assert lines(client, nadia)[aim.key].readiness == "Newer data is there"

    # Counted, and nothing was another: no new snapshot, and yet it is up to date.
    Computation.objects.create(**came, delivery=kept, told_at=now(), as_of=kept.as_of)
    assert lines(client, nadia)[aim.key].readiness == "Counted"


def test_a_percentage_is_measured_by_a_share_and_by_nothing_else(client, egelund, strategy, nadia):
    few(egelund)
    aim, mean = target(strategy), definition(egelund, "social-wellbeing")

    response = client.sign_in(nadia).post(
        reverse("choose-yardstick", args=[aim.pk]), {"definition": mean.pk, "dimension": "school-owner"}
    )
    assert response.status_code == 422 and not Yardstick.objects.exists()

    # Chosen before this was asked: it is judged by nothing.
    choose_yardstick(target=aim, definition=mean, dimension="school-owner", house=egelund, by=None)
    value(mean, dimension="school-owner", period=2026, numerator=None, denominator=None, value=4.05)
    line = lines(client, nadia)[aim.key]
    assert (line.readiness, line.path, line.goal) == ("Data missing", "", "From 6.5 % in 2021 to 4 % in 2030")


@pytest.mark.requirement("MAL-10")
def test_nobody_can_aim_at_no_special_provision(strategy):
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(key="none", unit="percent", goal=0, status="running")


def test_the_analyst_chooses_what_a_target_is_measured_by(client, egelund, strategy, nadia):
    few(egelund)
    aim, of = target(strategy), definition(egelund)

    response = client.sign_in(nadia).post(
        reverse("choose-yardstick", args=[aim.pk]), {"definition": of.pk, "dimension": "paying"}
    )

    assert response.status_code == 302
    assert Yardstick.objects.get().definition == of
    assert Event.objects.get(what="yardstick chosen").person == nadia.pk


def test_a_dimension_that_the_definition_lacks_is_refused(client, egelund, strategy, nadia):
    few(egelund)
    aim = target(strategy)

    response = client.sign_in(nadia).post(
        reverse("choose-yardstick", args=[aim.pk]),
        {"definition": definition(egelund).pk, "dimension": "partnership"},
    )

    assert response.status_code == 422 and not Yardstick.objects.exists()


@pytest.mark.requirement("MAL-05")
@pytest.mark.parametrize(
    ("goal_year", "standing", "path"),
    [(2028, "Running", "Ahead of the path"), (2026, "Reached", "Ahead of the path"), (2020, "Lapsed", "")],
)
def test_a_target_that_is_no_share_is_judged_in_its_own_unit(
    client, egelund, strategy, nadia, goal_year, standing, path
):
    few(egelund)
    of = definition(egelund, "social-wellbeing")
    aim = target(
        strategy,
        key="wellbeing",
        unit="",
        baseline="3.9",
        baseline_year=2018,
        goal="4.05",
        goal_year=goal_year,
    )
    choose_yardstick(target=aim, definition=of, dimension="school-owner", house=egelund, by=None)
    for year in (2025, 2026):
        value(
            of, period=year, dimension="school-owner", n=900, numerator=None, denominator=None, value=4.1,
            spread=0.6,
        )  # fmt: skip

    line = lines(client, nadia)["wellbeing"]
    page = client.get(reverse("indicator", args=["social-wellbeing"]), headers={"accept-language": "en"})

    assert (line.standing, line.goal) == (standing, f"From 3.9 in 2018 to 4.05 in {goal_year}")
    [block] = page.context["page"].targets
    assert (block.path, block.effort, block.forecast) == (path, "", "")


def test_a_share_measures_no_target_in_days(client, egelund, strategy, nadia):
    few(egelund)
    aim = target(strategy, key="first-session", unit="days", baseline=None, baseline_year=None, goal=10)
    sent = {"definition": definition(egelund).pk, "dimension": "paying"}

    page = client.sign_in(nadia).post(reverse("choose-yardstick", args=[aim.pk]), sent)

    assert "definition" in page.context["page"].form.errors and not Yardstick.objects.exists()


def test_a_definition_in_words_is_known_though_nothing_measures_it(client, egelund, strategy, nadia):
    aim = target(strategy, key="first-session", unit="days", goal=10)
    aim.wordings.update(definition="The median of working days")

    page = client.sign_in(nadia).get(reverse("targets"), headers={"accept-language": "en"}).content.decode()

    assert "The median of working days" in page and "Not measured yet" in page
    assert "Definition unknown" not in page
