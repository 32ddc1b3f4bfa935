"""Reads what came: an extract becomes Parquet, figures counted elsewhere wait for a yes and are then kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from samspil.figures.indicators.actions.deliveries import AlreadyAnswered, FileGone, forget_file, held
from samspil.figures.indicators.actions.keeping import Kept, Origin, compared, keep
from samspil.figures.indicators.actions.turns import take_turn
from samspil.figures.indicators.models import (
    Area,
    Delivery,
    DeliveryLine,
    DeliveryProblem,
    Value,
)
from samspil.figures.indicators.queries.definitions import packs_in_force, tables_of
from samspil.figures.indicators.queries.files import check_is_table, upload_of
from samspil.figures.indicators.queries.places import Places, places_of
from samspil.figures.indicators.queries.reading import Fault, FiguresRead, fault_of, figures_of
from samspil.figures.indicators.rules import (
    UNIT,
    Counted,
    DeliveryKind,
    DeliveryState,
    LineKind,
    may_be_confirmed,
    unusual,
)
from samspil.ground.audit.actions import record
from samspil.ground.base.sealing import key_for
from samspil.ground.organisation.models import Person, Unit
from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.problems import Place, Problem

if TYPE_CHECKING:
    from samspil.tools.exchange.extracts import CellFault

AT_ONCE = 1000
Where = tuple[int | None, int | None]


@transaction.atomic
def read_delivery(*, delivery: Delivery, by: Person) -> Delivery:
    """Read the file by its mapping. An extract is then ready to count from; figures wait for a yes."""
    delivery = held(delivery)
    DeliveryProblem.objects.filter(delivery=delivery).delete()
    DeliveryLine.objects.filter(delivery=delivery).delete()
    try:
        if delivery.mapping is None:
            # Nobody could say which column is what: it is no table, and this says why.
            check_is_table(delivery)
        faults = _take_extract(delivery) if delivery.kind == DeliveryKind.EXTRACT else _check(delivery)
    except Unreadable as stop:
        faults = [fault_of(Problem(stop.code, Place(delivery.file_name, stop.line), stop.params))]
    if faults:
        _refuse(delivery, faults)
    delivery.save()
    what = "figures refused" if faults else "figures read"
    record(what, target=delivery, by=by, unit=delivery.house_id)
    return delivery


@transaction.atomic
def keep_delivery(*, delivery: Delivery, by: Person) -> Kept:
    """Carry out what the preview showed: whole, or not at all. Raises AlreadyAnswered, FileGone."""
    delivery = held(delivery)
    if not may_be_confirmed(delivery.state):
        raise AlreadyAnswered
    if not delivery.file.storage.exists(delivery.file.name):
        raise FileGone
    take_turn(delivery.house_id)
    places = places_of(delivery.house)
    read = figures_of(delivery, delivery.mapping, places)
    _make_areas(places, read.areas)
    definition, origin = delivery.mapping.definition, _origin(delivery)
    kept = compared(definition, _placed(read, places.areas), origin)
    keep(definition, kept, origin)
    delivery.state, delivery.done_at = DeliveryState.DONE, now()
    delivery.save(update_fields=["state", "done_at"])
    note = f"{len(kept.added)} added, {len(kept.revised)} revised, {kept.unchanged} unchanged"
    record("figures carried out", target=delivery, by=by, unit=delivery.house_id, note=note)
    forget_file(delivery)
    return kept


def _take_extract(delivery: Delivery) -> list[Fault]:
    """The upload becomes Parquet with scrambled keys; of what was sent nothing is kept."""
    from samspil.tools.exchange.extracts import take_in  # noqa: PLC0415 - heavy, and few pages need it

    table = tables_of(packs_in_force(delivery.house_id))[delivery.table]
    columns = {each.field: each.heading for each in delivery.mapping.columns.all()}
    once = [each.key for each in table.columns if each.kind == "key"] + ["year"]
    # An extract of everybody everywhere is full of places that are not ours.
    known = {} if delivery.is_of_all else {UNIT: frozenset(places_of(delivery.house).units)}
    with TemporaryDirectory() as folder, delivery.file.open("rb") as stream:
        target = Path(folder) / "extract.parquet"
        secret = key_for(f"keys of {delivery.house_id}")
        taken = take_in(
            upload_of(delivery, stream), table=table, columns=columns, secret=secret, target=target,
            once=once, known=known,
        )  # fmt: skip
        if taken.faults or taken.problems:
            whole = [fault_of(each) for each in taken.problems]
            return whole + [_cell_fault(each) for each in taken.faults]
        sent = delivery.file.name
        with target.open("rb") as made:
            delivery.file.save(f"{uuid4().hex}.parquet", File(made), save=False)
    _name_faults(delivery, [_cell_fault(each) for each in taken.strange])
    storage = delivery.file.storage
    transaction.on_commit(lambda: storage.delete(sent))
    delivery.rows, delivery.state, delivery.done_at = taken.rows, DeliveryState.DONE, now()
    return []


def _cell_fault(fault: "CellFault") -> Fault:
    messages = {
        "not_a_value": _("“%(value)s” is none of the values of this column."),
        "not_a_whole_number": _("“%(value)s” is not a whole number."),
        "not_a_number": _("“%(value)s” is not a number."),
        "number_other_way": _("“%(value)s” is not written as the other numbers of the column are."),
        "unclear_number": _("“%(value)s” may be about one or over a thousand; no other row tells which."),
        "not_yes_or_no": _("“%(value)s” is neither yes nor no."),
        "not_a_day": _("“%(value)s” is not a day."),
        "personal_number": _("This looks like somebody's personal number, which has no business here."),
        "unknown_place": _("No place here has the number “%(value)s”: it counts in the whole alone."),
        "twice": _("This child stands in the year already."),
    }
    said = messages[fault.code] % {"value": fault.value}
    if fault.more:
        said = _("%(said)s And %(more)s more like it.") % {"said": said, "more": fault.more}
    return Fault(fault.row, fault.column, said)


def _check(delivery: Delivery) -> list[Fault]:
    places = places_of(delivery.house)
    read = figures_of(delivery, delivery.mapping, places)
    if read.faults:
        return list(read.faults)
    definition = delivery.mapping.definition
    codes = _codes(places, read)
    placed = _placed(read, codes)
    kept = compared(definition, placed, _origin(delivery))
    lines = _lines(delivery, kept, _names(delivery, read, codes))
    rows = {each.identity: row for each, row in zip(placed, read.rows, strict=True)}
    known = {key: each.value for key, each in kept.standing.items() if each.value is not None}
    odd = unusual((each for each, _line in lines), known)
    for each, line in lines:
        line.row = rows[each.identity]
        if expected := odd.get(each.identity):
            line.low, line.high = expected.low, expected.high
    # What may be a mistype comes first.
    lines.sort(key=lambda each: each[1].low is None)
    DeliveryLine.objects.bulk_create((line for _figure, line in lines), batch_size=AT_ONCE)
    delivery.rows, delivery.unchanged = len(read.counted), kept.unchanged
    delivery.state = DeliveryState.CHECKED
    return []


def _placed(read: FiguresRead, codes: Mapping[str, int]) -> list[Counted]:
    return [replace(each, area=codes[code]) if code else each for each, code in read.counted]


def _codes(places: Places, read: FiguresRead) -> dict[str, int]:
    """Each area's row; one that has none yet goes by a number below zero in the preview."""
    fresh = [each for each in read.areas if each not in places.areas]
    return places.areas | {code: -number for number, code in enumerate(fresh, start=1)}


def _names(
    delivery: Delivery, read: FiguresRead, codes: Mapping[str, int]
) -> dict[tuple[int | None, int | None], str]:
    units = Unit.objects.filter(path__contains=[delivery.house_id]).values_list("pk", "name")
    areas = {pk: name for pk, name in Area.objects.filter(house=delivery.house).values_list("pk", "name")}
    areas |= {codes[code]: name for code, name in read.areas.items() if codes[code] < 0}
    return {(pk, None): name for pk, name in units} | {(None, pk): name for pk, name in areas.items()}


def _lines(
    delivery: Delivery, kept: Kept, names: Mapping[tuple[int | None, int | None], str]
) -> list[tuple[Counted, DeliveryLine]]:
    """What is revised, then what is new."""
    changes: list[tuple[Value | None, Counted]] = [*kept.revised, *((None, each) for each in kept.added)]
    return [
        (
            each,
            DeliveryLine(
                delivery=delivery,
                kind=_kind(before, each),
                label=names[each.unit, each.area],
                period=each.period,
                before=_said(before) if before else "",
                after=_said(each),
            ),
        )
        for before, each in changes
    ]


def _kind(before: Value | None, figure: Counted) -> LineKind:
    if before:
        return LineKind.REVISED
    return LineKind.ADDED if figure.area is None else LineKind.OUTSIDE


def _said(figure: Counted | Value) -> str:
    """As kept: a fraction or a number with its parts, or the marker; pages say it in people's words."""
    if figure.value is None:
        return figure.marker or "missing"
    parts = f" ({figure.numerator}/{figure.n})" if figure.numerator is not None else ""
    return f"{figure.value:.6g}{parts}"


def _make_areas(places: Places, found: Mapping[str, str]) -> None:
    fresh = [
        Area(house=places.house, code=code, name=name[:200])
        for code, name in found.items()
        if code not in places.areas
    ]
    places.areas.update({each.code: each.pk for each in Area.objects.bulk_create(fresh)})


def _origin(delivery: Delivery) -> Origin:
    why = delivery.why or _("The source counted anew.")
    return Origin(
        house=delivery.house,
        as_of=delivery.as_of,
        source=delivery.source,
        finality=delivery.finality,
        why=why,
        delivery=delivery,
    )


def _refuse(delivery: Delivery, faults: Iterable[Fault]) -> None:
    delivery.state = DeliveryState.REFUSED
    _name_faults(delivery, faults)
    name, storage = delivery.file.name, delivery.file.storage
    delivery.file = ""
    transaction.on_commit(lambda: storage.delete(name))


def _name_faults(delivery: Delivery, faults: Iterable[Fault]) -> None:
    """What is wrong; of a file that is taken in, what should be known before it is counted."""
    DeliveryProblem.objects.bulk_create(
        (
            DeliveryProblem(
                delivery=delivery,
                file=delivery.file_name,
                row=each.row,
                column=each.column[:200],
                message=each.message,
                remedy=each.remedy,
            )
            for each in faults
        ),
        batch_size=AT_ONCE,
    )
