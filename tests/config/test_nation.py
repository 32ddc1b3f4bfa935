"""The nation: as many as were asked for, the same for the same seed, taken up again where it broke off."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.utils.timezone import localtime

from make.demo import without_figures
from samspil.config.demo import generator
from samspil.config.demo.nation import building
from samspil.config.demo.nation.shares import apportion, counted
from samspil.config.demo.personas import DEMO_PASSWORD
from samspil.config.demo.sizes import SIZES, Nation
from samspil.ground.organisation.models import Account, Role, Unit
from samspil.steering.plans.models import Action, Effort, Evidence, News, Plan
from samspil.steering.strategy.models import Strategy

TODAY = date(2026, 11, 21)
SMALL = Nation(municipalities=3, units=50, actions=900, staff=160, years=2)
CONTENT = """
    SELECT u.key, p.begins_on, p.state, e.number, a.title, o.key, a.planned_end, a.started_on, a.ended_on,
        a.news_on
    FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id JOIN plans_plan p ON p.id = e.plan_id
    JOIN organisation_unit u ON u.id = p.unit_id LEFT JOIN organisation_person o ON o.id = a.owner_id
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
"""


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory):
    tiny = replace(SIZES["tiny"], name="nation", nation=SMALL)
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
    ):
        patch.setitem(SIZES, "nation", tiny)
        # The nation copies plans; Egelund's figures are looked at in test_demo.py.
        patch.setattr(generator, "PARTS", without_figures())
        yield


def build(seed=7):
    heard = []
    generator.build(size="nation", seed=seed, today=TODAY, report=lambda *each: heard.append(each))
    return heard


@pytest.fixture(scope="module")
def nation(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def content():
    with connection.cursor() as cursor:
        cursor.execute(CONTENT)
        return hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()


def totals():
    municipalities = Unit.objects.filter(kind="municipality", country="DK")
    danish = {"effort__plan__unit__country": "DK"}
    staff = Role.objects.filter(root__country="DK").exclude(
        kind__in=("politician", "board_member", "parent", "pupil")
    )
    return {
        "municipalities": municipalities.count(),
        "units": Unit.objects.filter(country="DK").count(),
        "actions": Action.objects.filter(**danish).count(),
        "staff": staff.values("person").distinct().count(),
    }


def test_there_are_as_many_as_were_asked_for(nation):
    assert totals() == {"municipalities": 3, "units": 50, "actions": 900, "staff": 160}


def test_it_says_which_municipality_it_builds(nation):
    assert [each[0] for each in nation[-3:]] == ["Tranevig Kommune", "Lærkevig Kommune", ""]
    assert nation[-1][1] == nation[-1][2] >= len(nation) - 1


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_nation():
    made = []
    for seed in (7, 7, 8):
        before = transaction.savepoint()
        build(seed)
        made.append(content())
        transaction.savepoint_rollback(before)

    assert made[0] == made[1]
    assert made[0] != made[2]


@pytest.mark.django_db
def test_a_nation_that_broke_off_is_taken_up_again(monkeypatch):
    build_one = building._municipality

    def break_off(country, municipality):
        build_one(country, municipality)
        if municipality.name.startswith("Lærkevig"):
            raise KeyboardInterrupt

    monkeypatch.setattr(building, "_municipality", break_off)
    with pytest.raises(KeyboardInterrupt):
        build()
    assert Unit.objects.filter(name="Tranevig Kommune").exists()
    assert not Unit.objects.filter(name="Lærkevig Kommune").exists()

    monkeypatch.undo()
    build()

    assert totals()["actions"] == 900


def test_every_municipality_works_by_a_strategy_of_its_own(nation):
    at_work = Plan.objects.filter(kind="central", state="running").select_related("unit", "strategy")

    assert {each.unit_id for each in at_work} == {each.strategy.unit_id for each in at_work}
    assert Strategy.objects.filter(country="DK", replaced_on=None).count() == 3
    assert (
        not Effort.objects.exclude(area__strategy=None)
        .exclude(area__strategy__in=Strategy.objects.filter(plans__efforts__isnull=False))
        .exists()
    )


def test_what_hangs_together_stays_together(nation):
    """A local effort follows the central one of its house and year; who owns an action works there."""
    lines = Effort.objects.filter(inherits__isnull=False).select_related("plan__unit", "inherits__plan__unit")

    assert all(each.plan.unit.root == each.inherits.plan.unit_id for each in lines)
    assert all(each.plan.begins_on == each.inherits.plan.begins_on for each in lines)
    owned = Action.objects.filter(owner__isnull=False, effort__plan__kind="local")
    assert all(
        each.effort.plan.unit.root in {role.root_id for role in each.owner.roles.all()}
        for each in owned.select_related("effort__plan__unit").prefetch_related("owner__roles")[:500]
    )


def test_news_lies_in_the_past_and_moves_the_date_of_its_action(nation):
    told = Action.objects.filter(news__isnull=False, effort__plan__unit__key__startswith="tranevig-")

    assert not News.objects.filter(at__date__gt=TODAY).exists()
    assert told.exists()
    assert all(
        each.news_on == max([*_days(each.news.all()), *_days(each.evidence.all())])
        for each in told.prefetch_related("news", "evidence")[:200]
    )
    assert Evidence.objects.filter(action__in=told).exists()


def _days(rows):
    return [localtime(each.at).date() for each in rows]


def test_history_is_written_again_once_it_is_built(nation):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D' AND NOT tgisinternal")
        assert cursor.fetchone() == (0,)


def test_somebody_in_each_municipality_can_sign_in(nation):
    account = Account.objects.get(email="direktor@tranevig.example")

    assert account.check_password(DEMO_PASSWORD)
    assert Account.objects.filter(email__endswith="@laerkevig.example").count() >= 6


def test_egelund_counts_as_one_of_them(nation):
    assert counted()["units"] + Unit.objects.filter(key__regex="^(tranevig|laerkevig)-").count() == 50


@pytest.mark.parametrize("total", [3, 10, 101])
def test_shares_are_whole_and_add_up(total):
    assert sum(apportion(total, [5, 3, 1.5], least=1)) == total


def test_what_cannot_be_shared_is_said():
    with pytest.raises(ValueError, match="cannot be shared"):
        apportion(2, [1, 1, 1], least=1)
