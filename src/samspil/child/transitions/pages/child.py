"""What transitions tell on the pages of a child: handovers, days to come, which starts had one."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.child.file.access import Opened
from samspil.child.file.pages.slot import Change, ThreadLine, Told
from samspil.child.transitions import queries
from samspil.child.transitions.models import Meeting, Transition
from samspil.child.transitions.models.transition import KINDS
from samspil.child.transitions.pages.words import place

LABEL = gettext_lazy("Changes of place")


def tell(opened: Opened, today: date) -> Told:
    """As far as the policies let the reader see them; a start counts as received once it was acknowledged."""
    found = list(queries.of_child(opened.child.pk))
    meetings = [each.meeting for each in found if hasattr(each, "meeting")]
    begin = reverse("start-handover", args=[opened.child.pk]) if opened.may_write else ""
    return Told(
        thread=tuple(_thread(each) for each in found if each.handed_on),
        dates=tuple((each.on, _meeting(each)) for each in meetings),
        changes=tuple(_change(each, opened) for each in found),
        received={each.taker_id: each.acknowledged_on for each in found if each.acknowledged_on},
        begin_url=begin,
    )


def _meeting(each: Meeting) -> str:
    return _("Meeting about a new beginning, %(place)s") % {"place": each.place}


def _thread(each: Transition) -> ThreadLine:
    title = _("Handover to %(place)s") % {"place": place(each)}
    said = _("Acknowledged by the new place.") if each.acknowledged_on else _("Not acknowledged yet.")
    return ThreadLine(each.handed_on, None, title, said if each.taker_id else "")


def _change(each: Transition, opened: Opened) -> Change:
    name = "handover" if opened.is_staff else "my-handover"
    return Change(
        begins_on=each.begins_on,
        title=place(each),
        text=str(KINDS[each.kind]),
        handed_on=each.handed_on,
        url=reverse(name, args=[each.pk]),
    )
