"""The day of the Dutch steering group, in Dutch: the agenda, its partners, what became of each statement."""

import re

import pytest

pytestmark = pytest.mark.journey
CHAIR = "marieke@delinde.example"


@pytest.fixture
def chair(visit):
    return visit(language="nl").sign_in(CHAIR)


@pytest.mark.requirement("NL-20")
def test_the_long_term_goal_stands_above_the_agenda_without_a_number(chair):
    page = chair.open("/strategy/")

    chair.picture("region-agenda")
    goal = page.locator(".big-next").first
    assert page.locator("html").get_attribute("lang") == "nl"
    assert goal.bounding_box()["y"] < page.locator(".stmts").first.bounding_box()["y"]
    assert re.search(r"\w{4}", goal.inner_text()) and not re.search(r"\d", goal.inner_text())


@pytest.mark.requirement("FLG-09", "FLG-19")
def test_she_goes_from_a_late_statement_to_the_agreement_behind_it(chair):
    page = chair.open("/strategy/?status=late")
    line = page.locator(".stmts > li").first
    assert "Te laat" in line.locator(".s").inner_text()
    chair.click(line.locator(".no"))
    chair.click(page.locator("main .efs a[href^='/efforts/']").first)
    chair.click(page.locator("main a[href^='/actions/']").first)

    assert chair.path.startswith("/actions/")


@pytest.mark.requirement("NL-03", "NL-06", "NL-12")
def test_she_sees_the_partners_and_what_they_own_together(chair):
    page = chair.open("/plans/")
    chair.click(page.locator(".kicker a").first)
    chair.click(page.locator("nav.views a[href$='/partners/']"))

    chair.picture("region-partners")
    partners = page.locator("section[aria-labelledby=partners]").inner_text()
    assert "Gemeente Lindenberg" in partners and "Schoolbestuur" in partners
    assert page.locator("section[aria-labelledby=shared] tbody tr").count() > 1
    assert "buiten" in page.locator("section[aria-labelledby=shared]").inner_text()


@pytest.mark.requirement("FLG-01", "FLG-02")
def test_her_group_has_a_page_of_its_own(chair):
    page = chair.open("/bodies/")
    chair.click(page.get_by_role("link", name="Stuurgroep De Linde").first)

    assert chair.heading == "Stuurgroep De Linde"
    assert "Marieke de Vries" in page.locator("main aside").inner_text()
