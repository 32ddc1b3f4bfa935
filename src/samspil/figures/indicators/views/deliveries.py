"""Files and sources: who asks, one action or one page, the answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from samspil.figures.indicators import access, tasks
from samspil.figures.indicators.actions import deliveries as actions
from samspil.figures.indicators.actions import running, taking
from samspil.figures.indicators.forms.columns import columns_of, columns_of_figures, figure_columns
from samspil.figures.indicators.forms.place import PlaceForm, place_shown
from samspil.figures.indicators.forms.taking import ExtractForm, FiguresForm, columns_form, mappings_of
from samspil.figures.indicators.models import Delivery
from samspil.figures.indicators.pages import columns
from samspil.figures.indicators.pages import deliveries as pages
from samspil.figures.indicators.queries.files import tops_of
from samspil.figures.indicators.queries.told import start_of
from samspil.figures.indicators.registry import views
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.tools.exchange.delimited import Unreadable


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    house = access.computed_house(me(request.user))
    page = pages.deliveries_page(house, number=request.GET.get("page", "1"), language=get_language())
    return show(request, "indicators/deliveries.html", page)


@require_http_methods(["GET", "POST"])
def add_extract(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    house = access.computed_house(who)
    tables = [(each.table, each.rows) for each in pages.source_lines(house, get_language())]
    initial = {"as_of": localdate(), "table": request.GET.get("table")}
    form = ExtractForm(request.POST or None, request.FILES or None, tables=tables, initial=initial)
    if form.is_valid():
        return _receive(who, DeliveryKind.EXTRACT, form.cleaned_data)
    page = pages.AddDeliveryPage(form, house, is_extract=True)
    return show(request, "indicators/add.html", page, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def add_figures(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    house = access.computed_house(who)
    form = FiguresForm(
        request.POST or None,
        request.FILES or None,
        mappings=mappings_of(house),
        initial={"as_of": localdate()},
    )
    if form.is_valid():
        return _receive(who, DeliveryKind.FIGURES, form.cleaned_data)
    page = pages.AddDeliveryPage(form, house, is_extract=False)
    return show(request, "indicators/add.html", page, status=422 if request.method == "POST" else 200)


def _receive(who: Me, kind: str, fields: dict[str, object]) -> HttpResponse:
    told = dict(fields)
    file, mapping = told.pop("file"), told.pop("mapping", None)
    sent = actions.Sent(kind=kind, **{"table": "", **told})
    found = actions.receive_delivery(file=file, sent=sent, house=access.computed_house(who), by=who.person)
    if mapping is None:
        return redirect("map-delivery", found.pk)
    actions.reuse_mapping(delivery=found, mapping=mapping, by=who.person)
    return _read(who, found)


def _read(who: Me, delivery: Delivery) -> HttpResponse:
    """At once where it is small; else the worker does it, and one can leave the page."""
    if running.is_small(delivery):
        taking.read_delivery(delivery=delivery, by=who.person)
    else:
        tasks.read_delivery.defer(number=delivery.pk, person=who.person.pk)
    return redirect("delivery", delivery.pk)


@require_http_methods(["GET", "POST"])
def map_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.computed_delivery(who, pk)
    if found.state != DeliveryState.UNMAPPED:
        return redirect("delivery", pk)
    try:
        return (_map_extract if found.kind == DeliveryKind.EXTRACT else _map_figures)(request, who, found)
    except Unreadable:
        # What is wrong with it is said by the reading itself.
        return _read(who, found)


def _map_extract(request: HttpRequest, who: Me, found: Delivery) -> HttpResponse:
    form = columns_form(found, request.POST or None, get_language())
    if form.is_valid():
        actions.map_delivery(delivery=found, columns=columns_of(found, form), by=who.person)
        return _read(who, found)
    page = columns.MapPage(form, found)
    return show(request, "indicators/map.html", page, status=422 if request.method == "POST" else 200)


def _map_figures(request: HttpRequest, who: Me, found: Delivery) -> HttpResponse:
    """Where the headings stand is told in the address, so that the columns can be named on the same page."""
    place = PlaceForm(request.GET or None, tops=tops_of(found))
    start = start_of(found, place.tops, place.asked())
    form = figure_columns(found, request.POST or None, start, get_language())
    if form.is_valid():
        actions.map_delivery(delivery=found, columns=columns_of_figures(form, start), by=who.person)
        return _read(who, found)
    page = columns.figure_map_page(form, place_shown(place, start.where), found, start)
    is_wrong = request.method == "POST" or (place.is_bound and place.errors)
    return show(request, "indicators/map_figures.html", page, status=422 if is_wrong else 200)


@require_GET
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.computed_delivery(me(request.user), pk)
    page = pages.delivery_page(
        found,
        kind=request.GET.get("show", ""),
        number=request.GET.get("page", "1"),
        language=get_language(),
    )
    if request.htmx and not page.is_running:
        return HttpResponseClientRefresh()
    return show(request, "indicators/delivery.html", page, part="progress")


@require_POST
def confirm_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    try:
        kept = taking.keep_delivery(delivery=access.computed_delivery(who, pk), by=who.person)
    except actions.AlreadyAnswered:
        messages.warning(request, _("Somebody has answered before you."))
    except actions.FileGone:
        actions.drop_delivery(delivery=access.computed_delivery(who, pk), by=who.person)
        messages.warning(request, _("The file is no longer there. Send it again."))
    else:
        said = {"added": len(kept.added), "revised": len(kept.revised), "same": kept.unchanged}
        text = _("New figures: %(added)s. Revised: %(revised)s. As they were: %(same)s.")
        messages.success(request, text % said)
    return redirect("delivery", pk)


@require_POST
def drop_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    try:
        actions.drop_delivery(delivery=access.computed_delivery(who, pk), by=who.person)
    except actions.AlreadyAnswered:
        messages.warning(request, _("Somebody has answered before you."))
    return redirect("delivery", pk)


@require_POST
def compute(request: HttpRequest) -> HttpResponse:
    """Count anew from an extract or from what the system holds; the worker does it."""
    who = me(request.user)
    house = access.computed_house(who)
    number, view = request.POST.get("delivery", ""), request.POST.get("view", "")
    found = access.countable_delivery(who, int(number)) if number.isdigit() else None
    if found is None and view not in {each.view for each in views()}:
        raise Http404
    made = running.ask_computation(
        house=house, delivery=found, view="" if found else view, today=localdate(), by=who.person
    )
    tasks.compute.defer(number=made.pk, person=who.person.pk)
    return redirect("computation", made.pk)


@require_GET
def computation(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.computed_computation(me(request.user), pk)
    page = pages.computation_page(found, now=now(), language=get_language())
    if request.htmx and not page.is_running:
        return HttpResponseClientRefresh()
    return show(request, "indicators/computation.html", page, part="progress")
