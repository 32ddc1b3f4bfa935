"""Figures: all at a glance, one indicator, the figures of a place, and both as files."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samspil.figures.indicators import access
from samspil.figures.indicators.pages import listing
from samspil.figures.indicators.pages.indicator import Asked, indicator_page
from samspil.figures.indicators.pages.sheets import indicator_sheet
from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.ground.organisation.models import Unit


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    house = access.house_of(who)
    page = listing.indicators_page(
        house, house, language=get_language(), today=localdate(), may_compute=access.computes(who)
    )
    return show(request, "indicators/indicators.html", page)


@require_GET
def unit_figures(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    place = access.readable_unit(who, pk)
    page = listing.indicators_page(
        access.house_of(who),
        place,
        language=get_language(),
        today=localdate(),
        may_compute=access.computes(who),
    )
    return show(request, "indicators/place.html", page)


@require_GET
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    who = me(request.user)
    access.require_reader(who)
    definition = access.definition_in_force(who, key, get_language())
    page = indicator_page(
        definition,
        _asked(request, who),
        may_compute=access.computes(who),
        today=access.page_of(who, definition),
    )
    return show(request, "indicators/indicator.html", page)


@require_GET
def export_indicator(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    who = me(request.user)
    access.require_reader(who)
    definition = access.definition_in_force(who, key, get_language())
    return download(indicator_sheet(definition, _asked(request, who)), form)


def _asked(request: HttpRequest, who: Me) -> Asked:
    at = request.GET.get("at", "")
    house = access.house_of(who)
    place: Unit = access.readable_unit(who, int(at)) if at.isdigit() else house
    return Asked(place, house, request.GET.get("by", ""), get_language(), localdate())
