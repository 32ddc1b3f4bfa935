"""The two shipped rule packs: read, canonical, and honest about what was looked up."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from samspil.ground.rulebook import rules
from samspil.ground.rulebook.models import Rule
from samspil.tools.packs.rules_pack import read_rules, write_rules

FOLDER = Path(rules.__file__).parent / "packs"
TODAY = date(2026, 11, 21)


@pytest.fixture(params=["dk", "nl"])
def text(request):
    return (FOLDER / f"{request.param}.yaml").read_text(encoding="utf-8")


@pytest.fixture
def pack(text):
    return read_rules(text, file="pack")


def test_they_are_canonical(text, pack):
    assert write_rules(pack) == text


def test_own_knowledge_is_never_called_law(pack):
    assert [
        rule.key
        for rule in pack.rules
        if "own knowledge" in rule.source.lower() and rule.status in {"verified", "local-practice"}
    ] == []


def test_what_is_verified_has_an_address_and_a_date(pack):
    verified = [rule for rule in pack.rules if rule.status == "verified"]

    assert [rule.key for rule in verified if not (rule.address and rule.checked_on and rule.checked_by)] == []


def test_at_most_one_row_of_a_key_holds_today(pack):
    held = [rule.key for rule in pack.rules if rules.holds(rule, TODAY)]

    assert len(held) == len(set(held))


def test_the_calendar_of_the_rulebook_is_the_one_computed_with(pack):
    start = rules.valid_rule(pack.rules, "school-year-start", pack.country, TODAY)
    end = rules.valid_rule(pack.rules, "school-year-end", pack.country, TODAY)
    year = rules.school_year(TODAY, pack.country)

    assert rules.month_day(start.day) == (year.start.month, year.start.day)
    assert rules.month_day(end.day) == (year.end.month, year.end.day)
    days = [rules.month_day(rule.day) for rule in pack.rules if rule.key.startswith("count-date")]
    assert rules.count_dates(year, pack.country, days=days) == rules.count_dates(year, pack.country)


def test_a_complaint_has_its_deadline_with_the_days_that_are_closed():
    danish = read_rules((FOLDER / "dk.yaml").read_bytes(), file="dk.yaml").rules
    told = date(2026, 11, 26)
    rule = rules.valid_rule(danish, "complaint-special-education", "DK", told)
    closed = rules.month_days(rules.valid_rule(danish, "closed-days", "DK", told).text)

    assert rules.deadline(told, rule, "DK", closed=closed).due == date(2026, 12, 28)


def test_abolished_rules_hold_no_more():
    danish = read_rules((FOLDER / "dk.yaml").read_bytes(), file="dk.yaml").rules

    for key in ("quality-report-interval", "readiness-assessment", "inclusion-goal"):
        with pytest.raises(rules.NoRule):
            rules.valid_rule(danish, key, "DK", TODAY)
    assert rules.valid_rule(danish, "youth-completion-goal", "DK", TODAY).amount == 90


@pytest.mark.parametrize("language", ["da", "nl"])
def test_what_is_no_source_says_so_in_the_readers_language(pack, language):
    with override(language):
        said = {Rule(source=each.source).said_source for each in pack.rules}

    english = ("own knowledge", "not looked up", "not verified", "chosen by us", "was found")
    assert [each for each in said for words in english if words in each.lower()] == []
    assert Rule(source="Folkeskoleloven § 51").said_source == "Folkeskoleloven § 51"
