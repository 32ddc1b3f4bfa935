"""Makers for referrals: a basis and a panel, a case with all it needs, sent, decided, placed."""

from datetime import timedelta

from django.utils.timezone import localdate

from make.organisation import LONG_AGO
from make.support import LOOKED, measure
from samspil.child.file.models import Guardian, Placement
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

WORDS = {
    "community": "Grupper på tre i et halvt år; legen blev roligere.",
    "needs": "Tryghed er mødt, ro til at lære er ikke.",
    "child_words": "Jeg vil gerne være sammen med mine venner.",
    "child_how": "På en gåtur",
}
REASONS = {
    name: "Sådan er det."
    for name in (
        "plain", "community", "needs", "interest", "facts", "legal_basis", "influence", "weighed", "interim",
        "way_back",
    )
}  # fmt: skip


def basis(house, by, *, number=1, country="DK", **fields):
    evidence = [each.value for each in Evidence]
    made = Basis.objects.create(
        house=house, number=number, criteria="Når fællesskabet ikke er nok.", approved_by=by,
        valid_from=LONG_AGO, approved_on=LONG_AGO,
        **{"evidence": evidence, "experts": PROFILES[country].experts} | fields,
    )  # fmt: skip
    for place, step in enumerate(PROFILES[country].steps):
        Step.objects.create(basis=made, place=place, kind=step.kind, role=step.role, amount=2, unit="weeks")
    return made


def panel(house, *people, least=2, needs=("psychology", "special")):
    """The first of them chairs; each brings another part."""
    made = Panel.objects.create(house=house, name="Visitationsudvalget", least=least, needs=list(needs))
    parts = ["psychology", "special", "general", "management"]
    for place, person in enumerate(people):
        Seat.objects.create(
            panel=made, person=person, part=parts[place], chairs=place == 0, begins_on=LONG_AGO
        )
    return made


def meeting(of, *, chair=True, on=None):
    made = Meeting.objects.create(panel=of, on=on or localdate())
    for seat in of.seats.all():
        Presence.objects.create(meeting=made, seat=seat, is_chair=chair and seat.chairs)
    return made


def referral(child, by, of, **fields):
    """As it is begun: nothing asked, nothing heard."""
    usual = {
        "strengths": "Bygger.", "surroundings": "Planen på tavlen.", "kept": "Sine venner.",
        "wanted": "class",
        "begun_on": localdate() - timedelta(days=40),
    }  # fmt: skip
    return Referral.objects.create(
        child=child,
        house=child.house,
        unit=child.enrolments.first().unit,
        basis=of,
        begun_by=by,
        **usual | fields,
    )


def complete(of, by, leader):
    """Everything the gate asks for."""
    day = localdate() - timedelta(days=20)
    Referral.objects.filter(pk=of.pk).update(
        **WORDS, child_asked_on=day, requested_on=day, requested_by=leader
    )
    done = {"checked_on": localdate(), "checked_by": by, "result": "partly", "next": "adjust", **LOOKED}
    measure(of.unit, by, child=of.child, **done)
    for expertise in ("psychologist", "pedagogue")[: of.basis.experts]:
        Assessment.objects.create(
            referral=of, expertise=expertise, expert="Line", text="Ro og faste voksne.", on=day, by=by
        )
    for whose in Guardian.objects.filter(child=of.child, has_custody=True):
        Voice.objects.create(
            referral=of, guardian=whose, heard_on=day, how="Et møde", heard_by=by, stance="for", said_on=day
        )
    of.refresh_from_db()
    return of


def sent(of, by, leader, *, at=None):
    complete(of, by, leader)
    TriedLine.objects.create(
        referral=of, title="Grupper på tre", goal="Med i leg", direction="group", begins_on=localdate(),
        result="partly", seen="Roligere.",
    )  # fmt: skip
    Referral.objects.filter(pk=of.pk).update(submitted_on=localdate(), submitted_by=leader, meeting=at)
    of.refresh_from_db()
    return of


def decision(of, chair, **fields):
    today = localdate()
    usual = {
        "outcome": "granted", "granted": "class", "begins_on": today, "decided_on": today, "told_on": today,
        "complaint_until": today + timedelta(weeks=4), "review_on": today + timedelta(days=365),
    }  # fmt: skip
    return Decision.objects.create(
        referral=of, meeting_id=of.meeting_id, decided_by=chair, **REASONS | usual | fields
    )


def complaint(of, by, **fields):
    return Complaint.objects.create(
        decision=of, by=by, **{"text": "Vi er uenige.", "made_on": localdate()} | fields
    )


def offer(unit, *, places=8, kind="class", **fields):
    return Offer.objects.create(
        unit=unit, house_id=unit.path[0], name="Kompasset", kind=kind, places=places, **fields
    )


def placed(of, at, by, *, begins_on=None, review_on=None):
    """The place that came of a decision, given."""
    begins_on = begins_on or localdate()
    week = Placement.objects.create(
        child_id=of.referral.child_id, unit=at.unit, kind="special", shared_minutes=300, total_minutes=1380,
        tie="Idræt og emneuger", contact=by, begins_on=begins_on,
    )  # fmt: skip
    Place.objects.filter(decision=of).update(
        offer=at, placement=week, begins_on=begins_on, owner=by, leisure="Klubben",
        review_on=review_on or begins_on + timedelta(days=365),
    )  # fmt: skip
    return Place.objects.get(decision=of)


def step(of, **fields):
    return ReturnStep.objects.create(
        spot=of, **{"text": "En time med klassen", "due_on": localdate() + timedelta(days=30)} | fields
    )


def review(of, by, **fields):
    words = dict.fromkeys(
        ("way_back", "strengths", "academic", "social", "experienced", "relations", "parents"), "Godt."
    )
    next_on = localdate() + timedelta(days=365)
    return Review.objects.create(
        spot=of, on=localdate(), by=by, **words | {"verdict": "stay", "next_on": next_on} | fields
    )


def one_of_each(child, by, leader, chair, *others):
    """A row in every table: one case decided with a place, and its complaint."""
    house = child.house
    of = panel(house, chair, *others)
    met = meeting(of)
    case = sent(referral(child, by, basis(house, leader)), by, leader, at=met)
    done = decision(case, chair)
    known = offer(case.unit)
    spot = placed(done, known, by)
    # Held on to, so that it waits to be sent on.
    answered = {"answer": "upheld", "reasons": "Ro.", "answered_on": localdate(), "answered_by": chair}
    return {
        "panel-meeting": met, "referral": case, "offer": known, "spot": spot, "seat": of.seats.last(),
        "referral-complaint": complaint(done, by, **answered), "return-step": step(spot),
        "place-review": review(spot, by),
    }  # fmt: skip


def sent_as_it_is(of, leader, *, on=None, **fields):
    """Past every page: the database alone says no."""
    TriedLine.objects.create(
        referral=of, title="Grupper", goal="Leg", direction="group", begins_on=localdate(), result="partly"
    )
    Referral.objects.filter(pk=of.pk).update(submitted_on=on or localdate(), submitted_by=leader, **fields)


def another_parent(child):
    return Guardian.objects.create(child=child, name="Kim", relation="Far", begins_on=LONG_AGO)
