"""Whom the house is compared with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.figures.indicators import access
from samspil.figures.indicators.actions.neighbours import choose_neighbours
from samspil.figures.indicators.forms.neighbours import AlikeForm, NeighboursForm, OfficeForm
from samspil.figures.indicators.pages import neighbours as pages
from samspil.figures.indicators.queries import neighbours as queries
from samspil.figures.indicators.queries.office import office_row
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.organisation.models import Unit


@require_http_methods(["GET", "POST"])
def neighbours(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    house = access.computed_house(who)
    find, found = _find(request, house)
    offered = queries.in_order(house.pk, found.areas if found else [])
    form = NeighboursForm(request.POST or None, areas=offered, initial=_first(house, found))
    if form.is_valid():
        areas = queries.picked(house.pk, form.cleaned_data["areas"])
        source = form.cleaned_data["source"]
        choose_neighbours(house=house, areas=areas, source=source, on=localdate(), by=who.person)
        messages.success(request, _("Figures are compared with these from today on."))
        return redirect("neighbours")
    page = pages.neighbours_page(house, pages.Asking(find, form, OfficeForm()), found)
    return show(request, "indicators/neighbours.html", page, status=422 if form.is_bound else 200)


@require_POST
def take_neighbours(request: HttpRequest) -> HttpResponse:
    """What an office's table would choose; nothing is kept until it is chosen below."""
    house = access.computed_house(me(request.user))
    office, row = OfficeForm(request.POST, request.FILES), None
    if office.is_valid():
        file = office.cleaned_data["file"]
        row = office_row(house, file.name, file, source=office.cleaned_data["source"])
    first = list(row.known) if row else []
    offered = queries.in_order(house.pk, first)
    initial = {"areas": [each.pk for each in first], "source": row.source} if row and first else {}
    find, _proposal = _find(request, house)
    asking = pages.Asking(find, NeighboursForm(areas=offered, initial=initial), office)
    page = pages.neighbours_page(house, asking, row=row)
    return show(request, "indicators/neighbours.html", page, status=200 if first else 422)


def _find(request: HttpRequest, house: Unit) -> tuple[AlikeForm, pages.Proposal | None]:
    there = queries.features(house.pk, get_language())
    offered = [(each.key, pages.feature_words(each)) for each in there]
    find = AlikeForm(request.GET or None, features=offered)
    if not find.is_valid():
        return find, None
    wanted = [each for each in there if each.key in find.cleaned_data["features"]]
    rest = {"count": find.cleaned_data["count"], "with_size": find.cleaned_data["with_size"]}
    try:
        return find, pages.proposal(house, wanted, **rest)
    except ValueError:
        find.add_error("features", _("Fewer than three places have all of these. Choose fewer of them."))
        return find, None


def _first(house: Unit, found: pages.Proposal | None) -> dict[str, object]:
    if found:
        return {"areas": [each.pk for each in found.areas], "source": found.basis}
    now = queries.chosen(house.pk)
    return {"areas": [each.area_id for each in now], "source": now[0].source if now else ""}
