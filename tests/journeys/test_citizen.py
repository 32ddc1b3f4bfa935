"""The citizen's visit: no account, three languages, and a letter that somebody has to answer."""

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
DIRECTOR = "birgitte@egelund.example"
TIMETABLE = {"da": "Tidsplan", "nl": "Planning", "en": "Timetable"}


@pytest.mark.requirement("FLG-15")
@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_anyone_reads_in_their_language_what_was_promised_and_kept(visit, language):
    citizen = visit(language=language)
    page = citizen.open("/public/")

    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("#timetable").inner_text() == TIMETABLE[language]
    assert page.locator("#behind").inner_text().count("\n") > 3
    if language == "en":
        citizen.picture("citizen-public")

    citizen.click(page.locator("main a.more[href^='/public/strategy/']").first)
    assert page.locator("main li .st").count() > 50
    assert not page.locator("main a[href^='/efforts/'], main a[href^='/people/']").count()


@BOTH
def test_anyone_chooses_another_language(visit, script):
    citizen = visit(script=script, language="da")
    citizen.open("/public/")
    citizen.click(citizen.page.locator(".tongue button[lang=nl]"))

    assert citizen.page.locator("html").get_attribute("lang") == "nl"
    assert citizen.path == "/public/"


@pytest.mark.requirement("KUL-07")
def test_children_and_parents_read_it_in_other_words(visit):
    citizen = visit(language="da")
    for audience in ("parents", "children"):
        page = citizen.open(f"/public/strategy/?for={audience}")
        citizen.look()
        assert page.locator("main h2").count() > 2
    citizen.picture("citizen-children")

    page = citizen.open("/public/terms/?for=children")
    citizen.look()
    assert page.locator("main").inner_text().count("\n") > 10


@BOTH
@pytest.mark.requirement("FLG-18")
def test_a_citizen_writes_and_the_director_answers(visit, script):
    citizen = visit(script=script, language="da")
    citizen.open("/public/")
    citizen.click(citizen.page.locator("main a[href$='/suggest/']").first)
    citizen.click(citizen.page.locator("main form:has([name=text]) [type=submit]"))
    assert citizen.page.locator("#id_text_error").count() == 1
    words = "Der er ingen rampe ved hallen."
    citizen.write(text=words, name="Aase", email="aase@example.org")
    citizen.click(citizen.page.locator("main form:has([name=text]) [type=submit]"))
    assert "/suggested/" in citizen.path
    citizen.picture("citizen-letter")
    citizen.look()

    director = visit(script=script, language="en").sign_in(DIRECTOR, language="en")
    director.open("/")
    director.click(director.page.locator("footer a[href='/suggestions/']"))
    director.go(words[:40])
    director.look()
    director.write(answer="The ramp comes in March.")
    director.press("Send the answer")
    director.open("/suggestions/")
    director.go(words[:40])
    director.look()

    assert "The ramp comes in March." in director.text
