"""Releases: composed and prepared by an analyst, let out and taken back by a director or head."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from samspil.figures.publication import access, tasks
from samspil.figures.publication.actions import composing, preparing, releasing
from samspil.figures.publication.forms import LetOutForm, ReleaseForm, WithdrawForm
from samspil.figures.publication.models import Release
from samspil.figures.publication.pages import desk, refusals
from samspil.figures.publication.pages import forms as form_pages
from samspil.figures.publication.queries.offers import Offers, chosen_of, names_of, offers
from samspil.figures.publication.rules.door import NotLetOut
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, known, me

READ = ["GET", "POST"]


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    mine = me(request.user)
    access.require_desk(mine)
    return show(
        request, "publication/releases.html", desk.desk_page(mine, number=request.GET.get("page", "1"))
    )


@require_http_methods(READ)
def add_release(request: HttpRequest) -> HttpResponse:
    mine = me(request.user)
    house = access.preparing_house(mine)
    found = offers(house.pk)
    form = _form(request.POST or None, found, initial=form_pages.first_choice(found, today=localdate()))
    if not form.is_valid():
        return _show(request, form_pages.add_page(form))
    made = composing.compose_release(
        house=house, fields=_fields(form), choice=_choice(form, found), by=mine.person
    )
    return redirect("release", made.pk)


@require_http_methods(READ)
def change_release(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.open_release(mine, pk)
    ask = offers(found.house_id)
    # Compared with a copy: what was typed reaches the row by the action alone.
    form = _form(request.POST or None, ask, instance=Release.objects.get(pk=pk), initial=chosen_of(found))
    if not form.is_valid():
        return _show(request, form_pages.change_page(found, form))
    composing.change_release(release=found, fields=_fields(form), choice=_choice(form, ask), by=mine.person)
    return redirect("release", pk)


def _form(typed: object, found: Offers, **kwargs: object) -> ReleaseForm:
    lists = {"indicators": found.indicators, "breakdowns": found.breakdowns, "years": found.years}
    return ReleaseForm(typed, **lists, units=found.units, **kwargs)


def _fields(form: ReleaseForm) -> dict[str, object]:
    fields = {name: form.cleaned_data[name] for name in form.Meta.fields}
    return fields | ({"unit": form.cleaned_data["unit"]} if form.cleaned_data["unit"] else {})


def _choice(form: ReleaseForm, found: Offers) -> composing.Choice:
    pairs = (each.split(":") for each in form.cleaned_data["indicators"])
    indicators = tuple((found.definitions[int(pk)], dimension) for pk, dimension in pairs)
    return composing.Choice(indicators, tuple(form.cleaned_data["breakdowns"]))


def _show(request: HttpRequest, page: form_pages.FormPage) -> HttpResponse:
    return show(request, "publication/form.html", page, status=422 if page.form.is_bound else 200)


@login_not_required
@require_GET
def release(request: HttpRequest, pk: int) -> HttpResponse:
    page = desk.release_page(access.readable_release(pk), _me(request))
    if request.htmx and not page.is_working:
        return HttpResponseClientRefresh()
    return show(request, "publication/release.html", page, part="progress")


def _me(request: HttpRequest) -> Me | None:
    return known(request.user) if request.user.is_authenticated else None


@require_POST
def prepare_release(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.open_release(mine, pk)
    try:
        preparing.begin_preparation(release=found, by=mine.person)
    except NotLetOut as error:
        messages.warning(request, refusals.refusal_words(error.because, names_of(found)))
    except composing.NotOpen:
        messages.warning(request, _("It is being prepared already."))
    else:
        tasks.prepare_release.defer(number=pk, person=mine.person.pk)
    return redirect("release", pk)


@require_http_methods(READ)
def release_figures(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found, form = access.ready_release(mine, pk), LetOutForm(request.POST or None)
    if not form.is_valid():
        return _show(request, form_pages.let_out_page(found, form))
    try:
        releasing.release_figures(release=found, why=form.cleaned_data["why"], by=mine.person)
    except NotLetOut as error:
        messages.warning(request, refusals.refusal_words(error.because, names_of(found)))
    else:
        messages.success(request, _("The figures are released, frozen as they were prepared."))
    return redirect("release", pk)


@require_http_methods(READ)
def withdraw_release(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found, form = access.released(mine, pk), WithdrawForm(request.POST or None)
    if not form.is_valid():
        return _show(request, form_pages.withdraw_page(found, form))
    releasing.withdraw_release(release=found, reason=form.cleaned_data["reason"], by=mine.person)
    messages.success(
        request, _("The figures are withdrawn. Your reason stands in the log, and at their addresses.")
    )
    return redirect("release", pk)


@require_http_methods(READ)
def delete_release(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.open_release(mine, pk)
    if request.method == "GET":
        return _show(request, form_pages.delete_page(found, Form()))
    composing.delete_release(release=found, by=mine.person)
    messages.success(request, _("The release is deleted."))
    return redirect("releases")
