"""A child's path: a teacher asks, colleagues meet, a parent answers, a child tells; nobody else sees."""

import re

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
TEACHER, PSYCHOLOGIST, LEADER = "anders@egelund.example", "line@egelund.example", "mette@egelund.example"
MOTHER, CHILD, OFFICER = "sara@egelund.example", "noah@egelund.example", "ulla@egelund.example"
BOARD, DIRECTOR, DUTCH = "camilla@egelund.example", "birgitte@egelund.example", "tim@delinde.example"


def send(visitor):
    """The form's own button, the last of the page's text."""
    visitor.click(visitor.page.locator("main form [type=submit]").last)


def noah(visitor):
    """To Noah's file, through the list that logs him."""
    visitor.open("/children/")
    visitor.go(re.compile("^Noah"))
    return visitor.path


@BOTH
def test_a_teacher_asks_and_two_professions_sit_together(visit, script):
    teacher = visit(script=script).sign_in(TEACHER)
    teacher.open("/children/")
    teacher.go("Bed om sparring")
    assert "En underretning går ikke gennem Samspil" in teacher.text
    teacher.write(community="I små grupper.", need="I frikvarteret står flere alene.")
    teacher.page.select_option("main [name=topic]", "play")
    teacher.picture("professional-ask")
    teacher.press("Send")
    assert "Leg og venskaber" in teacher.heading and "spurgt" in teacher.text.lower()
    teacher.look()

    helper = visit(script=script).sign_in(PSYCHOLOGIST)
    helper.open("/")
    helper.go(re.compile("^Sig ja eller nej"))
    helper.press(re.compile("^Jeg kommer"))
    helper.go(re.compile("^Leg og venskaber"))
    where = helper.path
    helper.go("Aftal en dag")
    helper.write(on="2026-12-07", at="14:00", minutes="45", place="Lokale 12")
    send(helper)
    assert "Lokale 12" in helper.text

    teacher.open(where)
    teacher.go("Skriv, hvad der kom ud af det")
    teacher.look()
    teacher.write(
        line_psychologist="Legen mangler et tegn.", own_line="Vi står samlet.",
        learned="Legen er svær at komme ind i.", need="At komme ind i legen", title="Et kom-ind-tegn",
        goal="Med tre gange om ugen", expected="To gange",
    )  # fmt: skip
    teacher.page.select_option("main [name=own]", "teacher")
    teacher.choose(direction="group")
    send(teacher)
    assert "Det ser fagene" in teacher.text and "Et kom-ind-tegn" in teacher.text
    teacher.picture("professional-sparring")

    _leader_sees(visit(script=script).sign_in(LEADER), where)


def _leader_sees(leader, where):
    leader.open(where)
    assert "Legen mangler et tegn." in leader.text
    leader.open("/sparring/")
    leader.go("Hvor hurtigt hjælpen kommer")
    assert "fik deres første sparring inden 14 dage" in leader.heading
    leader.look()


@BOTH
@pytest.mark.requirement("FOR-01")
def test_a_parent_answers_and_the_teacher_answers_back(visit, script):
    teacher = visit(script=script).sign_in(TEACHER)
    file = noah(teacher)
    teacher.picture("professional-child")
    mother = visit(script=script).sign_in(MOTHER)
    mother.open("/")
    assert (
        "Legegrupper med et kom-ind-tegn" in mother.text and "for at følge op på noget aftalt" in mother.text
    )
    assert "Anders Bak" not in mother.page.locator("aside .log").first.inner_text()
    mother.picture("parent-page")
    mother.go("Sig, hvad du synes")
    mother.write(strengths="Når han må forklare noget.", about="Legegrupperne")
    mother.choose(stance="unsure")
    send(mother)
    mother.go("Stil et spørgsmål")
    mother.write(text="Hvem går med ind i legen?")
    send(mother)
    assert "Hvem går med ind i legen?" in mother.text and "Jeg ved det ikke endnu" in mother.text

    teacher.open(file)
    assert "En forælder venter på svar" in teacher.text
    teacher.go("Svar forælderen")
    teacher.write(answer="Peter de første ti minutter.")
    send(teacher)
    mother.open("/")
    assert "Peter de første ti minutter." in mother.text
    mother.press(re.compile("^Træk mit samtykke tilbage"))
    assert "Trukket tilbage" in mother.text


@BOTH
def test_a_child_tells_and_hears_what_came_of_it(visit, script):
    child = visit(script=script).sign_in(CHILD)
    child.open("/")
    child.picture("child-page")
    child.go(re.compile("^Skrive det"))
    child.write(words="Jeg vil helst lege inde.")
    child.page.get_by_label("Anders Bak").check()
    send(child)
    assert "Jeg vil helst lege inde." in child.text

    teacher = visit(script=script).sign_in(TEACHER)
    noah(teacher)
    assert "Jeg vil helst lege inde." in teacher.text
    teacher.go("Skriv, hvad det blev til")
    teacher.write(influence="Der er et rum om onsdagen.", told_back_on="2026-11-30")
    send(teacher)
    child.open("/")
    assert "Der er et rum om onsdagen." in child.text

    mother = visit(script=script).sign_in(MOTHER)
    mother.open("/")
    assert "Jeg vil helst lege inde." not in mother.text


def test_nobody_else_finds_any_of_it(visit):
    teacher, mother = visit().sign_in(TEACHER), visit().sign_in(MOTHER)
    file = noah(teacher)
    key = re.search(r"\d+", file).group()
    teacher.open("/sparring/")
    asked = teacher.page.locator("main table a").first.get_attribute("href")
    mother.open("/")
    doors = [file, f"{file}looks/", f"{file}change/", f"{file}sparring/", f"/family/{key}/", "/mine/", asked]

    for who in (BOARD, DIRECTOR, DUTCH, OFFICER):
        other = visit().sign_in(who)
        answers = {each: other.page.request.get(other.house + each).status for each in doors}
        assert set(answers.values()) == {404}, (who, answers)
    officer = visit().sign_in(OFFICER)
    officer.open("/children/readings/")
    assert "Anders Bak" in officer.text and key in officer.text and "Noah" not in officer.text


@BOTH
def test_in_dutch_a_teacher_asks(visit, script):
    teacher = visit(script=script, language="nl").sign_in(DUTCH, language="nl")
    teacher.open("/children/")
    teacher.go("Vraag om een consultatie")
    teacher.write(community="In kleine groepjes.", need="In de pauze staan kinderen alleen.")
    teacher.page.select_option("main [name=topic]", "play")
    teacher.press("Verstuur")

    assert "Spel en vriendschap" in teacher.heading
    assert "gevraagd" in teacher.text.lower()
    teacher.look()
