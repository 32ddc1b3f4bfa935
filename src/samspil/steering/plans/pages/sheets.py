"""What a plan holds, and what people bring, as sheets."""

from collections.abc import Iterable, Sequence

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.steering.plans.models import Action, Contribution, Decision, Plan, Understanding
from samspil.steering.plans.models.action import GROUPS
from samspil.steering.plans.pages.decisions import DecisionGroup
from samspil.steering.plans.pages.lines import ActionLine
from samspil.steering.plans.pages.missing import Followed, Gap, MissingPage
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

_ACTION_FIELDS = (
    "about", "direction", "environment", "is_after_school", "provision", "special_reason", "dimension",
    "form", "planned_start", "planned_end", "started_on", "ended_on", "result", "hours", "money",
    "taken_from", "given_to", "blocked_by", "unblocked_by",
)  # fmt: skip
_UNDERSTANDING_FIELDS = ("reached", "question", "asked_before", "yes_before", "asked_after", "yes_after")
_DECISION_FIELDS = ("title", "alternatives", "reason", "expected", "decided_on", "look_back_on", "outcome")


def actions_sheet(plan: Plan, lines: Iterable[ActionLine]) -> Sheet:
    """All that is written about each action."""
    columns = (
        *_texts(_("Action"), _("Effort"), _("Owner"), _("Co-owners")),
        *_texts(_("Status"), _("Reason"), _("Last news")),
        *(_column(Action, name) for name in _ACTION_FIELDS),
        *_texts(_("Currency")),
        Column(_("Stopped on"), Kind.DATE),
        Column(_("Evidence"), Kind.INTEGER),
        Column(_("Address")),
        *(_column(Understanding, name) for name in _UNDERSTANDING_FIELDS),
    )
    currency = "EUR" if plan.unit.country == "NL" else "DKK"
    rows = (
        [
            line.action.title,
            line.action.effort.title,
            line.owner,
            "; ".join(f"{each} ({each.get_group_display()})" for each in line.action.co_owners.all()),
            str(STATUS_WORDS[line.standing.status]),
            line.standing.why,
            line.standing.fresh_label,
            *(_shown(line.action, name) for name in _ACTION_FIELDS),
            "" if line.action.money is None else currency,
            line.action.stopped_on,
            line.action.evidence_count,
            reverse("action", args=[line.action.pk]),
            *_understood(line.action),
        ]
        for line in lines
    )
    return Sheet(f"{_('Actions')}: {plan.title}", columns, rows)


def _understood(action: Action) -> Iterable[object]:
    told = getattr(action, "understanding", None)
    return (_shown(told, name) if told else None for name in _UNDERSTANDING_FIELDS)


def decisions_sheet(plan: Plan, groups: Iterable[DecisionGroup]) -> Sheet:
    """The decision log, in the order of the page."""
    columns = (
        *(_column(Decision, name) for name in _DECISION_FIELDS),
        *_texts(_("Decided by"), _("Effort")),
        Column(_("Looked back on"), Kind.DATE),
        Column(_("Looked back by")),
    )
    rows = (
        [
            *(_shown(each, name) for name in _DECISION_FIELDS),
            str(each.decided_by),
            each.effort.title if each.effort else "",
            each.looked_back_on,
            str(each.looked_back_by or ""),
        ]
        for group in groups
        for each in group.decisions
    )
    return Sheet(f"{_('Decisions')}: {plan.title}", columns, rows)


def missing_sheet(page: MissingPage) -> Sheet:
    """The lists of the page under each other, and then the efforts that cannot be followed."""
    columns = _texts(_("List"), _("Title"), _("Where"), _("Owner"), _("Note"), _("Address"))
    rows = [row for gap in page.gaps for row in _gap_rows(gap)]
    rows += [_weak_row(each) for each in page.weak]
    return Sheet(f"{_('What is missing')}: {page.head.plan.title}", columns, rows)


def _gap_rows(gap: Gap) -> Iterable[list[str]]:
    for line in gap.efforts:
        effort = line.effort
        where = effort.plan.unit.name
        yield [gap.label, effort.title, where, line.owner, "", reverse("effort", args=[effort.pk])]
    for each in gap.actions:
        action = each.action
        note = f"{action.blocked_by} → {action.unblocked_by}" if action.blocked_by else ""
        address = reverse("action", args=[action.pk])
        yield [gap.label, action.title, action.effort.title, each.owner, note, address]


def _weak_row(each: Followed) -> list[str]:
    facts = {
        _("Owner"): each.quality.owner,
        _("Goal"): each.quality.goal,
        _("Next date"): each.quality.next_date,
        _("News"): each.quality.news,
    }
    effort = each.line.effort
    return [
        _("Efforts that lack an owner, a goal, a next date or news"),
        effort.title,
        effort.plan.unit.name,
        each.line.owner,
        ", ".join(name for name, is_there in facts.items() if not is_there),
        reverse("effort", args=[effort.pk]),
    ]


def contributions_sheet(found: Iterable[Contribution]) -> Sheet:
    columns = (
        Column(_("Date"), Kind.DATE),
        *_texts(_("From"), _("Name"), _("Place"), _("Together with"), _("What I bring")),
        *_texts(_("Statement"), _("Effort"), _("Answer")),
        Column(_("Answered on"), Kind.DATE),
        Column(_("Answered by")),
    )
    rows = (
        [
            each.on,
            str(each.get_group_display()),
            str(each.by),
            each.unit.name,
            ", ".join(str(GROUPS[key]) for key in each.together_with),
            each.text,
            each.statement.number if each.statement else "",
            each.effort.title if each.effort else "",
            each.answer,
            each.answered_on,
            str(each.answered_by or ""),
        ]
        for each in found
    )
    return Sheet(_("What people bring"), columns, rows)


def _texts(*headers: str) -> Sequence[Column]:
    return tuple(Column(header) for header in headers)


def _column(model: type[models.Model], name: str) -> Column:
    """Headed as the field is in the form."""
    field = model._meta.get_field(name)
    kinds = {
        models.DateField: Kind.DATE,
        models.DecimalField: Kind.DECIMAL,
        models.PositiveIntegerField: Kind.INTEGER,
    }
    return Column(capfirst(str(field.verbose_name)), kinds.get(type(field), Kind.TEXT))


def _shown(thing: models.Model, name: str) -> object:
    """The field's value; of a choice its words."""
    value = getattr(thing, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if thing._meta.get_field(name).choices:
        return str(getattr(thing, f"get_{name}_display")())
    return value
