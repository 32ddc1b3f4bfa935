"""Builds the referral basis, the panel, offers, and referrals in each stage, for children who are there."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from samspil.child.file.models import Child, Enrolment, Guardian, Participant, Placement
from samspil.child.referral.models import (
    Assessment,
    Basis,
    Complaint,
    Decision,
    Meeting,
    Offer,
    Panel,
    Place,
    Presence,
    Referral,
    ReturnStep,
    Review,
    Seat,
    Step,
    TriedLine,
    Voice,
)
from samspil.child.referral.rules.procedure import PROFILES, Evidence
from samspil.child.support.models import Measure
from samspil.config.demo import texts
from samspil.config.demo.realm import House
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import deadline

YEAR = timedelta(days=365)
# Two psychologists: one of them may know the child.
PARTS_OF_PANEL = ("psychology", "special", "general", "management", "psychology")


@dataclass(frozen=True)
class Office:
    """What all of it is made from."""

    house: House
    today: date
    told: dict[str, Any]
    basis: Basis
    panel: Panel
    met: Meeting
    next: Meeting
    offers: list[Offer]

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def is_there(prefix: str) -> bool:
    return Basis.objects.filter(house__key__startswith=prefix).exists()


def build(house: House, today: date) -> None:
    """After the children: what becomes of which of them, in the order of their keys."""
    told = texts.read("referrals")[house.realm.key]
    office = _office(house, today, told)
    hero = texts.read("children")[house.realm.key]["hero"]
    mine = Child.objects.filter(house=house.root).exclude(given_name=hero["given"])
    for child, stage in zip(_at_school_first(mine), told["stages"], strict=False):
        case(office, child, stage)


def _at_school_first(children: QuerySet[Child]) -> list[Child]:
    """Then those in daycare; a club refers nobody."""
    kinds = dict(Enrolment.objects.filter(child__in=children).values_list("child", "unit__kind"))
    found = [each for each in children if kinds.get(each.pk) in ("school", "daycare")]
    return sorted(found, key=lambda each: (kinds[each.pk] == "daycare", each.pk))


def _office(house: House, today: date, told: dict[str, Any]) -> Office:
    director = house.by_kind["director"][0].person
    country = house.root.country
    basis = Basis.objects.create(
        house=house.root, number=1, criteria=told["criteria"], evidence=[each.value for each in Evidence],
        experts=PROFILES[country].experts, valid_from=today - 2 * YEAR, approved_by=director,
        approved_on=today - 2 * YEAR,
    )  # fmt: skip
    for place, step in enumerate(PROFILES[country].steps):
        rule = Rule.objects.filter(country=country, key=step.rule).first()
        span = {"amount": int(rule.amount), "unit": rule.unit} if rule and rule.amount else {"unit": ""}
        Step.objects.create(basis=basis, place=place, kind=step.kind, role=step.role, **span)
    panel = Panel.objects.create(
        house=house.root, name=told["panel"], least=3, needs=["psychology", "special", "general"]
    )
    _seats(panel, house, told, today)
    met, coming = (Meeting.objects.create(panel=panel, on=on, place=told["place"]) for on in _days(today))
    Meeting.objects.filter(pk=met.pk).update(minutes=told["minutes"])
    chair = panel.seats.filter(part="psychology").first().person
    for seat in panel.seats.all():
        Presence.objects.create(meeting=met, seat=seat, is_chair=seat.person_id == chair.pk)
    offers = [_offer(house, each, told["unit"]) for each in told["offers"]]
    return Office(house, today, told, basis, panel, met, coming, offers)


def _offer(house: House, told: dict[str, Any], usual: str) -> Offer:
    """In a small demo the school that was meant may be missing: then at the special school."""
    fields = {"at": usual, **told}
    special = next(each for each in house.units.values() if each.kind == "special_school")
    unit = house.units.get(fields.pop("at"), special)
    return Offer.objects.create(house=house.root, unit=unit, **fields)


def _days(today: date) -> tuple[date, date]:
    return today - timedelta(days=28), today + timedelta(days=9)


def _seats(panel: Panel, house: House, told: dict[str, Any], today: date) -> None:
    """Whoever the cast names first; others from among those who work in the house."""
    named = [house.cast.get(key or "") for key in told["seats"]]
    kept_out = [house.cast.get(key) for key in told["apart"]]
    roles = [*house.by_kind["leader"], *house.by_kind["professional"]]
    # Nobody decides on a child of their own place: those who refer do not sit on it.
    apart = [role for role in roles if role.unit.kind not in ("school", "daycare")]
    others = (role.person for role in apart if role.person not in [*named, *kept_out])
    for part, name in zip(PARTS_OF_PANEL, named, strict=True):
        person = name or next(others)
        chairs = part in ("psychology", "management")
        Seat.objects.create(panel=panel, person=person, part=part, chairs=chairs, begins_on=today - YEAR)


def case(office: Office, child: Child, stage: str) -> None:
    told, lead = office.told, Participant.objects.filter(child=child, is_lead=True).first()
    unit = Enrolment.objects.filter(child=child).first()
    if lead is None or unit is None:
        return
    _tried(office, child, unit.unit, lead.person)
    begun = office.ago(100 if stage in ("decided", "complained", "placed", "overdue") else 40)
    words = told["words"]
    case = Referral.objects.create(
        child=child, house=office.house.root, unit=unit.unit, basis=office.basis, begun_on=begun,
        begun_by=lead.person, strengths=child.strengths, surroundings=child.surroundings,
        community=words["community"], needs="" if stage == "begun" else words["needs"], kept=words["kept"],
        wanted=_wanted(told, unit.unit, stage),
    )  # fmt: skip
    if stage == "begun":
        return
    _evidence(office, case, lead.person)
    if stage != "whole":
        _send(office, case, lead.person, stage)


def _wanted(told: dict[str, Any], unit: Unit, stage: str) -> str:
    if stage == "own":
        return str(told["wanted_own"])
    return str(told["wanted_early"] if unit.kind == "daycare" else told["wanted"])


def _tried(office: Office, child: Child, unit: Unit, lead: Person) -> None:
    """What nobody has looked at yet, if nothing else: the community has been tried first."""
    if Measure.objects.filter(child=child).exclude(result="").exclude(direction="child").exists():
        return
    words = texts.read("children")[office.house.realm.key]
    Measure.objects.create(
        unit=unit, child=child, owner=lead, begins_on=office.ago(120), check_on=office.ago(78),
        checked_on=office.ago(78), checked_by=lead, result="partly", next="adjust", seen=words["seen"][1],
        **words["looked"][1], **words["measures"][0],
    )  # fmt: skip


def _evidence(office: Office, case: Referral, lead: Person) -> None:
    words, day = office.told["words"], case.begun_on + timedelta(days=9)
    Referral.objects.filter(pk=case.pk).update(
        child_words=words["child"], child_how=words["how"], child_asked_on=day, requested_on=day,
        requested_by=_leader(office, case),
    )  # fmt: skip
    for expertise in ("psychologist", "pedagogue")[: office.basis.experts]:
        Assessment.objects.create(
            referral=case, expertise=expertise, expert=office.told["expert"], text=words["assessment"],
            on=day + timedelta(days=12), by=lead,
        )  # fmt: skip
    for whose in Guardian.objects.filter(child=case.child_id, has_custody=True):
        Voice.objects.create(
            referral=case, guardian=whose, heard_on=day + timedelta(days=14), how=words["meeting"],
            heard_by=lead, stance="for", words=words["parents"], said_on=day + timedelta(days=15),
        )  # fmt: skip


def _leader(office: Office, case: Referral) -> Person:
    found = [role.person for role in office.house.by_kind["leader"] if role.unit_id == case.unit_id]
    return found[0] if found else case.begun_by


def _send(office: Office, case: Referral, lead: Person, stage: str) -> None:
    for each in Measure.objects.filter(child=case.child_id):
        TriedLine.objects.create(
            referral=case, measure=each, title=each.title, goal=each.goal, direction=each.direction,
            begins_on=each.begins_on, result=each.result, seen=each.seen,
        )  # fmt: skip
    sent = case.begun_on + timedelta(days=26)
    at = {"queued": None, "own": None, "agenda": office.next}.get(stage, office.met)
    Referral.objects.filter(pk=case.pk).update(
        submitted_on=sent, submitted_by=_leader(office, case), meeting=at
    )
    if at == office.met:
        _decide(office, case, lead, stage)


def _decide(office: Office, case: Referral, lead: Person, stage: str) -> None:
    told, on = office.told, office.met.on
    country = office.house.root.country
    profile = PROFILES[country]
    clock = Rule.objects.filter(country=country, key=profile.complaint).first()
    chair = office.panel.seats.filter(part="psychology").first().person
    days = {"begins_on": on, "told_on": on, "decided_on": on, "review_on": on + YEAR}
    if profile.has_category:
        days |= {"category": 1, "ends_on": date(on.year + 2, 7, 31)}
    until = deadline(on, clock, country).due if clock else on + timedelta(weeks=4)
    done = Decision.objects.create(
        referral=case, meeting=office.met, outcome="granted", granted=case.wanted, decided_by=chair,
        complaint_until=until, **told["decision"], **days,
    )  # fmt: skip
    if stage == "complained":
        whose = Guardian.objects.filter(child=case.child_id).first()
        Complaint.objects.create(
            decision=done, guardian=whose, text=told["complaint"], made_on=on + timedelta(days=9), by=lead
        )
    if stage in ("placed", "overdue"):
        _place(office, done, lead, late=stage == "overdue")


def _place(office: Office, done: Decision, lead: Person, *, late: bool) -> None:
    words, begins = office.told["spot"], done.begins_on
    offer = next((each for each in office.offers if each.kind == done.granted), office.offers[0])
    week = Placement.objects.create(
        child_id=done.referral.child_id, unit=offer.unit, kind="special", shared_minutes=420,
        total_minutes=1380, tie=words["tie"], contact=lead, begins_on=begins,
    )  # fmt: skip
    spot = Place.objects.get(decision=done)
    review = office.ago(6) if late else begins + YEAR
    Place.objects.filter(pk=spot.pk).update(
        offer=offer, placement=week, begins_on=begins, owner=lead, leisure=words["leisure"],
        destination=words["destination"], review_on=review, plan_due_on=begins + timedelta(weeks=6),
    )  # fmt: skip
    for place, text in enumerate(words["steps"]):
        is_done = {"done_on": office.ago(7), "done_by": lead} if place == 0 else {}
        due = begins + timedelta(days=20 + 60 * place)
        ReturnStep.objects.create(spot=spot, text=text, due_on=due, **is_done)
    if not late:
        Review.objects.create(
            spot=spot,
            on=office.ago(4),
            by=lead,
            verdict="more",
            next_on=office.today + YEAR,
            **words["review"],
        )
