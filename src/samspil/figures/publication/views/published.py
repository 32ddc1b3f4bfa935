"""Figures for whoever may read them: signed in or not, the same address tells each what they may know."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from samspil.figures.publication import access
from samspil.figures.publication.pages import figure, listing, paper, place, sheets
from samspil.figures.publication.queries.figures import every_told
from samspil.ground.base.drawings import chart_download
from samspil.ground.base.paper import pdf_download
from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, known, readable_unit


@login_not_required
@require_GET
def published(request: HttpRequest) -> HttpResponse:
    mine = _me(request)
    house = access.shown_house(mine, request.GET.get("house", ""))
    page = listing.published_page(house, may_prepare=bool(mine) and access.sees_desk(mine, house))
    return show(request, "publication/published.html", page)


@login_not_required
@require_GET
def published_figure(request: HttpRequest, house: int, key: str) -> HttpResponse:
    return show(request, "publication/figure.html", _figure(house, key))


@login_not_required
@require_GET
def print_figure(request: HttpRequest, house: int, key: str) -> HttpResponse:
    """Everything the page tells, as a PDF."""
    found = _figure(house, key)
    return pdf_download(paper.figure_document(found), proof=found.release.content_hash)


@login_not_required
@require_GET
def export_drawing(request: HttpRequest, house: int, key: str, name: str) -> HttpResponseBase:
    found = _figure(house, key).drawings
    if name not in found:
        raise Http404
    return chart_download(found[name], "svg")


def _figure(house: int, key: str) -> figure.FigurePage:
    found = figure.page_of(access.house(house), key)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_GET
def export_figure(request: HttpRequest, house: int, key: str, form: str) -> HttpResponseBase:
    there = access.house(house)
    found = next((each for each in every_told(there.pk) if each.series.key == key), None)
    if found is None:
        raise Http404
    return download(sheets.figure_sheet(found), form)


@login_not_required
@require_GET
def published_place(request: HttpRequest, house: int, unit: int) -> HttpResponse:
    there, found = access.house(house), readable_unit(unit)
    page = place.place_figures(there, found)
    if found.root != there.pk or page.is_empty:
        raise Http404
    return show(request, "publication/place.html", page)


def _me(request: HttpRequest) -> Me | None:
    return known(request.user) if request.user.is_authenticated else None
