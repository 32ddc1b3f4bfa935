"""Random houses: people with roles, children with files, referrals in all stages and handovers of all kinds.

`Random(seed)` decides everything, so that a world that found a leak is built again by its number.
"""

from dataclasses import dataclass, field
from random import Random

from conftest import days
from django.db import connection

import make
from make import child as make_child
from make import referral as make_referral
from make import transitions as make_transitions
from make.support import measure, session, sparring
from samspil.child.file.models import Consent
from samspil.child.referral.models import Complaint, Referral
from samspil.child.transitions.models import Transition
from samspil.ground.organisation.models import Role

PEOPLE, CHILDREN = 14, 5
KINDS = (
    "professional", "leader", "head", "director", "administrator", "analyst", "data_protection", "politician",
)  # fmt: skip
STAGES = (
    "written", "complete", "sent", "sent", "tabled", "tabled", "refused", "placed", "complained", "met",
    "ruled", "withdrawn",
)  # fmt: skip
CHANGES = ("daycare-school", "school-school", "leisure", "youth", "to-special", "to-general", "other")


@dataclass
class World:
    rng: Random
    units: list = field(default_factory=list)
    people: list = field(default_factory=list)
    children: list = field(default_factory=list)
    panels: dict = field(default_factory=dict)
    bases: dict = field(default_factory=dict)
    # What addresses name: cases, places, handovers, attachments.
    cases: list = field(default_factory=list)
    spots: list = field(default_factory=list)
    handovers: list = field(default_factory=list)

    @property
    def staff(self):
        return [each for each in self.people if not each.is_family]

    @property
    def places(self):
        return [each for each in self.units if each.kind in ("school", "daycare", "youth_club")]


def period(rng):
    """Now, over, to come, or ending today."""
    return rng.choice(
        [(days(-90), None), (days(-90), days(-1)), (days(3), None), (days(-90), days(0)), (days(0), None)]
    )


def world(seed, *, people=PEOPLE, children=CHILDREN):
    made = World(Random(seed))
    for name in ("Egelund", "Andeby"):
        root = make.municipality(f"{name} {seed}")
        area = make.unit("Skole", kind="department", parent=root)
        made.units += [
            root, area, make.unit("Linden", parent=area), make.unit("Eg", parent=area),
            make.unit("Elmely", kind="daycare", parent=root),
            make.unit("Klub", kind="youth_club", parent=root),
        ]  # fmt: skip
    for n in range(people):
        made.people.append(_person(made, seed, n))
    _leaders(made)
    for root in (each for each in made.units if each.kind == "municipality"):
        _panel(made, root)
    for n in range(children):
        _child(made, n)
    return made


def _person(made, seed, n):
    """One in four is a family's; the others have one to three roles, now or at another time."""
    rng = made.rng
    if n % 4 == 0:
        return make_child.family(f"F{seed}x{n}")
    someone = make.person(f"P{seed}x{n}")
    for kind in rng.sample(KINDS, k=rng.randint(1, 3)):
        begins, ends = period(rng)
        make.role(someone, kind, rng.choice(made.units), begins_on=begins, ends_on=ends)
    return someone


def _leaders(made):
    """Most places are led today, by somebody who may be anything else elsewhere: there the doors are."""
    for place in made.places:
        begins, ends = made.rng.choice(
            ((days(-91), None), (days(-91), None), (days(-91), days(-1)), (days(2), None))
        )
        kind = made.rng.choice(("leader", "leader", "professional"))
        make.role(made.rng.choice(made.staff), kind, place, begins_on=begins, ends_on=ends)


def _panel(made, root):
    """Anybody may have a seat: who works in the house, who left it, who never did."""
    rng = made.rng
    here = {
        each.person_id for each in Role.objects.filter(root=root, kind__in=("leader", "head", "professional"))
    }
    known = [each for each in made.staff if each.pk in here]
    sit = list(dict.fromkeys((*rng.sample(known, min(3, len(known))), *rng.sample(made.staff, 4))))[:4]
    made.panels[root.pk] = make_referral.panel(root, *sit)
    made.bases[root.pk] = make_referral.basis(root, sit[0])
    for seat in made.panels[root.pk].seats.all():
        seat.begins_on, seat.ends_on = period(rng) if rng.random() < 0.3 else (days(-90), None)
        seat.save()


def _child(made, n):
    rng = made.rng
    child = make_child.child(rng.choice(made.places), rng.choice(made.staff), given_name=f"Barn{n}")
    begins, ends = period(rng)
    if rng.random() < 0.5:
        child.enrolments.update(begins_on=begins, ends_on=ends)
        child.participants.update(begins_on=begins, ends_on=ends)
    make_child.enrolment(child, rng.choice(made.places), begins_on=days(-30))
    lines = _parents(made, child)
    consent = make_child.one_of_each(child, made.people[1], lines[0])["consent"]
    _shaken(rng, consent, made.people[1])
    _colleagues(made, child, consent)
    if n == 0:
        made.people.append(make_child.pupil(child))
    made.children.append(child)
    _support(made, child, consent)
    if rng.random() < 0.8:
        _case(made, child, rng.choice(STAGES))
    if rng.random() < 0.15:
        make_child.closing(child, rng.choice(made.staff))
    for kind in rng.sample(CHANGES, k=3):
        _handover(made, child, kind, consent)


def _colleagues(made, child, consent):
    rng = made.rng
    for someone in rng.sample(made.people, 4):
        begins, ends = period(rng)
        if not child.participants.filter(person=someone).exists():
            on = rng.choice((None, None, consent))
            make_child.participant(child, someone, begins_on=begins, ends_on=ends, consent=on)
    if rng.random() < 0.5:
        make_child.glass(child, rng.choice(made.people), hours=rng.choice((-1, 3)))


def _parents(made, child):
    """With every kind of shut door; some work in the house, and stand there by account or by name alone."""
    rng = made.rng
    shut = [{}, {}, {}, {"has_custody": False}, {"is_contact_allowed": False}, {"is_place_hidden": True}]
    lines = [
        make_child.guardian(child, someone, begins_on=days(rng.choice((-90, -90, 3))), **rng.choice(shut))
        for someone in rng.sample([each for each in made.people if each.is_family], 2)
    ]
    if rng.random() < 0.6:
        seats = [each.person for each in made.panels[child.house_id].seats.all()]
        colleague = rng.choice((rng.choice(made.staff), rng.choice(seats)))
        known = rng.choice(({"person": colleague}, {"name": colleague.name.upper()}))
        lines.append(make_child.guardian(child, **known, **rng.choice(shut)))
    return lines


def _shaken(rng, consent, by):
    """A consent holds, was withdrawn, is over, or begins later."""
    changed = rng.choice(
        (
            {},
            {},
            {"withdrawn_on": days(-1), "withdrawn_by": by},
            {"ends_on": days(-1)},
            {"begins_on": days(2)},
        )
    )
    Consent.objects.filter(pk=consent.pk).update(**changed)


def _support(made, child, consent):
    unit, by = child.enrolments.first().unit, made.rng.choice(made.staff)
    measure(unit, by, child=child, title=f"Til {child.given_name}")
    held = sparring(unit, by, child=child, mode="consent", consent=consent)
    session(held, by, "teacher")


def _case(made, child, stage):
    """As far as its stage says; nowhere without a parent who can be heard."""
    rng, house = made.rng, child.house_id
    seats = {each.person_id for each in made.panels[house].seats.all()}
    by, leader = rng.sample([each for each in made.staff if each.pk not in seats], 2)
    case = make_referral.referral(child, by, made.bases[house])
    made.cases.append(case)
    heard = any(_can_be_heard(each) for each in child.guardians.all())
    if stage == "written" or not heard:
        return
    if stage == "complete":
        make_referral.complete(case, by, leader)
        return
    met = make_referral.meeting(made.panels[house])
    make_referral.sent(case, by, leader, at=met if stage != "sent" else None)
    if stage == "withdrawn":
        Referral.objects.filter(pk=case.pk).update(withdrawn_on=days(0), withdrawn_by=leader)
    if stage not in ("refused", "placed", "complained", "met", "ruled"):
        return
    # Whoever has a part in a case has no seat in it: some panels cannot decide, and the case waits.
    if not _is_composed(met, case):
        return
    refused = {"outcome": "refused", "granted": "", "review_on": None} if stage == "refused" else {}
    done = make_referral.decision(case, made.panels[house].seats.first().person, **refused)
    if stage != "refused":
        spot = make_referral.placed(done, make_referral.offer(case.unit), by)
        made.spots.append(spot)
        make_referral.step(spot)
        make_referral.review(spot, by)
    if stage in ("complained", "met", "ruled"):
        _complaint(made, done, child, by, stage)


def _is_composed(met, case):
    with connection.cursor() as cursor:
        cursor.execute("SELECT referral_is_composed(%s, %s)", [met.pk, case.pk])
        return cursor.fetchone()[0]


def _can_be_heard(line):
    return line.has_custody and line.is_contact_allowed and line.begins_on <= days(0) and not line.ends_on


def _complaint(made, done, child, by, stage):
    whose = made.rng.choice((None, *child.guardians.all()))
    made_by = make_referral.complaint(done, by, guardian=whose)
    answered = {"answer": "met", "reasons": "Ja", "answered_on": days(0), "answered_by": by}
    ruled = {
        **answered, "answer": "upheld", "is_maintained": True, "maintained_on": days(0),
        "forwarded_on": days(0), "ruling": "upheld", "cause": "none", "ruled_on": days(0),
    }  # fmt: skip
    changed = {"met": answered, "ruled": ruled}.get(stage, {})
    Complaint.objects.filter(pk=made_by.pk).update(**changed)


def _handover(made, child, kind, consent):
    """Both sides, days before and after today, grounds that hold and that do not, a place outside too."""
    rng, by = made.rng, made.rng.choice(made.staff)
    here = [each for each in made.places if each.path[0] == child.house_id]
    taker = rng.choice((None, *here, *here))
    ground = rng.choice(({}, {}, {}, {"ground": "consent", "statute": "", "consent": consent}))
    fields = {
        "kind": kind, "giver": rng.choice((None, *here)), "taker": taker,
        "outside": "" if taker else "Friskolen", "receiver": rng.choice((None, *made.staff)), **ground,
    }  # fmt: skip
    begins_on = days(rng.choice((-40, 0, 60)))
    if rng.random() < 0.2:
        found = make_transitions.ready(child, by, begins_on=begins_on, **fields)
    else:
        on = days(rng.choice((-9, -5, -1, -1, 0, 4)))
        found = make_transitions.handed(child, by, begins_on=begins_on, handed_on=on, **fields)
        _ended(rng, found, by)
    made.handovers.append(found)
    late = {"ground": "consent", "statute": "", "consent": consent}
    make_transitions.piece(found, by, "friends", from_on=days(rng.choice((-2, 0, 3))))
    make_transitions.piece(found, by, "health", **late)
    for line in child.guardians.all():
        make_transitions.voice(found, line.person or by, "parents", guardian=line)
        make_transitions.check(found, line.person or by, "parents", guardian=line)
    make_transitions.check(found, by, "child", is_for_parents=rng.random() < 0.5)


def _ended(rng, found, by):
    """Some are read no more: the time is over, or the child has moved."""
    over = rng.choice(
        (
            {},
            {},
            {},
            {},
            {},
            {},
            {"read_until": days(-1)},
            {"read_until": days(0)},
            {"moved_on": days(0), "moved_by": by},
        )
    )
    Transition.objects.filter(pk=found.pk).update(**over)
