"""What referrals know of days and of waiting: fed to home and to the reminders. No word about a child."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.child.referral import queries
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.support.registry import Part, Waiting
from samspil.ground.organisation.access import Me
from samspil.ground.reminders.registry import Ask, Due, Kind
from samspil.knowledge.reflection.registry import ToReview
from samspil.steering.followup.registry import NeedKind
from samspil.steering.followup.rules import Need

KINDS = (Kind("review", gettext_lazy("Yearly review of a special place")),)
NEEDS = (
    NeedKind(
        "review",
        gettext_lazy("Ask for the way back"),
        lambda n: ngettext(
            "%(n)d yearly review of a special place", "%(n)d yearly reviews of special places", n
        ),
    ),
    NeedKind(
        "table",
        gettext_lazy("Put it before the panel"),
        lambda n: ngettext("%(n)d referral waits for the panel", "%(n)d referrals wait for the panel", n),
        gettext_lazy("To decide"),
    ),
    NeedKind(
        "own",
        gettext_lazy("Decide it as the leader"),
        lambda n: ngettext("%(n)d referral is yours to decide", "%(n)d referrals are yours to decide", n),
        gettext_lazy("To decide"),
    ),
    NeedKind(
        "complaint",
        gettext_lazy("See what it waits for"),
        lambda n: ngettext("%(n)d complaint waits for an answer", "%(n)d complaints wait for an answer", n),
        gettext_lazy("To answer"),
    ),
)


def what_is_due(ask: Ask) -> Iterator[Due]:
    for each in queries.due(ask.root, ask.person):
        path = reverse("review-place", args=[each.spot])
        title = _("A special place to review")
        yield Due(
            "review", str(each.spot), title, path, each.owner, each.unit, each.review_on, each.begins_on
        )


def to_review(_me: Me, _today: date) -> Iterator[ToReview]:
    for each in queries.reviews():
        url = reverse("special-place", args=[each.spot])
        yield ToReview(_("Yearly review of a special place"), each.unit, each.review_on, url)


def told(each: Waiting, today: date) -> Need | None:
    if each.kind == "review":
        title = _("A special place to review")
        why = _("What would it take for the child to go back?")
        return Need("review", each.on, title, why, reverse("review-place", args=[each.key]))
    if each.kind == "table":
        title = _("A referral from %(place)s") % {"place": each.words}
        return Need("table", None, title, str(PROVISIONS[each.topic]), reverse("panel"))
    if each.kind == "own":
        title = _("A referral from %(place)s to decide yourself") % {"place": each.words}
        return Need("own", None, title, str(PROVISIONS[each.topic]), reverse("referral", args=[each.key]))
    if each.kind == "complaint":
        title = _("A complaint about a decision for %(place)s") % {"place": each.words}
        return Need(
            "complaint", None, title, str(PROVISIONS[each.topic]), reverse("referral", args=[each.key])
        )
    return None


PART = Part(
    kinds=frozenset({"review", "table", "own", "complaint"}),
    sql='SELECT kind, key, words, topic, "on" FROM referral_waiting()',
    tell=told,
)
