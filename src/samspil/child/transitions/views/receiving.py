"""Handovers over HTTP, for the new place: read, acknowledged, prepared; and the meeting of all."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.child.transitions import access, actions, forms
from samspil.child.transitions.access import Opened
from samspil.child.transitions.models import Meeting, Preparation
from samspil.child.transitions.pages import handover as pages
from samspil.child.transitions.rules import BOTH, EVERY_SIDE, Side
from samspil.child.transitions.views.door import shows_handover
from samspil.child.transitions.views.giving import back
from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided
from samspil.tools.exchange.almanac import write_calendar

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@write
@shows_handover("receive-handover", to={Side.TAKER})
def receive_handover(request: HttpRequest, opened: Opened) -> HttpResponse:
    start = {"receiver": opened.transition.receiver_id, "has_read": bool(opened.transition.acknowledged_on)}
    people = access.who_may_receive(opened)
    form = forms.ReceiveForm(request.POST or None, people=people, initial=start)
    if request.method == "POST" and form.is_valid():
        said = {"receiver": None, **form.cleaned_data}
        if actions.receive(transition=opened.transition, by=opened.person, **said):
            return back(request, opened, _("Thank you. The former place and the parents can see it."))
        form.add_error(None, _("It may not be read any more."))
    page = pages.form_page(form, opened, _("Who receives the child?"), _("Save"))
    return show(request, FORM, page)


@write
@shows_handover("prepare-reception", to={Side.TAKER})
def prepare_reception(request: HttpRequest, opened: Opened) -> HttpResponse:
    lines = Preparation.objects.filter(transition=opened.transition)
    there = {each.area: (each.text, bool(each.done_on)) for each in lines}
    form = minding_others(forms.PrepareForm(request.POST or None, there=there))
    if is_sent(form):
        actions.prepare(transition=opened.transition, texts=form.texts(), by=opened.person)
        return back(request, opened, _("Saved. The parents can see it."))
    page = pages.form_page(form, opened, _("What do you prepare?"), _("Save"))
    return show(request, FORM, guided(page, me(request.user)))


@write
@shows_handover("ask-back", to={Side.TAKER})
def ask_back(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = forms.AskBackForm(request.POST or None)
    if is_sent(form):
        actions.ask_back(transition=opened.transition, by=opened.person, **form.cleaned_data)
        return back(request, opened, _("Sent. The answer stands here when it comes."))
    page = pages.form_page(form, opened, _("Ask the former place"), _("Ask"))
    return show(request, FORM, guided(page, me(request.user)))


@write
@shows_handover("meet-about", to=BOTH)
def meet_about(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_not_moved(opened)
    found = Meeting.objects.filter(transition=opened.transition).first()
    form = forms.MeetForm(request.POST or None, instance=found)
    if is_sent(form):
        actions.meet(transition=opened.transition, fields=form.cleaned_data, by=opened.person)
        return back(request, opened, _("Booked. Everyone who comes can take it into their calendar."))
    page = pages.form_page(form, opened, _("When do you all meet?"), _("Book it"))
    return show(request, FORM, guided(page, me(request.user)))


@require_GET
@shows_handover("handover-calendar", to=EVERY_SIDE)
def handover_calendar(request: HttpRequest, opened: Opened) -> HttpResponse:
    url = request.build_absolute_uri(reverse(pages.home_of(opened), args=[opened.transition.pk]))
    entry = pages.calendar_entry(access.meeting_of(opened), url)
    file = write_calendar([entry], name=_("Handover"), language=get_language(), stamp=now())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="handover.ics"'
    return response
