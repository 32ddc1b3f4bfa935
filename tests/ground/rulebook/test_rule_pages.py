"""The rules of a country, and the deadline that follows from one."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from samspil.ground.rulebook.forms import DeadlineForm
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.pages import step_words
from samspil.ground.rulebook.rules import Step, StepKind


@pytest.fixture
def rulebook(db):
    call_command("load_rules", stdout=io.StringIO())


def see(client, name, **asked):
    return client.get(reverse(name), asked).content.decode()


def rule(**fields):
    said = {"country": "DK", "key": "test", "status": "unverified", "source": "Os"}
    notes = {f"note_{language}": "Svar inden fristen." for language in ("da", "nl", "en")}
    return Rule.objects.create(**said, **notes, **fields)


def test_each_rule_says_whether_it_was_looked_up(client, amina, rulebook):
    content = see(client.sign_in(amina), "rules")

    assert "Looked up in the source" in content and "Not looked up yet" in content
    assert "30 September" in content


def test_the_country_is_ones_own_or_the_one_asked_for(client, amina, rulebook):
    client.sign_in(amina)

    assert "school year begins" in see(client, "rules", q="school-year-start")
    assert "?country=NL" in see(client, "rules") and "country=NL" in see(client, "rules", country="NL")


def test_the_standing_is_in_the_address(client, amina, rulebook):
    content = see(client.sign_in(amina), "rules", status="superseded")

    assert "not today" in content
    assert f"{Rule.objects.filter(country='DK', status='superseded').count()} rules" in content


def test_the_list_leaves_as_csv_and_xlsx(client, amina, rulebook):
    client.sign_in(amina)

    csv = client.get(reverse("export-rules", args=["csv"]), {"country": "NL"})
    assert csv.content.decode().count("\r\n") == Rule.objects.filter(country="NL").count() + 1
    assert client.get(reverse("export-rules", args=["xlsx"])).content[:2] == b"PK"


def test_a_deadline_is_worked_out_in_words(client, amina):
    chosen = rule(amount=4, unit="weeks")

    content = see(client.sign_in(amina), "deadline", rule=chosen.pk, start="2026-11-26")

    # Four weeks on is Christmas Eve's Thursday, which only the rulebook's closed days would move.
    assert "4 weeks after Thursday 26 November 2026 is Thursday 24 December 2026." in content
    assert "Nobody has looked this rule up yet" in content


def test_weekends_and_holidays_are_passed_over(client, amina):
    chosen = rule(amount=4, unit="weeks")

    content = see(client.sign_in(amina), "deadline", rule=chosen.pk, start="2026-11-27")

    assert "Friday 25 December 2026 is no working day (Juledag), so it moves to the day after." in content
    assert "Monday 28 December 2026 is a working day" in content


def test_a_question_without_a_day_is_asked_again(client, amina):
    chosen = rule(amount=4, unit="weeks")

    content = see(client.sign_in(amina), "deadline", rule=chosen.pk, start="")

    assert "data-errors" in content


def test_a_date_beyond_the_calendar_has_no_deadline(client, amina):
    chosen = rule(amount=400, unit="years")

    content = see(client.sign_in(amina), "deadline", rule=chosen.pk, start="9999-12-31")

    assert "No day follows" in content


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.get(reverse("rules")).status_code == 302


def test_it_asks_the_database_little(client, amina, rulebook, django_assert_max_num_queries):
    client.sign_in(amina)

    with django_assert_max_num_queries(15):
        see(client, "rules")
    with django_assert_max_num_queries(15):
        see(client, "deadline")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "fredag 25. december 2026 er ikke en hverdag"),
        ("nl", "vrijdag 25 december 2026"),
        ("en", "Friday 25 December 2026"),
    ],
)
def test_a_step_writes_its_day_as_the_language_does(language, said):
    with override(language):
        assert said in step_words(Step(StepKind.CLOSED, date(2026, 12, 25), reason="Juledag"))


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("Udvalget mødes hver 14. dag. Se kilden.", "Udvalget mødes hver 14. dag (Denmark)"),
        ("Svar inden en uge.", "Svar inden en uge (Denmark)"),
        ("Elke 12. maand. Één keer vaker.", "Elke 12. maand (Denmark)"),
    ],
)
def test_a_rule_to_choose_is_named_by_its_whole_first_sentence(note, label):
    form = DeadlineForm(rules=[Rule(pk=1, note_en=note, country="DK")])

    assert str(form.fields["rule"].choices[1][1]) == label
