"""The columns of plain lists of units, persons and pupils, and the names they go by in three languages."""

from collections.abc import Iterable

from samspil.tools.exchange.headers import plain_name
from samspil.tools.exchange.records import Need

UNIT_COLUMNS = {
    "unit_number": Need.MUST,
    "unit_name": Need.MUST,
    "kind": Need.MUST,
    "parent_number": Need.MAY,
    "opened_on": Need.MAY,
    "closed_on": Need.MAY,
    "successor_number": Need.MAY,
}
PERSON_COLUMNS = {
    "person_key": Need.MUST,
    "given_name": Need.MUST,
    "family_name": Need.MUST,
    "email": Need.MAY,
    "unit_number": Need.MUST,
    "role": Need.MUST,
    "from": Need.MAY,
    "to": Need.MAY,
}
PUPIL_COLUMNS = {
    "pupil_key": Need.MUST,
    "given_name": Need.MUST,
    "family_name": Need.MUST,
    "born_on": Need.MAY,
    "unit_number": Need.MUST,
    "class": Need.MAY,
    "from": Need.MAY,
    "to": Need.MAY,
}
# In a workbook these must be text: a number has lost its leading zeros.
NUMBERS = frozenset(("unit_number", "parent_number", "successor_number", "person_key", "pupil_key"))
# A list with one of these is a list of persons, even when it names the unit too.
OF_PERSONS = frozenset(("person_key", "given_name", "family_name"))
# A list with this one is a list of pupils. It is the register's own number, never the national one.
OF_PUPILS = frozenset(("pupil_key",))
OF_UNITS = frozenset(("unit_name", "kind", "parent_number"))

_NAMES = {
    "unit_number": "unit number, unit no, enhedsnummer, enhedsnr, enhedsnr., institutionsnummer, "
    "institutionsnr, institutionsnr., eenheidsnummer, eenheidsnr, vestigingsnummer, "
    "vestigingscode",
    "unit_name": "unit name, unit, enhedsnavn, enhed, institutionsnavn, institution, naam eenheid, "
    "eenheidsnaam, eenheid, vestiging, vestigingsnaam",
    "kind": "kind, type, art, enhedstype, institutionstype, soort, eenheidstype, soort eenheid",
    "parent_number": "parent number, parent, overordnet, overordnet enhed, overordnet enhedsnummer, "
    "hører under, bovenliggende eenheid, valt onder, hoofdeenheid",
    "opened_on": "opened on, opened, åbnet, åbningsdato, oprettet, geopend, geopend op, openingsdatum",
    "closed_on": "closed on, closed, lukket, lukkedato, nedlagt, gesloten, gesloten op, sluitingsdatum",
    "successor_number": "successor number, successor, efterfølger, afløser, afløst af, opvolger, opgevolgd "
    "door",
    "person_key": "person key, person number, staff number, personnøgle, medarbejdernummer, "
    "medarbejdernr, medarbejdernr., personeelsnummer, medewerkernummer, persoonssleutel",
    "pupil_key": "pupil key, pupil number, pupil id, student number, student id, elevnummer, elevnr, "
    "elevnr., elevnøgle, elev id, barnenøgle, leerlingnummer, leerlingnr, leerlingsleutel, kindnummer",
    "born_on": "born on, date of birth, birth date, født, fødselsdato, fødselsdag, geboren, geboortedatum",
    "class": "class, group, klasse, stue, gruppe, klas, groep",
    "given_name": "given name, first name, fornavn, fornavne, voornaam, voornamen",
    "family_name": "family name, last name, surname, efternavn, achternaam",
    "email": "email, e mail, mail, mailadresse, e mailadresse, e mailadres, emailadres",
    "role": "role, rolle, funktion, stilling, rol, functie",
    "from": "from, fra, fra dato, startdato, van, vanaf, begindatum, startdatum",
    "to": "to, til, til dato, slutdato, tot, tot en met, t/m, einddatum",
}


def aliases(columns: Iterable[str]) -> dict[str, str]:
    """The column for each plain name that it goes by."""
    return {plain_name(name): column for column in columns for name in _NAMES[column].split(",")}


UNIT_ALIASES = aliases(UNIT_COLUMNS)
PERSON_ALIASES = aliases(PERSON_COLUMNS)
PUPIL_ALIASES = aliases(PUPIL_COLUMNS)
