"""Every kind of page in every language: nothing in the way, nothing wrong behind it, nothing sideways."""

import pytest
from journeys.looking import (
    BUT_CONTRAST,
    CONTRAST,
    DESK,
    EVERYTHING,
    carry_axe,
    look,
    look_on_phone,
    picture,
)
from journeys.walking import WALKS, name_of, parts, walked_before

pytestmark = pytest.mark.journey
LONG = 50
# Where somebody before walked this kind of page, only what is new on it is looked at, in one language.
AGAIN = {who: "nl" if "delinde" in who else "da" for who in WALKS}
# Danish is in the same light colours as Dutch, and English in dark ones: there only contrast can be another.
WHAT = {"nl": EVERYTHING, "da": BUT_CONTRAST, "en": CONTRAST}


@pytest.mark.parametrize("language", ["da", "nl", "en"])
@pytest.mark.parametrize(
    "who",
    [pytest.param(who, marks=[pytest.mark.long] if len(WALKS[who].split()) > LONG else []) for who in WALKS],
    ids=name_of,
)
def test_nothing_on_any_page_stops_anybody(visit, addresses, who, language):
    visitor = visit(language=language, dark=language == "en").sign_in(who, language=language)
    carry_axe(visitor.page)
    faults = []

    for name, (address, html) in addresses(who).items():
        before = walked_before(name, who)
        if not before or (language == AGAIN[who] and parts(html) - parts(addresses(before)[name][1])):
            page = visitor.open(address)
            said = look(page, EVERYTHING if before else WHAT[language]) + visitor.told()
            picture(page, f"{name}-1280-{language}")
            if language == "nl":
                said += look_on_phone(page)
                picture(page, f"{name}-360-{language}")
                page.set_viewport_size(DESK)
            faults += [f"{address} ({name}, {language}): {each}" for each in said]

    assert not faults, "\n".join(faults)
