"""What moves, what stands still and why, where places do the same, and where nobody does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.plans.models import Action, Effort
from samspil.steering.plans.pages.lines import Standing, standing, tally
from samspil.steering.plans.rules import Status
from samspil.steering.rounds.models import Round
from samspil.steering.rounds.pages.rounds import Head, head_of
from samspil.steering.rounds.queries import facts
from samspil.steering.rounds.queries.facts import Fact
from samspil.steering.rounds.rules import Verdict, Work, overlaps
from samspil.steering.strategy.queries import reading

# So many places are named under an effort before the rest is counted.
PLACES_SHOWN = 60
GROUPS_SHOWN = 30
ORDER = (
    Status.LATE,
    Status.QUIET,
    Status.UNPROVED,
    Status.RUNNING,
    Status.PLANNED,
    Status.DONE,
    Status.STOPPED,
)


@dataclass(frozen=True)
class EffortRow:
    """One effort of the house's plan and what the places say of it; None: what they do on their own."""

    effort: Effort | None
    standing: Standing | None
    facts: tuple[Fact, ...]
    counts: tuple[tuple[str, int], ...]
    moved: int
    verdicts: tuple[tuple[str, int], ...]

    @property
    def first(self) -> tuple[Fact, ...]:
        return self.facts[:PLACES_SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.facts) - PLACES_SHOWN)


@dataclass(frozen=True)
class MovesPage:
    head: Head
    rows: tuple[EffortRow, ...]
    counts: tuple[tuple[str, int], ...]
    total: int
    moved: int
    quiet: int


def moves_page(me: Me, round: Round, *, today: date) -> MovesPage:
    found = facts.facts_of(round, today=today)
    return MovesPage(
        head=head_of(me, round, "round-moves"),
        rows=tuple(_effort_rows(round, found, today)),
        counts=tally(fact.status for fact in found),
        total=len(found),
        moved=sum(1 for fact in found if fact.moved),
        quiet=sum(1 for fact in found if fact.status in (Status.LATE, Status.QUIET)),
    )


def _effort_rows(round: Round, found: list[Fact], today: date) -> Iterable[EffortRow]:
    by_origin: dict[int | None, list[Fact]] = {}
    central = {
        each.pk: each
        for each in Effort.objects.filter(plan=round.framework_id or 0, approved_at__isnull=False)
    }
    for fact in found:
        by_origin.setdefault(fact.origin if fact.origin in central else None, []).append(fact)
    quiet = round.strategy.quiet_days
    for pk, effort in central.items():
        told = standing(effort.course, evidence=effort.evidence_count, today=today, quiet_days=quiet)
        yield _effort_row(effort, told, by_origin.get(pk, []))
    if own := by_origin.get(None):
        yield _effort_row(None, None, own)


def _effort_row(effort: Effort | None, told: Standing | None, found: list[Fact]) -> EffortRow:
    ordered = sorted(found, key=lambda fact: (ORDER.index(fact.status), fact.place))
    verdicts = [fact.verdict for fact in found]
    return EffortRow(
        effort=effort,
        standing=told,
        facts=tuple(ordered),
        counts=tally(fact.status for fact in found),
        moved=sum(1 for fact in found if fact.moved),
        verdicts=tuple((each.value, verdicts.count(each)) for each in Verdict),
    )


@dataclass(frozen=True)
class StillLine:
    action: Action
    standing: Standing
    owner: str


@dataclass(frozen=True)
class StillPage:
    head: Head
    lines: tuple[StillLine, ...]
    quiet: tuple[Fact, ...]
    late: tuple[Fact, ...]


def still_page(me: Me, round: Round, *, today: date) -> StillPage:
    quiet, found = round.strategy.quiet_days, facts.facts_of(round, today=today)
    lines = (
        StillLine(
            each,
            standing(each.course, evidence=each.evidence_count, today=today, quiet_days=quiet),
            str(each.owner or ""),
        )
        for each in facts.blocked(round)
    )
    return StillPage(
        head=head_of(me, round, "round-still"),
        lines=tuple(lines),
        quiet=tuple(fact for fact in found if fact.status is Status.QUIET),
        late=tuple(fact for fact in found if fact.status is Status.LATE),
    )


@dataclass(frozen=True)
class Overlap:
    """Actions of several places that do the same."""

    title: str
    numbers: tuple[str, ...]
    direction: str
    environment: str
    actions: tuple[Action, ...]
    places: int


@dataclass(frozen=True)
class Gap:
    """A sentence of the strategy that no place does anything about."""

    pk: int
    number: str
    text: str
    language: str
    is_planned: bool


@dataclass(frozen=True)
class EmptyField:
    """A branch of the house, and the focus areas in which none of its places does anything."""

    unit: Unit
    areas: tuple[str, ...]


@dataclass(frozen=True)
class AcrossPage:
    head: Head
    overlaps: tuple[Overlap, ...]
    overlap_count: int
    gaps: tuple[Gap, ...]
    fields: tuple[EmptyField, ...]

    @property
    def more(self) -> int:
        return self.overlap_count - len(self.overlaps)

    @property
    def planned(self) -> tuple[Gap, ...]:
        """What the house's own plan has an effort for, and no place takes up."""
        return tuple(gap for gap in self.gaps if gap.is_planned)

    @property
    def unplanned(self) -> tuple[Gap, ...]:
        return tuple(gap for gap in self.gaps if not gap.is_planned)


def across_page(me: Me, round: Round, *, language: str, most: int | None = GROUPS_SHOWN) -> AcrossPage:
    groups = overlaps(facts.works(round))
    shown = groups[:most]
    named = facts.actions_named(work.pk for group in shown for work in group)
    return AcrossPage(
        head=head_of(me, round, "round-across"),
        overlaps=tuple(_overlap(group, named) for group in shown),
        overlap_count=len(groups),
        gaps=tuple(_gaps(round, language)),
        fields=tuple(_empty_fields(round, language)),
    )


def _overlap(group: tuple[Work, ...], named: Mapping[int, Action]) -> Overlap:
    actions = tuple(named[work.pk] for work in group)
    first = actions[0]
    return Overlap(
        title=first.title,
        numbers=tuple(dict.fromkeys(number for work in group for number in work.statements)),
        direction=first.get_direction_display(),
        environment=first.get_environment_display(),
        actions=actions,
        places=len({work.place for work in group}),
    )


def _gaps(round: Round, language: str) -> Iterable[Gap]:
    """First what the house's own plan has an effort for and no place takes up."""
    at_work = facts.numbers_at_work(round)
    planned = facts.numbers_in_plan(round.strategy, round.framework)
    said = reading.statements(round.strategy, language)
    found = [
        Gap(
            each.statement.pk,
            each.statement.number,
            each.words.text,
            each.words.language,
            each.statement.number in planned,
        )
        for each in said
        if each.statement.number not in at_work
    ]
    return sorted(found, key=lambda gap: not gap.is_planned)


def _empty_fields(round: Round, language: str) -> Iterable[EmptyField]:
    names = {
        each.chapter.pk: each.name.text
        for each in reading.chapters(round.strategy, language)
        if each.chapter.role == "area"
    }
    full = facts.areas_by_branch(round)
    for unit in facts.branches_asked(round):
        empty = tuple(name for pk, name in names.items() if (unit.pk, pk) not in full)
        if empty:
            yield EmptyField(unit, empty)
