"""The ledger and the half-yearly look at priorities."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.organisation.rules import APPROVERS, STEERING, WRITERS
from samspil.steering.resources import access, actions, forms
from samspil.steering.resources.pages import ledger as pages
from samspil.steering.resources.pages import priorities as priority_pages
from samspil.steering.strategy.access import strategy_in_force
from samspil.steering.strategy.queries.reading import statements

FORM = "resources/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def resources(request: HttpRequest) -> HttpResponse:
    page = pages.ledger_page(me(request.user), pages.Asked.read(request.GET), today=localdate())
    return show(request, "resources/ledger.html", page)


@require_GET
def export_resources(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(pages.ledger_sheet(me(request.user), pages.Asked.read(request.GET)), format)


@write
def add_entry(request: HttpRequest) -> HttpResponse:
    who, today = me(request.user), localdate()
    access.require(who, WRITERS)
    strategy = strategy_in_force(who)
    form = forms.EntryForm(
        request.POST or None,
        units=access.writable_units(who),
        strategy=strategy,
        said=statements(strategy, get_language()),
        initial={"year": today.year, "on": today, "unit": who.roles[0].unit_id},
    )
    if request.method == "POST" and form.is_valid():
        entry = actions.enter(fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Written in the ledger."))
        return redirect(reverse("resources") + f"?kind={entry.kind}")
    return show(request, FORM, pages.entry_form(form))


@write
def withdraw_entry(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    entry = access.withdrawable_entry(who, pk)
    form = forms.WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(entry=entry, why=form.cleaned_data["why"], by=who.person)
        messages.success(request, _("The line is struck out, and stays with its reason."))
        return redirect(reverse("resources") + f"?kind={entry.kind}")
    return show(request, FORM, pages.withdraw_form(form, entry))


@write
def set_share(request: HttpRequest) -> HttpResponse:
    who, today = me(request.user), localdate()
    house = access.led_house(who, APPROVERS)
    form = forms.ShareForm(request.POST or None, initial={"year": today.year, "decided_on": today})
    if request.method == "POST" and form.is_valid():
        target = actions.set_share(unit=house, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("The share is set."))
        return redirect(reverse("resources") + f"?kind={target.kind}")
    return show(request, FORM, pages.share_form(form))


@require_GET
def priorities(request: HttpRequest) -> HttpResponse:
    return show(
        request, "resources/reviews.html", priority_pages.reviews_page(me(request.user), today=localdate())
    )


@write
def add_review(request: HttpRequest) -> HttpResponse:
    who, today = me(request.user), localdate()
    house = access.led_house(who, STEERING)
    form = forms.ReviewForm(request.POST or None, today=today, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold_review(unit=house, fields=form.cleaned_data, by=who.person)
        except actions.AlreadyDone:
            form.add_error(
                "held_on", _("This half-year has been looked at already. One look each half-year is kept.")
            )
        else:
            messages.success(request, _("On record."))
            return redirect("priorities")
    return show(request, FORM, priority_pages.review_form(form))
