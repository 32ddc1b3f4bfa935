"""The directory of resource persons over HTTP."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.competence import access, actions, forms, pages


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
