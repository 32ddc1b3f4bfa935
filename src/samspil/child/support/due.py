"""What sparring and children's files know of days and of waiting: fed to home and to the reminders.

No title says a word about a child: it goes into letters and stands on a page that nothing logs.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.child.file.access import works_with_children
from samspil.child.support import queries, registry
from samspil.child.support.access import may_ask
from samspil.ground.organisation.access import Me
from samspil.ground.reminders.registry import Ask, Due, Kind
from samspil.knowledge.competence.models import TOPICS
from samspil.knowledge.reflection.registry import ToReview
from samspil.steering.followup.registry import Door, NeedKind
from samspil.steering.followup.rules import AHEAD, Need

KINDS = (
    Kind("try-out", gettext_lazy("Try-out to look at again")),
    Kind("emergency", gettext_lazy("A child's file was opened in an emergency")),
)
NEEDS = (
    NeedKind(
        "try-out",
        gettext_lazy("Say whether it worked"),
        lambda n: ngettext("%(n)d try-out to look at", "%(n)d try-outs to look at", n),
    ),
    NeedKind(
        "invitation",
        gettext_lazy("Say yes or no"),
        lambda n: ngettext(
            "%(n)d colleague asks you for sparring", "%(n)d colleagues ask you for sparring", n
        ),
        gettext_lazy("To answer"),
    ),
    NeedKind(
        "emergency",
        gettext_lazy("Look at it"),
        lambda n: ngettext(
            "%(n)d file was opened in an emergency", "%(n)d files were opened in an emergency", n
        ),
        gettext_lazy("To know"),
    ),
)


def what_is_due(ask: Ask) -> Iterator[Due]:
    for each in queries.due(ask.root, ask.person):
        title = each.title or _("A try-out that you agreed on")
        path = reverse("check-measure", args=[each.measure])
        yield Due(
            "try-out", str(each.measure), title, path, each.owner, each.unit, each.check_on, each.begins_on
        )
    for glass in queries.glasses(ask.root, ask.person):
        title = _("A child's file was opened in an emergency")
        path = reverse("child", args=[glass.child])
        day = glass.broken_on
        yield Due("emergency", str(glass.glass), title, path, glass.leader, glass.unit, day, day)


def needs(me: Me, today: date) -> Iterable[Need]:
    """Nothing, and no question to the database, for who has no work with children."""
    if not works_with_children(me):
        return
    tellers = {kind: part.tell for part in registry.parts for kind in part.kinds}
    for each in queries.waiting(me.root, me.person.pk):
        if each.kind in tellers:
            yield from filter(None, [tellers[each.kind](each, today)])
        elif each.kind == "invitation":
            title = _("%(place)s asks you for sparring") % {"place": each.words}
            yield Need("invitation", None, title, str(TOPICS[each.topic]), reverse("sparrings"))
        elif each.kind == "emergency":
            title = _("A child's file was opened in an emergency")
            yield Need("emergency", each.on, title, _("Look at why."), reverse("child", args=[each.key]))
        elif each.on <= today + AHEAD:
            title = each.words or _("A try-out that you agreed on")
            url = reverse("check-measure", args=[each.key])
            yield Need("try-out", each.on, title, _("Did it work? Two minutes."), url)


def to_review(_me: Me, _today: date) -> Iterable[ToReview]:
    """Try-outs at the places I lead, for the calendar of children's reviews."""
    for each in queries.to_look_at():
        url = reverse("check-measure", args=[each.measure]) if each.has_child else ""
        if each.sparring and not each.has_child:
            url = reverse("sparring", args=[each.sparring])
        yield ToReview(_("A try-out: did it work?"), each.place, each.check_on, url)


def doors(me: Me) -> Iterable[Door]:
    """Help is one press away from the first page."""
    if may_ask(me):
        yield Door(_("Ask for sparring"), reverse("ask-sparring"), is_button=True)
