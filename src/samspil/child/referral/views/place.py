"""Special places and offers over HTTP: the week, the way back, the yearly review, places and waiting."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file.access import leaves_nothing, require_work_with_children
from samspil.child.file.queries import around
from samspil.child.referral import access
from samspil.child.referral.actions import placing
from samspil.child.referral.forms import place as forms
from samspil.child.referral.pages import place as pages
from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.organisation.models import Unit
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
@leaves_nothing
def special_place(request: HttpRequest, pk: int) -> HttpResponse:
    spot, opened = access.place(request, pk, "special-place")
    return show(request, "referral/place.html", pages.place_page(spot, opened, today=localdate()))


@write
@leaves_nothing
def give_place(request: HttpRequest, pk: int) -> HttpResponse:
    spot, opened = access.place(request, pk, "give-place", to_write=True)
    if spot.begins_on:
        raise Http404
    units = list(opened.child.enrolments.values_list("unit", flat=True))
    people = [each.person for each in around(opened.child.pk)]
    form = forms.PlaceForm(request.POST or None, spot=spot, units=units, people=people)
    if request.method == "POST" and form.is_valid():
        placing.give_place(spot=spot, fields=form.cleaned_data, by=opened.person)
        messages.success(request, _("Written. You will be asked for the way back within the year."))
        return redirect("special-place", pk)
    page = pages.of_place(form, spot, opened, _("Where, from when, and what is kept?"), _("Write it down"))
    return show(request, FORM, page)


@write
@leaves_nothing
def agree_plan(request: HttpRequest, pk: int) -> HttpResponse:
    spot, opened = access.place(request, pk, "agree-plan", to_write=True)
    form = forms.PlanForm(request.POST or None, instance=spot)
    if is_sent(form):
        placing.agree_plan(spot=spot, fields=form.cleaned_data, by=opened.person)
        return redirect("special-place", pk)
    lead = _("Without the parents' consent to the action part the child is helped all the same.")
    page = pages.of_place(form, spot, opened, _("The development perspective"), _("Save it"), lead=lead)
    return show(request, FORM, guided(page, me(request.user)))


@write
@leaves_nothing
def add_return_step(request: HttpRequest, pk: int) -> HttpResponse:
    spot, opened = access.place(request, pk, "add-return-step", to_write=True)
    form = forms.ReturnStepForm(request.POST or None)
    if is_sent(form):
        placing.add_return_step(spot=spot, fields=form.cleaned_data, by=opened.person)
        return redirect("special-place", pk)
    page = pages.of_place(form, spot, opened, _("A step on the way back"), _("Write it down"))
    return show(request, FORM, guided(page, me(request.user)))


@require_POST
@leaves_nothing
def finish_return_step(request: HttpRequest, pk: int) -> HttpResponse:
    step, opened = access.open_step(request, pk)
    placing.finish_return_step(step=step, by=opened.person)
    return redirect("special-place", step.spot_id)


@write
@leaves_nothing
def review_place(request: HttpRequest, pk: int) -> HttpResponse:
    spot, opened = access.place(request, pk, "review-place", to_write=True)
    if spot.begins_on is None or spot.ends_on:
        raise Http404
    form = forms.ReviewForm(request.POST or None)
    if is_sent(form):
        placing.review_place(spot=spot, fields=form.cleaned_data, by=opened.person)
        messages.success(request, _("Written."))
        return redirect("special-place", pk)
    lead = _("The way back first. Ask the child and the parents before you write.")
    page = pages.of_place(form, spot, opened, _("Can the child come back?"), _("Save the review"), lead=lead)
    return show(request, FORM, guided(page, me(request.user)))


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    require_work_with_children(me(request.user))
    return show(request, "referral/reviews.html", pages.reviews_page(today=localdate()))


@require_GET
def offers(request: HttpRequest) -> HttpResponse:
    return show(request, "referral/offers.html", pages.offers_page(me(request.user)))


@write
def add_offer(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    if not access.makes_offers(who):
        raise Http404
    house = Unit.objects.get(pk=who.root)
    form = forms.OfferForm(request.POST or None, house=house)
    if request.method == "POST" and form.is_valid():
        placing.add_offer(house=house, fields=form.cleaned_data, by=who.person)
        return redirect("offers")
    return show(request, FORM, pages.of_offers(form, _("A special offer"), _("Add it")))


@write
def change_offer(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    offer = access.changeable_offer(who, pk)
    form = minding_others(
        forms.OfferForm(request.POST or None, instance=offer, house=Unit.objects.get(pk=offer.house_id))
    )
    if request.method == "POST" and form.is_valid():
        placing.change_offer(offer=offer, fields=form.cleaned_data, by=who.person)
        return redirect("offers")
    return show(request, FORM, pages.of_offers(form, offer.name, _("Save it")))
