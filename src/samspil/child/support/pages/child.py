"""What sparring and try-outs tell on the pages of a child."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.pages.slot import ThreadLine, Told, Tried
from samspil.child.support import queries
from samspil.child.support.models import Measure
from samspil.child.support.models.measure import DIRECTIONS, NEXTS, PARTS, RESULTS
from samspil.child.support.rules import Result
from samspil.steering.region.rules import Met

# What did not work is knowledge, not failure: drawn in ink, never in a status colour.
ICONS = {
    Result.WORKED: "s-done",
    Result.PARTLY: "s-running",
    Result.NOT: "e-no",
    Result.UNKNOWN: "s-none",
}


def tell(opened: Opened, today: date) -> Told:
    """The measures by whom the policies let see them; sessions by their day alone."""
    child = opened.child.pk
    measures, concerns, sessions, groups = queries.told_of(child, with_sessions=opened.is_staff)
    open_ones = [each for each in measures if each.checked_on is None]
    booked = [each for each in sessions if each.held_on is None]
    thread = [
        *(ThreadLine(each.raised_on, None, _("Concern"), each.situation) for each in concerns),
        *(ThreadLine(each.on, None, _("Sparring"), each.learned) for each in sessions),
    ]
    links = []
    if opened.may_write:
        links.append((_("Write a try-out"), reverse("add-measure", args=[child])))
        links.append((_("Note what stands in the way, without the child"), _barrier(child)))
    return Told(
        thread=tuple(thread),
        tried=tuple(_tried(each, opened, groups) for each in measures),
        dates=(
            *(
                (each.check_on, _("We see together whether it helps: %(what)s") % {"what": each.title})
                for each in open_ones
            ),
            *((each.on, _("Sparring, %(place)s") % {"place": each.place}) for each in booked),
        ),
        links=tuple(links),
    )


def parts_of(each: Measure) -> tuple[tuple[str, str], ...]:
    """The three parts of inclusion and relations, as they were written; what is not known says so first."""
    written = [(str(word), part, getattr(each, part)) for part, word in PARTS.items()]
    return tuple(
        (word, _("Not known: %(why)s") % {"why": text} if part in each.not_known else text)
        for word, part, text in written
        if text
    )


def _barrier(child: int) -> str:
    return reverse("note-barrier", args=[child, Met.CASE])


def _tried(each: Measure, opened: Opened, groups: Mapping[int, str]) -> Tried:
    may_check = opened.may_write and each.checked_on is None
    return Tried(
        title=each.title,
        goal=each.goal,
        direction=", ".join(filter(None, [str(DIRECTIONS[each.direction]), groups.get(each.group_id, "")])),
        begins_on=each.begins_on,
        check_on=each.check_on,
        owner=each.owner_id,
        home=each.home,
        result=str(RESULTS[each.result]) if each.result else "",
        icon=ICONS[Result(each.result)] if each.result else "",
        seen=each.seen,
        parts=parts_of(each),
        next=str(NEXTS[each.next]) if each.next else "",
        checked_on=each.checked_on,
        check_url=reverse("check-measure", args=[each.pk]) if may_check else "",
    )
