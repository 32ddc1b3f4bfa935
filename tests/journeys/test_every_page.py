"""Every kind of page in every language: nothing in the way, nothing wrong behind it, nothing sideways."""

import pytest
from journeys.looking import DESK, look, look_on_phone, picture
from journeys.walking import WALKS, first_walks, name_of

pytestmark = pytest.mark.journey
# Where a kind of page was walked by somebody before, one language more is enough.
AGAIN = {who: "nl" if "delinde" in who else "da" for who in WALKS}


@pytest.mark.parametrize("language", ["da", "nl", "en"])
@pytest.mark.parametrize("who", WALKS, ids=name_of)
def test_nothing_on_any_page_stops_anybody(visit, addresses, who, language):
    visitor = visit(language=language, dark=language == "en").sign_in(who, language=language)
    first, faults = first_walks()[who], []

    for name, (address, _html) in addresses(who).items():
        if name in first or language == AGAIN[who]:
            page = visitor.open(address)
            said = look(page) + visitor.told()
            picture(page, f"{name}-1280-{language}")
            if language == "nl":
                said += look_on_phone(page)
                picture(page, f"{name}-360-{language}")
                page.set_viewport_size(DESK)
            faults += [f"{address} ({name}, {language}): {each}" for each in said]

    assert not faults, "\n".join(faults)
