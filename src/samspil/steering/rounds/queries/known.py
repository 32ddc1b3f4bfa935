"""All that is known of one place in a round, before it has said a word."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from samspil.ground.organisation.models import Person
from samspil.steering.plans.models import Effort, News, Plan
from samspil.steering.rounds.models import Approval, Ask, Question, Review
from samspil.steering.rounds.queries import facts


@dataclass(frozen=True)
class Known:
    """One fetch for the form and for the page: nothing of it grows with the number of efforts."""

    ask: Ask
    plan: Plan | None
    efforts: list[Effort]
    reviews: dict[int, Review]
    before: dict[int, Review]
    news: dict[int, list[News]]
    questions: list[Question]
    replies: dict[int, str]
    approvals: list[Approval]


def known_at(ask: Ask) -> Known:
    since = ask.round.since
    reviews = {
        each.effort_id: each
        for each in ask.reviews.select_related("action", "decision", "owner", "effort__plan")
    }
    # What was sent is about the efforts it names, whatever became of their plan.
    wanted = Effort.objects.filter(pk__in=reviews) if ask.answered_at else facts.asked_at(ask.unit, since)
    efforts = list(facts.with_all(wanted, since))
    news: dict[int, list[News]] = {}
    for each in facts.news_since(efforts, since):
        news.setdefault(each.effort_id, []).append(each)
    reply = ask.replies.filter(question=OuterRef("pk")).values("text")
    questions = list(ask.round.questions.annotate(reply=Subquery(reply)))
    return Known(
        ask=ask,
        plan=efforts[0].plan if efforts else facts.plan_at(ask.unit),
        efforts=efforts,
        reviews=reviews,
        before=facts.said_before(efforts, ask.round),
        news=news,
        questions=questions,
        replies={each.pk: each.reply for each in questions if each.reply},
        approvals=list(ask.approvals.select_related("by", "unit")),
    )


def people(known: Known) -> list[Person]:
    """Who may be asked to do something at the place."""
    return facts.owners(known.plan) if known.plan else []


def is_over(effort: Effort, today: date) -> bool:
    """Ended or stopped: it is told, not judged."""
    return any(day and day <= today for day in (effort.ended_on, effort.stopped_on))
