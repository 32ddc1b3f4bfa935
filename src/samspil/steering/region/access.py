"""Who notes barriers and who tells what became of them. Reading leans on the row policies."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import WRITERS
from samspil.steering.followup.registry import Door
from samspil.steering.region import queries
from samspil.steering.region.models import Barrier


def barrier(me: Me, pk: int) -> Barrier:
    return get_object_or_404(queries.barriers_of(me.root), pk=pk)


def may_tell(me: Me, found: Barrier) -> bool:
    return found.noted_by_id == me.person.pk or me.is_any(WRITERS, found.unit)


def changeable(me: Me, pk: int) -> Barrier:
    found = barrier(me, pk)
    if found.changed_on or not may_tell(me, found):
        raise Http404
    return found


def changed(me: Me, pk: int) -> Barrier:
    """One that was changed, and of which nobody has told what that did."""
    found = barrier(me, pk)
    if not found.changed_on or found.seen_on or not may_tell(me, found):
        raise Http404
    return found


def places(me: Me) -> QuerySet[Unit]:
    return Unit.objects.under(me.root).open_on(localdate()).order_by("name", "pk")


def doors(_me: Me) -> Iterable[Door]:
    yield Door(_("What stands in the way"), reverse("barriers"))
