"""Sparring and try-outs over HTTP. What is about a child opens its file first, and is logged."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file.access import Opened, leaves_nothing, require_brings_in, shows_child
from samspil.child.file.own import that_hold
from samspil.child.file.pages.lines import of_child
from samspil.child.file.rules import WORKERS
from samspil.child.support import access, actions, forms
from samspil.child.support.models import Sparring
from samspil.child.support.pages import days as days_pages
from samspil.child.support.pages import sparring as pages
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.competence.queries import helpers_of
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided
from samspil.steering.region.rules import Met
from samspil.tools.exchange.almanac import write_calendar

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def sparrings(request: HttpRequest) -> HttpResponse:
    return show(request, "support/sparrings.html", pages.sparrings_page(me(request.user)))


@write
def ask_sparring(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    form = forms.AskForm(request.POST or None, places=access.places_to_ask_from(who))
    if is_sent(form):
        fields = dict(form.cleaned_data)
        unit, raised_on = fields.pop("unit"), fields.pop("raised_on")
        made = actions.ask_for_sparring(
            unit=unit, child=None, raised_on=raised_on, fields=fields, by=who.person
        )
        return _asked(request, made)
    return show(request, FORM, guided(pages.ask_page(form), who))


@write
@shows_child("ask-about-child", to=WORKERS)
def ask_about_child(request: HttpRequest, opened: Opened) -> HttpResponse:
    require_brings_in(opened)
    who, consents = me(request.user), that_hold(opened.child.consents.all())
    form = forms.AskAboutForm(request.POST or None, places=access.places_to_ask_from(who), consents=consents)
    if is_sent(form):
        fields = dict(form.cleaned_data)
        unit, raised_on = fields.pop("unit"), fields.pop("raised_on")
        made = actions.ask_for_sparring(
            unit=unit, child=opened.child, raised_on=raised_on, fields=fields, by=who.person
        )
        return _asked(request, made)
    return show(request, FORM, guided(pages.ask_about_page(form, opened), who))


@require_GET
@leaves_nothing
def sparring(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found, opened = access.sparring(request, pk, "sparring")
    more = helpers_of(found.unit.root).exclude(pk__in=found.invitations.values("helper"))
    page = pages.sparring_page(found, opened, who.person, forms.InviteForm(helpers=more), today=localdate())
    return show(request, "support/sparring.html", page)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found, _opened = access.sparring(request, pk, "invite")
    if found.asked_by_id != who.person.pk:
        raise Http404
    there = found.invitations.values("helper")
    form = forms.InviteForm(request.POST, helpers=helpers_of(who.root).exclude(pk__in=there))
    if form.is_valid():
        actions.invite(sparring=found, by=who.person, **form.cleaned_data)
        messages.success(request, _("Asked."))
    return redirect("sparring", pk)


@require_POST
def answer_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    comes = request.POST.get("comes") == "yes"
    if not actions.answer_invitation(pk=pk, comes=comes, by=who.person):
        raise Http404
    messages.success(request, _("You come. Agree on a day.") if comes else _("You have said no."))
    return redirect("sparrings")


@write
@leaves_nothing
def book_session(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found, _opened = access.sparring(request, pk, "book-session")
    access.at_table(found, who.person)
    form = forms.SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.book_session(sparring=found, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Booked. Everyone who comes can take it into their calendar."))
        return redirect("sparring", pk)
    return show(request, FORM, pages.of_sparring(form, found, _("When do you sit together?"), _("Book it")))


@require_GET
@leaves_nothing
def session_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found, _opened = access.session(request, pk, "session-calendar")
    url = request.build_absolute_uri(reverse("sparring", args=[found.sparring_id]))
    entry = pages.calendar_entry(found, url)
    file = write_calendar([entry], name=_("Sparring"), language=get_language(), stamp=now())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sparring.ics"'
    return response


@write
@leaves_nothing
def write_session(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found, _opened = access.session(request, pk, "write-session")
    access.at_table(found.sparring, who.person)
    if found.held_on:
        raise Http404
    comes = found.sparring.invitations.filter(answer="yes").values_list("helper__profession", flat=True)
    groups = found.sparring.unit.groups.filter(ended_on=None)
    form = forms.WrittenForm(request.POST or None, professions=list(dict.fromkeys(comes)), groups=groups)
    if is_sent(form):
        fields = {**form.cleaned_data, "owner": found.sparring.asked_by}
        learned, said = fields.pop("learned"), fields.pop("lines")
        actions.write_session(session=found, learned=learned, lines=said, measure=fields, by=who.person)
        messages.success(request, _("Written. You will be asked whether it worked."))
        return redirect("sparring", found.sparring_id)
    page = pages.of_sparring(form, found.sparring, _("What came of the sparring?"), _("Save it"))
    return show(request, FORM, guided(page, who))


@write
@shows_child("add-measure", to=WORKERS)
def add_measure(request: HttpRequest, opened: Opened) -> HttpResponse:
    who = me(request.user)
    form = forms.MeasureForm(request.POST or None, groups=access.groups_of_child(opened))
    if is_sent(form):
        unit = access.place_of_child(opened, who)
        actions.add_measure(
            unit=unit, child_id=opened.child.pk, session=None, fields=form.cleaned_data, by=who.person
        )
        messages.success(request, _("Written. You will be asked whether it worked."))
        return redirect("child", opened.child.pk)
    return show(
        request, FORM, guided(of_child(form, opened, _("What will be tried?"), _("Write it down")), who)
    )


@require_GET
@shows_child("note-barrier", to=WORKERS)
def note_barrier(request: HttpRequest, opened: Opened, met: str) -> HttpResponse:
    """From a case to the register of barriers: the place and the kind go along, and nothing else."""
    if met not in (Met.CASE, Met.REFERRAL, Met.HANDOVER):
        raise Http404
    place = access.place_of_child(opened, me(request.user))
    response = redirect(f"{reverse('add-barrier')}?{urlencode({'place': place.pk, 'met': met})}")
    response["Referrer-Policy"] = "no-referrer"
    return response


@write
@leaves_nothing
def check_measure(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.checkable_measure(request, pk)
    form = forms.CheckForm(request.POST or None, instance=found)
    page = pages.check_page(form, found)
    if is_sent(form):
        actions.check_measure(measure=found, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved. What did not work is knowledge too."))
        return redirect(page.back_url)
    return show(request, FORM, guided(page, who))


@require_GET
def sparring_days(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_can_change_it(who)
    country, figure = who.roles[0].root.country, access.figure_of_days(who)
    page = days_pages.days_page(country, today=localdate(), figure=figure)
    return show(request, "support/days.html", page)


def _asked(request: HttpRequest, made: Sparring) -> HttpResponse:
    n = made.invitations.count()
    messages.success(
        request,
        _("Sent. Colleagues who fit are asked.") if n else _("Sent. Nobody fits yet: ask somebody below."),
    )
    return redirect("sparring", made.pk)
