"""Gathers the rows of plans and saves them together, in the order in which they refer to each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from samspil.steering.plans.models import (
    Action,
    Contribution,
    CoOwner,
    Decision,
    Effort,
    Evidence,
    Goal,
    LeaderAccount,
    News,
    PlanRequest,
)
from samspil.steering.strategy.models import Chapter, Statement

BATCH = 1000


@dataclass
class Rows:
    efforts: list[Effort] = field(default_factory=list)
    further: list[tuple[Effort, Chapter]] = field(default_factory=list)
    statements: list[tuple[Effort, Statement]] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    co_owners: list[CoOwner] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    requests: list[PlanRequest] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    accounts: list[LeaderAccount] = field(default_factory=list)

    def link(self, effort: Effort, statements: Iterable[Statement], further: Iterable[Chapter]) -> None:
        self.statements += [(effort, each) for each in statements]
        self.further += [(effort, each) for each in further]

    def clear(self) -> None:
        """Begin again with the next plans."""
        for rows in vars(self).values():
            rows.clear()

    def save(self) -> None:
        """News and evidence in the order of time: triggers move the dates of what they tell about."""
        Effort.objects.bulk_create(self.efforts, batch_size=BATCH)
        _link(Effort.further.through, "chapter", self.further)
        _link(Effort.statements.through, "statement", self.statements)
        self.news.sort(key=lambda each: each.at)
        self.evidence.sort(key=lambda each: each.at)
        for rows in (self.goals, self.actions, self.co_owners, self.news, self.evidence):
            _create(rows)
        for rows in (self.decisions, self.requests, self.contributions, self.accounts):
            _create(rows)


def _create(rows: list) -> None:
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)


def _link(through: type, name: str, pairs: list[tuple]) -> None:
    through.objects.bulk_create(
        [through(**{"effort": effort, name: other}) for effort, other in pairs], batch_size=BATCH
    )
