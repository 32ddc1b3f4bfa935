"""Who waits for supervision that I give: fed to the first page. When one's own begins: to the calendar."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.ground.organisation.access import Me
from samspil.ground.reminders.registry import Ask, Due, Kind
from samspil.knowledge.competence import queries
from samspil.knowledge.competence.models import SupervisionAsk
from samspil.steering.followup.registry import NeedKind, Shared
from samspil.steering.followup.rules import Need

ASK, BEGINS = "supervision-ask", "supervision"
KINDS = (
    Kind(BEGINS, gettext_lazy("Supervision that begins"), escalates=False, may_be_off=True, is_event=True),
)
NEEDS = (
    NeedKind(
        ASK,
        gettext_lazy("Say when it begins"),
        lambda n: ngettext(
            "%(n)d colleague waits for supervision", "%(n)d colleagues wait for supervision", n
        ),
        gettext_lazy("To answer"),
    ),
)


def what_is_due(ask: Ask) -> Iterator[Due]:
    """Each who was given a place is expected there on the day."""
    for each in queries.begins(ask.root, ask.person):
        page = reverse("supervision")
        yield Due(
            BEGINS, str(each.ask), each.title, page, each.person, each.unit, each.begins_on, each.asked_on
        )


def _wanted(me: Me, _today: date) -> Sequence[QuerySet[Any]]:
    return [SupervisionAsk.objects.filter(offer__giver=me.person, begins_on=None, withdrawn_on=None)]


def _tell(_me: Me, rows: Sequence[list[Any]]) -> Iterable[Need]:
    for each in rows[0]:
        url = reverse("begin-supervision", args=[each.pk])
        yield Need(ASK, None, _("A colleague waits for supervision"), _("Say when there is a place."), url)


SHARED = Shared(_wanted, _tell)
