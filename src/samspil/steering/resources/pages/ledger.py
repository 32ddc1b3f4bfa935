"""The ledger: what general and special provision have, what has moved, and whether that was the aim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Sum
from django.forms import BaseForm
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import WRITERS
from samspil.steering.resources import access, queries
from samspil.steering.resources.models import Entry, PriorityReview, ShareTarget
from samspil.steering.resources.models.ledger import KINDS, PROVISIONS
from samspil.steering.resources.pages.amounts import amount_words, share_words
from samspil.steering.resources.pages.form import FormPage, in_the_house
from samspil.steering.resources.pages.priorities import review_words
from samspil.steering.resources.rules import Balance, Kind, Line, Review, balance, review_state, running_sum
from samspil.tools.exchange.spreadsheet import Column, Sheet
from samspil.tools.exchange.spreadsheet import Kind as Cell

EACH_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What of the ledger one asked to see; it stands in the address."""

    kind: str = Kind.HOURS
    year: str = ""
    number: str = "1"

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Asked":
        """What is no kind or no year is left out."""
        kind, year = given.get("kind", ""), given.get("year", "")
        known = kind if kind in KINDS else Kind.HOURS
        return cls(known, year if year.isdecimal() and len(year) == 4 else "", given.get("page", "1"))

    def address(self, **changed: str) -> str:
        asked = {"kind": self.kind, "year": self.year} | changed
        return "?" + urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class YearRow:
    """One budget year: what each has, general provision's share, and the share that was decided."""

    year: int
    general: str
    special: str
    share: str
    aim: str
    moved: str
    reaches: bool | None


@dataclass(frozen=True)
class EntryLine:
    entry: Entry
    amount: str
    source: str
    target: str
    statement_url: str
    may_withdraw: bool


@dataclass(frozen=True)
class SumLine:
    on: date
    amount: str


@dataclass(frozen=True)
class LedgerPage:
    heading: str
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    rows: tuple[YearRow, ...]
    lines: tuple[EntryLine, ...]
    pager: Page
    sums: tuple[SumLine, ...]
    review: str
    review_is_late: bool
    last_review: PriorityReview | None
    may_enter: bool
    may_decide: bool
    may_review: bool
    query: str


def ledger_page(me: Me, asked: Asked, *, today: date) -> LedgerPage:
    entries = queries.entries_of(me.root).filter(kind=asked.kind)
    country = me.roles[0].unit.country
    by_year = _balances(entries)
    aims = {each.year: each for each in queries.targets_of(me.root).filter(kind=asked.kind)}
    shown = entries.filter(year=int(asked.year)) if asked.year else entries
    pager = Paginator(shown, EACH_PAGE).get_page(asked.number)
    reviews = list(queries.reviews_of(me.root)[:2])
    state = review_state([each.half for each in reviews], today=today)
    return LedgerPage(
        heading=_heading(asked.kind, by_year, country, today),
        kinds=tuple(_kinds(me, asked)),
        years=tuple(_years(asked, entries)),
        rows=tuple(
            _year(asked.kind, year, by_year.get(year), aims.get(year), country)
            for year in _order(by_year, aims)
        ),
        lines=tuple(_line(me, each, country) for each in pager),
        pager=pager,
        sums=tuple(_sums(shown, asked.kind, country)),
        review=review_words(state, today=today),
        review_is_late=state is Review.LATE,
        last_review=reviews[0] if reviews else None,
        may_enter=access.has_any(me, WRITERS),
        may_decide=access.may_decide(me),
        may_review=access.may_review(me),
        query=asked.address(),
    )


def _balances(entries: QuerySet[Entry]) -> dict[int, Balance]:
    """The database adds up; the rule says what the sums mean."""
    lines: dict[int, list[Line]] = {}
    sums = entries.filter(withdrawn_on=None).order_by().values("year", "source", "target")
    for row in sums.annotate(amount=Sum("amount")):
        line = Line(date.min, row["amount"], row["source"], row["target"])
        lines.setdefault(row["year"], []).append(line)
    return {year: balance(found) for year, found in lines.items()}


def _order(by_year: Mapping[int, Balance], aims: Mapping[int, ShareTarget]) -> list[int]:
    return sorted({*by_year, *aims}, reverse=True)


def _heading(kind: str, by_year: Mapping[int, Balance], country: str, today: date) -> str:
    now = by_year.get(today.year)
    words = {"what": str(KINDS[Kind(kind)]), "year": today.year}
    if now is None:
        return _("%(what)s: nothing is written down in %(year)s") % words
    if now.share is not None:
        return _("%(what)s: general provision has %(share)s in %(year)s") % {
            **words,
            "share": share_words(now.share),
        }
    moved = {**words, "amount": amount_words(kind, abs(now.moved), country)}
    if now.moved < 0:
        return _("%(amount)s have gone from general to special provision in %(year)s") % moved
    return _("%(amount)s have gone from special to general provision in %(year)s") % moved


def _kinds(me: Me, asked: Asked) -> Iterable[Choice]:
    counts: dict[str, int] = {}
    for kind in queries.entries_of(me.root).order_by().values_list("kind", flat=True):
        counts[kind] = counts.get(kind, 0) + 1
    for kind, label in KINDS.items():
        yield Choice(asked.address(kind=kind), str(label), counts.get(kind, 0), asked.kind == kind)


def _years(asked: Asked, entries: QuerySet[Entry]) -> Iterable[Choice]:
    counts: dict[int, int] = {}
    for year in entries.order_by().values_list("year", flat=True):
        counts[year] = counts.get(year, 0) + 1
    yield Choice(asked.address(year=""), _("All years"), sum(counts.values()), not asked.year)
    for year in sorted(counts, reverse=True):
        yield Choice(asked.address(year=str(year)), str(year), counts[year], asked.year == str(year))


def _year(kind: str, year: int, has: Balance | None, aim: ShareTarget | None, country: str) -> YearRow:
    has = has or balance([])
    return YearRow(
        year=year,
        general=amount_words(kind, has.general, country),
        special=amount_words(kind, has.special, country),
        share=share_words(has.share),
        aim=share_words(aim.share) if aim else "",
        moved=amount_words(kind, has.moved, country),
        reaches=None if aim is None or has.share is None else has.share >= aim.share,
    )


def _line(me: Me, entry: Entry, country: str) -> EntryLine:
    return EntryLine(
        entry=entry,
        amount=amount_words(entry.kind, entry.amount, country),
        source=_end(entry.source, entry.from_unit and entry.from_unit.name),
        target=_end(entry.target, entry.unit.name),
        statement_url=reverse("statement", args=[entry.statement_id]),
        may_withdraw=entry.withdrawn_on is None and me.is_any(WRITERS, entry.unit),
    )


def _end(provision: str, place: str | None) -> str:
    """One end of a move: the provision, and the place where it is named."""
    words = str(PROVISIONS[provision]) if provision in PROVISIONS else ""
    return f"{words}, {place}" if words and place else words


def _sums(entries: QuerySet[Entry], kind: str, country: str) -> Iterable[SumLine]:
    found = entries.filter(withdrawn_on=None).exclude(source="").order_by("on")
    lines = (Line(*row) for row in found.values_list("on", "amount", "source", "target"))
    return (SumLine(on, amount_words(kind, amount, country)) for on, amount in running_sum(lines))


def ledger_sheet(me: Me, asked: Asked) -> Sheet:
    """The ledger as a table to take along, withdrawn lines and all."""
    entries = queries.entries_of(me.root).filter(kind=asked.kind)
    shown = entries.filter(year=int(asked.year)) if asked.year else entries
    columns = (
        Column(_("Decided on"), Cell.DATE),
        Column(_("Budget year"), Cell.INTEGER),
        Column(_("What")),
        Column(_("How much"), Cell.DECIMAL),
        Column(_("Taken from")),
        Column(_("Given to")),
        Column(_("What for")),
        Column(_("Statement")),
        Column(_("Written by")),
        Column(_("Withdrawn on"), Cell.DATE),
        Column(_("Why it is withdrawn")),
    )
    rows = (
        (
            each.on,
            each.year,
            str(KINDS[Kind(each.kind)]),
            each.amount,
            _end(each.source, each.from_unit and each.from_unit.name),
            _end(each.target, each.unit.name),
            each.purpose,
            each.statement.number,
            each.by.name,
            each.withdrawn_on,
            each.withdrawn_why,
        )
        for each in shown
    )
    return Sheet(_("Resources"), columns, rows)


def _back(form: BaseForm, heading: str, button: str, lead: str = "") -> FormPage:
    return FormPage(form, heading, button, reverse("resources"), _("Resources"), lead, in_the_house())


def entry_form(form: BaseForm) -> FormPage:
    lead = _(
        "A grant, or a move from one provision or place to another."
        " A line is never rewritten, only withdrawn."
    )
    return _back(form, _("Write in the ledger"), _("Write it down"), lead)


def withdraw_form(form: BaseForm, entry: Entry) -> FormPage:
    return _back(form, _("Withdraw a line"), _("Withdraw it"), f"{entry.purpose} ({entry.year})")


def share_form(form: BaseForm) -> FormPage:
    return _back(form, _("Decide a share for general provision"), _("Set the share"))
