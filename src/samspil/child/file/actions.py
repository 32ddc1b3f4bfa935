"""Every write on a child's file: one act by one person, on record without a name in it."""

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Greatest
from django.utils.timezone import localdate, now

from samspil.child.file.models import (
    Agreed,
    Attachment,
    Child,
    ChildView,
    Closing,
    Consent,
    Glass,
    Participant,
    Pupil,
    Question,
    Talk,
    TalkPart,
    TalkTemplate,
)
from samspil.child.file.models.child import random_key
from samspil.ground.audit.actions import record
from samspil.ground.base.sealing import fingerprint, is_sealed_anew, seal, unseal
from samspil.ground.organisation.models import Group, Person, Unit
from samspil.tools.packs.talk_pack import read_talk

Fields = Mapping[str, object]


TOO_OFTEN = -1


class HasFile(Exception):
    """There is a file about this pupil."""


@transaction.atomic
def open_file(
    *,
    unit: Unit,
    group: Group | None,
    part: str,
    fields: Fields,
    number: str,
    pupil: Pupil | None,
    by: Person,
) -> Child:
    """Begin a file where one works. Whoever begins it is the first who works with the child.

    About a `pupil` of the register it follows the roster. Raises HasFile where another file does.
    """
    child = Child(house_id=unit.root, opened_at=now(), opened_by=by, **fields, **_sealed(number))
    child.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT file_begin(%s, %s, %s, %s)", [child.pk, unit.pk, group.pk if group else None, part]
        )
        if pupil:
            cursor.execute("SELECT file_is_about(%s, %s)", [child.pk, pupil.pk])
            if not cursor.fetchone()[0]:
                raise HasFile
    record("child's file opened", target=child, by=by, unit=unit.pk)
    return child


@transaction.atomic
def tie_to_pupil(*, child: Child, pupil: Pupil, by: Person) -> None:
    """Say which pupil of a class list the file is about: from now on its places follow the roster.

    Raises HasFile where the file follows one already, or another file follows this pupil.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_is_about(%s, %s)", [child.pk, pupil.pk])
        if not cursor.fetchone()[0]:
            raise HasFile
    record("child's file tied to class list", target=child, by=by, unit=pupil.unit_id)


@transaction.atomic
def change_child(*, child: Child, fields: Fields, number: str, by: Person) -> None:
    """`number`, when it is given, replaces the one that is kept."""
    changed = {**fields, **(_sealed(number) if number else {})}
    for name, value in changed.items():
        setattr(child, name, value)
    child.save(update_fields=list(changed))
    record("child's file changed", target=child, by=by, unit=child.house_id)


@transaction.atomic
def add_line(*, line: models.Model, what: str, house: int | None, by: Person) -> models.Model:
    """One new line of a file: somebody who works with the child, a place, a consent, what was heard."""
    line.save(force_insert=True)
    record(what, target=line, by=by, unit=house)
    return line


@transaction.atomic
def end_part(*, participant: Participant, by: Person) -> None:
    participant.ends_on = localdate()
    participant.save(update_fields=["ends_on"])
    record("part in a child's file ended", target=participant, by=by, unit=participant.child.house_id)


@transaction.atomic
def change_guardian(*, guardian: models.Model, fields: Fields, by: Person) -> None:
    for name, value in fields.items():
        setattr(guardian, name, value)
    guardian.save(update_fields=list(fields))
    record("guardian changed", target=guardian, by=by, unit=guardian.child.house_id)


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: Person, house: int | None) -> None:
    consent.withdrawn_on, consent.withdrawn_by = localdate(), by
    consent.save(update_fields=["withdrawn_on", "withdrawn_by"])
    record("consent withdrawn", target=consent, by=by, unit=house)


@transaction.atomic
def say_own(*, consent: Consent, says_yes: bool, by: Person, house: int | None) -> None:
    """The young person's own yes beside the parents', or that they take it back."""
    today = localdate()
    if says_yes:
        consent.own_on, consent.own_by, consent.own_withdrawn_on, consent.own_withdrawn_by = (
            today,
            by,
            None,
            None,
        )
    else:
        consent.own_withdrawn_on, consent.own_withdrawn_by = today, by
    consent.save(update_fields=["own_on", "own_by", "own_withdrawn_on", "own_withdrawn_by"])
    what = "own consent given" if says_yes else "own consent withdrawn"
    record(what, target=consent, by=by, unit=house)


@transaction.atomic
def tell_view(
    *, view: ChildView, file: UploadedFile | None, kind: str, house: int | None, by: Person
) -> ChildView:
    """Keep what a child said. A file lies under a random key and name; its own name is not kept."""
    if file:
        kept = Attachment(child=view.child, kind=kind, size=file.size, added_at=now(), added_by=by)
        kept.file.save(f"{random_key()}.{kind}", file, save=False)
        kept.save(force_insert=True)
        view.attachment = kept
    view.save(force_insert=True)
    record("child's view told", target=view, by=by, unit=house)
    return view


@transaction.atomic
def answer_view(*, view: ChildView, fields: Fields, by: Person) -> None:
    """What came of it, and that the child was told: the two belong together."""
    for name, value in fields.items():
        setattr(view, name, value)
    view.told_back_by = by if view.told_back_on else None
    view.save(update_fields=[*fields, "told_back_by"])
    record("child told what came of it", target=view, by=by, unit=view.child.house_id)


@transaction.atomic
def answer_question(*, question: Question, answer: str, by: Person) -> None:
    question.answer, question.answered_on, question.answered_by = answer, localdate(), by
    question.save(update_fields=["answer", "answered_on", "answered_by"])
    record("parent's question answered", target=question, by=by, unit=question.child.house_id)


@transaction.atomic
def write_talk(*, talk: Talk, parts: list[TalkPart], agreed: list[Agreed], by: Person) -> Talk:
    """A talk with parents, whole: its sections and what was agreed."""
    talk.save(force_insert=True)
    for line in (*parts, *agreed):
        line.talk = talk
        line.save(force_insert=True)
    record("talk with parents written", target=talk, by=by, unit=talk.child.house_id)
    return talk


@transaction.atomic
def load_talk_template(*, source: bytes, file: str, house: Unit, by: Person) -> TalkTemplate:
    """Whole, or not at all with every fault said: raises PackRefused."""
    read_talk(source, file=file)
    text = source.decode("utf-8-sig")
    made = TalkTemplate.objects.create(house=house, text=text, loaded_at=now(), loaded_by=by)
    record("talk template loaded", target=made, by=by, unit=house.pk)
    return made


@transaction.atomic
def let_in(*, child: Child, guardian: models.Model | None, email: str, by: Person) -> bool:
    """Make the account of a guardian, or of the young person; a mailed link gives it a password."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_let_in(%s, %s, %s)", [child.pk, guardian.pk if guardian else None, email])
        made = cursor.fetchone()[0] is not None
    if made:
        record("family let in", target=guardian or child, by=by, unit=child.house_id)
    return made


@transaction.atomic
def break_glass(*, house: int, fields: Fields, by: Person) -> int | None:
    """Open a shut file in an emergency. The try is on record even when there is no such file.

    -1 when this person has done so too often today: that is on record, too.
    """
    record("emergency access tried", target=by, by=by, unit=house)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT file_break_glass(%s, %s, %s, %s, %s, %s)",
            [
                house,
                fields["given_name"],
                fields["family_name"],
                fields["born_on"],
                fields["reason"],
                fields["hours"],
            ],
        )
        found = cursor.fetchone()[0]
    if found == TOO_OFTEN:
        record("emergency access refused", target=by, by=by, unit=house)
    return found


@transaction.atomic
def see_glass(*, glass: Glass, by: Person) -> None:
    glass.seen_at, glass.seen_by = now(), by
    glass.save(update_fields=["seen_at", "seen_by"])
    record("emergency access looked at", target=glass, by=by, unit=glass.child.house_id)


@transaction.atomic
def close_file(*, closing: Closing, by: Person) -> None:
    """From tomorrow nobody but the leader and the family comes to the file."""
    closing.save(force_insert=True)
    today = localdate()
    still = Participant.objects.filter(child=closing.child).exclude(ends_on__lte=today)
    still.update(ends_on=Greatest("begins_on", Value(today)))
    record("child's file closed", target=closing, by=by, unit=closing.child.house_id)


@transaction.atomic
def reopen_file(*, closing: Closing, by: Person) -> None:
    """The leader brings in again who is to work with the child."""
    record("child's file reopened", target=closing, by=by, unit=closing.child.house_id)
    closing.delete()


@transaction.atomic
def delete_file(*, key: int, house: int, by: Person) -> bool:
    """Delete a file whose time is over, with its history; the read log and the record of acts stay.

    False where it is not due, or not this person's to delete: the database decides.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_delete(%s)", [key])
        stored = cursor.fetchone()[0]
    if stored is None:
        return False
    record("child's file deleted", target=Child(pk=key), by=by, unit=house)
    storage = Attachment._meta.get_field("file").storage
    transaction.on_commit(lambda: [storage.delete(each) for each in stored])
    return True


@transaction.atomic
def seal_numbers() -> int:
    """As the owner, after the secret key was changed: seals with the newest; says how many."""
    sealed = 0
    for each in Child.objects.exclude(number="").select_for_update().order_by("pk"):
        if not is_sealed_anew(each.number):
            number = unseal(each.number)
            Child.objects.filter(pk=each.pk).update(**_sealed(number))
            sealed += 1
    return sealed


def _sealed(number: str) -> dict[str, str]:
    return {"number": seal(number), "fingerprint": fingerprint(number)} if number else {}
