"""Every write on a referral until it is decided, and on the panel: on record without a word about a child."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import connection, transaction
from django.utils.timezone import localdate

from samspil.child.file.models import Child, Guardian
from samspil.child.referral import queries
from samspil.child.referral.models import (
    Assessment,
    Basis,
    Meeting,
    Panel,
    Presence,
    Referral,
    Seat,
    Step,
    TriedLine,
    Voice,
)
from samspil.child.referral.rules.gate import Missing, missing
from samspil.child.referral.rules.procedure import PROFILES
from samspil.child.support.models import Measure
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule

Fields = Mapping[str, object]


class TheirOwnWords(Exception):
    """The young person has said what they think, and changes it alone."""


class NotWhole(Exception):
    """Something is missing, so it is not sent. `missing`: each piece and who can supply it."""

    def __init__(self, missing: tuple[Missing, ...]):
        super().__init__(", ".join(each.evidence for each in missing))
        self.missing = missing


@transaction.atomic
def add_basis(
    *, house: Unit, fields: Fields, days: Mapping[str, int], roles: Mapping[str, str], by: Person
) -> Basis:
    """The next version. Its steps are the country's; `days` says for how long where the rulebook does not."""
    last = Basis.objects.filter(house=house).order_by("-number").first()
    made = Basis.objects.create(
        house=house, number=last.number + 1 if last else 1, approved_by=by, approved_on=localdate(), **fields
    )
    for place, step in enumerate(PROFILES[house.country].steps):
        amount, unit = days.get(step.kind), "days"
        if amount is None:
            amount, unit = usual_span(step.rule, house.country, made.valid_from)
        role = roles.get(step.kind, step.role)
        Step.objects.create(
            basis=made, place=place, kind=step.kind, role=role, amount=amount, unit=unit if amount else ""
        )
    record("referral basis approved", target=made, by=by, unit=house.pk)
    return made


def usual_span(key: str, country: str, on: date) -> tuple[int | None, str]:
    """What the rulebook says a step may take; nothing where it says nothing."""
    try:
        found = rule_on(key, country, on)
    except NoRule:
        return None, ""
    return (int(found.amount), found.unit) if found.amount else (None, "")


@transaction.atomic
def begin_referral(*, child: Child, unit: Unit, basis: Basis, fields: Fields, by: Person) -> Referral:
    """By those who work with the child. It keeps this version of the basis, whatever comes after."""
    made = Referral(
        child=child,
        house_id=child.house_id,
        unit=unit,
        basis=basis,
        begun_on=localdate(),
        begun_by=by,
        **fields,
    )
    made.save(force_insert=True)
    record("referral begun", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def change_referral(*, referral: Referral, fields: Fields, by: Person) -> None:
    _save(referral, **fields)
    record("referral changed", target=referral, by=by, unit=referral.unit_id)


@transaction.atomic
def request_referral(*, referral: Referral, by: Person) -> None:
    """The leader asks for it: the needs cannot be met in the general provision alone."""
    _save(referral, requested_on=localdate(), requested_by=by)
    record("referral asked for", target=referral, by=by, unit=referral.unit_id)


@transaction.atomic
def add_assessment(*, referral: Referral, fields: Fields, by: Person) -> Assessment:
    made = Assessment.objects.create(referral=referral, by=by, **fields)
    record("assessment written", target=made, by=by, unit=referral.unit_id)
    return made


@transaction.atomic
def say_voice(*, referral: int, guardian: Guardian | None, fields: Fields, by: Person, what: str) -> Voice:
    """That one parent, or the young person, was heard, or what they think. Neither writes over the other.

    Raises TheirOwnWords: what the young person said, and can change themselves, stays; so says the database.
    """
    found = Voice.objects.filter(referral=referral, guardian=guardian).first()
    is_said = found and guardian is None and found.stance and "stance" in fields
    if is_said and not by.is_family and found.referral.child.person_id:
        raise TheirOwnWords
    voice = found or Voice(referral_id=referral, guardian=guardian)
    for name, value in fields.items():
        setattr(voice, name, value)
    voice.save(update_fields=list(fields) if found else None)
    record(what, target=voice, by=by, unit=None if by.is_family else voice.referral.unit_id)
    return voice


@transaction.atomic
def submit_referral(*, referral: Referral, by: Person) -> None:
    """To the panel, with what was tried as it stands now. Raises NotWhole; so does the database."""
    found = queries.dossier(referral)
    lacks = missing(found.facts(referral), evidence=referral.basis.evidence, experts=referral.basis.experts)
    if lacks:
        raise NotWhole(lacks)
    for each in Measure.objects.filter(child=referral.child_id):
        TriedLine.objects.create(
            referral=referral, measure=each, title=each.title, goal=each.goal, direction=each.direction,
            begins_on=each.begins_on, result=each.result, seen=each.seen,
        )  # fmt: skip
    _save(referral, submitted_on=localdate(), submitted_by=by)
    record("referral sent", target=referral, by=by, unit=referral.unit_id)


@transaction.atomic
def withdraw_referral(*, referral: Referral, by: Person) -> None:
    _save(referral, withdrawn_on=localdate(), withdrawn_by=by)
    record("referral withdrawn", target=referral, by=by, unit=referral.unit_id)


@transaction.atomic
def set_panel(*, house: Unit, fields: Fields, by: Person) -> Panel:
    """Its rule: how many, and who must be there."""
    made, _is_new = Panel.objects.update_or_create(house=house, defaults=dict(fields))
    record("panel's rule set", target=made, by=by, unit=house.pk)
    return made


@transaction.atomic
def add_seat(*, panel: Panel, fields: Fields, by: Person) -> Seat:
    made = Seat.objects.create(panel=panel, **fields)
    record("seat given", target=made, by=by, unit=panel.house_id)
    return made


@transaction.atomic
def end_seat(*, seat: Seat, by: Person) -> None:
    _save(seat, ends_on=localdate())
    record("seat ended", target=seat, by=by, unit=seat.panel.house_id)


@transaction.atomic
def add_meeting(*, panel: Panel, fields: Fields, by: Person) -> Meeting:
    made = Meeting.objects.create(panel=panel, **fields)
    record("panel meeting set", target=made, by=by, unit=panel.house_id)
    return made


@transaction.atomic
def write_meeting(
    *, meeting: Meeting, minutes: str, present: Collection[Seat], chair: Seat | None, by: Person
) -> None:
    """Who came, who took the chair, and how they worked."""
    _save(meeting, minutes=minutes)
    meeting.presences.all().delete()
    for seat in present:
        Presence.objects.create(meeting=meeting, seat=seat, is_chair=seat == chair)
    record("panel meeting written", target=meeting, by=by, unit=meeting.panel.house_id)


@transaction.atomic
def take_up(*, referral: int, meeting: Meeting, by: Person) -> bool:
    """On the agenda. False when it no longer waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT referral_take(%s, %s)", [referral, meeting.pk])
        done: bool = cursor.fetchone()[0]
    if done:
        record("referral put on the agenda", target=meeting, by=by, unit=meeting.panel.house_id)
    return done


def _save(row: Referral | Seat | Meeting, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
