"""Takes in files: register extracts to count from, and figures that somebody else has counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.utils.timezone import now

from samspil.figures.indicators.models import (
    Definition,
    Delivery,
    MappedColumn,
)
from samspil.figures.indicators.models import Mapping as SavedMapping
from samspil.figures.indicators.queries.told import SIGN
from samspil.figures.indicators.rules import (
    ANSWERED,
    DeliveryState,
)
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.tools.exchange.problems import printable

LONGEST_NAME = 200


class AlreadyAnswered(Exception):
    """Somebody has carried out or thrown away this file before."""


class FileGone(Exception):
    """The file was taken from the store by somebody else than us."""


@dataclass(frozen=True)
class Sent:
    """What is told of a file when it comes."""

    kind: str
    table: str
    source: str
    as_of: date
    finality: str
    is_of_all: bool = False
    why: str = ""


@dataclass(frozen=True)
class Columns:
    """How a file is read: heading by field, words that rows must have to count, what signs mean."""

    name: str
    headings: Iterable[tuple[str, str]]
    only: Iterable[tuple[str, str]] = ()
    signs: Iterable[tuple[str, str]] = ()
    definition: Definition | None = None
    dimension: str = ""
    lowest: float | None = None
    highest: float | None = None
    is_percent: bool = False


@transaction.atomic
def receive_delivery(*, file: File, sent: Sent, house: Unit, by: Person) -> Delivery:
    """Keep the file under a name of our own. What it was called is only ever shown."""
    delivery = Delivery(house=house, at=now(), by=by, size=file.size or 0, **vars(sent))
    delivery.file_name = printable(Path(file.name or "").name or "?")[:LONGEST_NAME]
    delivery.digest = _digest(file)
    delivery.state = DeliveryState.UNMAPPED
    delivery.file.save(f"{uuid4().hex}.upload", file, save=False)
    delivery.save()
    record("figures received", target=delivery, by=by, unit=house.pk)
    return delivery


@transaction.atomic
def map_delivery(*, delivery: Delivery, columns: Columns, by: Person) -> SavedMapping:
    """Say how the columns are read, and keep it for the next file of the kind. Raises AlreadyAnswered."""
    delivery = held(delivery)
    mapping = SavedMapping.objects.create(
        house=delivery.house,
        kind=delivery.kind,
        name=columns.name,
        table=delivery.table,
        definition=columns.definition,
        dimension=columns.dimension,
        lowest=columns.lowest,
        highest=columns.highest,
        is_percent=columns.is_percent,
        at=now(),
        by=by,
    )
    told = [MappedColumn(mapping=mapping, field=name, heading=heading) for name, heading in columns.headings]
    told += [MappedColumn(mapping=mapping, heading=heading, only=word) for heading, word in columns.only]
    told += [
        MappedColumn(mapping=mapping, field=SIGN, heading=sign, only=means) for sign, means in columns.signs
    ]
    MappedColumn.objects.bulk_create(told)
    delivery.mapping, delivery.state = mapping, DeliveryState.UPLOADED
    delivery.save(update_fields=["mapping", "state"])
    record("figures mapped", target=delivery, by=by, unit=delivery.house_id)
    return mapping


@transaction.atomic
def reuse_mapping(*, delivery: Delivery, mapping: SavedMapping, by: Person) -> None:
    delivery = held(delivery)
    delivery.mapping, delivery.state = mapping, DeliveryState.UPLOADED
    delivery.save(update_fields=["mapping", "state"])
    record("figures mapped", target=delivery, by=by, unit=delivery.house_id)


@transaction.atomic
def drop_delivery(*, delivery: Delivery, by: Person) -> None:
    """Throw the file away. Values that were counted from it stay. Raises AlreadyAnswered."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if not delivery.file:
        raise AlreadyAnswered
    if delivery.state != DeliveryState.DONE:
        delivery.state = DeliveryState.DROPPED
        delivery.save(update_fields=["state"])
    record("figures thrown away", target=delivery, by=by, unit=delivery.house_id)
    forget_file(delivery)


def held(delivery: Delivery) -> Delivery:
    found = Delivery.objects.select_for_update(of=("self",)).select_related(
        "house", "mapping", "mapping__definition__pack"
    )
    held = found.get(pk=delivery.pk)
    if held.state in ANSWERED:
        raise AlreadyAnswered
    return held


def forget_file(delivery: Delivery) -> None:
    name, storage = delivery.file.name, delivery.file.storage
    Delivery.objects.filter(pk=delivery.pk).update(file="")
    transaction.on_commit(lambda: storage.delete(name))


def _digest(file: File) -> str:
    made = sha256()
    for chunk in file.chunks():
        made.update(chunk)
    file.seek(0)
    return made.hexdigest()
