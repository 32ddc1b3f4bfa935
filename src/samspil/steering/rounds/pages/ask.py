"""One place in a round: what is known, what it says, and how far the answer has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.forms import BaseForm
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit
from samspil.steering.plans.models import Action, Effort, News, Plan
from samspil.steering.plans.pages.lines import Standing, standing, tally
from samspil.steering.plans.rules import status
from samspil.steering.rounds.models import Approval, Ask, Review
from samspil.steering.rounds.queries import asks
from samspil.steering.rounds.queries.known import Known
from samspil.steering.rounds.rules import Verdict, ladder

# What was told lately, as far as it helps to remember.
NEWS_SHOWN = 1


@dataclass(frozen=True)
class Block:
    """One effort in the answer: the facts, and beside them the words."""

    effort: Effort
    standing: Standing
    counts: tuple[tuple[str, int], ...]
    news: tuple[News, ...]
    shown: int
    blocked: tuple[Action, ...]
    before: Review | None
    before_status: str
    review: Review | None
    form: BaseForm | None

    @property
    def is_over(self) -> bool:
        return bool(self.effort.ended_on or self.effort.stopped_on)


@dataclass(frozen=True)
class Rung:
    """One level of the ladder."""

    name: str
    is_done: bool
    is_now: bool
    who: str
    at: datetime | None


@dataclass(frozen=True)
class AskPage:
    ask: Ask
    known: Known
    blocks: tuple[Block, ...]
    form: BaseForm | None
    answers: tuple[tuple[str, str], ...]
    rungs: tuple[Rung, ...]
    leader: str
    heading: str
    is_late: bool
    move: str
    level: int | None
    return_form: BaseForm | None
    errors: int = 0

    @property
    def is_form(self) -> bool:
        return self.form is not None

    @property
    def is_my_turn(self) -> bool:
        """Not from above, over the head of the level that has the answer."""
        return self.level == self.ask.waits_at_id

    @property
    def changes(self) -> int:
        return sum(1 for block in self.blocks if block.review and block.review.verdict == Verdict.CHANGE)


@dataclass(frozen=True)
class Forms:
    """What can be written on the page now; none of it where one only reads."""

    answer: BaseForm | None = None
    lines: Mapping[int, BaseForm] | None = None
    sending_back: BaseForm | None = None


def ask_page(known: Known, forms: Forms, *, level: int | None, today: date) -> AskPage:
    ask, lines = known.ask, forms.lines or {}
    heads = asks.head_units(ask.unit.path, today, but=ask.answered_by_id)
    wrong = [form for form in (forms.answer, *lines.values()) if form and form.errors]
    return AskPage(
        ask=ask,
        known=known,
        blocks=tuple(_block(known, effort, lines.get(effort.pk), today) for effort in known.efforts),
        form=forms.answer,
        answers=tuple(
            (each.text, known.replies[each.pk]) for each in known.questions if each.pk in known.replies
        ),
        rungs=tuple(_rungs(known, heads)),
        leader="" if forms.answer or ask.answered_at else asks.leader_of(ask.unit_id),
        heading=_heading(ask, is_form=forms.answer is not None),
        is_late=ask.answered_at is None and ask.round.due_on < today,
        move=_move(ask, level),
        level=level,
        return_form=forms.sending_back,
        errors=sum(len(form.errors) for form in wrong),
    )


def _heading(ask: Ask, *, is_form: bool) -> str:
    names = {"place": ask.unit.name}
    if is_form:
        return _("How is it going at %(place)s?") % names
    if ask.accepted_at:
        return _("%(place)s: the answer is accepted") % names
    if ask.answered_at:
        return _("%(place)s has answered") % names
    return _("%(place)s has not answered yet") % names


def _move(ask: Ask, level: int | None) -> str:
    """The words on the button; empty when it is not one's turn."""
    if level is None:
        return ""
    if level != ask.waits_at_id:
        return _("Accept it without waiting for %(unit)s") % {"unit": ask.waits_at.name}
    if level == ask.unit.path[0]:
        return _("Accept the answer")
    return _("Approve for %(unit)s") % {"unit": ask.waits_at.name}


def _block(known: Known, effort: Effort, form: BaseForm | None, today: date) -> Block:
    quiet, actions = effort.plan.strategy.quiet_days, list(effort.actions.all())
    review = known.reviews.get(effort.pk)
    before = known.before.get(effort.pk)
    return Block(
        effort=effort,
        standing=standing(effort.course, evidence=effort.evidence_count, today=today, quiet_days=quiet),
        counts=tally(status(each.course, today=today, quiet_days=quiet) for each in actions),
        news=tuple(known.news.get(effort.pk, [])[:NEWS_SHOWN]),
        shown=effort.shown or 0,
        blocked=tuple(
            each for each in actions if each.blocked_by and not each.ended_on and not each.stopped_on
        ),
        before=before,
        before_status=status(before.action.course, today=today, quiet_days=quiet)
        if before and before.action
        else "",
        review=review,
        form=form,
    )


def _rungs(known: Known, heads: Mapping[int, Unit]) -> list[Rung]:
    """The place, then each level above that has somebody to look at it."""
    ask = known.ask
    path, said = ask.unit.path, {each.unit_id: each for each in known.approvals}
    units = {**heads, **{each.unit_id: each.unit for each in known.approvals}}
    if ask.waits_at:
        units[ask.waits_at.pk] = ask.waits_at
    levels = ladder(path, set(units))
    place = Rung(
        ask.unit.name,
        is_done=ask.answered_at is not None,
        is_now=ask.answered_at is None and ask.round.is_open,
        who=str(ask.answered_by or ""),
        at=ask.answered_at,
    )
    return [place, *(_rung(ask, level, units, said.get(level)) for level in levels)]


def _rung(ask: Ask, level: int, units: Mapping[int, Unit], yes: Approval | None) -> Rung:
    return Rung(
        name=_("Follow-up group") if level == ask.unit.path[0] else units[level].name,
        is_done=yes is not None or ask.accepted_at is not None,
        is_now=ask.waits_at_id == level and ask.round.is_open,
        who=str(yes.by) if yes else "",
        at=yes.at if yes else None,
    )


def sent_words(ask: Ask) -> str:
    """After sending: who has it now."""
    if ask.waits_at is None or ask.waits_at_id == ask.round.unit_id:
        return _("Sent. The follow-up group has it now.")
    return _("Sent. %(unit)s has it now, and after that the follow-up group.") % {"unit": ask.waits_at.name}


def moved_words(ask: Ask) -> str:
    if ask.accepted_at:
        return _("Accepted %(day)s.") % {"day": short_day(ask.accepted_at)}
    return _("Approved. The follow-up group has it now.")


@dataclass(frozen=True)
class ReviewPage:
    """The evaluation of one effort outside a round."""

    effort: Effort
    form: BaseForm
    standing: Standing
    following: Plan | None
    before: tuple[Review, ...]


def review_page(effort: Effort, form: BaseForm, following: Plan | None, *, today: date) -> ReviewPage:
    quiet = effort.plan.strategy.quiet_days
    return ReviewPage(
        effort=effort,
        form=form,
        standing=standing(effort.course, evidence=effort.evidence_count, today=today, quiet_days=quiet),
        following=following,
        before=tuple(asks.reviews_of(effort)),
    )


def reviewed_words(review: Review) -> str:
    words = {
        Verdict.KEEP: _("Evaluated: keep."),
        Verdict.CHANGE: _("Evaluated: change. The next action stands in the effort."),
        Verdict.STOP: _("Evaluated: stop. The decision stands in the log."),
    }
    return words[Verdict(review.verdict)]
