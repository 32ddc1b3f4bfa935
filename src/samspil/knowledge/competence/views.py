"""The directory of resource persons, and supervision, over HTTP."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.competence import access, actions, forms, pages
from samspil.knowledge.competence.models import SupervisionOffer

FORM = "competence/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def helpers(request: HttpRequest) -> HttpResponse:
    page = pages.helpers_page(me(request.user), request.GET.get("topic", ""))
    return show(request, "competence/helpers.html", page)


@require_GET
def export_helpers(request: HttpRequest, form: str) -> HttpResponseBase:
    return download(pages.helpers_sheet(me(request.user)), form)


@require_http_methods(["GET", "POST"])
def offer_help(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    places, line = access.places_to_offer_from(who), access.own_line(who)
    form = forms.OfferForm(request.POST or None, instance=line, places=places)
    if request.method == "POST" and form.is_valid():
        actions.offer_help(line=line, house=who.root, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Colleagues can find you now."))
        return redirect("helpers")
    return show(request, "competence/offer.html", pages.OfferPage(form, line is None))


@require_GET
def supervision(request: HttpRequest) -> HttpResponse:
    return show(request, "competence/supervision.html", pages.supervision_page(me(request.user)))


@require_GET
def export_supervision(request: HttpRequest, form: str) -> HttpResponseBase:
    return download(pages.supervision_sheet(me(request.user)), form)


@write
def offer_supervision(request: HttpRequest) -> HttpResponse:
    return _write_supervision(request, None)


@write
def change_supervision(request: HttpRequest, pk: int) -> HttpResponse:
    return _write_supervision(request, access.own_supervision(me(request.user), pk))


def _write_supervision(request: HttpRequest, offer: SupervisionOffer | None) -> HttpResponse:
    who = me(request.user)
    start = {} if offer else {"given_by": who.person.name}
    places = access.places_to_offer_from(who)
    form = forms.SupervisionForm(request.POST or None, instance=offer, places=places, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.save_supervision(offer=offer, house=who.root, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Colleagues can find it now."))
        return redirect("supervision")
    return show(request, FORM, pages.offer_form(form, is_new=offer is None))


@write
def ask_for_supervision(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    offer = access.supervision_to_ask_for(who, pk)
    form = forms.AskSupervisionForm(request.POST or None, places=access.places_to_offer_from(who))
    if request.method == "POST" and form.is_valid():
        actions.ask_for_supervision(offer=offer, by=who.person, **form.cleaned_data)
        messages.success(request, _("Asked. You stand on the list, and see here how many are before you."))
        return redirect("supervision")
    return show(request, FORM, pages.ask_form(form, offer))


@write
def begin_supervision(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    ask = access.ask_to_me(who, pk)
    form = forms.BeginForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        actions.begin_supervision(ask=ask, on=form.cleaned_data["on"], by=who.person)
        messages.success(request, _("The place is given."))
        return redirect("supervision")
    return show(request, FORM, pages.begin_form(form, ask))


@require_POST
def take_back_ask(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    actions.take_back_ask(ask=access.own_ask(who, pk), by=who.person)
    messages.success(request, _("Taken back."))
    return redirect("supervision")
