"""The door of a demo: somebody is chosen on the sign-in page, and leaves to be somebody else."""

import pytest
from journeys.walking import BOTH, CITIZEN, WALKS

pytestmark = pytest.mark.journey

# Families have no house to see: they begin with their child, or with themselves.
OF_FAMILIES = ("/family/", "/mine/")


@BOTH
@pytest.mark.parametrize("language", ["da", "nl"])
def test_anyone_enters_as_one_of_the_people_and_leaves(visit, language, script):
    people = [each for each in WALKS if each != CITIZEN and ("delinde" in each) == (language == "nl")]
    visitor = visit(script=script, language=language)

    for who in people:
        page = visitor.open("/account/login/")
        visitor.click(page.locator(f"button[value='{who}']"))
        assert visitor.path == "/" or visitor.path.startswith(OF_FAMILIES), who
        visitor.click(page.locator("form[action='/account/logout/'] button").first)
        assert visitor.path == "/public/"
