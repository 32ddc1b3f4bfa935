"""Who is in the story, and what they say: in Denmark in Danish, in the Netherlands in Dutch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cast:
    """Addresses of those who sign in. `child_name` is how everybody knows the child."""

    language: str
    country: str
    script: bool
    teacher: str
    helper: str
    leader: str
    chair: str
    mother: str
    child: str
    child_name: str
    mother_name: str
    helper_name: str
    teacher_name: str
    chair_name: str
    school: str
    special: str
    wanted: str
    ground: str
    experts: tuple[str, ...]
    # Colleagues who have nothing to do with the child; the first of them looks at every step.
    others: tuple[str, ...]
    # Sees who has read which file, and no file.
    officer: str = ""


DENMARK = Cast(
    language="da", country="DK", script=True,
    teacher="anders@egelund.example", helper="line@egelund.example", leader="mette@egelund.example",
    chair="lone@egelund.example", mother="sara@egelund.example", child="noah@egelund.example",
    child_name="Noah", mother_name="Sara Påfund", helper_name="Line Damgaard", teacher_name="Anders Bak",
    chair_name="Lone Riis", school="Lindeskolen", special="Kildeskolen", wanted="school",
    ground="handover-ground-exchange",
    experts=("psychologist",),
    others=("pia@egelund.example", "birgitte@egelund.example", "camilla@egelund.example",
            "ulla@egelund.example", "tim@delinde.example"),
    officer="ulla@egelund.example",
)  # fmt: skip
NETHERLANDS = Cast(
    language="nl", country="NL", script=False,
    teacher="tim@delinde.example", helper="fenna@delinde.example", leader="sanne@delinde.example",
    chair="joost@delinde.example", mother="anna@delinde.example", child="pim@delinde.example",
    child_name="Pim", mother_name="Anna Verzonnen", helper_name="Fenna Bos", teacher_name="Tim Dekker",
    chair_name="Joost Bakker", school="Basisschool De Wilg", special="SBO De Hoeve", wanted="sbo",
    ground="handover-ground-report",
    experts=("psychologist", "pedagogue"),
    others=("marieke@delinde.example", "anders@egelund.example"),
)  # fmt: skip

WORDS = {
    "da": {
        "well": "I små grupper går det godt, og når en voksen går med ind i legen.",
        "hard": "I frikvarteret står Noah alene, og vi griber først ind, når det er gået galt.",
        "many": "I frikvartererne står flere børn alene, og vi griber først ind, når det er gået galt.",
        "room": "Lokale 12",
        "psychologist": "Legen mangler et tegn, så man ved, hvornår man må komme ind.",
        "own": "Vi voksne står samlet. Vi kan gå hver vores vej ind i legen.",
        "learned": "Legen er svær at komme ind i, ikke barnet.",
        "need": "At komme ind i legen",
        "try": "Et kom-ind-tegn",
        "goal": "Med i legen tre gange om ugen",
        "expected": "To gange om ugen efter tre uger",
        "seen": "Med i legen to gange om ugen. Efter frikvarteret er der stadig for meget larm til at lære.",
        "strong": "Når han må forklare noget.",
        "about": "Det, vi har aftalt",
        "question": "Hvem går med ind i legen?",
        "answer": "Peter de første ti minutter.",
        "told": "Jeg vil helst lære, hvor der er stille. Men jeg vil have idræt med min klasse.",
        "came_of_it": "Idræt med klassen skrives ind, hvis du skal et andet sted hen.",
        "unmet": "Venner er mødt. Ro til at lære er det kun i halvdelen af timerne.",
        "kept": "Idræt med 3.b og klubben om eftermiddagen.",
        "walk": "På en gåtur",
        "assessment": "Faste voksne og få skift hjælper. Mange mennesker på én gang hindrer.",
        "meeting": "Et møde på skolen",
        "parents": "Vi vil gerne, at vennerne holdes fast.",
        "hall": "Rådhuset, lokale 3",
        "complaint": "Prøv en mindre gruppe på skolen først.",
        "upheld": "En mindre gruppe er prøvet i et halvt år og fulgt op. Det står i indstillingen.",
        "tie": "Idræt med 3.b hver tirsdag",
        "leisure": "Klub Nordlyset to eftermiddage om ugen",
        "step": "En formiddag om ugen i 3.b",
        "destination": "",
        "way_back": "Tre af fire timer i ro er nået. 3.b har fast plan og en stille plads.",
        "review": "Det går godt, og han spørger selv efter klassen.",
        "group": "Klassen kender kom-ind-tegnet og arbejder i grupper på tre.",
        "purpose": "At klassen kan begynde med det, der virker",
        "works": "Besked fem minutter før skift, og en stille plads ved vinduet.",
        "avoid": "At skifte rum uden besked.",
        "for": "At de første uger lykkes",
        "consented": "Bruger briller til tavlen og glemmer dem gerne.",
        "hope": "Jeg vil sidde ved siden af Karla.",
        "mother_hope": "Fortæl os det også, når det går godt.",
        "staff": "Han viser gerne, hvordan ting hænger sammen.",
        "reception": "Klassen tegner et velkomstkort, og Karla er makker de første uger.",
        "back_question": "Hvilke timer er de bedste at begynde med?",
        "back_answer": "Matematik og idræt.",
        "back": "Det er godt at være tilbage.",
        "plain": "Noah får en plads på Kildeskolen. Idræt er med 3.b. Om et år ser vi på vejen tilbage.",
        "community": "Ja. Et kom-ind-tegn og grupper på tre er prøvet og fulgt op med virkning.",
        "needs": "Små klasser og faste voksne giver ro til at lære.",
        "interest": "Han lærer i ro og beholder sine venner.",
        "influence": "Idræt med 3.b er skrevet ind, fordi Noah bad om det.",
        "weighed": "Forældrene vil have vennerne holdt fast. Det er en fast aftale.",
        "facts": "Indstillingen, vurderingen fra PPR og det, Noah og hans mor har sagt.",
        "legal_basis": "Folkeskoleloven § 20, stk. 2",
        "back_when": "Når han er med i tre af fire timer i en uge, prøves en formiddag i klassen.",
        "interim": "Noah går i 3.b med en voksen mere om formiddagen.",
    },
    "nl": {
        "well": "In kleine groepjes gaat het goed, en als een volwassene meespeelt.",
        "hard": "In de pauze staat Pim alleen en we grijpen pas in als het misgaat.",
        "many": "In de pauze staan meerdere kinderen alleen.",
        "room": "Lokaal 4",
        "psychologist": "Het spel mist een teken dat je erbij mag.",
        "own": "Wij staan bij elkaar. We kunnen elk een kant op gaan.",
        "learned": "Het spel is moeilijk om in te komen, niet het kind.",
        "need": "Erbij komen in het spel",
        "try": "Een kom-erbij-teken",
        "goal": "Speelt drie pauzes per week mee",
        "expected": "Twee pauzes per week na drie weken",
        "seen": "Twee keer per week. Na de pauze is het nog te druk om te leren.",
        "strong": "Als hij iets mag uitleggen.",
        "about": "Wat we hebben afgesproken",
        "question": "Wie speelt er mee?",
        "answer": "Meester Bas, de eerste tien minuten.",
        "told": "Ik leer het liefst waar het stil is. Maar ik wil gym met mijn klas.",
        "came_of_it": "Gym met de klas komt erin als je naar een andere plek gaat.",
        "unmet": "Vrienden zijn er. Rust om te leren is er maar de helft van de tijd.",
        "kept": "Gym met groep 5 en de club in de buurt.",
        "walk": "Tijdens een wandeling",
        "assessment": "Vaste volwassenen en weinig wisselingen helpen.",
        "meeting": "Een gesprek op school",
        "parents": "Wij willen dat de vrienden blijven.",
        "hall": "Kantoor van het samenwerkingsverband",
        "complaint": "Probeer eerst een kleinere groep op school.",
        "upheld": "Een kleinere groep is een half jaar geprobeerd en gevolgd.",
        "tie": "Gym met groep 5 op dinsdag",
        "leisure": "De club in de buurt",
        "step": "Een ochtend per week in groep 5",
        "destination": "Voortgezet onderwijs dicht bij huis",
        "way_back": "Drie van de vier uur in rust is bereikt. Groep 5 heeft een stille plek.",
        "review": "Het gaat goed, en hij vraagt zelf naar de klas.",
        "group": "De groep kent het kom-erbij-teken en werkt in drietallen.",
        "purpose": "Dat de groep kan beginnen met wat werkt",
        "works": "Vijf minuten van tevoren waarschuwen, en een stille plek bij het raam.",
        "avoid": "Van ruimte wisselen zonder aankondiging.",
        "for": "Dat de eerste weken lukken",
        "consented": "Draagt een bril voor het bord en vergeet die weleens.",
        "hope": "Ik wil naast Lotte zitten.",
        "mother_hope": "Vertel het ons ook als het goed gaat.",
        "staff": "Hij laat graag zien hoe dingen werken.",
        "reception": "De groep tekent een welkomstkaart, en Lotte is de eerste weken maatje.",
        "back_question": "Met welke lessen kunnen we het beste beginnen?",
        "back_answer": "Rekenen en gym.",
        "back": "Het is fijn om terug te zijn.",
        "plain": "Pim krijgt een plek op De Hoeve. Gym blijft bij groep 5. Na een jaar: de weg terug.",
        "community": "Ja. Een kom-erbij-teken en drietallen zijn geprobeerd en gevolgd.",
        "needs": "Kleine klassen en vaste volwassenen geven rust om te leren.",
        "interest": "Hij kan in rust leren en houdt zijn vrienden.",
        "influence": "Gym met groep 5 is opgenomen omdat Pim erom vroeg.",
        "weighed": "De ouders willen dat de vrienden blijven. Dat is een vaste afspraak.",
        "facts": "De aanvraag, twee adviezen en wat Pim en zijn moeder zeiden.",
        "legal_basis": "Advies van twee deskundigen; besluit van het samenwerkingsverband",
        "back_when": "Als hij drie van de vier uur meedoet, proberen we een ochtend in de klas.",
        "interim": "Pim gaat naar groep 5, met een extra volwassene in de ochtend.",
    },
}  # fmt: skip
