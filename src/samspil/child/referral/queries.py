"""Reads across referrals: the basis of today, the queue, what a case holds, its days by the rulebook."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext_lazy as _

from samspil.child.file.models import Child, Guardian
from samspil.child.referral.models import (
    Assessment,
    Basis,
    Complaint,
    Decision,
    Place,
    Referral,
    ReturnStep,
    Review,
    Step,
    TriedLine,
    Voice,
)
from samspil.child.referral.rules.afterwards import end_of_declaration
from samspil.child.referral.rules.gate import Facts, Heard
from samspil.child.referral.rules.procedure import PROFILES, StepKind
from samspil.child.support.models import Measure
from samspil.ground.base.together import together
from samspil.ground.rulebook.queries import closed_days, rule_on
from samspil.ground.rulebook.rules import NoRule, NoSpan, Span, deadline, month_day


@dataclass(frozen=True)
class Queued:
    """One referral before the panel: from where and for what, not about whom."""

    referral: int
    unit: str
    wanted: str
    submitted_on: date
    meeting: int | None
    is_complaint: bool


@dataclass(frozen=True)
class Stands:
    """Where one referral stands, in days and in the decision's plain words."""

    referral: int
    begun_on: date
    requested_on: date | None
    submitted_on: date | None
    withdrawn_on: date | None
    meeting_on: date | None
    decided_on: date | None
    outcome: str | None
    plain: str | None
    influence: str | None
    complaint_until: date | None
    is_complained: bool
    spot: int | None
    place_on: date | None
    ended_on: date | None
    review_on: date | None
    is_leaders: bool
    asks_me: bool


@dataclass(frozen=True)
class DueReview:
    spot: int
    owner: int
    unit: int
    begins_on: date
    review_on: date


@dataclass(frozen=True)
class ToReview:
    """One special place and when it is to be reviewed, not about whom."""

    spot: int
    offer: str
    unit: str
    begins_on: date
    review_on: date
    reviewed: int


@dataclass(frozen=True)
class Took:
    """The days of one decided case."""

    begun_on: date
    requested_on: date | None
    assessed_on: date | None
    heard_on: date | None
    submitted_on: date
    decided_on: date
    child_asked_on: date | None
    ruling: str | None
    cause: str | None
    is_complained: bool


@dataclass(frozen=True)
class RoomLine:
    kind: str
    offer: int | None
    taken: int
    waiting: int


@dataclass(frozen=True)
class Dossier:
    """All of one referral, as far as the reader sees it. Until it is sent, `tried` are the file's lines."""

    tried: list[TriedLine] | list[Measure]
    assessments: list[Assessment]
    voices: list[Voice]
    guardians: list[Guardian]
    steps: list[Step]
    decision: Decision | None
    complaint: Complaint | None
    asks_the_young: bool = False

    def facts(self, of: Referral) -> Facts:
        said = {each.guardian_id: each for each in self.voices}
        return Facts(
            community=of.community,
            needs=of.needs,
            results=sum(1 for each in self.tried if each.result and each.direction != "child"),
            is_requested=of.requested_on is not None,
            kinds=tuple(each.expertise for each in self.assessments),
            no_assessment=of.no_assessment,
            child_words=of.child_words,
            no_view=of.no_view,
            guardians=tuple(
                Heard(name, bool((voice := said.get(key)) and voice.heard_on), bool(voice and voice.stance))
                for key, name in self.asked()
            ),
        )

    def asked(self) -> list[tuple[int | None, str]]:
        """Whose voice is needed: each guardian, and the young person from the age of the rulebook."""
        young = [(None, str(_("The young person")))] if self.asks_the_young else []
        return [(each.pk, each.name) for each in self.guardians] + young

    def done(self, of: Referral, meeting_on: date | None) -> dict[str, date | None]:
        """The day on which each step was done; none where something of it is open."""
        heard = [each.heard_on for each in self.voices if each.heard_on]
        all_heard = heard and len(heard) >= len(self.asked())
        return {
            StepKind.REQUEST: of.requested_on,
            StepKind.ASSESSMENT: max((each.on for each in self.assessments), default=None)
            or (of.submitted_on if of.no_assessment else None),
            StepKind.CONSULTATION: max(heard) if all_heard else None,
            StepKind.PANEL: meeting_on,
            StepKind.DECISION: self.decision.decided_on if self.decision else None,
        }


def basis_on(house: int, on: date) -> Basis | None:
    """The newest version of a house that is valid on the day."""
    return Basis.objects.filter(house=house, valid_from__lte=on).order_by("-valid_from", "-number").first()


def dossier(of: Referral) -> Dossier:
    measures = Measure.objects.filter(child=of.child_id).order_by("begins_on", "pk")
    tried, assessments, voices, guardians, needed, steps, decisions, complaints, young = together(
        TriedLine.objects.filter(referral=of) if of.submitted_on else measures,
        Assessment.objects.filter(referral=of),
        Voice.objects.filter(referral=of),
        Guardian.objects.filter(child=of.child_id),
        Guardian.objects.filter(child=of.child_id).extra(  # the database's own list of whose voice is needed
            where=["file_guardian.id IN (SELECT referral_guardians(file_guardian.child_id))"]
        ),
        Step.objects.filter(basis=of.basis_id),
        Decision.objects.filter(referral=of),
        Complaint.objects.filter(decision__referral=of),
        Referral.objects.filter(pk=of.pk).extra(where=["referral_needs_own(referral_referral.id)"]),
    )
    by_key = {each.pk: each for each in guardians}
    for voice in voices:
        if voice.guardian_id:
            voice.guardian = by_key.get(voice.guardian_id) or Guardian(pk=voice.guardian_id)
    return Dossier(
        tried,
        assessments,
        voices,
        needed,
        steps,
        *(next(iter(each), None) for each in (decisions, complaints)),
        asks_the_young=bool(young),
    )


def follow_up(spot: Place) -> tuple[list[ReturnStep], list[Review]]:
    steps, reviews = together(ReturnStep.objects.filter(spot=spot), Review.objects.filter(spot=spot))
    return steps, reviews


def due_by(country: str, on: date) -> Callable[[date, str], date | None]:
    """How the days of this country are counted: `due(start, key)`; none where no rule says for how long."""
    closed = closed_days(country, on)

    def due(start: date, key: str) -> date | None:
        if not key:
            return None
        try:
            return deadline(start, rule_on(key, country, start), country, closed=closed).due
        except (NoRule, NoSpan):
            return None

    return due


def usual_days(country: str, today: date) -> dict[str, date]:
    """From today on; where a declaration ends with a school year, at the end of the first whole one."""
    days = {"begins_on": today, "told_on": today}
    if PROFILES[country].has_category:
        last_day = month_day(rule_on("tlv-end-day", country, today).day)
        days["ends_on"] = end_of_declaration(today, 1, last_day=last_day)
    return days


def step_due(steps: list[Step], country: str, on: date) -> Callable[[int, date], date | None]:
    """The last day of a step by the version the case keeps, moved past days on which nobody works."""
    closed = closed_days(country, on)

    def due(place: int, start: date) -> date | None:
        step = steps[place]
        if not step.amount:
            return None
        return deadline(start, Span(step.amount, step.unit), country, closed=closed).due

    return due


def stands(child: int) -> list[Stands]:
    return [Stands(*row) for row in _rows("SELECT * FROM referral_stands(%s)", child)]


def queue() -> list[Queued]:
    return [Queued(*row) for row in _rows("SELECT * FROM referral_queue()")]


def due(house: int, person: int | None) -> Iterable[DueReview]:
    return [DueReview(*row) for row in _rows("SELECT * FROM referral_due(%s, %s)", house, person)]


def took() -> list[Took]:
    return [Took(*row) for row in _rows("SELECT * FROM referral_days()")]


def reviews() -> list[ToReview]:
    """Of the children whose files I come to, the first to be reviewed first."""
    return [ToReview(*row) for row in _rows("SELECT * FROM referral_reviews()")]


def returns() -> tuple[int, int]:
    """How many special places have begun, and how many children came back."""
    begun, returned = _rows("SELECT begun, returned FROM referral_returns()")[0]
    return begun, returned


def rooms(house: int) -> list[RoomLine]:
    return [RoomLine(*row) for row in _rows("SELECT * FROM referral_rooms(%s)", house)]


def child_of(kind: str, pk: int) -> int | None:
    """The child a `referral`, `place` or `step` is about, for who comes to its file."""
    found: int | None = _rows("SELECT referral_child_of(%s, %s)", kind, pk)[0][0]
    return found


def opened_for_panel(pk: int, page: str) -> Child | None:
    """The child of a referral that is before my panel, logged as `page`: its given name and age, no more."""
    found = _rows("SELECT child, given, born_on FROM referral_open(%s, %s)", pk, page)
    return Child(pk=found[0][0], given_name=found[0][1], born_on=found[0][2]) if found else None


def sits(*, chair: bool = False) -> bool:
    return bool(_rows("SELECT referral_sits(%s)", chair))


def decided(pk: int) -> tuple[date, str] | None:
    """When and by whom the panel I sit on has decided it."""
    return next(iter(_rows("SELECT decided_on, decided_by FROM referral_decided(%s)", pk)), None)


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
