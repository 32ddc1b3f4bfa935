"""A child goes from kindergarten to school: seen by pedagogue, head, teacher, mother and the child."""

import re

import pytest

pytestmark = pytest.mark.journey
PEDAGOGUE, LEADER, TEACHER = "pia@egelund.example", "mette@egelund.example", "anders@egelund.example"
MOTHER, CHILD, DUTCH = "nora@egelund.example", "ellen@egelund.example", "tim@delinde.example"


def send(visitor):
    """The form's own button, the last of the page's text."""
    visitor.click(visitor.page.locator("main form [type=submit]").last)


def to_handover(visitor, name):
    visitor.open("/handovers/")
    visitor.go(re.compile(f"^{name}"))
    return visitor.path


@pytest.mark.requirement("ORG-23", "ORG-24", "ORG-25")
def test_ellen_comes_to_school_and_the_school_knows_what_works(visit):
    child = visit().sign_in(CHILD)
    child.open("/")
    child.go(re.compile("^Lindeskolen"))
    child.go("Sig, hvad du vil")
    child.write(words="Jeg vil gerne sidde ved siden af Karla.")
    send(child)
    assert "ved siden af Karla" in child.text

    leader = visit().sign_in(LEADER)
    leader.open("/handovers/")
    assert "Et barn" in leader.text and "Ellen" not in leader.text
    _pedagogue_hands_over(visit().sign_in(PEDAGOGUE))

    where = to_handover(leader, "Ellen")
    assert "Bruger briller" in leader.text
    leader.go("Den er modtaget")
    leader.page.select_option("main [name=receiver]", label="Anders Bak")
    leader.page.check("main [name=has_read]")
    send(leader)
    assert "Kvitteret" in leader.text

    _teacher_prepares(visit().sign_in(TEACHER), where)
    _mother_reads_and_withdraws(visit().sign_in(MOTHER))
    leader.open(where)
    assert "Bruger briller" not in leader.text and "En tegnet plan" in leader.text
    leader.look()


def _pedagogue_hands_over(pedagogue):
    to_handover(pedagogue, "Ellen")
    assert "Det hele er der" in pedagogue.text
    pedagogue.picture("professional-handover")
    pedagogue.go("Overlevér")
    send(pedagogue)
    assert "Overleveret, ikke kvitteret" in pedagogue.text


def _teacher_prepares(teacher, where):
    teacher.open("/handovers/")
    teacher.open(where)
    assert "ved siden af Karla" in teacher.text
    teacher.go(re.compile("^Skriv og sæt hak"))
    teacher.write(text_group="Klassen tegner et kort.", text_leisure="SFO'en har en plads.")
    teacher.page.check("main [name=done_group]")
    send(teacher)
    teacher.go(re.compile("^Spørg det forrige sted"))
    teacher.write(text="Hvem er Karla?")
    send(teacher)
    assert "Hvem er Karla?" in teacher.text


def _mother_reads_and_withdraws(mother):
    mother.open("/")
    mother.go(re.compile("^Lindeskolen"))
    assert "Klassen tegner et kort." in mother.text and "Bruger briller" in mother.text
    assert "ved siden af Karla" not in mother.text
    mother.picture("parent-handover")
    mother.open("/")
    mother.press(re.compile("^Træk mit samtykke tilbage"))
    assert "Trukket tilbage" in mother.text


def test_in_dutch_the_school_receives_prepares_and_answers(visit):
    teacher = visit(script=False, language="nl").sign_in(DUTCH, language="nl")
    to_handover(teacher, "Otis")
    assert "Een getekende dagplanning" in teacher.text and "Bevestigd" in teacher.text
    teacher.go(re.compile("^Schrijf en vink af"))
    teacher.write(text_room="De planning hangt op kinderhoogte.")
    teacher.page.check("main [name=done_room]")
    send(teacher)
    assert "De planning hangt op kinderhoogte." in teacher.text
    teacher.go("Spreek een dag af")
    teacher.write(on="2027-06-07", at="15:30", minutes="45", place="Lokaal 2")
    send(teacher)
    assert "Lokaal 2" in teacher.text
