"""The register of barriers over HTTP."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.steering.region import access, actions, forms, pages

FORM = "resources/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def barriers(request: HttpRequest) -> HttpResponse:
    page = pages.barriers_page(me(request.user), request.GET.get("level", ""), today=localdate())
    return show(request, "region/barriers.html", page)


@require_GET
def export_barriers(request: HttpRequest, form: str) -> HttpResponseBase:
    level = request.GET.get("level", "")
    return download(pages.barriers_sheet(me(request.user), level, today=localdate()), form)


@require_GET
def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = pages.barrier_page(who, access.barrier(who, pk), today=localdate())
    return show(request, "region/barrier.html", page)


@write
def add_barrier(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    start = pages.asked_about(request.GET)
    form = forms.BarrierForm(request.POST or None, places=access.places(who), initial=start)
    if request.method == "POST" and form.is_valid():
        made = actions.note_barrier(house=who.root, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Noted. Tell here what was changed once it is."))
        return redirect("barrier", made.pk)
    return show(request, FORM, pages.barrier_form(form))


@write
def change_barrier(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.changeable(who, pk)
    form = forms.ChangeForm(request.POST or None, noted_on=found.noted_on)
    if request.method == "POST" and form.is_valid():
        actions.tell_change(barrier=found, by=who.person, **form.cleaned_data)
        messages.success(request, _("Saved. Tell what it did once you see it."))
        return redirect("barrier", pk)
    return show(request, FORM, pages.change_form(form, found))


@write
def tell_barrier_effect(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.changed(who, pk)
    form = forms.EffectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.tell_effect(barrier=found, by=who.person, **form.cleaned_data)
        messages.success(request, _("Saved. What did not work is knowledge too."))
        return redirect("barrier", pk)
    return show(request, FORM, pages.effect_form(form, found))
