"""Runs the reading of files and the counting of definitions: at once, or by the worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.figures.indicators.actions.computing import count_definition
from samspil.figures.indicators.actions.deliveries import AlreadyAnswered
from samspil.figures.indicators.actions.keeping import Kept, Origin
from samspil.figures.indicators.actions.taking import read_delivery
from samspil.figures.indicators.models import Computation, ComputationFault, Definition, Delivery
from samspil.figures.indicators.queries.counting import ColumnsMissing, Rows, ViewRows, extract_rows
from samspil.figures.indicators.queries.definitions import packs_in_force, tables_of
from samspil.figures.indicators.queries.places import places_of
from samspil.figures.indicators.registry import view_named
from samspil.figures.indicators.rules import DeliveryState, Finality
from samspil.ground.audit.actions import record
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Person, Unit

# No address begins so: a page can never read while a counting is at work.
PURPOSE = "counting/figures"


def is_small(delivery: Delivery) -> bool:
    return delivery.size <= int(settings.READ_AT_ONCE)


def countable(house: Unit, table: str) -> list[Definition]:
    """The definitions in force that ask of a table."""
    found = Definition.objects.filter(house=house, replaced_on=None, table=table)
    return list(found.select_related("pack").order_by("pack", "place"))


@transaction.atomic
def ask_computation(
    *, house: Unit, delivery: Delivery | None = None, view: str = "", today: date, by: Person | None
) -> Computation:
    """Put on record that a source is to be counted anew; the worker, or who calls, carries it out."""
    table = delivery.table if delivery else view_named(view).table
    made = Computation.objects.create(
        house=house,
        delivery=delivery,
        view=view,
        table=table,
        as_of=delivery.as_of if delivery else today,
        total=len(countable(house, table)),
        at=now(),
        told_at=now(),
        by=by,
    )
    record("figures to be counted", target=made, by=by, unit=house.pk)
    return made


def run_delivery(number: int, person: int) -> None:
    """Read a large file for the person who sent it."""
    with _speaking(person) as by:
        try:
            read_delivery(delivery=Delivery.objects.get(pk=number), by=by)
        except AlreadyAnswered:
            return


def run_computation(number: int, person: int | None) -> None:
    """Count one definition after the other, each in its own transaction; how far it is is told between."""
    with _speaking(person):
        computation = _fetched(number)
        chosen = [each.pk for each in countable(computation.house, computation.table)]
    if computation.state != DeliveryState.WORKING:
        return
    try:
        for done, pk in enumerate(chosen):
            with _speaking(person):
                _tell(number, step=str(Definition.objects.get(pk=pk).key), done=done)
            with _speaking(person):
                count_one(_fetched(number), Definition.objects.select_related("pack").get(pk=pk))
        with _speaking(person) as by:
            finish(number, DeliveryState.DONE, by)
    except (OperationalError, InterfaceError):
        # The database went away and took back what was begun: the job begins again by itself.
        connection.close_if_unusable_or_obsolete()
        raise
    except Exception:
        with _speaking(person) as by:
            finish(number, DeliveryState.FAILED, by)
        raise


def count_one(computation: Computation, definition: Definition) -> None:
    """A definition that this source cannot answer says why; the others are counted all the same."""
    try:
        with transaction.atomic(), rows_of(computation) as rows:
            kept = count_definition(
                definition=definition,
                rows=rows,
                places=places_of(computation.house),
                origin=_origin(computation),
            )
    except ColumnsMissing as missing:
        said = _("The source has no column %(columns)s.") % {"columns": ", ".join(missing.columns)}
        ComputationFault.objects.create(computation=computation, definition=definition, message=said)
    except ValueError as fault:
        ComputationFault.objects.create(computation=computation, definition=definition, message=str(fault))
    else:
        _told(computation, definition, kept)


@contextmanager
def rows_of(computation: Computation) -> Iterator[Rows]:
    if computation.delivery:
        with extract_rows(computation.delivery.file) as rows:
            yield rows
        return
    tables = tables_of(packs_in_force(computation.house_id))
    yield ViewRows(view_named(computation.view).view, tables[computation.table])


def _origin(computation: Computation) -> Origin:
    delivery = computation.delivery
    source = delivery.source if delivery else str(view_named(computation.view).name)
    why = delivery.why if delivery and delivery.why else _("Counted anew from data as of a later day.")
    return Origin(
        house=computation.house,
        as_of=computation.as_of,
        source=source,
        finality=delivery.finality if delivery else Finality.PRELIMINARY,
        why=why,
        delivery=delivery,
        computation=computation,
    )


def _told(computation: Computation, definition: Definition, kept: Kept) -> None:
    computation.added += len(kept.added)
    computation.revised += len(kept.revised)
    computation.save(update_fields=["added", "revised"])
    if computation.delivery and not (kept.added or kept.revised or kept.unchanged):
        # A house whose number is written otherwise in the file would be counted in silence as nobody.
        said = _("No row is of a place here. This house has the number %(number)s.")
        message = said % {"number": computation.house.number or "–"}
        ComputationFault.objects.create(computation=computation, definition=definition, message=message)
    if kept.unknown:
        said = _("Places with these numbers are not known here and were left out: %(numbers)s.")
        numbers = ", ".join(kept.unknown[:20])
        message = said % {"numbers": numbers}
        ComputationFault.objects.create(computation=computation, definition=definition, message=message)


def _fetched(number: int) -> Computation:
    return Computation.objects.select_related("house", "delivery").get(pk=number)


def _tell(number: int, *, step: str, done: int) -> None:
    Computation.objects.filter(pk=number).update(step=step, done=done, told_at=now())


def finish(number: int, state: str, by: Person | None) -> None:
    computation = _fetched(number)
    computation.state, computation.done, computation.step = state, computation.total, ""
    computation.done_at = computation.told_at = now()
    computation.save(update_fields=["state", "done", "step", "done_at", "told_at"])
    what = "figures counted" if state == DeliveryState.DONE else "counting broke off"
    record(what, target=computation, by=by, unit=computation.house_id)


@contextmanager
def _speaking(person: int | None) -> Iterator[Person | None]:
    """A transaction on behalf of the person, in their language."""
    with acting_as(person, purpose=PURPOSE, today=localdate()):
        by = Person.objects.select_related("account").filter(pk=person).first() if person else None
        language = by.account.language if by and hasattr(by, "account") else ""
        with override(language or settings.LANGUAGE_CODE):
            yield by
