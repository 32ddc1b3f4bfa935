"""The rounds of a house, opening one, and how far one has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.forms import BaseForm, BaseFormSet
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.ground.organisation.access import Me
from samspil.steering.rounds import access
from samspil.steering.rounds.models import Ask, Round, Visit
from samspil.steering.rounds.queries import asks, news
from samspil.steering.rounds.queries.asks import AreaCount, Counts
from samspil.steering.rounds.queries.news import Happened
from samspil.steering.rounds.rules import Standing, Verdict

ON_A_PAGE = 60
# So many of what is new stand on the page; the rest is counted.
NEW_SHOWN = 8
# As the DHIS2 community says it: one answer, seen from where one stands.
STANDINGS = {
    Standing.HERE: ("quiet", gettext_lazy("Ready for you")),
    Standing.BELOW: ("planned", gettext_lazy("Waiting below")),
    Standing.PASSED: ("running", gettext_lazy("Approved by you")),
    Standing.ABOVE: ("running", gettext_lazy("Approved above you")),
    Standing.ACCEPTED: ("done", gettext_lazy("Accepted")),
}


@dataclass(frozen=True)
class RoundsPage:
    rounds: tuple[Round, ...]
    may_open: bool

    @property
    def open(self) -> Round | None:
        return next((each for each in self.rounds if each.is_open), None)


@dataclass(frozen=True)
class OpenPage:
    form: BaseForm
    questions: BaseFormSet
    before: Round | None


@dataclass(frozen=True)
class Tab:
    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool
    status: str = ""


@dataclass(frozen=True)
class AskRow:
    ask: Ask
    leader: str
    standing: str
    label: str
    where: str
    verdicts: tuple[tuple[str, int], ...]
    is_late: bool


@dataclass(frozen=True)
class Head:
    """What stands over every view of a round."""

    round: Round
    heading: str
    tabs: tuple[Tab, ...]
    is_asking: bool
    may_close: bool


@dataclass(frozen=True)
class RoundPage:
    head: Head
    choices: tuple[Choice, ...]
    branches: tuple[AreaCount, ...]
    new: tuple[Happened, ...]
    new_count: int
    since: datetime | None
    rows: tuple[AskRow, ...]
    pager: Page
    late: int
    here: str
    asked: dict[str, str]

    @property
    def new_more(self) -> int:
        return self.new_count - len(self.new)


def rounds_page(me: Me) -> RoundsPage:
    return RoundsPage(tuple(asks.rounds_of(me.root)), access.steers(me))


VIEWS = (
    ("round", gettext_lazy("Answers")),
    ("round-moves", gettext_lazy("What moves")),
    ("round-still", gettext_lazy("What stands still")),
    ("round-across", gettext_lazy("Across places")),
)


# These look at the plans as they are now, so they say nothing of a round that is over.
OF_TODAY = ("round-still", "round-across")


def head_of(me: Me, round: Round, view: str) -> Head:
    return Head(
        round=round,
        heading=_heading(round),
        tabs=tuple(
            Tab(reverse(name, args=[round.pk]), str(label), name == view)
            for name, label in VIEWS
            if round.is_open or name not in OF_TODAY
        ),
        is_asking=round.asked_at is None and round.is_open,
        may_close=round.is_open and access.steers(me),
    )


def _heading(round: Round) -> str:
    text = ngettext(
        "%(n)d of %(total)d place has answered", "%(n)d of %(total)d places have answered", round.total
    )
    return text % {"n": round.answered, "total": round.total}


def round_page(me: Me, round: Round, asked: dict[str, str], visit: Visit, *, today: date) -> RoundPage:
    everything = asks.asks_of(round, me)
    since = visit.before_at
    counts = asks.counts_of(everything, today, since=since or now())
    branches = asks.by_branch(everything, today)
    pager = Paginator(_wanted(everything, asked, round, today), ON_A_PAGE).get_page(asked["page"])
    new = news.happened_since(round, since, moved=counts.moved, most=NEW_SHOWN) if since else news.NOTHING
    return RoundPage(
        head=head_of(me, round, "round"),
        choices=tuple(_choices(counts, asked)),
        branches=tuple(branches),
        new=new.newest,
        new_count=new.count,
        since=since,
        rows=tuple(ask_row(each, today) for each in pager),
        pager=pager,
        late=counts.late,
        here=_address(asked, page=""),
        asked=asked,
    )


def all_rows(me: Me, round: Round, asked: dict[str, str], *, today: date) -> list[AskRow]:
    """Every line that the address asks for, for a sheet."""
    return [ask_row(each, today) for each in _wanted(asks.asks_of(round, me), asked, round, today)]


def _wanted(found: QuerySet[Ask], asked: dict[str, str], round: Round, today: date) -> QuerySet[Ask]:
    if asked["standing"]:
        found = found.filter(standing=asked["standing"])
    if asked["branch"].isdecimal():
        found = found.filter(unit__path__contains=[int(asked["branch"])])
    if asked["late"] == "1":
        found = found.filter(answered_at=None) if round.due_on < today else found.none()
    verdicts = {each.value: asks.verdict_count(each) for each in Verdict}
    return found.annotate(leader=asks.leader_name(), **verdicts).order_by(
        F("answered_at").asc(nulls_first=True), "unit__name", "pk"
    )


def ask_row(ask: Any, today: date) -> AskRow:
    shape, label = STANDINGS[Standing(ask.standing)]
    is_late = ask.answered_at is None and ask.round.due_on < today
    return AskRow(
        ask=ask,
        leader=ask.leader or "",
        standing="late" if is_late else shape,
        label=str(_("Not answered") if ask.answered_at is None else label),
        where="" if ask.waits_at is None or ask.answered_at is None else ask.waits_at.name,
        verdicts=tuple((each.value, getattr(ask, each.value) or 0) for each in Verdict),
        is_late=is_late,
    )


def _address(asked: dict[str, str], **changed: str) -> str:
    kept = {key: value for key, value in (asked | {"page": ""} | changed).items() if value}
    return "?" + urlencode(kept) if kept else ""


def _choices(counts: Counts, asked: dict[str, str]) -> Iterable[Choice]:
    nothing = {"standing": "", "late": ""}
    is_all = not asked["standing"] and not asked["late"]
    yield Choice(_address(asked, **nothing) or "?", _("All"), counts.total, is_all)
    if counts.late or asked["late"]:
        yield Choice(
            _address(asked, standing="", late="1"),
            _("Not answered in time"),
            counts.late,
            bool(asked["late"]),
            "late",
        )
    for each, (shape, label) in STANDINGS.items():
        count = counts.standings.get(each, 0)
        if count or asked["standing"] == each:
            url = _address(asked, late="", standing=each)
            yield Choice(url, str(label), count, asked["standing"] == each, shape)


@dataclass(frozen=True)
class ClosePage:
    head: Head
    form: BaseForm
    unanswered: int
    waiting: int


def close_page(me: Me, round: Round, form: BaseForm) -> ClosePage:
    unanswered = round.total - round.answered
    return ClosePage(head_of(me, round, ""), form, unanswered, round.answered - round.accepted)


def opened_words(round: Round) -> str:
    if round.asked_at is None:
        return _("The round is opening. You can leave the page.")
    text = ngettext(
        "The round is open. %(n)d place is asked.", "The round is open. %(n)d places are asked.", round.total
    )
    return text % {"n": round.total}
