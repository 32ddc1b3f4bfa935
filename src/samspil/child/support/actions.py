"""Every write on sparring and try-outs: one act by one person, on record without a word of what was said."""

from collections.abc import Mapping

from django.db import connection, transaction
from django.utils.timezone import localdate

from samspil.child.file.models import Child
from samspil.child.support import queries
from samspil.child.support.models import Concern, Invitation, Measure, Perspective, Session, Sparring
from samspil.child.support.rules import PROFESSIONS
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.competence.models import ResourcePerson
from samspil.knowledge.competence.queries import offers
from samspil.knowledge.competence.rules import Wish, match

Fields = Mapping[str, object]


@transaction.atomic
def ask_for_sparring(
    *, unit: Unit, child: Child | None, raised_on: object, fields: Fields, by: Person
) -> Sparring:
    """Write the concern, from which the days count, and ask those who fit: two professions, at once."""
    concern = Concern.objects.create(unit=unit, child=child, raised_on=raised_on, raised_by=by)
    made = Sparring.objects.create(
        concern=concern, unit=unit, child=child, asked_on=localdate(), asked_by=by, **fields
    )
    found = offers(unit.root, at=unit, loads=queries.loads(unit.root), without=by.pk)
    own = (
        ResourcePerson.objects.filter(person=by, house=unit.root).values_list("profession", flat=True).first()
    )
    asked = match([Wish(made.pk, made.topic, PROFESSIONS, own or "")], found)[made.pk]
    Invitation.objects.bulk_create(Invitation(sparring=made, helper_id=pk) for pk in asked)
    record("sparring asked for", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def invite(*, sparring: Sparring, helper: ResourcePerson, by: Person) -> None:
    Invitation.objects.create(sparring=sparring, helper=helper)
    record("resource person asked", target=sparring, by=by, unit=sparring.unit_id)


@transaction.atomic
def answer_invitation(*, pk: int, comes: bool, by: Person) -> bool:
    """My yes or no. False when the question is not mine, or the consent it rested on is withdrawn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support_answer(%s, %s)", [pk, comes])
        done: bool = cursor.fetchone()[0]
    if done:
        record("invitation answered", target=Invitation(pk=pk), by=by)
    return done


@transaction.atomic
def book_session(*, sparring: Sparring, fields: Fields, by: Person) -> Session:
    """Agree on a day; one that was agreed before and not held is moved."""
    standing = Session.objects.filter(sparring=sparring, held_on=None).first()
    made = standing or Session(sparring=sparring, booked_by=by)
    for name, value in fields.items():
        setattr(made, name, value)
    made.save(update_fields=list(fields) if standing else None)
    record("session booked", target=made, by=by, unit=sparring.unit_id)
    return made


@transaction.atomic
def write_session(
    *, session: Session, learned: str, lines: Mapping[str, str], measure: Fields, by: Person
) -> Session:
    """What each profession saw, in a line; what was learned; and the first thing that will be tried."""
    session.held_on, session.learned = min(localdate(), session.on), learned
    session.save(update_fields=["held_on", "learned"])
    for profession, text in lines.items():
        Perspective.objects.create(session=session, profession=profession, text=text)
    add_measure(
        unit=session.sparring.unit, child_id=session.sparring.child_id, session=session, fields=measure, by=by
    )
    record("session written", target=session, by=by, unit=session.sparring.unit_id)
    return session


@transaction.atomic
def add_measure(
    *, unit: Unit, child_id: int | None, session: Session | None, fields: Fields, by: Person
) -> Measure:
    owner = fields.get("owner") or by
    made = Measure(
        unit=unit, child_id=child_id, session=session, begins_on=localdate(), **{**fields, "owner": owner}
    )
    made.save(force_insert=True)
    record("try-out agreed", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def check_measure(*, measure: Measure, fields: Fields, by: Person) -> None:
    """Whether it worked, how far, and what now."""
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.checked_on, measure.checked_by = localdate(), by
    measure.save(update_fields=[*fields, "checked_on", "checked_by"])
    record("try-out looked at", target=measure, by=by, unit=measure.unit_id)
