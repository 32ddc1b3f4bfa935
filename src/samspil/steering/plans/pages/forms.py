"""Pages around a form, and the sentences after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm, BaseFormSet, BoundField
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import day
from samspil.ground.organisation.models import Unit
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.plans.models.plan import STATES
from samspil.steering.plans.pages.plan import REFUSALS
from samspil.steering.plans.pages.ticks import Row, Ticks, rows_of, statement_ticks
from samspil.steering.plans.rules import Refusal, State

# What most actions leave as it is, folded away under the rest.
MORE = (
    "provision",
    "special_reason",
    "dimension",
    "form",
    "hours",
    "money",
    "taken_from",
    "given_to",
    "blocked_by",
    "unblocked_by",
)


DATES = ("planned_start", "planned_end")


@dataclass(frozen=True)
class FormPage:
    form: BaseForm
    plan: Plan


@dataclass(frozen=True)
class NewPlanPage:
    form: BaseForm
    unit: Unit


@dataclass(frozen=True)
class LocalFormPage:
    form: BaseForm
    plan: Plan
    unit: Unit


@dataclass(frozen=True)
class EffortFormPage:
    form: BaseForm
    goals: BaseFormSet
    plan: Plan
    effort: Effort | None
    is_in_force: bool
    seen: str

    @cached_property
    def statements(self) -> Ticks:
        return statement_ticks(self.form["statements"], self.plan.strategy)

    @cached_property
    def goal_rows(self) -> tuple[Row, ...]:
        return rows_of(self.goals)

    @property
    def more_open(self) -> bool:
        return any(name in self.form.errors for name in ("further", "part", "is_shared"))


@dataclass(frozen=True)
class ActionFormPage:
    form: BaseForm
    co_owners: BaseFormSet
    effort: Effort
    action: Action | None

    @property
    def first_fields(self) -> list[BoundField]:
        return [self.form[name] for name in self.form.fields if name not in (*MORE, *DATES)]

    @property
    def dates(self) -> list[BoundField]:
        return [self.form[name] for name in DATES]

    @cached_property
    def owner_rows(self) -> tuple[Row, ...]:
        return rows_of(self.co_owners)

    @property
    def more_fields(self) -> list[BoundField]:
        return [self.form[name] for name in MORE]

    @property
    def more_open(self) -> bool:
        return any(name in self.form.errors for name in MORE)


@dataclass(frozen=True)
class SmallFormPage:
    """A short form about an effort or an action, or about the plan as a whole."""

    form: BaseForm
    effort: Effort | None
    action: Action | None
    heading: str
    button: str
    lead: str = ""
    has_file: bool = False
    plan: Plan | None = None

    @property
    def back_url(self) -> str:
        if self.action:
            return reverse("action", args=[self.action.pk])
        if self.effort:
            return reverse("effort", args=[self.effort.pk])
        assert self.plan is not None
        return reverse("plan-decisions", args=[self.plan.pk])


@dataclass(frozen=True)
class ConflictPage:
    plan: Plan
    state: str
    who: str
    when: object


@dataclass(frozen=True)
class RefusedPage:
    """Why something stays as it is, and where to go on."""

    thing: Plan | Effort
    reasons: tuple[str, ...]


def conflict_page(plan: Plan) -> ConflictPage:
    """Who moved it meanwhile, and when."""
    moves = {
        State.SUBMITTED: (plan.submitted_by, plan.submitted_at),
        State.APPROVED: (plan.approved_by, plan.approved_at),
    }
    person, moment = moves.get(State(plan.state), (None, None))
    return ConflictPage(plan, str(STATES[State(plan.state)]), str(person or ""), moment)


def step_asked(asked: Mapping[str, str]) -> State:
    """The step chosen on a plan's page; ValueError for any other. Evaluating has a page of its own."""
    to = State(asked.get("to", ""))
    if to is State.EVALUATED:
        raise ValueError(to)
    return to


def refused_page(thing: Plan | Effort, reasons: list[Refusal]) -> RefusedPage:
    return RefusedPage(thing, tuple(str(REFUSALS[each]) for each in reasons))


def moved_words(to: State) -> str:
    words = {
        State.SUBMITTED: _("Sent. Those who approve will find it under what needs them."),
        State.APPROVED: _("Approved. The plan can be put in force."),
        State.DRAFT: _("Sent back as a draft."),
        State.RUNNING: _("The plan is in force."),
        State.EVALUATED: _("The plan is evaluated."),
    }
    return words[to]


def asked_words(asked: int, due_on: date) -> str:
    text = ngettext(
        "%(n)d place is asked for a local plan by %(day)s.",
        "%(n)d places are asked for a local plan by %(day)s.",
        asked,
    )
    return text % {"n": asked, "day": day(due_on)}


def evaluated_words(following: Plan | None) -> str:
    if following:
        return _("Evaluated. Next year's plan is open as a draft, with what was not finished.")
    return _("Evaluated. The plan ends here.")
