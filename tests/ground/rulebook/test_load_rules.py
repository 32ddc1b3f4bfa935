"""Rule packs come into the rulebook; a second load changes nothing."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from samspil.ground.audit.models import Event
from samspil.ground.rulebook import actions
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.queries import closed_days, deadline_rules, rule_on
from samspil.tools.packs.rules_pack import RulePack


@pytest.fixture
def pack():
    return actions.shipped_rules("DK")


def test_our_packs_load_whole(db, pack):
    loaded = actions.load_rules(pack=pack, by=None)

    assert loaded.added == Rule.objects.count() == len(pack.rules)


def test_again_changes_nothing(db, pack):
    actions.load_rules(pack=pack, by=None)
    before = set(Rule.objects.values_list("pk", flat=True))

    loaded = actions.load_rules(pack=pack, by=None)

    assert (loaded.added, loaded.removed, loaded.unchanged) == (0, 0, len(pack.rules))
    assert set(Rule.objects.values_list("pk", flat=True)) == before
    assert Event.objects.count() == 1


def test_what_left_the_pack_leaves_the_rulebook(db, pack):
    actions.load_rules(pack=pack, by=None)

    loaded = actions.load_rules(pack=RulePack("DK", pack.rules[1:]), by=None)

    assert (loaded.added, loaded.removed) == (0, 1)


def test_the_other_country_stays(db, pack):
    call_command("load_rules", stdout=io.StringIO())

    actions.load_rules(pack=RulePack("DK", pack.rules[:1]), by=None)

    assert Rule.objects.filter(country="NL").count() > 40


def test_everyone_reads_and_administrators_write(acting, pack, amina, gitte):
    actions.load_rules(pack=pack, by=None)

    with acting(None):
        assert Rule.objects.exists()
    with acting(amina), pytest.raises(ProgrammingError), transaction.atomic():
        Rule.objects.create(country="DK", key="x", text="y", status="unverified", source="me")
    with acting(gitte):
        actions.load_rules(pack=RulePack("DK", pack.rules[1:]), by=gitte)
    assert Rule.objects.filter(country="DK").count() == len(pack.rules) - 1


def test_the_rule_of_the_day_is_found(db):
    call_command("load_rules", stdout=io.StringIO())

    assert rule_on("school-year-start", "DK", date(2026, 11, 21)).day == "08-01"
    assert (12, 24) in closed_days("DK", date(2026, 11, 21))
    assert all(each.unit for each in deadline_rules("NL", date(2026, 11, 21)))


def test_the_command_counts(db):
    said = io.StringIO()

    call_command("load_rules", stdout=said)

    assert said.getvalue().startswith("DK: ") and "NL: " in said.getvalue()


def test_a_broken_pack_is_refused_whole(db, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("format: samspil-rules/1\ncountry: SE\nrules: []\n")

    with pytest.raises(CommandError, match="own.yaml:2"):
        call_command("load_rules", str(file))
    assert Rule.objects.count() == 0


def test_it_asks_for_a_known_person(db):
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("load_rules", "--by", "no@one.example")


def test_an_administrator_answers_for_it(gitte):
    call_command("load_rules", "--by", gitte.account.email, stdout=io.StringIO())

    assert set(Event.objects.values_list("person_name", flat=True)) == {"Gitte Holm"}
