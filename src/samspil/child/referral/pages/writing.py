"""The forms of a referral and a complaint: their words, who reads them, and what a refusal says."""

from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.models import Child
from samspil.child.file.pages.lines import FormPage
from samspil.child.referral import queries
from samspil.child.referral.access import Before
from samspil.child.referral.models import Basis, Decision
from samspil.child.referral.models.basis import ACTORS, EVIDENCE
from samspil.child.referral.rules.afterwards import Clock
from samspil.child.referral.rules.gate import Missing
from samspil.child.support.models import Measure
from samspil.child.support.models.measure import RESULTS
from samspil.ground.organisation.models import Person


def tried_so_far(child: Child) -> str:
    """What support has tried, the community first and the child last: where the form begins."""
    found = Measure.objects.filter(child=child).order_by("begins_on", "pk")
    lines = sorted(found, key=lambda each: each.direction == "child")
    return "\n".join(_line(each) for each in lines)


def _line(each: Measure) -> str:
    result = str(RESULTS[each.result]) if each.result else _("Not looked at yet")
    seen = f" {each.seen}" if each.seen else ""
    return f"{each.title} ({each.get_direction_display()}, {_day(each.begins_on)}): {result}.{seen}"


def begin_page(form: BaseForm, opened: Opened, basis: Basis) -> FormPage:
    lead = _(
        "Begin with the general provision: what you have tried stands there already. "
        "Basis %(number)d holds: %(criteria)s"
    )
    return FormPage(
        form,
        _("A referral for %(name)s") % {"name": opened.child.given_name},
        _("Begin it"),
        reverse("child", args=[opened.child.pk]),
        opened.child.given_name,
        _(
            "Those who work with the child, the leader and the parents read it; "
            "the panel from when it is sent."
        ),
        lead=lead % {"number": basis.number, "criteria": basis.criteria},
        asks_about_safety=True,
    )


def decide_page(form: BaseForm, before: Before) -> FormPage:
    readers = _("The parents read all of it; the child reads the plain words and what its view changed.")
    return form_page(form, before, _("Decide"), _("Issue the decision"), readers=readers)


def form_page(form: BaseForm, before: Before, heading: str, button: str, **more: object) -> FormPage:
    back = reverse("referral", args=[before.referral.pk])
    usual = {"readers": _("Those who work with the child, the leader, the parents, and the panel read it.")}
    return FormPage(form, heading, button, back, _("The referral"), **usual | more)


def complain_page(form: BaseForm, before: Before, decision: Decision) -> FormPage:
    lead = _(
        "The last day is %(day)s. You can complain later too: then the board decides whether it is too late."
    )
    readers = _("The panel and those who work with the child read it. The other parent does not.")
    return form_page(
        form, before, _("Complain about the decision"), _("Send it"),
        lead=lead % {"day": _day(decision.complaint_until)}, readers=readers,
    )  # fmt: skip


def voices_of(before: Before) -> list[tuple[int | None, str]]:
    """Whose voice the referral needs: a guardian's by its key, the young person's without one."""
    return queries.dossier(before.referral).asked()


def own_page(form: BaseForm) -> FormPage:
    """The young person's own answer."""
    readers = _("Those who work with you, the leader and those who decide read it. Your parents do not.")
    lead = _("You are old enough to be asked yourself. Your parents are asked, too.")
    back = reverse("my-page")
    return FormPage(
        form, _("What do you think of it?"), _("Send it"), back, _("Your page"), readers, lead=lead
    )


def refusal(lacks: tuple[Missing, ...]) -> str:
    """What is missing and who can supply it, in one sentence."""
    told = (f"{EVIDENCE[each.evidence]} ({', '.join(each.names) or ACTORS[each.who]})" for each in lacks)
    return _("Not sent. Missing: %(what)s") % {"what": "; ".join(told)}


def received(decision: Decision, made_on: date) -> str:
    if made_on > decision.complaint_until:
        return _("Received after the last day. It is sent on to the board, which decides on that.")
    return _("Received in time.")


def moved(clock: Clock, typed: dict[str, object], by: Person, today: date) -> tuple[dict[str, object], str]:
    """What is written for a step of a complaint, and what the record calls it."""
    if clock == Clock.REASSESS:
        return {**typed, "answered_on": today, "answered_by": by}, "complaint reassessed"
    if clock == Clock.MAINTAIN:
        return {**typed, "maintained_on": today}, "complaint maintained or not"
    return typed, "complaint sent on" if clock == Clock.FORWARD else "complaint ruled on"


def _day(on: date) -> str:
    return date_format(on, "j. F Y")
