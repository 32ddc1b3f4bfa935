"""What reflection knows of days: fed to the reminders, to the first page, and to its ways on.

No title says what was reflected on: it goes into letters, and nobody promises that no child is behind it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.ground.reminders.registry import Ask, Due, Kind, Subject
from samspil.knowledge.reflection import access, queries
from samspil.knowledge.reflection.models import CultureReview, Reflection
from samspil.steering.followup.registry import Door, NeedKind, Shared
from samspil.steering.followup.rules import AHEAD, Need

REFLECTION, CULTURE_REVIEW = "reflection", "culture-review"
KINDS = (
    Kind(REFLECTION, gettext_lazy("Reflection to return to"), escalates=False),
    Kind(CULTURE_REVIEW, gettext_lazy("Review of the culture")),
)
NEEDS = (
    NeedKind(
        REFLECTION,
        gettext_lazy("Return to it"),
        lambda n: ngettext("%(n)d reflection to return to", "%(n)d reflections to return to", n),
    ),
    NeedKind(
        CULTURE_REVIEW,
        gettext_lazy("Look at the culture"),
        lambda n: ngettext("%(n)d review of the culture", "%(n)d reviews of the culture", n),
    ),
)


def what_is_due(ask: Ask) -> Iterator[Due]:
    for each in queries.due(ask.root, ask.person):
        if each.kind == REFLECTION:
            title = _("%(place)s: return to what you agreed to try") % {"place": each.place}
            path = reverse("return-to-reflection", args=[each.key])
        else:
            title = _("%(place)s: review of the culture") % {"place": each.place}
            path = reverse("hold-culture-review", args=[each.key])
        yield Due(each.kind, str(each.key), title, path, each.owner, each.unit, each.due, each.since)


def _wanted(me: Me, today: date) -> Sequence[QuerySet[Any]]:
    until = today + AHEAD
    led = [each.pk for each in me.units((RoleKind.LEADER,))]
    mine = Reflection.objects.filter(participants__person=me.person, returned_on=None, return_on__lte=until)
    reviews = CultureReview.objects.filter(unit__in=led, held_on=None, due_on__lte=until)
    return mine, reviews


def _tell(me: Me, rows: Sequence[list[Any]]) -> Iterable[Need]:
    mine, reviews = rows
    for each in mine:
        title = _("Return to what you agreed to try on %(day)s") % {"day": short_day(each.on)}
        url = reverse("return-to-reflection", args=[each.pk])
        yield Need(REFLECTION, each.return_on, title, _("What came of it? Two minutes."), url)
    places = {role.unit_id: role.unit.name for role in me.roles}
    for each in reviews:
        title = _("%(place)s: review of the culture") % {"place": places[each.unit_id]}
        url = reverse("hold-culture-review", args=[each.pk])
        yield Need(CULTURE_REVIEW, each.due_on, title, _("Is the strategy everybody's own?"), url)


SHARED = Shared(_wanted, _tell)


def doors(me: Me) -> Iterable[Door]:
    if access.reflects(me):
        yield Door(_("Reflection with colleagues"), reverse("reflections"))
    if access.leads(me):
        yield Door(_("Reviews of children and of the culture"), reverse("two-calendars"))


def title_of_place(pk: int) -> str:
    return Unit.objects.filter(pk=pk).values_list("name", flat=True).first() or ""


def culture_days(pk: int, _today: date) -> Iterator[Due]:
    """The reviews of one place's culture that one may see, held and to come."""
    for each in queries.culture_reviews().filter(unit=pk):
        title = _("%(place)s: review of the culture") % {"place": each.unit.name}
        path = reverse("culture-review", args=[each.pk])
        yield Due(CULTURE_REVIEW, str(each.pk), title, path, None, each.unit_id, each.held_on or each.due_on)


CULTURE = Subject("culture", gettext_lazy("The reviews of a place's culture"), title_of_place, culture_days)
