"""The analyst's day: read a figure, answer a file, bring an extract, define something, measure a target."""

import re

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
ANALYST, HEAD_TEACHER = "nadia@egelund.example", "mette@egelund.example"


@pytest.mark.requirement("MAL-01", "MAL-06")
def test_the_analyst_reads_a_figure_with_its_pair(visit):
    nadia = visit(language="en").sign_in(ANALYST, language="en")
    nadia.open("/figures/")
    nadia.go("Share in special provision, grades 0-9")

    assert re.search("clear change", nadia.text)
    assert "Social wellbeing" in nadia.text and "Towards the target" in nadia.text
    nadia.picture("analyst-indicator")


NEWER = """kommunenr;kommune;skoleår;specialtilbud;elever
902000;Bøgelund;{year};251;4120
910000;Nyrup;{year};z;3100
"""
ACROSS = """Elever i specialtilbud, procent

kommunenr;kommune;2011/12;2012/13
902000;Bøgelund;4,5;få
910000;Nyrup;5,5;5,6
"""


@BOTH
def test_the_analyst_brings_figures_and_answers(visit, script):
    nadia = visit(script=script, language="en").sign_in(ANALYST, language="en")
    nadia.open("/figures/files/")
    nadia.go("Bring figures counted elsewhere")
    text = NEWER.format(year=nadia.page.locator("[name=as_of]").input_value()[:4])
    file = {"name": "nye tal.csv", "mimeType": "text/csv", "buffer": text.encode()}
    nadia.page.set_input_files("input[type=file]", file)
    nadia.page.select_option("[name=mapping]", label="nabokommuner")
    nadia.write(source="The eight municipalities together", why="Three pupils had been left out")
    nadia.press("Read the file")
    assert "Bøgelund" in nadia.text and "Does not apply" in nadia.text
    nadia.picture("analyst-answer")
    nadia.press("Keep these figures")

    assert "The file is taken in" in nadia.text
    nadia.open("/figures/files/counted/")
    nadia.page.set_input_files("input[type=file]", file | {"buffer": ACROSS.encode()})
    nadia.write(source="The office")
    nadia.press("Read the file")
    nadia.page.select_option("[name=definition]", label="Share in special provision, grades 0-9")
    nadia.page.check("[name=is_percent]")
    nadia.press("Read the file")
    assert "Say what it means" in nadia.text
    nadia.look()
    nadia.page.select_option("[name=sign_1_means]", label="Too few to be told by who counted")
    nadia.press("Read the file")

    assert "4 figures" in nadia.text and "Too few to be told" in nadia.text and "4.5 %" in nadia.text


@BOTH
def test_the_analyst_writes_a_definition_of_their_own(visit, script):
    nadia = visit(script=script, language="en").sign_in(ANALYST, language="en")
    nadia.open("/figures/load/?from=long-absence")
    nadia.press("Take it into use")

    assert "Version 1 is in force" in nadia.text


def test_a_leader_sees_definitions_and_no_raw_count(visit):
    mette = visit(language="en").sign_in(HEAD_TEACHER, language="en")
    mette.open("/figures/")

    assert "What is counted here" in mette.text
    assert mette.page.locator("text=Against the year before").count() == 0
