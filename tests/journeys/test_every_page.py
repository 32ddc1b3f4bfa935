"""Every kind of page: nothing in the way in light, dark or on a phone, nothing wrong, in each language."""

import pytest
from journeys.looking import CONTRAST, DESK, carry_axe, look, look_on_phone, picture
from journeys.walking import WALKS, name_of, parts, walked_before

pytestmark = pytest.mark.journey
LONG = 50
# Its words are the longest, so that what fits in it fits in the others.
LOOKED_AT = "nl"


@pytest.mark.parametrize(
    "who",
    [pytest.param(who, marks=[pytest.mark.long] if len(WALKS[who].split()) > LONG else []) for who in WALKS],
    ids=name_of,
)
def test_nothing_on_any_page_stops_anybody(visit, addresses, who):
    """Where somebody before walked this kind of page, only what is new on it is looked at."""
    visitor = visit(language=LOOKED_AT).sign_in(who, language=LOOKED_AT)
    carry_axe(visitor.page)
    faults = []

    for name, (address, html) in addresses(who).items():
        before = walked_before(name, who)
        if not before or parts(html) - parts(addresses(before)[name][1]):
            page = visitor.open(address)
            said = look(page) + visitor.told()
            picture(page, f"{name}-1280")
            page.emulate_media(color_scheme="dark")
            said += look(page, CONTRAST)
            page.emulate_media(color_scheme="light")
            said += look_on_phone(page)
            picture(page, f"{name}-360")
            page.set_viewport_size(DESK)
            faults += [f"{address} ({name}): {each}" for each in said]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("who", WALKS, ids=name_of)
def test_every_page_answers_in_the_other_languages(visit, addresses, who):
    """Danish is walked in; English is the same page in other words."""
    visitor = visit(language="en").sign_in(who, language="en")
    found = {name: page for name, page in addresses(who).items() if not walked_before(name, who)}

    answers = {
        name: visitor.page.request.get(visitor.house + address) for name, (address, _) in found.items()
    }

    assert [name for name, (_, danish) in found.items() if '<html lang="da"' not in danish] == []
    assert [
        name for name, each in answers.items() if not each.ok or '<html lang="en"' not in each.text()
    ] == []
