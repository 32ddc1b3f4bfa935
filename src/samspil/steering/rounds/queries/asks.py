"""Rounds, who was asked, and where each answer is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.organisation.rules import CONTRIBUTORS, STEERING, RoleKind
from samspil.steering.plans.models import Effort
from samspil.steering.rounds.models import Approval, Ask, Reply, Review, Round
from samspil.steering.rounds.rules import Standing


def rounds_of(root: int) -> QuerySet[Round]:
    """Newest first, each with how many answers there are and how many are accepted."""
    counts = {
        "answered": Count("asks", filter=Q(asks__answered_at__isnull=False)),
        "accepted": Count("asks", filter=Q(asks__accepted_at__isnull=False)),
        "asked": Count("asks"),
    }
    return (
        Round.objects.filter(unit_id=root)
        .select_related("unit", "opened_by", "closed_by", "strategy", "framework", "previous")
        .annotate(**counts)
        .order_by("-opened_at", "-pk")
    )


def open_round(root: int) -> Round | None:
    return Round.objects.filter(unit_id=root, closed_at=None).first()


def to_ask(round: Round, today: date) -> QuerySet[Unit]:
    """Places of the round that nobody has asked yet."""
    there = Ask.objects.filter(round=round, unit=OuterRef("pk"))
    units = Unit.objects.under(round.unit_id).open_on(today).filter(kind__in=round.kinds)
    return units.exclude(Exists(there)).order_by("pk")


def asks_of(round: Round, me: Me) -> QuerySet[Ask]:
    """What one may read, each with its `standing` seen from the highest level one stands at."""
    asks = round.asks.select_related("unit", "waits_at", "answered_by")
    return with_standing(asks, me)


def with_standing(asks: QuerySet[Ask], me: Me) -> QuerySet[Ask]:
    """The same as rules.standing, for as many rows as there are."""
    mine = sorted({(len(role.unit.path), role.unit_id) for role in me.roles if role.kind in CONTRIBUTORS})
    here = [When(unit__path__contains=[pk], then=Value(depth)) for depth, pk in mine]
    own = Approval.objects.filter(ask=OuterRef("pk"), by=me.person)
    above = Approval.objects.filter(ask=OuterRef("pk"), unit__path__len__lt=OuterRef("here"))
    return asks.annotate(
        here=Case(*here, default=F("unit__path__len"), output_field=IntegerField()),
        depth=Func(F("unit__path"), F("waits_at_id"), function="array_position", output_field=IntegerField()),
        standing=Case(
            When(waits_at=None, then=Value(Standing.ACCEPTED.value)),
            When(Exists(own), then=Value(Standing.PASSED.value)),
            When(waits_at__in=[pk for _depth, pk in mine], then=Value(Standing.HERE.value)),
            When(depth__gt=F("here"), then=Value(Standing.BELOW.value)),
            When(Exists(above), then=Value(Standing.ABOVE.value)),
            default=Value(Standing.PASSED.value),
            output_field=CharField(),
        ),
    )


def leader_name() -> Subquery:
    """The leader of the place, by name; the one who has led it longest."""
    roles = Role.objects.filter(unit=OuterRef("unit_id"), kind=RoleKind.LEADER, ends_on=None).order_by("pk")
    name = Func(
        F("person__given_name"),
        Value(" "),
        F("person__family_name"),
        function="concat",
        output_field=CharField(),
    )
    return Subquery(roles.values(leader=name)[:1])


def reviews_of(effort: Effort) -> QuerySet[Review]:
    """Evaluations of the effort that are closed, newest first."""
    found = Review.objects.filter(effort=effort, closed_at__isnull=False)
    return found.select_related("action", "decision", "closed_by", "ask__round")


def kinds_in(root: int, today: date) -> list[str]:
    """The kinds of place with children in that the house has."""
    units = Unit.objects.under(root).open_on(today).with_children_in()
    return sorted(set(units.order_by().values_list("kind", flat=True)))


def leader_of(unit: int) -> str:
    role = (
        Role.objects.filter(unit=unit, kind=RoleKind.LEADER, ends_on=None)
        .select_related("person")
        .order_by("pk")
        .first()
    )
    return role.person.name if role else ""


def verdict_count(verdict: str) -> Subquery:
    found = Review.objects.filter(ask=OuterRef("pk"), verdict=verdict).order_by().values("ask")
    return Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField())


@dataclass(frozen=True)
class Counts:
    """How many answers stand where, how many places let the day pass, and how much moved since a moment."""

    standings: dict[str, int]
    late: int
    moved: int

    @property
    def total(self) -> int:
        return sum(self.standings.values())


MOMENTS = (("answered", "answered_at"), ("returned", "returned_at"), ("accepted", "accepted_at"))


def counts_of(asks: QuerySet[Ask], today: date, *, since: datetime) -> Counts:
    counts = {
        "n": Count("pk"),
        "behind": Count("pk", filter=Q(answered_at=None, round__due_on__lt=today)),
        **{what: Count("pk", filter=Q(**{f"{field}__gt": since})) for what, field in MOMENTS},
    }
    rows = list(asks.order_by().values("standing").annotate(**counts))
    return Counts(
        standings={row["standing"]: row["n"] for row in rows},
        late=sum(row["behind"] for row in rows),
        moved=sum(row[what] for row in rows for what, _field in MOMENTS),
    )


@dataclass(frozen=True)
class AreaCount:
    """One branch of the house: how many places are asked, have answered, and are done."""

    unit: Unit
    asked: int
    answered: int
    accepted: int
    late: int


def by_branch(asks: QuerySet[Ask], today: date) -> list[AreaCount]:
    """The branches right beneath the house, by name. A place that lies there itself is no branch."""
    counts = {
        "n": Count("pk"),
        "sent": Count("pk", filter=Q(answered_at__isnull=False)),
        "done": Count("pk", filter=Q(accepted_at__isnull=False)),
        "behind": Count("pk", filter=Q(answered_at=None, round__due_on__lt=today)),
    }
    rows = {
        each.pop("branch"): each
        for each in asks.filter(unit__path__len__gt=2)
        .order_by()
        .values(branch=F("unit__path__1"))
        .annotate(**counts)
    }
    return [
        AreaCount(unit, *(rows[unit.pk][name] for name in counts))
        for unit in Unit.objects.filter(pk__in=rows)
    ]


def heads_on(units: Iterable[int], today: date, *, but: int | None = None) -> set[int]:
    """Those of the units that have a head today, other than one person."""
    return set(heads_query(units, today, but=but))


def heads_query(units: Iterable[int], today: date, *, but: int | None) -> QuerySet:
    roles = Role.objects.filter(unit__in=units, kind=RoleKind.HEAD, begins_on__lte=today)
    return roles.exclude(ends_on__lt=today).exclude(person=but).order_by().values_list("unit_id", flat=True)


def head_units(units: Iterable[int], today: date, *, but: int | None) -> dict[int, Unit]:
    """The same with their names."""
    return {each.pk: each for each in Unit.objects.filter(pk__in=heads_query(units, today, but=but))}


@dataclass(frozen=True)
class Waits:
    """What of the open round waits for somebody: a place to answer for, or `n` answers to say yes to."""

    round: int
    title: str
    n: int
    ask: int | None
    place: str
    note: str
    due_on: date | None


def waiting_for(me: Me) -> list[Waits]:
    """Questions to the places I lead, and answers at a level of mine: one line a round, one query."""
    open_asks = Ask.objects.filter(round__closed_at=None).order_by()
    led = [role.unit_id for role in me.roles if role.kind == RoleKind.LEADER]
    mine = {role.unit_id for role in me.roles if role.kind in STEERING}
    to_answer = open_asks.filter(unit__in=led, waits_at=F("unit"))
    answered = open_asks.filter(waits_at__in=mine, answered_at__isnull=False)
    to_approve = answered.exclude(Q(answered_by=me.person) | Q(approvals__by=me.person))
    note = Coalesce(NullIf(F("returned_note"), Value("")), F("round__note"), output_field=TextField())
    places = to_answer.values_list("round_id", "round__title").annotate(
        n=Value(0), ask=F("pk"), place=F("unit__name"), note=note, due_on=F("round__due_on")
    )
    counts = to_approve.values_list("round_id", "round__title").annotate(
        n=Count("pk"),
        ask=Value(None, output_field=BigIntegerField()),
        place=Value(""),
        note=Value("", output_field=TextField()),
        due_on=Value(None, output_field=DateField()),
    )
    return [Waits(*row) for row in places.union(counts, all=True)]


def replies_in(round: Round) -> dict[tuple[int, int], str]:
    """By answer and question, of what has been sent."""
    rows = Reply.objects.filter(ask__round=round, ask__answered_at__isnull=False)
    return {
        (ask, question): text for ask, question, text in rows.values_list("ask_id", "question_id", "text")
    }
