"""An effort in the browser: written from a sentence, changed, sent in, approved."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.plans.conftest import REQUIRED, approved

import make
from samspil.steering.plans.models import Effort

GOALS = {
    "goal-TOTAL_FORMS": "1",
    "goal-INITIAL_FORMS": "0",
    "goal-0-text": "Hjælp inden for ti dage",
    "goal-0-observable": "Listen viser datoerne",
}


def text(response):
    return response.content.decode()


def typed(strategy, owner, **changed):
    return GOALS | {
        "title": "Sparring",
        "statements": [strategy.statements.get(number="1.1").pk],
        "area": strategy.chapters.get(key="leadership").pk,
        "part": "content",
        "owner": owner.pk,
        "planned_start": days(1).isoformat(),
        "planned_end": days(90).isoformat(),
        **changed,
    }


def add_url(plan=None):
    return reverse("add-effort") + (f"?plan={plan.pk}" if plan else "")


@pytest.mark.requirement("ORG-16")
def test_a_plan_says_how_rooms_and_outdoor_areas_help(client, effort, lone):
    client.sign_in(lone)
    said = typed(effort.plan.strategy, lone, space="Skoven er klasserum om torsdagen.")

    client.post(reverse("change-effort", args=[effort.pk]), said)
    page = text(client.get(reverse("effort", args=[effort.pk])))
    sheet = text(client.get(reverse("export-efforts", args=[effort.plan_id, "csv"])))

    assert "How rooms and outdoor areas help" in page
    assert "Skoven er klasserum" in page and "Skoven er klasserum" in sheet


def test_a_choice_not_made_says_so_in_words(client, effort, lone):
    form = text(client.sign_in(lone).get(reverse("change-effort", args=[effort.pk])))
    action = text(client.get(reverse("add-action", args=[effort.pk])))

    assert "Choose</option>" in form and "Nobody yet</option>" in action
    assert "---" not in form + action


@pytest.mark.parametrize("who", ["lone", "amina", "bo", "erik", "gitte"])
def test_the_house_reads_an_effort(client, effort, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert effort.title in text(client.get(reverse("effort", args=[effort.pk])))


def test_elsewhere_gets_404(client, effort, dan):
    client.sign_in(dan)

    for name in ("effort", "change-effort", "decide", "stop-effort"):
        assert client.get(reverse(name, args=[effort.pk])).status_code == 404


@pytest.mark.requirement("FLG-09", "FLG-19")
def test_an_effort_is_made_from_a_statement(client, central, strategy, lone):
    client.sign_in(lone)
    asked = strategy.statements.get(number="K.1")

    form = client.get(f"{add_url()}?statement={asked.pk}").context["page"].form
    made = client.post(add_url(), typed(strategy, lone))

    assert form.initial["statements"] == [asked.pk]
    effort = Effort.objects.get()
    assert made.url == reverse("effort", args=[effort.pk])
    assert effort.goals.get().observable == "Listen viser datoerne"
    assert "1.1" in text(client.get(made.url))


WRONG = [
    ({"title": ""}, REQUIRED),
    ({"planned_end": days(0).isoformat()}, "Set a deadline on or after the planned start"),
    ({"goal-0-observable": ""}, "Write an indicator or what one will be able to see"),
    ({"goal-0-text": ""}, "Write the goal that this would show"),
    ({"statements": []}, REQUIRED),
    ({"owner": ""}, REQUIRED),
]


@pytest.mark.requirement("FLG-03")
@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, central, strategy, lone, changed, said):
    client.sign_in(lone)

    page = client.post(add_url(), typed(strategy, lone, about="Det jeg skrev") | changed)

    assert page.status_code == 200
    assert str(said) in text(page) and "Det jeg skrev" in text(page)
    assert not Effort.objects.exists()


@pytest.mark.parametrize("asked", ["plan=²", "plan=x", "plan=-1", f"plan={9**30}", "plan=999999"])
def test_a_strange_address_is_no_error(client, central, lone, asked):
    client.sign_in(lone)

    assert client.get(f"{add_url()}?{asked}").status_code in (200, 404)


@pytest.mark.parametrize("asked", ["²", "x", str(9**30), "999999"])
def test_a_strange_statement_is_left_out(client, central, lone, asked):
    client.sign_in(lone)

    assert client.get(f"{add_url()}?statement={asked}").status_code == 200


@pytest.mark.parametrize("who", ["amina", "bo", "erik", "gitte", "dan"])
def test_who_does_not_write_the_central_plan_adds_nothing(client, central, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(add_url(central)).status_code == 404


def test_an_owner_is_chosen_among_those_who_work_there(client, local, strategy, amina, dan):
    client.sign_in(amina)

    assert client.post(add_url(local), typed(strategy, dan)).status_code == 200
    assert client.post(add_url(local), typed(strategy, amina)).status_code == 302


def test_changing_shows_what_stands_and_saves_what_is_new(client, own, strategy, amina):
    client.sign_in(amina)
    url = reverse("change-effort", args=[own.pk])
    assert own.title in text(client.get(url))

    client.post(url, typed(strategy, amina, title="Nyt navn", **{"goal-INITIAL_FORMS": "1"}))

    own.refresh_from_db()
    assert own.title == "Nyt navn"
    assert own.goals.count() == 1


@pytest.mark.parametrize("who", ["bo", "erik", "gitte"])
def test_who_does_not_write_it_does_not_change_it(client, own, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("change-effort", args=[own.pk])).status_code == 404


def post(client, name, effort):
    return client.post(reverse(name, args=[effort.pk]))


def test_asking_and_approving_are_separate(client, central, lone, henrik):
    new = make.effort(central)
    make.goal(new)

    assert post(client.sign_in(lone), "submit-effort", new).status_code == 302
    assert post(client, "approve-effort", new).status_code == 409
    assert "Approve the effort" not in text(client.get(reverse("effort", args=[new.pk])))
    assert "Approve the effort" in text(client.sign_in(henrik).get(reverse("effort", args=[new.pk])))
    assert post(client, "approve-effort", new).status_code == 302

    new.refresh_from_db()
    assert (new.submitted_by, new.approved_by) == (lone, henrik)


def test_a_refused_step_says_why(client, central, lone, erik):
    bare = make.effort(central)

    page = post(client.sign_in(lone), "submit-effort", bare)

    assert page.status_code == 409 and "Give every effort a goal" in text(page)
    assert post(client.sign_in(erik), "approve-effort", bare).status_code == 409


def test_what_is_approved_cannot_be_approved_again(client, central, effort, lone, henrik):
    for person in (henrik, lone):
        client.sign_in(person)
        assert post(client, "submit-effort", effort).status_code == 409
        assert post(client, "approve-effort", effort).status_code == 409


@pytest.mark.requirement("MAL-14", "LED-02")
def test_the_effort_shows_whom_its_actions_are_for_and_who_owns_them(client, own, amina):
    for direction in ("child", "child", "environment"):
        make.action(own, direction=direction).co_owners.create(group="parents", name="Forældrerådet")
    client.sign_in(amina)

    page = client.get(reverse("effort", args=[own.pk]))

    assert dict(page.context["page"].directions) == {
        "The child": 2,
        "The group": 0,
        "The adults": 0,
        "The surroundings": 1,
    }
    assert "Forældrerådet" in text(page)


def test_what_nobody_has_approved_is_said_to_wait(client, central, lone):
    waiting = make.effort(central, submitted_at=now(), submitted_by=lone, planned_end=days(-9))
    client.sign_in(lone)

    page = client.get(reverse("effort", args=[waiting.pk]))

    assert "waiting for approval" in text(page) and "Somebody else who may approve" in text(page)


def test_an_effort_taken_along_says_by_how_many(client, effort, own, lone):
    client.sign_in(lone)

    assert client.get(reverse("effort", args=[effort.pk])).context["page"].heirs == 1


def test_hostile_words_are_only_words(client, central, lone):
    hostile = approved(central, lone, title="<script>alert(1)</script>")
    client.sign_in(lone)

    assert "<script>alert" not in text(client.get(reverse("effort", args=[hostile.pk])))
