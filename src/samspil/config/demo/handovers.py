"""Builds children who change place: a spring cohort, and handovers in every state."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from samspil.child.file.models import Child, Consent, Enrolment, Guardian, Participant
from samspil.child.transitions.actions import planned_days
from samspil.child.transitions.models import (
    BackQuestion,
    Check,
    Meeting,
    Piece,
    Preparation,
    Transition,
    Voice,
)
from samspil.child.transitions.queries import Rulebook, rulebook
from samspil.child.transitions.rules import answer_by, time_plan
from samspil.config.demo import texts
from samspil.config.demo.days import Days, moment
from samspil.config.demo.personas import DEMO_PASSWORD
from samspil.config.demo.realm import House
from samspil.ground.organisation.models import Account, Person, Role, Unit


@dataclass(frozen=True)
class Border:
    """The two places, who sees to it on each side, and what is said there."""

    house: House
    today: date
    rng: Random
    told: dict[str, Any]
    rules: Rulebook
    giver: Unit
    taker: Unit
    lead: Person
    receiver: Person

    def school_start(self) -> date:
        month, day = (int(part) for part in self.told["school_start"].split("-"))
        start = date(self.today.year, month, day)
        return start if start > self.today else date(self.today.year + 1, month, day)


def is_there(prefix: str) -> bool:
    return Transition.objects.filter(child__house__key__startswith=prefix).exists()


def build(house: House, days: Days, rng: Random) -> None:
    told = texts.read("handovers")[house.realm.key]
    giver, taker = house.units[told["giver"]], house.units[told["taker"]]
    lead = _colleague(house, giver, told["lead"]) if told["lead"] else house.leader(giver)
    rules, receiver = rulebook(house.root.country, days.today), house.cast[told["receiver"]]
    border = Border(house, days.today, rng, told, rules, giver, taker, lead, receiver)
    _cohort(border)
    if told["hero"]:
        _hero(border, told["hero"])
    if told["late"]:
        soon = days.today + timedelta(days=11)
        _transition(border, _child(border, told["late"]), "daycare-daycare", soon, taker=None)
    if told["begun"]:
        _begun(border, told["begun"])
    if told["noah"]:
        _into_leisure(border, told["noah"])
    if told["young"]:
        _into_youth_education(border, told["young"])


def _colleague(house: House, unit: Unit, told: dict[str, str]) -> Person:
    """A pedagogue of the former place, with a card of her own."""
    realm, names = house.realm, {"given_name": told["given"], "family_name": told["family"]}
    email = f"{told['key']}@{realm.domain}"
    made = Person.objects.create(email=email, key=realm.keyed(told["key"]), **names)
    Role.objects.create(
        person=made, kind="professional", unit=unit, root=house.root, title=told["title"],
        begins_on=date(2020, 8, 1),
    )  # fmt: skip
    _accounts(house, [made])
    return made


def _accounts(house: House, people: list[Person]) -> None:
    words = {"language": house.realm.language, "password": make_password(DEMO_PASSWORD)}
    Account.objects.bulk_create(Account(person=each, email=each.email, **words) for each in people)


def _child(border: Border, given: str, *, age: int = 5, at: Unit | None = None, family: str = "") -> Child:
    told, opened = border.told, moment(border.today - timedelta(weeks=12), border.rng)
    born = border.today - timedelta(days=365 * age + border.rng.randint(30, 330))
    child = Child(
        id=2**42 + border.rng.getrandbits(61), house=border.house.root, given_name=given, born_on=born,
        family_name=family or border.rng.choice(("Fabelholm", "Tænkteby", "Opdigt")), opened_at=opened,
        opened_by=border.lead, strengths=told["strengths"], surroundings=told["surroundings"],
    )  # fmt: skip
    child.save(force_insert=True)
    begins = border.today - timedelta(days=700)
    Participant.objects.create(
        child=child,
        person=border.lead,
        part=told["part"],
        is_lead=True,
        begins_on=begins,
        added_by=border.lead,
    )
    Enrolment.objects.create(child=child, unit=at or border.giver, begins_on=begins)
    Guardian.objects.create(
        child=child,
        name=f"Anna {child.family_name}",
        relation=told["relation"],
        begins_on=begins,
    )
    return child


def _transition(
    border: Border, child: Child, kind: str, begins_on: date, *, taker: Unit | None, **fields: Any
) -> Transition:
    country = border.house.root.country
    plan = time_plan(kind, begins_on, border.rules.plan, country, closed=border.rules.closed)
    giver = fields.pop("giver", border.giver)
    lead = fields.pop("lead", border.lead)
    return Transition.objects.create(
        child=child, kind=kind, giver=giver, taker=taker, begins_on=begins_on, lead=lead, opened_by=lead,
        opened_on=border.today - timedelta(weeks=4), **planned_days(plan), **fields,
    )  # fmt: skip


def _law(border: Border, purpose: str) -> dict[str, str]:
    return {"purpose": purpose, "ground": "law", "statute": border.told["country_ground"]}


def _ready(
    border: Border, child: Child, begins_on: date, kind: str = "daycare-school", **fields: Any
) -> Transition:
    """With pieces, voices and ground; of the parents a reason, where nobody has been heard."""
    told = border.told
    made = _transition(
        border, child, kind, begins_on, taker=border.taker, community=told["community"],
        leisure=told["leisure"], **_law(border, told["purpose"]), **fields,
    )  # fmt: skip
    since = {"from_on": border.today - timedelta(weeks=3), "added_by": border.lead}
    for topic in ("works", "avoid", "friends"):
        law = _law(border, told[f"{topic}_for"])
        Piece.objects.create(transition=made, topic=topic, text=told[topic], **law, **since)
    for whose in ("child", "staff"):
        _voice(border, made, whose, words=told[whose], is_for_parents=whose == "child")
    return made


def _voice(border: Border, made: Transition, whose: str, **words: Any) -> None:
    on = border.today - timedelta(weeks=3)
    Voice.objects.create(transition=made, whose=whose, said_on=on, by=border.lead, **words)


def _hand_over(border: Border, made: Transition, on: date, **fields: Any) -> None:
    until = answer_by(on, border.house.root.country, closed=border.rules.closed)
    given = {"handed_on": on, "handed_by": made.lead, "answer_by": until, **fields}
    Transition.objects.filter(pk=made.pk).update(**given)


def _cohort(border: Border) -> None:
    """Who comes to the school in August: one unread, one well prepared, the others on their way."""
    begins, told = border.school_start(), border.told
    names = told["cohort"]
    for place, given in enumerate(names):
        child = _child(border, given)
        if place < 2:
            made = _ready(border, child, begins)
            _voice(border, made, "parents", missing=told["missing"])
            received = {} if place == 0 else {"acknowledged_on": border.today - timedelta(days=6)}
            received |= {"acknowledged_by": border.receiver, "receiver": border.receiver} if received else {}
            _hand_over(border, made, border.today - timedelta(days=12), **received)
            if place or len(names) == 2:
                _prepared(border, made)
        else:
            _transition(border, child, "daycare-school", begins, taker=border.taker)


def _prepared(border: Border, made: Transition) -> None:
    for area, text in border.told["prepared"].items():
        is_done = area == "group"
        done = {"done_on": border.today - timedelta(days=2), "done_by": border.receiver} if is_done else {}
        Preparation.objects.create(transition=made, area=area, text=text, **done)
    BackQuestion.objects.create(
        transition=made, text=border.told["question"], asked_on=border.today - timedelta(days=3),
        asked_by=border.receiver,
    )  # fmt: skip


def _hero(border: Border, told: dict[str, str]) -> None:
    """The child of the cards: only its own words are lacking. Its mother and itself can sign in."""
    child = _child(border, told["given"], family=told["family"])
    made = _ready(border, child, border.school_start())
    Voice.objects.filter(transition=made, whose="child").delete()
    herself, mother = (_family(border, name, told["family"]) for name in (told["given"], told["mother"]))
    Child.objects.filter(pk=child.pk).update(person=herself)
    child.guardians.update(person=mother, name=mother.name, email=mother.email)
    guardian = child.guardians.get()
    _voice(border, made, "parents", words=border.told["parents"], guardian=guardian)
    consent = Consent.objects.create(
        child=child, guardian=guardian, begins_on=border.today - timedelta(weeks=5), recorded_by=border.lead,
        **border.told["consent"],
    )  # fmt: skip
    Piece.objects.create(
        transition=made, topic="health", text=border.told["consented"], purpose=border.told["consented_for"],
        ground="consent", consent=consent, from_on=border.today, added_by=border.lead,
    )  # fmt: skip
    Meeting.objects.create(
        transition=made,
        on=border.today + timedelta(days=16),
        at=time(15),
        place=border.told["meeting_place"],
        booked_by=border.lead,
    )


def _family(border: Border, name: str, family: str) -> Person:
    email = f"{name.lower()}@{border.house.realm.domain}"
    made = Person.objects.create(given_name=name, family_name=family, email=email, is_family=True)
    _accounts(border.house, [made])
    return made


def _begun(border: Border, told: dict[str, str]) -> None:
    """Back from special provision some weeks ago: the new place asks now how it went."""
    former = border.house.units.get(told["from"], border.giver)
    child = _child(border, told["given"], age=9, at=former)
    begins = border.today - timedelta(weeks=7)
    fields = {"giver": former, "receiver": border.receiver}
    made = _ready(border, child, begins, "to-general", **fields)
    _voice(border, made, "parents", missing=border.told["missing"])
    received = {"acknowledged_on": begins - timedelta(days=20), "acknowledged_by": border.receiver}
    _hand_over(border, made, begins - timedelta(days=24), **received)
    _prepared(border, made)
    Check.objects.create(
        transition=made, whose="staff", went="well", words=border.told["went"], by=border.receiver,
        relations=border.told["relations"], said_on=border.today - timedelta(days=2),
    )  # fmt: skip


def _into_leisure(border: Border, told: dict[str, str]) -> None:
    """The child of the other cards begins at a club: its teacher prepares it."""
    child = Child.objects.filter(house=border.house.root, given_name="Noah").exclude(person=None).first()
    club = border.house.units.get(told["club"])
    if child is None or club is None:
        return
    lead, giver = border.house.cast[told["lead"]], border.house.units[told["unit"]]
    begins = border.today + timedelta(weeks=9)
    _transition(border, child, "leisure", begins, taker=club, lead=lead, giver=giver)


def _into_youth_education(border: Border, told: dict[str, Any]) -> None:
    """Old enough to say yes beside the parents, which is lacking still; the new place is outside Samspil."""
    house, lead = border.house, border.house.cast[told["lead"]]
    border = replace(border, lead=lead, giver=house.units[told["unit"]])
    child = _child(border, told["given"], age=15, family=told["family"])
    # What the daycare's children like is not what somebody of fifteen does.
    words = {name: told[name] for name in ("strengths", "surroundings")}
    Child.objects.filter(pk=child.pk).update(person=_family(border, told["given"], told["family"]), **words)
    Participant.objects.filter(child=child).update(part=told["part"])
    made = _transition(
        border, child, "youth", border.today + timedelta(weeks=8), taker=None, outside=told["outside"],
        community=told["community"], leisure=told["leisure"], **_law(border, told["purpose"]),
    )  # fmt: skip
    law = _law(border, told["works_for"])
    since = {"from_on": border.today - timedelta(days=5), "added_by": lead}
    Piece.objects.create(transition=made, topic="works", text=told["works"], **law, **since)
    consent = Consent.objects.create(
        child=child, guardian=child.guardians.get(), begins_on=border.today - timedelta(weeks=2),
        recorded_by=lead, **told["consent"],
    )  # fmt: skip
    Piece.objects.create(
        transition=made, topic="health", text=told["consented"], purpose=told["consented_for"],
        ground="consent", consent=consent, **since,
    )  # fmt: skip
    for whose in ("child", "staff"):
        _voice(border, made, whose, words=told[whose], is_for_parents=True)
    _voice(border, made, "parents", missing=border.told["missing"])
    _hand_over(border, made, border.today - timedelta(days=5))
