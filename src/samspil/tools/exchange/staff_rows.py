"""The rows of a plain list: units, and persons with one role each. Each keeps its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samspil.tools.exchange.problems import Place
from samspil.tools.exchange.records import Need, Record

# Accepted words in lower case, each with the word that is meant; None accepts any.
Vocabulary = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit_number: str
    name: str
    kind: str
    parent_number: str
    opened_on: date | None
    closed_on: date | None
    successor_number: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One role of one person; a person with two roles has two rows."""

    person_key: str
    given_name: str
    family_name: str
    email: str
    unit_number: str
    role: str
    begins_on: date | None
    ends_on: date | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One place of one pupil."""

    pupil_key: str
    given_name: str
    family_name: str
    born_on: date | None
    unit_number: str
    group: str
    begins_on: date | None
    ends_on: date | None
    place: Place = field(compare=False)


def unit_row(record: Record, kinds: Vocabulary | None) -> UnitRow:
    opened_on, closed_on = record.period("opened_on", "closed_on")
    return UnitRow(
        unit_number=record.text("unit_number", Need.MUST),
        name=record.text("unit_name", Need.MUST),
        kind=_word(record, "kind", kinds),
        parent_number=record.text("parent_number"),
        opened_on=opened_on,
        closed_on=closed_on,
        successor_number=record.text("successor_number"),
        place=record.place("unit_number"),
    )


def person_row(record: Record, roles: Vocabulary | None) -> PersonRow:
    begins_on, ends_on = record.period("from", "to")
    return PersonRow(
        person_key=record.text("person_key", Need.MUST),
        given_name=record.text("given_name", Need.MUST),
        family_name=record.text("family_name", Need.MUST),
        email=record.email("email"),
        unit_number=record.text("unit_number", Need.MUST),
        role=_word(record, "role", roles),
        begins_on=begins_on,
        ends_on=ends_on,
        place=record.place("person_key"),
    )


def pupil_row(record: Record) -> PupilRow:
    begins_on, ends_on = record.period("from", "to")
    return PupilRow(
        pupil_key=record.text("pupil_key", Need.MUST),
        given_name=record.text("given_name", Need.MUST, 100),
        family_name=record.text("family_name", Need.MUST, 100),
        born_on=record.day("born_on"),
        unit_number=record.text("unit_number", Need.MUST),
        group=record.text("class", longest=120),
        begins_on=begins_on,
        ends_on=ends_on,
        place=record.place("pupil_key"),
    )


def _word(record: Record, column: str, words: Vocabulary | None) -> str:
    return record.text(column, Need.MUST) if words is None else record.choice(column, words)
