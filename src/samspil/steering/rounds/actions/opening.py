"""Opening a round, asking every place, closing it, and noting who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from samspil.ground.audit.actions import record
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Plan
from samspil.steering.rounds.models import Ask, Question, Round, Visit
from samspil.steering.rounds.queries import asks
from samspil.steering.strategy.models import Strategy

PURPOSE = "rounds"
# Fewer places than this are asked while the director waits; more by the worker.
ASKED_AT_ONCE = 200
BATCH = 500
# Looking again within so short a time is the same visit.
SAME_VISIT = timedelta(minutes=30)


class RoundOpen(Exception):
    """The house has a round open already."""


@dataclass(frozen=True)
class Asked:
    """A question as typed; with options one chooses, without them one writes."""

    text: str
    options: tuple[str, ...] = ()


def about_relations(language: str) -> Asked:
    """What every round asks, whatever else it asks: relations are a theme of each follow-up."""
    with translation.override(language):
        return Asked(
            _(
                "Relations between children, between children and adults, and among adults: what has grown, "
                "and what needs help?"
            )
        )


@transaction.atomic
def open_round(
    *,
    unit: Unit,
    strategy: Strategy,
    framework: Plan | None,
    fields: dict[str, object],
    questions: Sequence[Asked],
    by: Person,
) -> Round:
    """Begin a round. The places are asked right away when they are few, else by the worker."""
    Unit.objects.select_for_update(no_key=True).filter(pk=unit.pk).first()
    if asks.open_round(unit.pk):
        raise RoundOpen
    made = Round.objects.create(
        unit=unit,
        strategy=strategy,
        framework=framework,
        previous=Round.objects.filter(unit=unit).first(),
        opened_at=now(),
        opened_by=by,
        **fields,
    )
    Question.objects.bulk_create(
        Question(round=made, place=place, text=each.text, options=list(each.options))
        for place, each in enumerate([*questions, about_relations(strategy.language)], start=1)
    )
    made.total = asks.to_ask(made, localdate()).count()
    made.save(update_fields=["total"])
    record("round opened", target=made, by=by, unit=unit.pk, note=f"{made.total}, {made.due_on}")
    if made.total <= ASKED_AT_ONCE:
        ask_some(round=made, most=ASKED_AT_ONCE, today=localdate())
    return made


@transaction.atomic
def ask_some(*, round: Round, most: int, today: date) -> int:
    """Ask the next places that were not asked; says how many. Asking again asks nobody twice."""
    units = list(asks.to_ask(round, today).values_list("pk", flat=True)[:most])
    Ask.objects.bulk_create(
        (Ask(round=round, unit_id=unit, waits_at_id=unit) for unit in units), ignore_conflicts=True
    )
    if len(units) < most:
        Round.objects.filter(pk=round.pk, asked_at=None).update(asked_at=now())
    return len(units)


def ask_all(number: int, person: int) -> None:
    """Ask every place, batch by batch: a worker that is stopped and started goes on where it was."""
    while True:
        with acting_as(person, purpose=PURPOSE, today=localdate()):
            round = Round.objects.filter(pk=number, closed_at=None).first()
            if round is None or ask_some(round=round, most=BATCH, today=localdate()) < BATCH:
                return


@transaction.atomic
def close_round(*, round: Round, conclusion: str, by: Person) -> bool:
    """Close it with what it showed. What was not answered stays so. False: it was closed before."""
    locked = Round.objects.select_for_update(of=("self",)).filter(pk=round.pk, closed_at=None).first()
    if locked is None:
        return False
    locked.closed_at, locked.closed_by, locked.conclusion = now(), by, conclusion
    locked.save(update_fields=["closed_at", "closed_by", "conclusion"])
    record("round closed", target=locked, by=by, unit=locked.unit_id)
    return True


@transaction.atomic
def note_visit(*, round: Round, by: Person) -> Visit:
    """Remember that somebody looked, and when they looked before."""
    visit, is_new = Visit.objects.get_or_create(round=round, person=by, defaults={"seen_at": now()})
    if not is_new and now() - visit.seen_at > SAME_VISIT:
        visit.before_at, visit.seen_at = visit.seen_at, now()
        visit.save(update_fields=["before_at", "seen_at"])
    return visit
