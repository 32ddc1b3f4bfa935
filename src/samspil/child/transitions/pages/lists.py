"""Who comes to us and who leaves us, month by month; a class list to begin from; how starts went."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.forms import BaseForm

from samspil.child.file.models import Child
from samspil.child.file.rules import Purpose
from samspil.child.transitions import access, queries
from samspil.child.transitions.access import ClassList, Name, open_handovers
from samspil.child.transitions.models import Transition
from samspil.child.transitions.models.transition import KINDS
from samspil.child.transitions.models.voices import WHOSE
from samspil.child.transitions.pages.words import SHORT, STATES
from samspil.child.transitions.queries import Gist, Mine, Start
from samspil.child.transitions.rules import BOTH, Area, Share, Went, Whose, lacks, share, state
from samspil.ground.organisation.access import Me

# So far back there are starts to ask about, and so far ahead ones to prepare.
BACK, AHEAD = timedelta(weeks=16), timedelta(days=400)


@dataclass(frozen=True)
class CohortLine:
    """One child that comes or leaves. Without a name while nothing has been handed over to me."""

    mine: Mine
    name: str
    kind: str
    word: str
    status: str
    lacks: str
    prepared: int
    due_on: date


@dataclass(frozen=True)
class Month:
    """Those who begin somewhere in one month."""

    first: date
    coming: tuple[CohortLine, ...]
    leaving: tuple[CohortLine, ...]


@dataclass(frozen=True)
class HandoversPage:
    months: tuple[Month, ...]
    choices: tuple[date, ...]
    chosen: str
    may_begin: bool
    can_change_it: bool
    areas: int

    @property
    def coming(self) -> int:
        return sum(len(each.coming) for each in self.months)

    @property
    def leaving(self) -> int:
        return sum(len(each.leaving) for each in self.months)


@dataclass(frozen=True)
class StartPage:
    form: BaseForm
    chosen: ClassList
    has_children: bool


@dataclass(frozen=True)
class WentLine:
    label: str
    share: Share


@dataclass(frozen=True)
class WentPage:
    starts: int
    answers: tuple[WentLine, ...]
    in_time: Share
    kinds: tuple[tuple[str, Share, Share], ...]


def handovers_page(me: Me, *, month: str, today: date) -> HandoversPage:
    found = queries.mine(today - BACK, today + AHEAD)
    choices = tuple(sorted({each.begins_on.replace(day=1) for each in found}))
    if month in {f"{each:%Y-%m}" for each in choices}:
        found = [each for each in found if f"{each.begins_on:%Y-%m}" == month]
    else:
        month = ""
    lines = _lines(found, today)
    return HandoversPage(
        months=tuple(_month(first, lines) for first in choices if not month or f"{first:%Y-%m}" == month),
        choices=choices,
        chosen=month,
        may_begin=bool(me.units(access.OPENERS)),
        can_change_it=access.can_change_it(me),
        areas=len(Area),
    )


def _month(first: date, lines: list[CohortLine]) -> Month:
    here = [each for each in lines if each.mine.begins_on.replace(day=1) == first]
    return Month(
        first,
        tuple(each for each in here if each.mine.side == "takes"),
        tuple(each for each in here if each.mine.side == "gives"),
    )


def _lines(found: list[Mine], today: date) -> list[CohortLine]:
    """Each one's name stands there once its opening is in the log."""
    keys = {each.transition for each in found if each.is_open}
    names = open_handovers(keys, "handovers", Purpose.LIST, BOTH) if keys else {}
    rows = {each.pk: each for each in Transition.objects.filter(pk__in=list(names))}
    gist = queries.gist(list(rows.values())) if rows else None
    return [_line(each, names.get(each.transition), rows.get(each.transition), gist, today) for each in found]


def _line(
    mine: Mine, name: Name | None, row: Transition | None, gist: Gist | None, today: date
) -> CohortLine:
    if name is None or row is None or gist is None:
        status = "late" if today > mine.due_on else "planned"
        return CohortLine(mine, "", "", "", status, "", 0, mine.due_on)
    standing = gist.consents | ({row.consent_id} if mine.side == "takes" and row.consent_id else set())
    word, status = STATES[
        state(
            queries.days(row),
            is_lawful=queries.lawful(row, standing),
            checked=gist.checked.get(row.pk, ()),
            today=today,
        )
    ]
    lacking = () if row.handed_on or row.moved_on else lacks(_gathered(row, gist, standing))
    said = ", ".join(str(SHORT[each]) for each in lacking)
    prepared = gist.prepared.get(row.pk, 0)
    return CohortLine(mine, name.full, str(KINDS[row.kind]), str(word), status, said, prepared, row.due_on)


def _gathered(row: Transition, gist: Gist, standing: set[int]) -> queries.Gathered:
    return queries.gathered(
        row,
        standing,
        topics=gist.topics.get(row.pk, ()),
        voices=gist.voices.get(row.pk, ()),
        unlawful=gist.unlawful.get(row.pk, 0),
    )


def start_page(form: BaseForm, chosen: ClassList, children: list[Child]) -> StartPage:
    return StartPage(form, chosen, bool(children))


def went_page() -> WentPage:
    starts = queries.starts()
    return WentPage(
        starts=len(starts),
        answers=tuple(WentLine(str(WHOSE[each]), _well(starts, each)) for each in Whose),
        in_time=share(each.in_time for each in starts),
        kinds=tuple(_kind(kind, starts) for kind in KINDS if any(each.kind == kind for each in starts)),
    )


def _well(starts: list[Start], whose: Whose) -> Share:
    answers = (getattr(each, whose.value) for each in starts)
    return share(each == Went.WELL for each in answers if each)


def _kind(kind: str, starts: list[Start]) -> tuple[str, Share, Share]:
    """Of one kind of change: those that had the parents' own words, and those handed over in time."""
    of_kind = [each for each in starts if each.kind == kind]
    return (
        str(KINDS[kind]),
        share(each.has_parents for each in of_kind),
        share(each.in_time for each in of_kind),
    )
