"""Builds what has become of children in the last year: enough of it that figures of it can be told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

from samspil.child.file.models import Child, ChildView, Consent, Enrolment, Guardian, Leisure, Participant
from samspil.child.referral.models import Basis, Complaint, Decision, Meeting, Offer, Panel, Presence
from samspil.child.support.models import Concern, Perspective, Session, Sparring
from samspil.child.transitions.actions import planned_days
from samspil.child.transitions.models import Check, Transition
from samspil.child.transitions.queries import rulebook
from samspil.child.transitions.rules import answer_by, time_plan
from samspil.config.demo import referrals, texts
from samspil.config.demo.days import Days, moment
from samspil.config.demo.realm import House
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.competence.rules import Profession, Topic

CASES, BETWEEN = 16, timedelta(days=18)
# Those of the cards keep the children they have.
APART = ("lindeskolen", "elmely", "kilden")


@dataclass(frozen=True)
class Archive:
    house: House
    today: date
    rng: Random
    words: dict[str, Any]
    handover: dict[str, Any]
    office: referrals.Office

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def is_there(prefix: str) -> bool:
    return Offer.objects.filter(house__key__startswith=prefix, name=_told()["offer"]["name"]).exists()


def _told() -> dict[str, Any]:
    return texts.read("cases")


def build(house: House, days: Days, rng: Random) -> None:
    of = _archive(house, days, rng)
    _early(of)
    schools = [
        each
        for each in house.children_places()
        if each.kind == "school" and house.key_of(each) not in APART and house.people(each, "professional")
    ]
    # In the smallest demo there is one school, and it is theirs.
    for number in range(CASES if schools else 0):
        _case(of, number, schools[number % len(schools)])
    _leisure(of)


def _leisure(of: Archive) -> None:
    """What is known of the leisure of those who have no card of their own."""
    found = Child.objects.filter(house=of.house.root, person=None, leisure=None).select_related("opened_by")
    answers = ("yes", "yes", "no", "no", "unknown", "")
    Leisure.objects.bulk_create(
        Leisure(child=each, on=of.ago(30), takes_part=said, by=each.opened_by)
        for each in found.order_by("pk")
        if (said := of.rng.choice(answers))
    )


def _archive(house: House, days: Days, rng: Random) -> Archive:
    told, today = _told(), days.today
    unit = next((each for each in house.units.values() if each.kind == "special_school"), house.root)
    offer = Offer.objects.create(house=house.root, unit=unit, **told["offer"])
    panel = Panel.objects.get(house=house.root)
    met = Meeting.objects.filter(panel=panel).first()
    office = referrals.Office(
        house, today, texts.read("referrals")[house.realm.key], Basis.objects.get(house=house.root), panel,
        met, met, [offer],
    )  # fmt: skip
    words = texts.read("children")[house.realm.key] | told
    return Archive(house, today, rng, words, texts.read("handovers")[house.realm.key], office)


def _early(of: Archive) -> None:
    """What the children who have files got before anybody thought of a referral."""
    concerns = Concern.objects.filter(child__house=of.house.root, sparrings=None).select_related("child")
    consents = {each.child_id: each for each in Consent.objects.filter(child__house=of.house.root)}
    for concern in concerns:
        if consent := consents.get(concern.child_id or 0):
            _session(of, concern, mode="consent", consent=consent)
            _view(of, concern.child, concern.raised_by, concern.raised_on)


def _session(of: Archive, concern: Concern, **fields: Any) -> None:
    held = concern.raised_on + timedelta(days=of.rng.randint(3, 19))
    if held >= of.today:
        return
    asked = Sparring.objects.create(
        concern=concern, unit=concern.unit, child=concern.child, asked_by=concern.raised_by,
        asked_on=concern.raised_on, topic=of.rng.choice(list(Topic)), need=of.rng.choice(of.words["need"]),
        community=of.rng.choice(of.words["community"]), **fields,
    )  # fmt: skip
    made = Session.objects.create(
        sparring=asked, on=held, at=time(14), place=of.words["place"], booked_by=concern.raised_by,
        held_on=held, learned=of.words["learned"],
    )  # fmt: skip
    many = of.rng.choice((1, 2, 2, 3))
    chosen = zip(of.rng.sample(list(Profession), k=many), of.words["sees"], strict=False)
    Perspective.objects.bulk_create(
        Perspective(session=made, profession=profession, text=text) for profession, text in chosen
    )


def _view(of: Archive, child: Child | None, lead: Person, on: date) -> None:
    told_back = {}
    if of.rng.random() < 0.7:
        told_back = {"told_back_on": on + timedelta(days=9), "told_back_by": lead}
        told_back |= {"influence": of.words["influence"]}
    ChildView.objects.create(
        child=child, voice="talk", words=of.words["said"], receiver=lead, audience=["team"], said_on=on,
        **told_back,
    )  # fmt: skip


def _case(of: Archive, number: int, school: Unit) -> None:
    """One child, as it was on a day of the last year: sparring, referral, decision, place, start."""
    then = of.today - number * BETWEEN
    lead = of.rng.choice(of.house.people(school, "professional"))
    child = _child(of, school, lead, then)
    concern = Concern.objects.create(
        unit=school,
        child=child,
        raised_by=lead,
        raised_on=then - timedelta(days=of.rng.choice((130, 150, 88))),
    )
    _session(of, concern, mode="exchange", ground=of.words["ground"])
    met = _meeting(of, then - timedelta(days=28 + of.rng.choice((0, 7, 14, 24))))
    stage = "overdue" if number in (3, 9) else "placed"
    referrals.case(replace(of.office, today=then, met=met), child, stage)
    decision = Decision.objects.get(referral__child=child)
    if number % 3 == 0:
        _complaint(of, decision, lead, number)
    _start(of, child, decision, school, lead)


def _child(of: Archive, school: Unit, lead: Person, then: date) -> Child:
    opened = moment(then - timedelta(days=160), of.rng)
    made = Child(
        id=2**43 + of.rng.getrandbits(61), house=of.house.root, given_name=of.rng.choice(of.words["names"]),
        family_name=of.rng.choice(of.words["families"]), opened_at=opened, opened_by=lead,
        born_on=of.ago(365 * of.rng.randint(8, 14)), strengths=of.rng.choice(of.words["strengths"]),
        surroundings=of.rng.choice(of.words["surroundings"]),
    )  # fmt: skip
    made.save(force_insert=True)
    since = opened.date()
    Participant.objects.create(
        child=made, person=lead, part=of.words["part"]["school"], is_lead=True, begins_on=since, added_by=lead
    )
    Enrolment.objects.create(child=made, unit=school, begins_on=of.ago(1000))
    Guardian.objects.create(
        child=made, name=f"Anne {made.family_name}", relation=of.words["relations"][0], begins_on=since
    )
    return made


def _meeting(of: Archive, on: date) -> Meeting:
    met = Meeting.objects.create(
        panel=of.office.panel, on=on, place=of.office.told["place"], minutes=of.office.told["minutes"]
    )
    seats = list(of.office.panel.seats.order_by("pk"))
    chair = next(each for each in seats if each.part == "psychology")
    Presence.objects.bulk_create(Presence(meeting=met, seat=seat, is_chair=seat == chair) for seat in seats)
    return met


def _complaint(of: Archive, decision: Decision, lead: Person, number: int) -> None:
    made_on = decision.decided_on + timedelta(days=9)
    answer = ("met", "upheld", "upheld")[number % 9 // 3]
    fields: dict[str, Any] = {"answer": answer, "reasons": of.words["reasons"], "answered_by": lead}
    fields["answered_on"] = made_on + timedelta(days=10)
    if answer == "upheld":
        fields |= {"forwarded_on": made_on + timedelta(days=12), "ruled_on": made_on + timedelta(days=18)}
        fields |= {
            "ruling": of.rng.choice(("upheld", "changed")),
            "cause": of.rng.choice(("none", "reasons")),
        }
    Complaint.objects.create(
        decision=decision, guardian=Guardian.objects.filter(child=decision.referral.child_id).first(),
        text=of.office.told["complaint"], made_on=made_on, by=lead, **fields,
    )  # fmt: skip


def _start(of: Archive, child: Child, decision: Decision, school: Unit, lead: Person) -> None:
    country, taker = of.house.root.country, of.office.offers[0].unit
    begins, rules = decision.decided_on + timedelta(days=14), rulebook(of.house.root.country, of.today)
    handed = decision.decided_on + timedelta(days=3)
    receiver = (of.house.people(taker, "leader", "professional") or [lead])[0]
    read_on = begins + timedelta(days=of.rng.choice((-6, -3, -1, 4)))
    plan = time_plan("to-special", begins, rules.plan, country, closed=rules.closed)
    made = Transition.objects.create(
        child=child, kind="to-special", giver=school, taker=taker, begins_on=begins,
        lead=lead, opened_by=lead,
        opened_on=decision.decided_on, community=of.handover["community"], purpose=of.handover["purpose"],
        ground="law", statute=of.handover["country_ground"], handed_on=handed, handed_by=lead,
        answer_by=answer_by(handed, country, closed=rules.closed), receiver=receiver,
        acknowledged_on=read_on, acknowledged_by=receiver, **planned_days(plan),
    )  # fmt: skip
    Check.objects.bulk_create(_checks(of, made, receiver))


def _checks(of: Archive, made: Transition, receiver: Person) -> Iterator[Check]:
    said = made.begins_on + timedelta(weeks=7)
    if said >= of.today:
        return
    for whose in ("child", "staff"):
        went = of.rng.choice(("well", "well", "well", "partly"))
        relations = of.handover["relations"] if whose == "staff" else ""
        yield Check(transition=made, whose=whose, went=went, by=receiver, said_on=said, relations=relations)
