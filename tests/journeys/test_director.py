"""The director's day: from a sentence of the strategy to an effort that somebody else approves."""

import re

import pytest

pytestmark = pytest.mark.journey
DIRECTOR, HEAD = "birgitte@egelund.example", "lone@egelund.example"


@pytest.mark.requirement("FLG-03", "FLG-09")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_she_makes_an_effort_from_a_statement_and_another_approves_it(visit, script):
    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    page = director.open("/strategy/?status=none")
    page.get_by_role("link", name=re.compile("Propose the first")).first.click()
    title = f"Fridays together {'with' if script else 'without'} script"
    page.get_by_label("Effort", exact=True).fill(title)
    page.get_by_label("Goal", exact=True).first.fill("Every child knows two adults")
    page.get_by_label(re.compile("what one will be able to see")).first.fill("The list on the door")
    page.get_by_label("Planned start").fill("2027-01-10")
    page.get_by_label("Deadline").fill("2027-06-10")
    page.get_by_role("button", name="Make the effort").click()
    page.get_by_role("button", name="Ask for approval").click()
    address = page.url.removeprefix(director.house)

    head = visit(script=script, language="en").sign_in(HEAD, language="en")
    page = head.open(address)
    page.get_by_role("button", name="Approve the effort").click()

    assert page.get_by_role("heading", level=1).inner_text() == title
    assert "waiting for approval" not in page.locator("main").inner_text().lower()
