"""Makers for rounds, who is asked, and evaluations: `from make.rounds import asked_round`."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from make.organisation import unit
from samspil.steering.rounds.models import Ask, Question, Review, Round


def round(unit, strategy, by, *, framework=None, title="Efterår", due_in=14, **fields):
    today = localdate()
    return Round.objects.create(
        unit=unit,
        strategy=strategy,
        framework=framework,
        title=title,
        kinds=fields.pop("kinds", ["school", "daycare"]),
        since=fields.pop("since", today - timedelta(days=100)),
        due_on=today + timedelta(days=due_in),
        opened_at=fields.pop("opened_at", now()),
        opened_by=by,
        asked_at=fields.pop("asked_at", now()),
        **fields,
    )


def ask(of, unit, **fields):
    made = Ask.objects.create(round=of, unit=unit, waits_at=fields.pop("waits_at", unit), **fields)
    Round.objects.filter(pk=of.pk).update(total=of.asks.count())
    of.total = of.asks.count()
    return made


def answered(of, unit, by, *, at, **fields):
    """An answer that has left its place and waits at the level `at`."""
    return ask(of, unit, waits_at=at, answered_at=fields.pop("answered_at", now()), answered_by=by, **fields)


def question(of, *, text="Hvad overraskede?", options=()):
    return Question.objects.create(round=of, place=of.questions.count() + 1, text=text, options=list(options))


def review(of, effort, by, *, verdict="keep", **fields):
    return Review.objects.create(
        ask=of, effort=effort, verdict=verdict, closed_at=now(), closed_by=by, status="running", **fields
    )


def everything(central, school, leader, director):
    """A round that waits for the school, and an answer of another place that waits for the director."""
    opened = round(central.unit, central.strategy, director, framework=central)
    other = unit("Elmely", kind="daycare", parent=central.unit)
    sent = answered(opened, other, leader, at=central.unit)
    return {"round": opened, "ask": ask(opened, school), "sent": sent}
