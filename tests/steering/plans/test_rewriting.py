"""What was approved is not rewritten without a new approval: in the browser, and in the database."""

import pytest
from conftest import days
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils.timezone import now
from steering.plans.conftest import events, me, whole

import make
from samspil.steering.plans.actions import efforts as actions
from samspil.steering.plans.actions.plans import MoveRefused, move_plan
from samspil.steering.plans.models import ApprovedWording, Effort, Goal, Plan
from samspil.steering.plans.rules import Refusal, State


def url(name, thing):
    return reverse(name, args=[thing.pk])


def words(response):
    return response.content.decode()


def typed(effort, **changed):
    """The effort's form as it stands, with some of it changed."""
    goals = list(effort.goals.all())
    asked = {
        "title": effort.title,
        "about": effort.about,
        "statements": list(effort.statements.values_list("pk", flat=True)),
        "area": effort.area_id,
        "part": effort.part,
        "owner": effort.owner_id,
        "planned_start": effort.planned_start or days(-30),
        "planned_end": effort.planned_end or days(90),
        "is_shared": "on",
        "goal-TOTAL_FORMS": len(goals),
        "goal-INITIAL_FORMS": len(goals),
    }
    for place, goal in enumerate(goals):
        asked |= {f"goal-{place}-{name}": getattr(goal, name) for name in ("text", "indicator", "observable")}
    return asked | changed


@pytest.fixture
def dated(effort):
    effort.planned_start, effort.planned_end = days(-30), days(90)
    effort.save()
    return effort


@pytest.fixture
def changed(client, dated, lone):
    """An approved effort that Lone has given another name."""
    client.sign_in(lone).post(url("change-effort", dated), typed(dated, title="Noget helt andet"))
    dated.refresh_from_db()
    return dated


def test_a_change_of_meaning_waits_for_somebody_else(client, changed, lone, henrik):
    mine = words(client.get(url("effort", changed)))
    client.sign_in(henrik)
    theirs = words(client.get(url("effort", changed)))
    home = client.get(reverse("home")).context["page"]

    client.post(url("approve-effort", changed))

    assert "Changed since it was approved" in mine and "Approve the change" not in mine
    assert "Approve the change" in theirs
    assert "Sparring inden for ti dage" in theirs and "Noget helt andet" in theirs
    assert [need.url for line in home.lines for need in line.bundle.needs] == [url("effort", changed)]
    assert not ApprovedWording.objects.exists()
    changed.refresh_from_db()
    assert (changed.approved_by, changed.submitted_by) == (henrik, lone)
    assert events()[-1] == ("change of effort approved", henrik.pk)


def test_nobody_approves_their_own_change(client, changed, lone):
    response = client.post(url("approve-effort", changed))

    assert response.status_code == 409
    assert ApprovedWording.objects.get().title == "Sparring inden for ti dage"


def test_who_wrote_a_part_of_the_change_approves_none_of_it(client, changed, henrik, acting):
    client.sign_in(henrik).post(url("change-effort", changed), typed(changed, about="Mere om det"))

    assert client.post(url("approve-effort", changed)).status_code == 409


@pytest.mark.parametrize(
    ("field", "value", "waits"),
    [
        ("about", "Noget mere", True),
        ("statements", [], None),
        ("goal-0-text", "Et andet mål", True),
        ("planned_end", days(120), True),
        ("planned_end", days(60), False),
        ("planned_start", days(-10), False),
        ("is_shared", "", False),
    ],
)
def test_what_asks_again_and_what_moves_freely(client, dated, lone, field, value, waits):
    response = client.sign_in(lone).post(url("change-effort", dated), typed(dated, **{field: value}))

    if waits is None:
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert ApprovedWording.objects.exists() is waits


def test_owner_news_and_next_step_move_freely(acting, dated, lone, henrik):
    with acting(lone):
        actions.tell_news(effort=dated, action=None, text="Det går", by=lone, progress="Halvt", next_step="x")
        actions.hand_over(thing=dated, to=henrik, note="Din nu", by=lone)

    assert not ApprovedWording.objects.exists()


def test_it_stays_late_and_in_force_while_the_change_waits(client, changed, lone):
    """Rewording an effort is no way to make it less late."""
    Effort.objects.update(planned_end=days(-5), started_on=days(-30), started_by=lone)

    line = client.get(url("effort", changed)).context["page"].line

    assert line.standing.status == "late" and not line.is_waiting and line.is_changed


def test_a_change_is_taken_back_whole(client, changed, strategy, lone):
    client.post(
        url("change-effort", changed),
        typed(
            changed,
            statements=[strategy.statements.get(number="2.1").pk],
            planned_end=days(200),
            **{"goal-0-text": "Et andet mål"},
        ),
    )

    response = client.post(url("take-back-change", changed))

    assert response.status_code == 302
    changed.refresh_from_db()
    assert (changed.title, changed.planned_end) == ("Sparring inden for ti dage", days(90))
    assert [each.number for each in changed.statements.all()] == ["1.1"]
    assert changed.goals.get().text == "Hjælp inden for ti dage"
    assert not ApprovedWording.objects.exists()
    assert client.post(url("take-back-change", changed)).status_code == 409


def test_what_says_again_what_was_approved_waits_for_nobody(client, changed):
    client.post(url("change-effort", changed), typed(changed, title="Sparring inden for ti dage"))

    assert not ApprovedWording.objects.exists()


def test_who_opened_it_before_somebody_else_changed_it_is_told(client, dated, lone, henrik):
    seen = client.sign_in(lone).get(url("change-effort", dated)).context["page"].seen
    client.sign_in(henrik).post(url("change-effort", dated), typed(dated, about="Henriks ord", seen=seen))

    response = client.sign_in(lone).post(url("change-effort", dated), typed(dated, about="Mine", seen=seen))

    dated.refresh_from_db()
    assert response.status_code == 409 and "Somebody changed it" in words(response)
    assert dated.about == "Henriks ord"


def test_places_take_along_only_what_is_approved(client, changed, central, school, amina):
    form = (
        client.sign_in(amina)
        .get(reverse("make-local-plan", args=[central.pk, school.pk]))
        .context["page"]
        .form
    )

    assert not form.fields["efforts"].queryset.exists()


def test_the_public_reads_what_was_approved(client, changed, strategy):
    client.logout()

    shown = words(client.get(reverse("public-strategy")))

    assert "Sparring inden for ti dage" in shown and "Noget helt andet" not in shown


@pytest.fixture
def waiting(egelund, strategy, lone, acting):
    """A plan that waits for approval."""
    plan = make.plan(egelund, strategy, state="draft")
    whole(plan, owner=lone)
    with acting(lone):
        move_plan(plan=plan, to=State.SUBMITTED, seen=State.DRAFT, me=me(lone))
    plan.refresh_from_db()
    return plan


def test_a_plan_that_waits_is_taken_back_before_it_is_changed(client, waiting, lone):
    effort = waiting.efforts.first()
    client.sign_in(lone)
    page = words(client.get(url("plan", waiting)))

    shut = client.get(url("change-effort", effort))
    refused = client.post(url("change-effort", effort), typed(effort, title="Andet"))
    added = client.get(f"{reverse('add-effort')}?plan={waiting.pk}")
    client.post(url("move-plan", waiting), {"seen": "submitted", "to": "draft"})
    saved = client.post(url("change-effort", effort), typed(effort, title="Andet"))

    assert "Take it back to draft" in page and "Add an effort" not in page
    assert [each.status_code for each in (shut, refused, added)] == [409] * 3
    assert "Take it back to draft first" in words(refused)
    assert saved.status_code == 302
    assert Effort.objects.get(pk=effort.pk).title == "Andet"


def test_what_a_year_was_is_not_rewritten(acting, central, effort, lone):
    Plan.objects.update(state="evaluated")

    with acting(lone), pytest.raises(MoveRefused) as refused:
        actions.save_effort(plan=central, effort=effort, fields={"title": "x"}, goals=[], by=lone)

    assert refused.value.reasons == [Refusal.OVER]


@pytest.fixture
def refused(acting):
    """Whether the database itself refuses it to the person."""

    def check(person, act):
        with acting(person):
            try:
                with transaction.atomic():
                    act()
            except ProgrammingError:
                return True
        return False

    return check


@pytest.mark.parametrize("act", ["title", "goal", "drop", "statements", "new"])
def test_the_database_holds_a_plan_that_waits(refused, waiting, lone, strategy, act):
    effort = waiting.efforts.first()
    acts = {
        "title": lambda: Effort.objects.filter(pk=effort.pk).update(title="x"),
        "goal": lambda: Goal.objects.filter(effort=effort).update(text="x"),
        "drop": lambda: effort.goals.get().delete(),
        "statements": lambda: effort.statements.clear(),
        "new": lambda: make.effort(waiting, owner=lone),
    }

    assert refused(lone, acts[act])


def test_the_database_keeps_what_was_approved_whatever_writes(acting, effort, lone, henrik, refused):
    with acting(lone):
        Goal.objects.filter(effort=effort).update(text="x")
        assert not ApprovedWording.objects.all().delete()[0]

    kept = ApprovedWording.objects.get()
    assert (kept.goals[0][0], kept.writers) == ("Hjælp inden for ti dage", [lone.pk])
    again = {"approved_at": now(), "approved_by": lone}
    assert refused(lone, lambda: Effort.objects.filter(pk=effort.pk).update(**again))


def test_the_database_lets_nobody_approve_an_effort_alone(refused, central, own, lone, henrik, amina):
    new = make.effort(central, owner=lone, submitted_at=now(), submitted_by=lone)
    at_school = make.effort(own.plan, owner=amina, submitted_at=now(), submitted_by=lone)

    def approve(effort, by):
        return lambda: Effort.objects.filter(pk=effort.pk).update(approved_at=now(), approved_by=by)

    assert refused(lone, approve(new, lone))
    assert refused(lone, approve(new, henrik))
    assert refused(amina, approve(at_school, amina))
    assert refused(lone, lambda: make.effort(central, approved_at=now(), approved_by=lone))
    assert not refused(henrik, approve(new, henrik))
