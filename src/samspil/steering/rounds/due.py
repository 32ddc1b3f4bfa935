"""What rounds know of days and of waiting: fed to the reminders."""

from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.rules import APPROVERS, RoleKind
from samspil.ground.reminders.queries import holders
from samspil.ground.reminders.registry import Ask as Question
from samspil.ground.reminders.registry import Due, Kind
from samspil.steering.rounds.models import Ask

KINDS = (
    Kind("round", _("Answer to a follow-up round")),
    Kind("round-approval", _("Answers to a round that wait for you")),
)
CHUNK = 2000


def what_is_due(asked: Question) -> Iterator[Due]:
    yield from _answers(asked)
    yield from _approvals(asked)


def _answers(asked: Question) -> Iterator[Due]:
    """Each leader of a place that has not answered owes it; where nobody leads, nobody does."""
    leaders = holders(asked, [RoleKind.LEADER])
    rows = Ask.objects.filter(round__unit=asked.root, round__closed_at=None, waits_at=F("unit"))
    rows = rows.exclude(unit__closed_on__lte=asked.today)
    fields = ("pk", "round__title", "unit_id", "unit__name", "round__due_on", "round__opened_at")
    for pk, title, unit, name, due, opened in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        path = reverse("ask", args=[pk])
        for person in leaders.get(unit, [] if asked.person else [None]):
            yield Due("round", str(pk), f"{name}: {title}", path, person, unit, due, localdate(opened))


def _approvals(asked: Question) -> Iterator[Due]:
    """One line a round and level, however many answers wait there; whoever looks first, looks for all."""
    waiting = Ask.objects.filter(
        round__unit=asked.root, round__closed_at=None, answered_at__isnull=False, waits_at__isnull=False
    )
    deciders = holders(asked, APPROVERS)
    fields = ("round_id", "round__title", "waits_at_id")
    for number, title, level in waiting.order_by("round_id", "waits_at_id").values_list(*fields).distinct():
        path = reverse("round", args=[number]) + "?standing=here"
        for person in deciders.get(level, []):
            yield Due("round-approval", f"{number}-{level}", title, path, person, level)
