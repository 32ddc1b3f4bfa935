"""Composing a release: for whom, of what, how finely; and throwing away what was not released."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import now

from samspil.figures.indicators.models import Definition
from samspil.figures.publication.models import (
    Content,
    Ledger,
    Release,
    ReleaseBreakdown,
    ReleaseIndicator,
)
from samspil.figures.publication.rules.releases import OPEN_STATES, State
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit


class NotOpen(Exception):
    """It is being prepared, or is out: it stays as it is."""


@dataclass(frozen=True)
class Choice:
    """Indicators with their dimension, and the breakdowns as `grade|sex`."""

    indicators: tuple[tuple[Definition, str], ...]
    breakdowns: tuple[str, ...]


@transaction.atomic
def compose_release(
    *, house: Unit, fields: dict[str, object], choice: Choice, by: Person, replaces: Release | None = None
) -> Release:
    made = Release.objects.create(
        house=house, composed_at=now(), composed_by=by, replaces=replaces, **{"unit": house, **fields}
    )
    _choose(made, choice)
    record("release composed", target=made, by=by, unit=house.pk)
    return made


@transaction.atomic
def change_release(*, release: Release, fields: dict[str, object], choice: Choice, by: Person) -> Release:
    """What was prepared before is thrown away with it. Raises NotOpen."""
    held = hold_open(release)
    forget_preparation(held)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save()
    _choose(held, choice)
    record("release changed", target=held, by=by, unit=held.house_id)
    return held


@transaction.atomic
def delete_release(*, release: Release, by: Person) -> None:
    """Gone, save that it was there and who deleted it. Raises NotOpen."""
    held = hold_open(release)
    forget_preparation(held)
    record("release deleted", target=held, by=by, unit=held.house_id)
    held.delete()


def hold_open(release: Release) -> Release:
    """The release, and nobody else's until the transaction ends. Raises NotOpen."""
    held = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if held.state not in OPEN_STATES:
        raise NotOpen
    return held


def forget_preparation(held: Release) -> None:
    """Back to a draft in memory; the caller saves."""
    Content.objects.filter(release=held).delete()
    Ledger.objects.filter(release=held).delete()
    held.state, held.content_hash, held.refusal, held.refused_about = State.DRAFT, "", "", ""
    held.prepared_at = held.prepared_by = held.gap = None
    held.cells = held.hidden = held.partners = 0


def _choose(release: Release, choice: Choice) -> None:
    release.indicators.all().delete()
    release.breakdowns.all().delete()
    ReleaseIndicator.objects.bulk_create(_indicators(release, choice.indicators))
    ReleaseBreakdown.objects.bulk_create(
        ReleaseBreakdown(release=release, columns=each) for each in dict.fromkeys(choice.breakdowns)
    )


def _indicators(release: Release, chosen: Iterable[tuple[Definition, str]]) -> Iterable[ReleaseIndicator]:
    for place, (definition, dimension) in enumerate(chosen, start=1):
        yield ReleaseIndicator(release=release, definition=definition, dimension=dimension, place=place)
