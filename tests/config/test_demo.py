"""The demo: complete, the same for the same seed, and safe to build again."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from make.demo import without_figures
from samspil.config.demo import generator, life
from samspil.config.demo.personas import DEMO_PASSWORD, LANGUAGES, personas
from samspil.figures.indicators.models import Target
from samspil.figures.publication.models import Release
from samspil.ground.organisation.models import Account, Person, Role, Unit
from samspil.steering.plans.models import (
    Action,
    ApprovedWording,
    Contribution,
    Decision,
    Effort,
    News,
    Plan,
    Understanding,
)
from samspil.steering.plans.rules import State, Status, status
from samspil.steering.strategy.models import Strategy

pytestmark = pytest.mark.long
TODAY = date(2026, 11, 21)
KEPT = (
    *(Unit, Person, Role, Account, Strategy, Target, Plan, Effort, Action, News, Decision, Contribution),
    Release,
)


@pytest.fixture(scope="module", autouse=True)
def files(tmp_path_factory):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
        yield


def build(*, seed=7, today=TODAY):
    heard = []
    generator.build(size="tiny", seed=seed, today=today, report=lambda *each: heard.append(each))
    return heard


def counts():
    return [each.objects.count() for each in KEPT]


def titles():
    return list(Action.objects.order_by("pk").values_list("title", "owner__key", "planned_end"))


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def demo(built):
    """As it was built, whatever a test before this one did to it."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


def test_it_says_how_far_it_is(demo):
    steps = len(generator.REALMS) * len(generator.PARTS)
    assert demo[0] == (f"egelund: {generator.PARTS[0].name}", 0, steps)
    assert demo[-1] == ("", steps, steps)


def test_building_again_changes_nothing(demo):
    before = counts(), titles()

    build()

    assert (counts(), titles()) == before


@pytest.fixture
def of_plans(monkeypatch):
    """Without what is counted, let out and printed: that is four fifths of the work, and `demo` has it."""
    monkeypatch.setattr(generator, "PARTS", without_figures())


@pytest.mark.django_db
def test_a_build_that_broke_off_is_taken_up_again(of_plans, monkeypatch):
    build_life = life.build

    def break_off(desk, central, size):
        build_life(desk, central, size)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(life, "build", break_off)
        with pytest.raises(KeyboardInterrupt):
            build()
    assert not Contribution.objects.exists()

    build()

    assert Contribution.objects.filter(unit__country="DK").exists()
    assert Strategy.objects.filter(country="NL").count() == 1


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_demo(of_plans):
    made = []
    for seed in (7, 7, 8):
        before = transaction.savepoint()
        build(seed=seed)
        made.append(titles())
        transaction.savepoint_rollback(before)

    assert made[0] == made[1]
    assert made[0] != made[2]


@pytest.mark.parametrize("day", [date(2027, 4, 13), date(2027, 8, 3), date(2028, 2, 29)])
@pytest.mark.django_db
def test_every_status_occurs_whatever_day_it_is(of_plans, day):
    build(today=day)

    efforts = Effort.objects.filter(plan__kind="central", plan__state="running")
    found = Counter(status(each.course, today=day, quiet_days=60) for each in efforts)

    assert set(found) == set(Status) - {Status.NONE}
    assert found[Status.LATE] == 3


def test_places_are_late_quiet_and_in_every_state(demo):
    central = Plan.objects.get(kind="central", state="running")
    here = Action.objects.filter(effort__plan__unit__name="Lindeskolen", effort__plan__state="running")

    late = central.requests.filter(due_on__lt=TODAY).exclude(unit__in=central.local_plans.values("unit"))
    quiet = {each.title for each in here if status(each.course, today=TODAY, quiet_days=60) is Status.QUIET}

    assert [each.unit.name for each in late] == ["Ungdomsskolen"]
    assert {"Venskabsgrupper i 3. årgang", "Åben hal tirsdag"} <= quiet
    assert set(Plan.objects.values_list("state", flat=True)) >= set(State) - {State.DRAFT}
    assert {each.kind for each in Plan.objects.all()} == {"central", "local", "competence", "agenda"}


def test_what_was_changed_waits_and_what_is_known_is_counted(demo):
    waiting = ApprovedWording.objects.select_related("effort__plan__unit")

    assert {str(each.effort.plan.unit) for each in waiting} == {"Egelund Kommune", "Lindeskolen"}
    assert Understanding.objects.count() == 3
    assert not Action.objects.exclude(stopped_on=None).filter(result="").exists()


def test_half_of_the_statements_have_an_effort(demo):
    strategy = Strategy.objects.get(unit__name="Egelund Kommune", replaced_on=None)

    bare = strategy.statements.exclude(efforts__plan__kind="central", efforts__plan__state="running")

    assert {"2.6", "4.4", "K.2"} <= set(bare.values_list("number", flat=True))
    assert 0.4 < bare.count() / strategy.statements.count() < 0.6


def test_the_targets_are_renewed_with_a_definition(demo):
    renewed = Target.objects.get(key="special-share-2030")

    assert renewed.renews.status == "lapsed"
    assert [str(each) for each in renewed.statements.all()] == ["C.3"]
    assert all(each.definition for each in renewed.wordings.all())


def test_figures_are_let_out_to_everyone_and_to_the_committees(demo):
    out = Counter(Release.objects.filter(state="published").values_list("house__country", "audience"))

    assert out == {("DK", "public"): 2, ("DK", "committee"): 1, ("NL", "public"): 1}
    assert Release.objects.filter(replaces__isnull=False).count() == 1


def test_every_persona_can_sign_in(demo):
    cards = [card for language in LANGUAGES for card in personas(language)]
    signing_in = [each for each in cards if each.email]

    accounts = {each.email: each for each in Account.objects.select_related("person")}

    assert all(accounts[each.email].person.name == each.name for each in signing_in)
    assert all(accounts[each.email].check_password(DEMO_PASSWORD) for each in signing_in)
    assert len(cards) - len(signing_in) == len(LANGUAGES)
    assert all(each.role_line and each.what_to_try for each in cards)


def test_nothing_is_left_unfilled(demo):
    written = [*Action.objects.values_list("title", flat=True), *News.objects.values_list("text", flat=True)]
    written += Effort.objects.values_list("progress", flat=True)

    assert [each for each in written if "{" in each or "·" in each or "|" in each] == []
