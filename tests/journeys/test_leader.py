"""The leader's day: the local plan out of the central one, what will be done, and what shows that it was."""

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
LEADER, HEAD = "bo@egelund.example", "mette@egelund.example"
DIRECTOR, ADMINISTRATOR = "birgitte@egelund.example", "soeren@egelund.example"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


@BOTH
@pytest.mark.requirement("FLG-12", "FLG-18")
def test_he_writes_the_plan_that_should_have_been_ready(visit, script):
    leader = visit(script=script, language="en").sign_in(LEADER, language="en")

    _writes_the_plan(leader, "Ungdomsskolen")


@pytest.mark.requirement("FLG-05", "FLG-12", "FLG-14")
def test_a_new_place_is_asked_and_answers_without_any_script(visit):
    """From the administrator's first form to the director's last: not one of them needs script."""
    place = "Klub Havnen"
    administrator = visit(script=False, language="en").sign_in(ADMINISTRATOR, language="en")
    administrator.open("/units/add/")
    administrator.write(name=place)
    administrator.page.select_option("[name=kind]", "youth_club")
    administrator.page.select_option("[name=parent]", label="Egelund Kommune (Municipality)")
    administrator.press("Add the unit")
    assert administrator.heading == place
    administrator.open("/people/?q=Bo+Winther")
    administrator.go("Bo Winther")
    administrator.go("Give a role")
    administrator.page.select_option("[name=kind]", "leader")
    administrator.page.select_option("[name=unit]", label=f"{place} (Youth club)")
    administrator.press("Give the role")

    director = visit(script=False, language="en").sign_in(DIRECTOR, language="en")
    director.open("/plans/")
    director.go("Ask for local plans")
    director.write(due_on="2027-02-01", note="Begin from the central plan.")
    director.press("Ask for the plans")

    leader = visit(script=False, language="en").sign_in(LEADER, language="en")
    _writes_the_plan(leader, place)

    director.open(leader.path)
    director.press("Approve")
    assert "approved" in director.page.locator(".kicker").inner_text().lower()


@BOTH
@pytest.mark.requirement("LED-04", "LED-10", "MAL-14")
def test_she_finds_the_action_that_nobody_owns_and_stands_for_its_start(visit, script):
    head = visit(script=script, language="en").sign_in(HEAD, language="en")
    head.open("/")
    head.click(head.page.locator(".facts a[href^='/plans/']").first)
    plan = head.path
    head.click(head.page.locator("tbody th a[href^='/efforts/']").first)
    head.go("Add an action")
    head.page.select_option("[name=owner]", "")
    title = "A bench for two"
    head.write(title=title, planned_start="", planned_end="2027-05-01")
    head.choose(direction="environment", environment="outdoor")
    head.press("Make the action")
    assert "The surroundings, outdoors" in head.text

    head.open(f"{plan}missing/")
    gap = head.page.locator(".gaps > li", has_text="Actions without an owner")
    assert title in gap.text_content()
    head.open(gap.get_by_role("link", name=title, include_hidden=True).get_attribute("href"))
    head.go("Change")
    head.page.select_option("[name=owner]", index=1)
    head.press("Save the action")
    head.go("Start it")
    head.press("It has started")

    assert "Mette Lindholm" in head.page.locator(".facts", has_text="Started").inner_text()
    head.open(f"{plan}missing/")
    assert title not in "".join(gap.all_text_contents())


def _writes_the_plan(leader, place):
    leader.open("/")
    leader.picture("leader-needs-me")
    leader.click(leader.page.locator(".do a[href*='/local/']", has_text=f"{place} needs a local plan"))
    for part in leader.page.locator("[name=efforts]").all():
        part.check()
    leader.picture("leader-local-plan")
    leader.press("Make the local plan")
    plan = leader.path
    assert "draft" in leader.text.lower()

    leader.click(leader.page.locator("tbody th a[href^='/efforts/']").first)
    assert "From the central plan" in leader.text
    leader.go("Add an action")
    leader.write(title=f"Breakfast at {place}", planned_start="2027-01-10", planned_end="2027-05-01")
    leader.choose(direction="group", environment="club")
    leader.press("Make the action")
    assert leader.heading == f"Breakfast at {place}"

    leader.go("Add evidence")
    leader.choose(kind="observation")
    leader.write(title="Who ate with whom", text="Nobody sat alone on the three mornings we looked.")
    leader.press("Add the evidence")
    leader.go("Add evidence")
    leader.choose(kind="file")
    leader.write(title="The list from the door")
    leader.page.set_input_files(
        "[name=file]", {"name": "list.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    leader.press("Add the evidence")
    assert "Nobody sat alone" in leader.text
    leader.picture("leader-action")
    file = leader.page.get_by_role("link", name="The list from the door").get_attribute("href")
    assert leader.page.context.request.get(leader.house + file).body() == PDF

    leader.open(plan)
    leader.press("Ask for approval")
    assert "waiting for approval" in leader.text.lower()
