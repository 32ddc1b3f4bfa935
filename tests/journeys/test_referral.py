"""A referral's way: begun, refused at the gate, sent, decided, complained about, placed, reviewed, home."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from journeys.test_child import send

pytestmark = pytest.mark.journey
TEACHER, LEADER, CHAIR = "anders@egelund.example", "mette@egelund.example", "lone@egelund.example"
MOTHER, CHILD = "sara@egelund.example", "noah@egelund.example"
TODAY = localdate().isoformat()
REASONS = {
    "plain": "Noah får en plads i Kompasset. Idræt er stadig med 3.b.",
    "community": "Ja, grupper på tre er prøvet i et halvt år.", "needs": "Kompasset giver ro.",
    "interest": "Han lærer i ro og beholder sine venner.", "influence": "Idræt med 3.b er skrevet ind.",
    "weighed": "Forældrene er med.", "facts": "Indstillingen og vurderingen.",
    "legal_basis": "Folkeskoleloven § 12, stk. 2", "way_back": "En formiddag om ugen i klassen.",
    "interim": "Noah går i 3.b med en voksen mere.",
}  # fmt: skip


def file_of(visitor, name):
    visitor.open("/children/")
    visitor.go(re.compile(f"^{name}"))
    return visitor.path


@pytest.mark.requirement("ORG-10", "ORG-21", "ORG-22", "MAL-09", "NL-16")
def test_from_what_was_tried_to_the_way_back(visit):
    teacher, leader, mother, chair, child = (
        visit().sign_in(who) for who in (TEACHER, LEADER, MOTHER, CHAIR, CHILD)
    )
    where = _begun(teacher)
    _refused_then_sent(teacher, leader, mother, where)
    _decided(chair, where)
    _read_and_complained_about(mother, child, chair, leader, where)
    _placed_reviewed_and_home(teacher, where)


def _begun(teacher):
    file_of(teacher, "Noah")
    teacher.go("Begynd en indstilling")
    teacher.look()
    assert "Besked fem minutter før skift" in teacher.page.input_value("main [name=community]")
    teacher.write(needs="Venner er mødt, ro er ikke.", kept="Idræt og klubben.")
    teacher.write(
        child_words="Jeg vil have idræt med min klasse.", child_how="På en gåtur", child_asked_on=TODAY
    )
    teacher.choose(wanted="class")
    send(teacher)
    assert "Der mangler 4 ting" in teacher.text and "Sara Påfund" in teacher.text
    teacher.look()
    return teacher.path


def _refused_then_sent(teacher, leader, mother, where):
    leader.open(where)
    leader.press("Send den til udvalget")
    assert "Ikke sendt. Der mangler:" in leader.page.inner_text("body")
    leader.press("Indstil som leder")

    teacher.open(where)
    teacher.go("Skriv en vurdering")
    teacher.look()
    teacher.write(expert="Line Damgaard", text="Faste voksne hjælper.", on=TODAY)
    teacher.page.select_option("main [name=expertise]", "psychologist")
    send(teacher)
    teacher.go("En forælder er hørt")
    teacher.look()
    teacher.write(heard_on=TODAY, how="Et møde på skolen")
    send(teacher)
    assert "Der mangler én ting" in teacher.text

    mother.open("/")
    assert "Den er ved at blive skrevet" in mother.text
    mother.go(re.compile("^Læs det hele"))
    mother.go("Sig, hvad du synes")
    mother.look()
    mother.write(words="Vi vil gerne, at vennerne holdes fast.")
    mother.choose(stance="for")
    send(mother)
    assert "Jeg er for" in mother.text or "holdes fast" in mother.text

    leader.open(where)
    assert "Der mangler intet" in leader.heading
    leader.press("Send den til udvalget")
    assert "Den er hos udvalget" in leader.heading


def _decided(chair, where):
    chair.open("/panel/")
    chair.go("Aftal et møde")
    chair.write(on=TODAY, place="Rådhuset")
    send(chair)
    where_it_meets = chair.path
    chair.click(
        chair.page.get_by_role("button", name=re.compile("^Sæt den på dagsordenen.*Lindeskolen")).last
    )
    for box in chair.page.locator("main [name=present]").all():
        box.check()
    chair.page.select_option("main [name=chair]", label="Lone Riis")
    send(chair)
    assert "må træffe afgørelse" in chair.text and chair.path == where_it_meets
    chair.look()
    chair.open(where)
    assert "Jeg vil have idræt med min klasse." in chair.text and "Besked fem minutter" in chair.text
    chair.go("Træf afgørelse")
    chair.look()
    chair.write(**REASONS | {"interest": ""})
    chair.choose(outcome="granted")
    send(chair)
    assert "Træf afgørelse" in chair.heading
    chair.write(interest=REASONS["interest"])
    send(chair)
    assert "Afgjort." in chair.page.inner_text("body")
    assert chair.page.request.get(chair.house + where).status == 404


def _read_and_complained_about(mother, child, chair, leader, where):
    child.open("/")
    assert "Det, du sagde, ændrede dette: Idræt med 3.b er skrevet ind." in child.text
    child.look()
    mother.open("/")
    assert "Noah får en plads i Kompasset." in mother.text
    mother.go(re.compile("^Læs det hele"))
    assert "Bevilget som ønsket" in mother.text and "Vejen tilbage" in mother.text
    mother.look()
    for language in ("da", "nl", "en"):
        letter = mother.page.request.get(f"{mother.house}{where}letter/{language}/")
        assert letter.headers["content-type"] == "application/pdf"
    mother.go("Klag over afgørelsen")
    mother.look()
    mother.write(text="Prøv en mindre gruppe først.")
    send(mother)
    assert "Modtaget i tide." in mother.page.inner_text("body")

    chair.open(where)
    chair.go("Gå videre med klagen")
    chair.look()
    chair.write(reasons="Det er prøvet i et halvt år.")
    chair.choose(answer="upheld")
    send(chair)
    leader.open(where)
    leader.go("Gå videre med klagen")
    leader.write(forwarded_on=TODAY)
    send(leader)
    leader.go("Gå videre med klagen")
    leader.write(ruled_on=TODAY)
    leader.choose(ruling="upheld", cause="none")
    send(leader)
    assert "Den er afsluttet" in leader.text


def _placed_reviewed_and_home(teacher, where):
    teacher.open(where)
    teacher.go("Pladsen og vejen tilbage")
    teacher.go("Giv pladsen")
    teacher.look()
    teacher.write(begins_on=TODAY, tie="Idræt med 3.b", shared_minutes="420", total_minutes="1380")
    teacher.write(leisure="Klubben")
    teacher.page.select_option("main [name=contact]", label="Anders Bak")
    send(teacher)
    assert "30 % af ugen" in teacher.text
    teacher.go("Tilføj et skridt på vejen tilbage")
    teacher.write(text="En formiddag i klassen", due_on=(localdate() + timedelta(days=30)).isoformat())
    send(teacher)
    teacher.press(re.compile("^Den er klaret"))
    teacher.look()
    teacher.go("Spørg efter vejen tilbage")
    teacher.look()
    for name in ("way_back", "strengths", "academic", "social", "experienced", "relations", "parents"):
        teacher.write(**{name: "Det går godt."})
    teacher.choose(verdict="return")
    send(teacher)
    assert "Tilbage i det almene siden" in teacher.heading


@pytest.mark.requirement("ORG-21")
def test_in_dutch_a_declaration_takes_two_experts(visit):
    counsellor = visit(language="nl").sign_in("tim@delinde.example", language="nl")
    leader = visit(language="nl").sign_in("sanne@delinde.example", language="nl")
    chair = visit(language="nl").sign_in("joost@delinde.example", language="nl")
    where = _dutch_begun(counsellor)
    _dutch_experts_and_parents(counsellor, where)

    leader.open(where)
    leader.press("Vraag het aan als leider")
    leader.press("Stuur hem naar de commissie")
    assert "Hij ligt bij de commissie" in leader.heading
    _dutch_decided(chair, where)
    leader.open(where)
    assert "Categorie 1" in leader.text and "31 juli" in leader.text
    leader.look()


def _dutch_begun(counsellor):
    counsellor.open("/children/")
    counsellor.go("Open een dossier")
    counsellor.write(
        given_name="Pim", born_on="2018-05-04", strengths="Bouwt.", surroundings="De dagplanning.", part="IB"
    )
    send(counsellor)
    file = counsellor.path
    counsellor.open(f"{file}add/guardian/")
    counsellor.write(name="Anna Fabel", relation="Moeder")
    send(counsellor)
    counsellor.open(f"{file}tries/add/")
    counsellor.write(need="Rust", title="Groepjes van drie", goal="Doet mee", expected="Twee keer per week")
    counsellor.choose(direction="group")
    send(counsellor)
    counsellor.go(re.compile("^Zeg of het werkte"))
    counsellor.choose(result="partly", next="adjust")
    counsellor.write(seen="Rustiger.")
    send(counsellor)
    counsellor.open(f"{file}referral/")
    counsellor.look()
    counsellor.write(
        needs="Rust ontbreekt.", kept="Gym.", child_words="Gym met mijn klas.", child_how="Wandeling"
    )
    counsellor.write(child_asked_on=TODAY)
    counsellor.choose(wanted="sbo")
    send(counsellor)
    return counsellor.path


def _dutch_experts_and_parents(counsellor, where):
    for expertise in ("psychologist", "pedagogue"):
        assert "Het advies van de deskundigen" in counsellor.text
        counsellor.open(f"{where}assess/")
        counsellor.write(expert="Vera Bedenksel", text="Vaste volwassenen helpen.", on=TODAY)
        counsellor.page.select_option("main [name=expertise]", expertise)
        send(counsellor)
    counsellor.open(f"{where}hear/")
    counsellor.write(heard_on=TODAY, how="Gesprek")
    send(counsellor)
    counsellor.open(f"{where}stance/")
    counsellor.write(words="Wij willen het proberen.")
    counsellor.choose(stance="for")
    send(counsellor)
    assert "Er ontbreekt één ding" in counsellor.text
    counsellor.look()


def _dutch_decided(chair, where):
    chair.open("/panel/meetings/add/")
    chair.write(on=TODAY)
    send(chair)
    chair.click(chair.page.get_by_role("button", name=re.compile("Basisschool De Wilg")).last)
    for box in chair.page.locator("main [name=present]").all():
        box.check()
    chair.page.select_option("main [name=chair]", label="Joost Bakker")
    send(chair)
    chair.open(where)
    chair.go("Beslis")
    assert chair.page.input_value("main [name=ends_on]").endswith("-07-31")
    chair.write(**dict.fromkeys(REASONS, "Zo is het."))
    chair.choose(outcome="granted")
    chair.page.select_option("main [name=category]", "1")
    send(chair)
    assert "Besloten." in chair.page.inner_text("body")
