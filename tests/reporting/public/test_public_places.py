"""The places, and what each has promised: titles and status, never who."""

import pytest
from conftest import days
from django.utils.timezone import now

import make


def page(client, place):
    answer = client.get(f"/public/places/{place.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def told(local, approved, amina, lone):
    """A local plan with an effort, a goal, an action, and everything that is nobody's business outside."""
    effort = approved(local, title="Åben hal", about="Intern begrundelse", owner=amina, progress="Internt")
    make.goal(effort, text="Flere er med i hallen", observable="Holdlisten viser det")
    action = make.action(
        effort, title="Hal om tirsdagen", owner=amina, is_after_school=True, about="Hemmeligt"
    )
    make.action(effort, title="Hal i frikvarteret", result="Kun for kolleger")
    make.news(effort, amina, text="Nyt om hallen")
    make.evidence(effort, amina, title="Billede af hallen", text="Set i dag", action=action)
    return effort


@pytest.mark.requirement("FLG-15")
def test_a_place_shows_efforts_goals_and_actions(client, school, told):
    shown = page(client, school)

    assert "Lindeskolens plan" in shown and "Åben hal" in shown
    assert "Flere er med i hallen" in shown and "Holdlisten viser det" in shown
    assert "Hal om tirsdagen" in shown and "Hal i frikvarteret" in shown


def test_work_in_and_outside_school_hours_is_counted(client, school, told):
    shown = page(client, school)

    assert "1 in school or daycare hours, 1 outside them" in shown
    assert '<th scope="row">Class or room</th><td class="r">1</td><td class="r">1</td>' in shown


@pytest.mark.parametrize("signed_in", [False, True])
def test_neither_names_nor_news_nor_evidence_are_shown(client, school, told, amina, signed_in):
    if signed_in:
        client.sign_in(amina)

    main = page(client, school).split("<main")[1]

    for secret in ("Amina", "Nyt om", "Billede af", "Set i dag", "Intern", "Hemmeligt", "kolleger"):
        assert secret not in main


def test_the_values_of_the_place_stand_there(client, school, strategy):
    school.values = "Alle leger med."
    school.save()

    assert "Alle leger med." in page(client, school)


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"state": "submitted"}, {"is_public": False}])
def test_a_plan_that_is_not_public_is_not_shown(client, school, local, told, lone, hidden, signed_in):
    for name, value in hidden.items():
        setattr(local, name, value)
    local.save()
    if signed_in:
        client.sign_in(lone)

    shown = page(client, school)

    assert "no local plan to show" in shown and "Åben hal" not in shown
    assert "None to show" in client.get("/public/places/").content.decode()


def test_an_effort_nobody_approved_is_not_shown_even_to_its_writer(client, school, local, amina):
    waiting = make.effort(local, title="Kun en tanke", submitted_at=now(), submitted_by=amina)
    make.action(waiting, title="En tanke til")
    client.sign_in(amina)

    shown = page(client, school)

    assert "tanke" not in shown and "No effort in the plan has been approved yet." in shown


def test_only_open_places_with_children_have_a_page(client, egelund, school, strategy):
    office = make.unit("Forvaltning", kind="department", parent=egelund)
    gone = make.unit("Gamle Skole", parent=egelund, closed_on=days(-1))

    listed = client.get("/public/places/").content.decode()

    assert "Lindeskolen" in listed and "Forvaltning" not in listed and "Gamle Skole" not in listed
    for hidden in (office, gone, egelund):
        assert client.get(f"/public/places/{hidden.pk}/").status_code == 404


def test_a_place_whose_house_has_no_strategy_has_no_page(client, strategy, elsewhere):
    assert client.get(f"/public/places/{make.unit('Andeby Skole', parent=elsewhere).pk}/").status_code == 404


def test_queries_do_not_grow_with_rows(client, school, local, approved, told, count_queries):
    few = count_queries(lambda: client.get(f"/public/places/{school.pk}/"))
    few_places = count_queries(lambda: client.get("/public/places/"))
    for n in range(6):
        effort = approved(local, title=f"Indsats {n}")
        make.goal(effort)
        make.action(effort)
        make.unit(f"Skole {n}", parent=school.parent)

    assert count_queries(lambda: client.get(f"/public/places/{school.pk}/")) <= few <= 15
    assert count_queries(lambda: client.get("/public/places/")) <= few_places <= 15
