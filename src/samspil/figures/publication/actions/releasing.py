"""Lets a prepared release out, and takes one back with a reason that stays."""

from datetime import datetime

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from samspil.figures.publication.actions.preparing import attack_all
from samspil.figures.publication.models import Release, ReleaseLine
from samspil.figures.publication.queries import releases
from samspil.figures.publication.queries.known import known_beside_others
from samspil.figures.publication.rules.door import NotLetOut
from samspil.figures.publication.rules.releases import Because, Refusal, State, may_release
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person


class NotOut(Exception):
    """Only what is out can be withdrawn."""


@transaction.atomic
def release_figures(*, release: Release, why: str, by: Person, at: datetime | None = None) -> Release:
    """Freeze it and let it out. Raises NotLetOut.

    One release of a house at a time: the second is attacked together with the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('releases'), %s)", [release.house_id])
    held = Release.objects.select_for_update(of=("self",)).select_related("unit").get(pk=release.pk)
    if held.state != State.READY:
        raise NotLetOut(Because(Refusal.NOT_READY))
    if not may_release(preparer=held.prepared_by_id, releaser=by.pk):
        raise NotLetOut(Because(Refusal.OWN_PREPARATION))
    at = at or now()
    releases.content_of(held)
    attack_all(held, known_beside_others(held), localdate(at))
    held.state, held.released_at, held.released_by, held.why = State.PUBLISHED, at, by, why
    held.save(update_fields=["state", "released_at", "released_by", "why"])
    _log(held, ReleaseLine.What.RELEASED, at, by, why)
    record("figures released", target=held, by=by, unit=held.house_id, note=held.content_hash)
    return held


@transaction.atomic
def withdraw_release(*, release: Release, reason: str, by: Person) -> None:
    """It stays listed with its reason; what it held is shown no more. Raises NotOut."""
    held = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if held.state != State.PUBLISHED:
        raise NotOut
    held.state, held.withdrawn_at, held.withdrawn_by = State.WITHDRAWN, now(), by
    held.withdrawn_reason = reason
    held.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _log(held, ReleaseLine.What.WITHDRAWN, held.withdrawn_at, by, reason)
    record("release withdrawn", target=held, by=by, unit=held.house_id, note=reason[:300])


def _log(release: Release, what: str, at: datetime, by: Person, why: str) -> None:
    ReleaseLine.objects.create(
        release=release, what=what, at=at, by=by, content_hash=release.content_hash, why=why
    )
