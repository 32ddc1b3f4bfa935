"""The director's day: efforts out of the strategy, local plans from every place, and one board for it all."""

import re

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
DIRECTOR, COORDINATOR = "birgitte@egelund.example", "maja@egelund.example"


@BOTH
@pytest.mark.requirement("FLG-03", "FLG-09")
def test_an_effort_is_made_from_a_statement_and_somebody_else_approves_it(visit, script):
    coordinator = visit(script=script, language="en").sign_in(COORDINATOR, language="en")
    coordinator.open("/strategy/?status=none")
    coordinator.go(re.compile("Propose the first"))
    title = "Fridays together"
    coordinator.write(title=title, planned_start="2027-01-10", planned_end="2027-06-10")
    coordinator.page.locator("[name$='-text']").first.fill("Every child knows two adults")
    coordinator.page.locator("[name$='-observable']").first.fill("The list on the door")
    coordinator.picture("director-effort", top="h1")
    coordinator.press("Make the effort")
    coordinator.press("Ask for approval")

    assert "Somebody else who may approve has to look at it." in coordinator.text
    assert not coordinator.page.get_by_role("button", name="Approve the effort").count()

    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    director.open("/")
    assert title in director.page.locator("main").text_content()
    director.open(coordinator.path)
    director.picture("director-approval", top="h1")
    director.press("Approve the effort")

    assert director.heading == title
    assert "waiting for approval" not in director.text.lower()


@BOTH
@pytest.mark.requirement("FLG-05", "FLG-15")
def test_she_asks_every_place_for_a_local_plan(visit, script):
    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    director.open("/plans/")
    director.go("Ask for local plans")
    director.write(due_on="2027-03-01", note="Three efforts are plenty.")
    director.press("Ask for the plans")

    assert director.path == "/plans/"
    assert "1 March" in director.page.locator(".messages").inner_text()


@BOTH
@pytest.mark.requirement("LED-19", "FLG-17")
def test_she_sees_on_one_board_who_has_a_plan_and_whose_is_empty(visit, script):
    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    director.open("/plans/")
    director.picture("director-plans")
    director.go(re.compile("^Plan without any action"))

    row = director.page.get_by_role("row", name=re.compile("Klub Nordlyset"))
    assert "Plan without any action" in row.inner_text()
    # The last thing that anybody told or showed there: a day, or that there is none yet.
    assert re.search(r"none yet$|\d{1,2} [A-Z][a-z]+( \d{4})?$", row.get_by_role("cell").last.inner_text())
    assert director.page.get_by_role("row").count() == 2

    director.open("/plans/")
    director.go("Who works with what")
    assert director.page.get_by_role("row", name=re.compile("Klub Nordlyset")).count() == 1

    director.open("/plans/")
    director.go("What is missing in the whole house")
    director.look()
    assert "evidence" in director.text


@BOTH
@pytest.mark.requirement("FLG-04")
def test_she_reads_the_plan_as_list_board_and_calendar(visit, script):
    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    director.open("/plans/")
    director.click(director.page.locator("p.kicker a"))
    for view in ("By status", "What is missing", "Timetable"):
        director.click(director.page.locator("nav.views").get_by_role("link", name=view))
        assert director.page.locator("nav.views [aria-current=page]").inner_text() == view
    director.page.locator("main details summary").last.click()

    assert "late" in director.page.locator("#starts").inner_text()
    assert re.search(r"\d+ days? late", director.text)


@BOTH
@pytest.mark.requirement("FLG-09")
def test_she_reads_under_each_sentence_what_came_of_it_and_why(visit, script):
    director = visit(script=script, language="da").sign_in(DIRECTOR, language="da")
    page = director.open("/strategy/")
    director.picture("strategy", top="#statements-heading")

    lines = page.locator(".stmts > li")
    assert lines.count() > 50
    assert page.locator(".stmts > li .st").count() >= lines.count()
    assert "Forsinket" in "".join(page.locator(".stmts").all_text_contents())
