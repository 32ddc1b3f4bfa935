"""What transitions know of days and of waiting: fed to home and to the reminders.

No title says a word about a child: it goes into letters and stands on a page that nothing logs.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.child.support.registry import Part, Waiting
from samspil.child.transitions import queries
from samspil.ground.organisation.access import Me
from samspil.ground.reminders.registry import Ask, Due, Kind
from samspil.knowledge.reflection.registry import ToReview
from samspil.steering.followup.registry import NeedKind
from samspil.steering.followup.rules import Need

HANDOVER, QUESTION, RECEIPT, CHECK = "handover", "handover-question", "handover-receipt", "handover-check"
KINDS = (
    Kind(HANDOVER, gettext_lazy("Handover of a child that changes place")),
    Kind(QUESTION, gettext_lazy("Question from a child's new place")),
    Kind(RECEIPT, gettext_lazy("Handover to read and acknowledge")),
    Kind(CHECK, gettext_lazy("To ask how a child's start went")),
)
NEEDS = (
    NeedKind(
        HANDOVER,
        gettext_lazy("Prepare it"),
        lambda n: ngettext("%(n)d handover to prepare", "%(n)d handovers to prepare", n),
    ),
    NeedKind(
        QUESTION,
        gettext_lazy("Answer the new place"),
        lambda n: ngettext("%(n)d new place asks you back", "%(n)d new places ask you back", n),
    ),
    NeedKind(
        RECEIPT,
        gettext_lazy("Read the handover"),
        lambda n: ngettext("%(n)d handover to read", "%(n)d handovers to read", n),
    ),
    NeedKind(
        CHECK,
        gettext_lazy("Ask how it went"),
        lambda n: ngettext("%(n)d start to ask about", "%(n)d starts to ask about", n),
    ),
)


def title(kind: str, place: str) -> str:
    place = place or (_("home") if kind == RECEIPT else _("a place not chosen yet"))
    if kind == HANDOVER:
        return _("Handover to %(place)s") % {"place": place}
    if kind == QUESTION:
        return _("%(place)s asks about a handover") % {"place": place}
    if kind == RECEIPT:
        return _("Handover from %(place)s") % {"place": place}
    return _("A start at %(place)s: ask child, parents and colleagues") % {"place": place}


def what_is_due(ask: Ask) -> Iterator[Due]:
    for each in queries.due(ask.root, ask.person):
        key, path = str(each.transition), reverse("handover", args=[each.transition])
        words = title(each.kind, each.place)
        yield Due(each.kind, key, words, path, each.owner, each.unit, each.due, each.since)


def to_review(me: Me, _today: date) -> Iterator[ToReview]:
    """Starts of which I am to ask how they went."""
    for each in queries.due(me.root, me.person.pk):
        if each.kind == CHECK:
            url = reverse("handover", args=[each.transition])
            yield ToReview(_("How did the start go?"), each.place, each.due, url)


def tell(waiting: Waiting, _today: date) -> Need:
    """One line of the first page. A handover is mentioned six weeks ahead: three voices take their time."""
    words = {
        HANDOVER: _("Three voices, what works, what to avoid."),
        QUESTION: _("A short answer helps the child."),
        RECEIPT: _("Say that it has arrived, and prepare the group."),
        CHECK: _("Two minutes with each of the three."),
    }
    url = reverse("handover", args=[waiting.key])
    return Need(waiting.kind, waiting.on, title(waiting.kind, waiting.words), words[waiting.kind], url)


PART = Part(
    kinds=frozenset({HANDOVER, QUESTION, RECEIPT, CHECK}),
    sql="""
        SELECT kind, transition, place, '', due FROM transitions_due(%(house)s, %(person)s)
        WHERE kind <> 'handover' OR since <= samspil_today() AND due <= samspil_today() + 42
    """,
    tell=tell,
)
