"""Builds a few dozen invented children: files, sparring and try-outs in every stage, and who can be asked."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from samspil.child.file.models import (
    Agreed,
    Child,
    ChildView,
    Consent,
    Enrolment,
    Guardian,
    Hearing,
    Leisure,
    Participant,
    Placement,
    Talk,
    TalkPart,
)
from samspil.child.file.queries import talk_template
from samspil.child.support.models import Concern, Invitation, Measure, Perspective, Session, Sparring
from samspil.config.demo import texts
from samspil.config.demo.days import Days, moment
from samspil.config.demo.personas import DEMO_PASSWORD
from samspil.config.demo.realm import EGELUND, House
from samspil.ground.organisation.models import Account, Group, Person, Unit
from samspil.knowledge.competence.models import ResourcePerson
from samspil.knowledge.competence.rules import Profession, Topic

HELPERS = (
    Profession.PSYCHOLOGIST,
    Profession.SPEECH,
    Profession.PEDAGOGUE,
    Profession.TEACHER,
    Profession.SPECIAL,
)
# So many weeks ago a case began; its stage follows.
WEEKS = (1, 2, 4, 7, 9, 12, 16, 20)
PRACTICE = 14


@dataclass(frozen=True)
class Nursery:
    """What all of it is made from."""

    house: House
    today: date
    rng: Random
    told: dict[str, Any]
    helpers: list[ResourcePerson]

    def ago(self, **span: int) -> date:
        return self.today - timedelta(**span)

    def pick(self, name: str) -> Any:
        return self.rng.choice(self.told[name])


def is_there(prefix: str) -> bool:
    return ResourcePerson.objects.filter(house__key__startswith=prefix).exists()


def build(house: House, days: Days, rng: Random) -> None:
    told = texts.read("children")[house.realm.key]
    room = Nursery(house, days.today, rng, told, _helpers(house, rng, told))
    places = [each for each in house.children_places() if house.people(each, "professional")]
    for given in told["given"]:
        unit = rng.choice(places)
        _case(room, unit, given, rng.choice(house.people(unit, "professional")))
    _hero(room, told["hero"])
    for _n in range(PRACTICE if house.realm == EGELUND else PRACTICE // 3):
        unit = rng.choice(places)
        _sparring(room, unit, rng.choice(house.people(unit, "professional")), weeks=rng.choice(WEEKS))
    _leisure(room)


def _leisure(room: Nursery) -> None:
    """Of nine in ten it is known whether they take part in leisure."""
    leads = Participant.objects.filter(child__house=room.house.root, is_lead=True).order_by("pk")
    Leisure.objects.bulk_create(
        Leisure(child_id=child, by_id=by, on=room.ago(days=30 + n), **room.told["leisure"][n % 10 % 4])
        for n, (child, by) in enumerate(leads.values_list("child", "person"))
    )


def _helpers(house: House, rng: Random, told: dict[str, Any]) -> list[ResourcePerson]:
    """The persona who is one, and a colleague of each profession from somewhere in the house."""
    roles = house.by_kind["professional"]
    named = house.cast.get(told["hero"]["helper"])
    first = next((role for role in roles if role.person == named), roles[0])
    chosen = [
        first,
        *rng.sample([role for role in roles if role.person_id != first.person_id], k=len(HELPERS) - 1),
    ]
    return ResourcePerson.objects.bulk_create(
        ResourcePerson(
            person=role.person, house=house.root, unit=role.unit, profession=profession, about=told["about"],
            expertise=["play", "breaks", *rng.sample(list(Topic), k=2)], hours=rng.choice((6, 8, 12)),
            is_external=profession == Profession.SPEECH,
        )
        for role, profession in zip(chosen, HELPERS, strict=True)
    )  # fmt: skip


def _child(room: Nursery, unit: Unit, by: Person, *, weeks: int, **fields: Any) -> Child:
    opened = moment(room.ago(weeks=weeks), room.rng)
    child = Child(house=room.house.root, opened_at=opened, opened_by=by, **fields)
    child.id = 2**41 + room.rng.getrandbits(61)
    child.save(force_insert=True)
    kind = unit.kind if unit.kind in ("school", "daycare") else "other"
    Participant.objects.create(
        child=child,
        person=by,
        part=room.told["part"][kind],
        is_lead=True,
        begins_on=opened.date(),
        added_by=by,
    )
    return child


def _case(room: Nursery, unit: Unit, given: str, by: Person) -> None:
    weeks = room.rng.choice(WEEKS)
    age = room.rng.randint(3, 5) if unit.kind == "daycare" else room.rng.randint(6, 15)
    family = room.pick("families")
    child = _child(
        room, unit, by, weeks=weeks, given_name=given, family_name=family,
        difficulty=room.pick("difficulties"), born_on=room.ago(days=365 * age + room.rng.randint(0, 364)),
        strengths=room.pick("strengths"), surroundings=room.pick("surroundings"),
    )  # fmt: skip
    Enrolment.objects.create(child=child, unit=unit, begins_on=room.ago(days=400))
    relation = room.rng.choice(room.told["relations"])
    parent = Guardian.objects.create(
        child=child,
        name=f"{room.pick('guardians')} {family}",
        relation=relation,
        begins_on=room.ago(days=400),
    )
    Concern.objects.create(unit=unit, child=child, raised_on=room.ago(weeks=weeks), raised_by=by)
    if weeks > 1:
        _consent(room, child, parent, by, weeks)
    for told in room.rng.sample(room.told["measures"], k=min(2, weeks // 4)):
        _measure(room, unit, by, told, weeks=room.rng.randint(1, weeks), child=child)


def _consent(room: Nursery, child: Child, parent: Guardian, by: Person, weeks: int) -> Consent:
    words = room.told["consent"]
    return Consent.objects.create(
        child=child, guardian=parent, begins_on=room.ago(weeks=weeks), recorded_by=by, **words
    )


def _measure(
    room: Nursery, unit: Unit, by: Person, told: dict[str, str], *, weeks: int, **fields: Any
) -> Measure:
    """Begun so many weeks ago; looked at after six, unless it is late."""
    begins = room.ago(weeks=weeks)
    check = begins + timedelta(weeks=6)
    found: dict[str, Any] = {}
    if check < room.today and room.rng.random() < 0.8:
        place = room.rng.randrange(3)
        found = {"checked_on": check, "checked_by": by, "seen": room.told["seen"][place]}
        found |= room.told["looked"][place]
        found |= {"result": ("worked", "partly", "not")[place], "next": ("keep", "adjust", "stop")[place]}
        found["attained"] = (1, 0, -1)[place]
    return Measure.objects.create(
        unit=unit, owner=by, begins_on=begins, check_on=check, **told, **found, **fields
    )


def _sparring(room: Nursery, unit: Unit, by: Person, *, weeks: int, **fields: Any) -> Sparring:
    """Asked so many weeks ago; held after one to three, unless it is of this week."""
    raised = room.ago(weeks=weeks, days=room.rng.randint(1, 6))
    child = fields.get("child")
    concern = Concern.objects.create(unit=unit, child=child, raised_on=raised, raised_by=by)
    asked = Sparring.objects.create(
        concern=concern, unit=unit, asked_by=by, asked_on=raised + timedelta(days=1), topic="play",
        **{"community": room.pick("community"), "need": room.pick("need"), **fields},
    )  # fmt: skip
    held = raised + timedelta(days=room.rng.randint(5, 19))
    is_held = held < room.today and weeks > 0
    coming = room.rng.sample(room.helpers, k=2) if weeks else room.helpers[:2]
    answered = {"answer": "yes", "answered_on": held} if is_held else {}
    Invitation.objects.bulk_create(Invitation(sparring=asked, helper=each, **answered) for each in coming)
    if is_held:
        _session(room, asked, by, held, coming)
    return asked


def _session(room: Nursery, asked: Sparring, by: Person, held: date, coming: list[ResourcePerson]) -> None:
    session = Session.objects.create(
        sparring=asked, on=held, at=time(14), place=room.told["place"], booked_by=by, held_on=held,
        learned=room.told["learned"],
    )  # fmt: skip
    sees = room.rng.sample(room.told["sees"], k=2)
    Perspective.objects.bulk_create(
        Perspective(session=session, profession=each.profession, text=text)
        for each, text in zip(coming, sees, strict=True)
    )
    weeks = (room.today - held).days // 7
    _measure(room, asked.unit, by, room.pick("measures"), weeks=weeks, session=session, child=asked.child)


def _hero(room: Nursery, told: dict[str, str]) -> None:
    """The child of the cards: a file with all that a file can hold, its mother and itself with accounts."""
    unit, lead = room.house.units.get(told["unit"]), room.house.cast.get(told["lead"])
    if unit is None or lead is None:
        return
    names = {"given_name": told["given"], "family_name": told["family"]}
    words = {name: told[name] for name in ("strengths", "surroundings", "difficulty")}
    _sparring(room, unit, lead, weeks=0)
    child = _child(room, unit, lead, weeks=24, born_on=room.ago(days=9 * 365 + 120), **names, **words)
    himself, mother = _accounts(room, told)
    Child.objects.filter(pk=child.pk).update(person=himself)
    _places(room, child, unit, lead, told)
    parent = Guardian.objects.create(
        child=child, person=mother, name=mother.name, relation=room.told["relations"][0], email=mother.email,
        phone="12 34 56 78", begins_on=room.ago(days=1000),
    )  # fmt: skip
    consent = _consent(room, child, parent, lead, 24)
    helper = room.house.cast[told["helper"]]
    Participant.objects.create(
        child=child, person=helper, part=told["helper_part"], begins_on=room.ago(weeks=22), added_by=lead
    )
    # Asked in his own right, not by chance: his sparring was held, and what it agreed on is due now.
    asked = _sparring(room, unit, lead, weeks=22, child=child, mode="consent", consent=consent)
    Concern.objects.filter(pk=asked.concern_id).update(situation=told["situation"])
    warning, groups = room.told["measures"][:2]
    _measure(room, unit, lead, groups, weeks=5, child=child, home=told["home"])
    Measure.objects.create(
        unit=unit, child=child, owner=lead, begins_on=room.ago(weeks=18), check_on=room.ago(weeks=12),
        checked_on=room.ago(weeks=12), checked_by=lead, result="worked", next="keep", attained=1,
        seen=room.told["seen"][0], **room.told["looked"][0], **warning,
    )  # fmt: skip
    Hearing.objects.create(
        child=child, guardian=parent, about=groups["title"], on=room.ago(weeks=5), how=room.told["place"],
        by=lead,
    )  # fmt: skip
    _views(room, child, lead, told)
    if "talk" in told:
        _talk(room, child, lead, told["talk"])


def _talk(room: Nursery, child: Child, lead: Person, told: dict[str, Any]) -> None:
    """The newest talk with the parents; what was asked stands in the template of the house."""
    asked = [each.heading[room.house.realm.language] for each in talk_template(child.house).sections]
    made = Talk.objects.create(
        child=child, on=room.ago(weeks=4), written_on=room.ago(weeks=4), by=lead, present=told["present"],
        wellbeing_asked=asked[0], wellbeing=told["wellbeing"], strengths_asked=asked[1],
        strengths=told["strengths"], next_on=room.today + timedelta(weeks=6),
    )  # fmt: skip
    for place, (heading, said) in enumerate(zip(asked[2:], told["parts"], strict=True)):
        TalkPart.objects.create(talk=made, place=place, asked=heading, said=said)
    for what, who in told["agreed"]:
        Agreed.objects.create(talk=made, what=what, who=who, by_when=room.today + timedelta(weeks=2))


def _places(room: Nursery, child: Child, unit: Unit, lead: Person, told: dict[str, str]) -> None:
    group = Group.objects.filter(unit=unit, name=told["group"]).first()
    school = date(room.today.year - 3, 8, 10)
    if early := room.house.units.get(told["early"]):
        Enrolment.objects.create(
            child=child, unit=early, begins_on=school - timedelta(days=1000), ends_on=school
        )
    # Nobody at the school ever acknowledged what the daycare wrote: the gap in the thread.
    Enrolment.objects.create(child=child, unit=unit, group=group, begins_on=school)
    Placement.objects.create(
        child=child, unit=unit, shared_minutes=1320, total_minutes=1380, home_group=group, contact=lead,
        begins_on=room.ago(days=100),
    )  # fmt: skip


def _views(room: Nursery, child: Child, lead: Person, told: dict[str, str]) -> None:
    told_back = {"influence": told["influence"], "could_not": told["could_not"], "told_back_by": lead}
    ChildView.objects.create(
        child=child, question=told["asked"], space=told["space"], voice="drawing", words=told["words"],
        receiver=lead, audience=["parents", "team"], said_on=room.ago(weeks=6),
        told_back_on=room.ago(weeks=5), **told_back,
    )  # fmt: skip


def _accounts(room: Nursery, told: dict[str, str]) -> tuple[Person, Person]:
    realm, password = room.house.realm, make_password(DEMO_PASSWORD)
    made = [
        Person.objects.create(
            given_name=name,
            family_name=told["family"],
            email=f"{name.lower()}@{realm.domain}",
            is_family=True,
        )
        for name in (told["given"], told["mother"])
    ]
    Account.objects.bulk_create(
        Account(person=each, email=each.email, language=realm.language, password=password) for each in made
    )
    return made[0], made[1]
