"""How a place stands with its plan, for the place's own page."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import STATUS_WORDS, short_day
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine
from samspil.steering.followup import queries
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import tally
from samspil.steering.plans.rules import status


def tell(unit: Unit, me: Me, today: date) -> Iterable[PlaceLine]:
    """The plan the place works by; without one, until when it was asked for."""
    plan = queries.plans_at([unit.pk]).get(unit.pk)
    if plan:
        where = reverse("plan", args=[plan.pk])
        yield PlaceLine(
            _("Plan"), f"{plan.title}, {plan.get_state_display().lower()}", where, _now(plan, today)
        )
        return
    asked = queries.latest_request(unit)
    if asked:
        text = _("No plan yet. It was asked for by %(day)s.") % {"day": short_day(asked.due_on, today)}
        yield PlaceLine(_("Plan"), text)


def _now(plan: Plan, today: date) -> str:
    """`8 actions: late 1, running 7`"""
    actions = list(queries.actions_of([plan]))
    if not actions:
        return _("No action yet.")
    quiet = plan.strategy.quiet_days
    found = tally(status(each.course, today=today, quiet_days=quiet) for each in actions)
    parts = ", ".join(f"{str(STATUS_WORDS[key]).lower()} {n}" for key, n in found)
    count = ngettext("%(n)d action", "%(n)d actions", len(actions)) % {"n": len(actions)}
    return f"{count}: {parts}"
