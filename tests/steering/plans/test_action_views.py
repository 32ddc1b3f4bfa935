"""Actions, contributions and leadership in the browser."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import localdate
from steering.plans.conftest import REQUIRED, approved

import make
from samspil.ground.organisation.models import Group
from samspil.steering.plans.models import Action, Contribution, CoOwner, LeaderAccount

CO = {"co-TOTAL_FORMS": "2", "co-INITIAL_FORMS": "0"}


def text(response):
    return response.content.decode()


def typed(owner, **changed):
    return CO | {
        "title": "Åben hal", "owner": owner.pk, "direction": "group", "environment": "leisure",
        "is_after_school": "on", "provision": "general", "planned_start": days(1).isoformat(),
        "planned_end": days(9).isoformat(), **changed,
    }  # fmt: skip


@pytest.mark.requirement("LED-02", "LED-10", "MAL-14", "NL-06")
def test_an_action_says_for_whom_where_when_and_with_whom(client, own, bo, amina):
    client.sign_in(bo)
    fields = typed(amina, **{"co-0-group": "parents", "co-0-name": "Forældrerådet"})

    page = client.post(reverse("add-action", args=[own.pk]), fields, follow=True)

    made = Action.objects.get()
    assert (made.direction, made.environment, made.is_after_school) == ("group", "leisure", True)
    assert "Leisure and associations".lower() in text(page) and "outside school" in text(page)
    assert "Forældrerådet" in text(page) and amina.name in text(page)


@pytest.mark.requirement("KUL-05")
def test_an_action_aims_at_a_whole_class_by_name(client, own, bo, daycare):
    here, other = (Group.objects.create(unit=unit, name="3.B") for unit in (own.plan.unit, daycare))
    client.sign_in(bo)

    client.post(reverse("add-action", args=[own.pk]), typed(bo, group=other.pk))
    assert not Action.objects.exists()
    page = client.post(reverse("add-action", args=[own.pk]), typed(bo, group=here.pk), follow=True)

    assert Action.objects.get().group == here and "The group 3.B" in text(page)


WRONG = [
    ({"provision": "special"}, "Write why it cannot happen in general provision"),
    ({"blocked_by": "Ingen hal"}, "Write what would unblock it"),
    ({"planned_end": days(0).isoformat()}, "Set a deadline on or after the planned start"),
    ({"direction": ""}, REQUIRED),
]


@pytest.mark.requirement("MAL-09")
@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, own, bo, changed, said):
    client.sign_in(bo)

    page = client.post(reverse("add-action", args=[own.pk]), typed(bo, about="Det jeg skrev") | changed)

    assert str(said) in text(page) and "Det jeg skrev" in text(page)
    assert not Action.objects.exists()


@pytest.mark.requirement("MAL-09")
def test_general_provision_is_where_one_begins(client, own, bo):
    client.sign_in(bo)

    form = client.get(reverse("add-action", args=[own.pk])).context["page"].form

    assert form["provision"].initial == "general"


def test_a_co_owner_stays_the_same_person_when_something_else_changes(client, own, deed, bo, egelund):
    CoOwner.objects.create(action=deed, group="staff", person=bo)
    CoOwner.objects.create(action=deed, group="administration", unit=egelund)
    client.sign_in(bo)
    change = reverse("change-action", args=[deed.pk])
    shown = client.get(change).context["page"].co_owners
    fields = {"co-TOTAL_FORMS": "4", "co-INITIAL_FORMS": "2"} | {
        f"co-{n}-{name}": form.initial.get(name) or ""
        for n, form in enumerate(shown.forms)
        for name in ("group", "unit", "name")
    }

    client.post(change, typed(bo, title="Ny titel") | fields)

    deed.refresh_from_db()
    assert deed.title == "Ny titel"
    assert [(each.person, each.unit) for each in deed.co_owners.all()] == [(bo, None), (None, egelund)]


@pytest.mark.parametrize(
    ("who", "code"), [("amina", 200), ("bo", 200), ("lone", 200), ("erik", 404), ("gitte", 404)]
)
def test_who_works_there_writes_actions(client, own, deed, request, who, code):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("add-action", args=[own.pk])).status_code == code
    assert client.get(reverse("change-action", args=[deed.pk])).status_code == code
    assert client.get(reverse("action", args=[deed.pk])).status_code == 200


def test_who_owns_the_effort_changes_its_actions(client, central, lone, amina):
    action = make.action(approved(central, amina), owner=lone)
    client.sign_in(amina)

    assert client.get(reverse("change-action", args=[action.pk])).status_code == 200


def test_an_action_elsewhere_is_not_there(client, deed, dan):
    client.sign_in(dan)

    for name in ("action", "change-action"):
        assert client.get(reverse(name, args=[deed.pk])).status_code == 404


def bring(unit, by, group="staff", **fields):
    return Contribution.objects.create(
        unit=unit, by=by, group=group, text=fields.pop("text", "Vi prøvede det."), on=localdate(), **fields
    )


@pytest.mark.requirement("FLG-18", "LED-05")
def test_a_contribution_is_brought_to_an_effort_a_statement_or_a_place(client, own, erik, amina, bo):
    statement = own.plan.strategy.statements.first()
    fields = {"text": "Jeg så det virke.", "together_with": ["parents"]}
    client.sign_in(erik)

    for asked in (f"?effort={own.pk}", f"?statement={statement.pk}", ""):
        assert client.get(reverse("contribute") + asked).status_code == 200
        assert client.post(reverse("contribute") + asked, fields).status_code == 302

    found = list(Contribution.objects.order_by("pk"))
    assert [(each.effort, each.statement) for each in found] == [(own, None), (None, statement), (None, None)]
    assert [each.unit for each in found] == [own.plan.unit, erik.roles.get().unit, erik.roles.get().unit]
    assert {each.group for each in found} == {"politicians"}


@pytest.mark.parametrize("asked", ["effort=²", "effort=0", "statement=x", "statement=²"])
def test_a_strange_subject_is_no_error(client, own, erik, asked):
    client.sign_in(erik)

    assert client.get(f"{reverse('contribute')}?{asked}").status_code in (200, 404)


@pytest.mark.requirement("LED-05")
def test_leaders_who_have_brought_nothing_this_year_are_named(client, school, daycare, amina, lone):
    make.person("Mona", role="leader", unit=daycare)
    gone = make.person("Per", role="leader", unit=daycare)
    gone.roles.update(ends_on=days(-1))
    bring(school, amina, "leaders", together_with=["parents"])
    bring(school, lone, "administration", text="Andet")
    client.sign_in(lone)

    page = client.get(reverse("contributions"), {"group": "leaders"}).context["page"]

    assert [role.person.given_name for role in page.silent_leaders] == ["Mona"]
    assert [line.contribution.by for line in page.lines] == [amina]
    assert [line.together for line in page.lines] == [("Parents",)]
    assert {choice.label: choice.count for choice in page.choices}["Administration"] == 1


@pytest.mark.parametrize("asked", [{"group": "<script>"}, {"page": "x"}, {"page": "99"}])
def test_the_list_answers_any_address(client, school, amina, asked):
    bring(school, amina)
    client.sign_in(amina)

    page = client.get(reverse("contributions"), asked)

    assert page.status_code == 200 and "Vi prøvede det." in text(page)


def test_an_answer_stands_beside_what_was_brought(client, school, amina, bo, dan):
    brought = bring(school, bo)
    answer = reverse("answer-contribution", args=[brought.pk])
    for person in (bo, dan):
        assert client.sign_in(person).get(answer).status_code == 404
    client.sign_in(amina)

    assert client.post(answer, {"answer": ""}).status_code == 200
    page = client.post(answer, {"answer": "Det gør vi."}, follow=True)

    assert "Det gør vi." in text(page)


ACCOUNT = {"dimension": "staff", "text": "Vi har ansat en vejleder."}


@pytest.mark.requirement("LED-01")
def test_leadership_shows_four_dimensions_and_which_are_empty(client, own, amina, lone):
    make.action(own, dimension="pedagogical", title="Åben hal")
    leadership = reverse("leadership", args=[own.plan.unit_id])
    client.sign_in(amina)

    assert client.post(leadership, ACCOUNT | {"text": ""}).status_code == 200
    client.post(leadership, ACCOUNT)
    page = client.sign_in(lone).get(leadership)

    assert [cell.key for cell in page.context["page"].cells if cell.is_empty] == [
        "strategic",
        "organisational",
    ]
    assert "Vi har ansat en vejleder." in text(page) and "Åben hal" in text(page)


@pytest.mark.parametrize("who", ["bo", "erik", "gitte"])
def test_only_leaders_write_accounts(client, school, strategy, request, who):
    leadership = reverse("leadership", args=[school.pk])
    client.sign_in(request.getfixturevalue(who))

    assert client.get(leadership).status_code == 200
    assert client.post(leadership, ACCOUNT).status_code == 404
    assert not LeaderAccount.objects.exists()


def test_a_place_elsewhere_has_no_leadership_page(client, school, dan):
    client.sign_in(dan)

    assert client.get(reverse("leadership", args=[school.pk])).status_code == 404
