"""What the pages on files and sources show: what came, what is wrong, what it would change, counting."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.figures.indicators.models import Computation, Definition, Delivery, DeliveryLine
from samspil.figures.indicators.models.value import MARKERS
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.queries.definitions import (
    in_force,
    indicator_of,
    name_in,
    name_of,
    packs_in_force,
    table_of,
    tables_of,
)
from samspil.figures.indicators.registry import ViewSource, views
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState, LineKind, may_be_confirmed
from samspil.ground.organisation.models import Unit

ON_A_PAGE = 50
UNUSUAL = "unusual"
KEPT = re.compile(r"(?P<value>-?[\d.e+-]+)(?: \((?P<part>\d+)/(?P<whole>\d+)\))?")
SILENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class SourceLine:
    """A table that definitions ask for, and whether anything is there to count it from."""

    table: str
    rows: str
    definitions: int
    delivery: Delivery | None
    view: ViewSource | None
    computation: Computation | None


@dataclass(frozen=True)
class DeliveriesPage:
    house: Unit
    sources: tuple[SourceLine, ...]
    pager: Page
    running: tuple[Computation, ...]


def deliveries_page(house: Unit, *, number: str, language: str) -> DeliveriesPage:
    found = Delivery.objects.filter(house=house).select_related("by", "mapping")
    return DeliveriesPage(
        house,
        source_lines(house, language),
        Paginator(found, ON_A_PAGE).get_page(number),
        tuple(Computation.objects.filter(house=house, state=DeliveryState.WORKING)[:5]),
    )


def source_lines(house: Unit, language: str) -> tuple[SourceLine, ...]:
    tables = tables_of(packs_in_force(house.pk))
    counts = dict(
        Definition.objects.filter(house=house, replaced_on=None)
        .order_by()
        .values_list("table")
        .annotate(count=Count("pk"))
    )
    extracts = Delivery.objects.filter(house=house, kind=DeliveryKind.EXTRACT, state=DeliveryState.DONE)
    newest = {each.table: each for each in extracts.exclude(file="").order_by("as_of", "pk")}
    last = {each.table: each for each in Computation.objects.filter(house=house).order_by("pk")}
    shown = {each.table: each for each in views()}
    return tuple(
        SourceLine(
            key,
            name_in(table.rows, language),
            counts.get(key, 0),
            newest.get(key),
            shown.get(key),
            last.get(key),
        )
        for key, table in tables.items()
    )


@dataclass(frozen=True)
class AddDeliveryPage:
    form: BaseForm
    house: Unit
    is_extract: bool


@dataclass(frozen=True)
class LineCount:
    kind: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class ChangeLine:
    word: str
    label: str
    period: str
    before: str
    after: str
    doubt: str = ""


@dataclass(frozen=True)
class DeliveryPage:
    delivery: Delivery
    heading: str
    definition: str
    problems: tuple[object, ...]
    counts: tuple[LineCount, ...]
    pager: Page
    change_words: str
    lines: tuple[ChangeLine, ...]
    is_running: bool
    may_confirm: bool
    may_drop: bool
    may_compute: bool
    ready: str
    outside: int
    unusual: int
    known: str
    is_taken: bool


def delivery_page(delivery: Delivery, *, kind: str, number: str, language: str) -> DeliveryPage:
    by_kind = dict(delivery.lines.order_by().values_list("kind").annotate(count=Count("pk")))
    unusual = delivery.lines.filter(low__isnull=False)
    lines = unusual if kind == UNUSUAL else delivery.lines.filter(kind=kind) if kind else delivery.lines.all()
    pager = Paginator(lines, ON_A_PAGE).get_page(number)
    mapping = delivery.mapping
    is_extract = delivery.kind == DeliveryKind.EXTRACT
    told = by_kind | {UNUSUAL: unusual.count()} if by_kind else {}
    return DeliveryPage(
        delivery=delivery,
        heading=_heading(delivery, sum(by_kind.values())),
        definition=_definition(mapping.definition, language) if mapping and mapping.definition else "",
        problems=tuple(delivery.problems.all()),
        counts=() if delivery.state == DeliveryState.DROPPED else tuple(_counts(told, kind)),
        pager=pager,
        change_words=_("What the file changed")
        if delivery.state == DeliveryState.DONE
        else _("What it would change"),
        lines=tuple(_lines(pager, mapping.definition if mapping else None)),
        is_running=delivery.state == DeliveryState.UPLOADED,
        may_confirm=may_be_confirmed(delivery.state) and not is_extract,
        may_drop=bool(delivery.file),
        may_compute=is_extract and delivery.state == DeliveryState.DONE and bool(delivery.file),
        ready=_ready(delivery.rows),
        outside=by_kind.get(LineKind.OUTSIDE, 0),
        unusual=told.get(UNUSUAL, 0),
        known=_known(delivery),
        is_taken=delivery.state == DeliveryState.DONE,
    )


def _ready(rows: int) -> str:
    said = ngettext("%(number)s row is ready to be counted", "%(number)s rows are ready to be counted", rows)
    return said % {"number": numbers.whole(rows)}


def _known(delivery: Delivery) -> str:
    if not delivery.unchanged:
        return ""
    said = {"rows": numbers.whole(delivery.rows), "same": numbers.whole(delivery.unchanged)}
    return _("Known already and unchanged: %(same)s of %(rows)s.") % said


def _definition(definition: Definition, language: str) -> str:
    found = in_force(definition.house_id, language).filter(pk=definition.pk).first()
    return name_of(found or definition)


def _heading(delivery: Delivery, changes: int) -> str:
    if delivery.state == DeliveryState.CHECKED and not changes:
        return _("The file changes nothing")
    headings = {
        DeliveryState.UPLOADED: _("The file is being read"),
        DeliveryState.UNMAPPED: _("The file waits for its columns"),
        DeliveryState.CHECKED: ngettext(
            "The file would add or revise %(number)s figure",
            "The file would add or revise %(number)s figures",
            changes,
        )
        % {"number": numbers.whole(changes)},
        DeliveryState.DONE: _("The file is taken in"),
        DeliveryState.REFUSED: _("The file cannot be used as it is"),
        DeliveryState.FAILED: _("The reading broke off"),
        DeliveryState.DROPPED: _("The file was thrown away"),
    }
    return headings[DeliveryState(delivery.state)]


def _counts(by_kind: dict[str, int], current: str) -> Iterable[LineCount]:
    labels = {
        UNUSUAL: _("Far from other years"),
        LineKind.ADDED: _("New"),
        LineKind.REVISED: _("Revised"),
        LineKind.OUTSIDE: _("New, from places elsewhere"),
    }
    for kind, label in labels.items():
        if by_kind.get(kind):
            yield LineCount(kind, label, by_kind[kind], kind == current)


def _lines(found: Iterable[DeliveryLine], definition: Definition | None) -> Iterable[ChangeLine]:
    table = table_of(definition) if definition else None
    years = (
        numbers.years_of(indicator_of(definition), table) if definition else numbers.Years(is_school=False)
    )
    for each in found:
        before, after = (_said(text, definition) for text in (each.before, each.after))
        doubt = _doubt(each, definition) if definition else ""
        yield ChangeLine(each.get_kind_display(), each.label, years.name(each.period), before, after, doubt)


def _doubt(line: DeliveryLine, definition: Definition) -> str:
    """`Other years of the place lead one to expect 4.1 to 6.2 %. Is row 14 mistyped?`"""
    if line.low is None or line.high is None:
        return ""
    measure = indicator_of(definition).measure
    high = min(line.high, 1.0) if numbers.is_share(measure) else line.high
    limits = {"low": numbers.bare(line.low, measure), "high": numbers.figure(high, measure)}
    said = _("Other years of the place lead one to expect %(low)s to %(high)s.") % limits
    row = _("Is row %(row)s mistyped?") % {"row": line.row} if line.row else _("Is it mistyped?")
    return f"{said} {row}"


def _said(text: str, definition: Definition | None) -> str:
    """A kept `0.0567961 (234/4120)` as people read it; a marker as its word."""
    found = KEPT.fullmatch(text)
    if found is None or definition is None:
        return str(MARKERS.get(text, text))
    shown = numbers.figure(float(found["value"]), indicator_of(definition).measure)
    if not found["part"]:
        return shown
    parts = {"part": numbers.whole(int(found["part"])), "whole": numbers.whole(int(found["whole"]))}
    return f"{shown} ({_('%(part)s of %(whole)s') % parts})"


@dataclass(frozen=True)
class ComputationPage:
    computation: Computation
    is_running: bool
    is_silent: bool
    source: str
    faults: tuple[tuple[str, str], ...]


def computation_page(computation: Computation, *, now: datetime, language: str) -> ComputationPage:
    names = {each.pk: name_of(each) for each in in_force(computation.house_id, language)}
    is_working = computation.state == DeliveryState.WORKING
    is_silent = is_working and now - computation.told_at > SILENCE
    shown = {each.view: each for each in views()}
    source = computation.delivery.source if computation.delivery else shown.get(computation.view)
    return ComputationPage(
        computation,
        is_working and not is_silent,
        is_silent,
        str(source.name) if isinstance(source, ViewSource) else str(source or computation.view),
        tuple((names.get(each.definition_id, ""), each.message) for each in computation.faults.all()),
    )
