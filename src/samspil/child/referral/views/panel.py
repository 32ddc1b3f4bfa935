"""The panel over HTTP: its queue, its meetings, its decisions; and the basis and seats that others set."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file.access import leaves_nothing
from samspil.child.referral import access, queries
from samspil.child.referral.actions import deciding, preparing
from samspil.child.referral.forms import panel as forms
from samspil.child.referral.models import Panel, Seat
from samspil.child.referral.pages import panel as pages
from samspil.child.referral.pages import writing
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.organisation.models import Unit
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def panel(request: HttpRequest) -> HttpResponse:
    page = pages.panel_page(access.panel_of(me(request.user)), today=localdate())
    return show(request, "referral/panel.html", page)


@write
def add_panel_meeting(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    found = access.panel_of(who)
    access.require_chair()
    form = forms.MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = preparing.add_meeting(panel=found, fields=form.cleaned_data, by=who.person)
        return redirect("panel-meeting", made.pk)
    return show(request, FORM, pages.of_panel(form, _("When does the panel meet?"), _("Set it")))


@write
def panel_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.meeting_of(who, pk)
    form = forms.MinutesForm(request.POST or None, meeting=found, initial=forms.as_written(found))
    if request.method == "POST" and form.is_valid():
        access.require_chair()
        preparing.write_meeting(meeting=found, by=who.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("panel-meeting", pk)
    return show(request, "referral/meeting.html", pages.meeting_page(found, form, today=localdate()))


@require_POST
def take_up_referral(request: HttpRequest, pk: int, of: int) -> HttpResponse:
    who = me(request.user)
    found = access.meeting_of(who, pk)
    access.require_countable(of)
    if not preparing.take_up(referral=of, meeting=found, by=who.person):
        raise Http404
    return redirect("panel-meeting", pk)


@write
@leaves_nothing
def decide_referral(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever comes second is told who was first, and that nothing of theirs was saved."""
    access.require_countable(pk)
    if done := queries.decided(pk):
        return _was_decided(request, done[1])
    found, by = access.to_decide(request, pk, "decide-referral"), me(request.user).person
    of = found.referral
    form = forms.DecisionForm(
        request.POST or None, wanted=of.wanted, kinds=pages.grantable(found), country=of.house.country,
        initial=queries.usual_days(of.house.country, localdate()),
    )  # fmt: skip
    if is_sent(form) and access.may_decide(found, form):
        try:
            deciding.decide(referral=of, fields=form.cleaned_data, by=by)
        except deciding.AlreadyDecided:
            return _was_decided(request, "")
        messages.success(
            request, _("Decided. The parents and those who work with the child can read it now.")
        )
        return redirect("panel") if found.is_panel else redirect("referral", pk)
    return show(request, FORM, guided(writing.decide_page(form, found), me(request.user)))


def _was_decided(request: HttpRequest, by: str) -> HttpResponse:
    who = by or _("Somebody else")
    messages.error(request, _("%(who)s has decided this already. Nothing of yours was saved.") % {"who": who})
    return redirect("panel")


@require_GET
def bases(request: HttpRequest) -> HttpResponse:
    return show(request, "referral/bases.html", pages.bases_page(me(request.user), today=localdate()))


@write
def add_basis(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_rules_it(who)
    house = Unit.objects.get(pk=who.root)
    now = queries.basis_on(who.root, localdate())
    start = {"criteria": now.criteria if now else "", "valid_from": localdate()}
    form = forms.BasisForm(request.POST or None, country=house.country, initial=start)
    if request.method == "POST" and form.is_valid():
        preparing.add_basis(house=house, fields=form.version, days=form.days, roles=form.roles, by=who.person)
        messages.success(request, _("A new version. What has begun keeps the one it began on."))
        return redirect("bases")
    page = pages.of_panel(form, _("A new version of the basis"), _("Approve it"), back="bases")
    return show(request, FORM, page)


@write
def set_panel(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_rules_it(who)
    house = Unit.objects.get(pk=who.root)
    form = forms.PanelForm(request.POST or None, instance=Panel.objects.filter(house=house).first())
    if request.method == "POST" and form.is_valid():
        preparing.set_panel(house=house, fields=form.cleaned_data, by=who.person)
        return redirect("bases")
    return show(request, FORM, pages.of_panel(form, _("The panel's rule"), _("Save it"), back="bases"))


@write
def add_seat(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_rules_it(who)
    found = get_object_or_404(Panel, house=who.root)
    form = forms.SeatForm(request.POST or None, house=who.root)
    if request.method == "POST" and form.is_valid():
        preparing.add_seat(panel=found, fields=form.cleaned_data, by=who.person)
        return redirect("bases")
    return show(request, FORM, pages.of_panel(form, _("Give a seat"), _("Give it"), back="bases"))


@require_POST
def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    access.require_rules_it(who)
    access.require_countable(pk)
    seat = get_object_or_404(Seat.objects.select_related("panel"), pk=pk, panel__house=who.root, ends_on=None)
    preparing.end_seat(seat=seat, by=who.person)
    return redirect("bases")
