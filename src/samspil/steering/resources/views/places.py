"""Conditions, rooms and local solutions of the places."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.ground.organisation.rules import CONTRIBUTORS
from samspil.steering.resources import access, actions, forms, queries
from samspil.steering.resources.models import LocalSolution, Room
from samspil.steering.resources.pages import conditions as condition_pages
from samspil.steering.resources.pages import rooms as room_pages
from samspil.steering.resources.pages import solutions as solution_pages

FORM = "resources/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def conditions(request: HttpRequest) -> HttpResponse:
    page = condition_pages.conditions_page(me(request.user), request.GET.get("only", ""), today=localdate())
    return show(request, "resources/conditions.html", page)


@require_GET
def export_conditions(request: HttpRequest, format: str) -> HttpResponseBase:
    only = request.GET.get("only", "")
    return download(condition_pages.conditions_sheet(me(request.user), only, today=localdate()), format)


@require_GET
def place_conditions(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = condition_pages.place_page(who, access.place(who, pk), today=localdate())
    return show(request, "resources/place.html", page)


@write
def check_condition(request: HttpRequest, pk: int, category: str) -> HttpResponse:
    who, today = me(request.user), localdate()
    unit, known = access.checked_place(who, pk), access.category(category)
    there = queries.conditions_at([unit.pk]).get((unit.pk, known))
    people = queries.workers_at(unit, today)
    form = forms.ConditionForm(request.POST or None, instance=there, people=people)
    if request.method == "POST" and form.is_valid():
        actions.check_condition(unit=unit, category=known, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved."))
        return redirect("place-conditions", unit.pk)
    return show(request, FORM, condition_pages.condition_form(form, unit, known))


@require_GET
def rooms(request: HttpRequest) -> HttpResponse:
    asked = room_pages.Asked.read(request.GET)
    page = room_pages.rooms_page(me(request.user), asked, number=request.GET.get("page", "1"))
    return show(request, "resources/rooms.html", page)


@require_GET
def export_rooms(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(room_pages.rooms_sheet(me(request.user), room_pages.Asked.read(request.GET)), format)


@write
def add_room(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require(who, CONTRIBUTORS)
    return _write_room(request, who, None)


@write
def change_room(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    return _write_room(request, who, access.editable_room(who, pk))


def _write_room(request: HttpRequest, who: Me, room: Room | None) -> HttpResponse:
    units = queries.places_under(who, CONTRIBUTORS, localdate())
    initial = {"kind": Room.Kind.CLASS}
    form = forms.RoomForm(request.POST or None, instance=room, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.save_room(room=room, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved."))
        return redirect("rooms")
    return show(request, FORM, room_pages.room_form(form, room))


@require_GET
def solutions(request: HttpRequest) -> HttpResponse:
    asked, number = request.GET.get("standing", ""), request.GET.get("page", "1")
    page = solution_pages.solutions_page(me(request.user), asked, number=number, today=localdate())
    return show(request, "resources/solutions.html", page)


@require_GET
def export_solutions(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(solution_pages.solutions_sheet(me(request.user), today=localdate()), format)


@require_GET
def solution(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = solution_pages.solution_page(who, access.readable_solution(who, pk), today=localdate())
    return show(request, "resources/solution.html", page)


@write
def grant_solution(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require(who, access.GRANTERS)
    return _grant(request, who, None)


@write
def carry_on(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    return _grant(request, who, access.granted_solution(who, pk))


def _grant(request: HttpRequest, who: Me, follows: LocalSolution | None) -> HttpResponse:
    today = localdate()
    form = forms.SolutionForm(
        request.POST or None,
        units=queries.places_under(who, access.GRANTERS, today),
        longest=queries.longest_solution(who.roles[0].unit.country, today),
        initial=_first_words(follows, today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.grant_solution(follows=follows, fields=form.cleaned_data, by=who.person)
        except actions.AlreadyDone:
            form.add_error(None, _("Look at the effect first; and each is carried on once."))
        else:
            messages.success(request, _("Granted. It ends by itself; you will be asked whether it helped."))
            return redirect("solution", made.pk)
    return show(request, FORM, solution_pages.grant_form(form, follows))


def _first_words(follows: LocalSolution | None, today: date) -> dict[str, object]:
    """Six weeks, with a look at the effect a week before; what is carried on begins with its own words."""
    days = {
        "needed_on": today,
        "begins_on": today,
        "check_on": today + timedelta(weeks=5),
        "expires_on": today + timedelta(weeks=6),
    }
    if follows is None:
        return days
    names = ("unit", "need", "direction", "means", "grant", "expected")
    return days | {name: getattr(follows, f"{name}_id" if name == "unit" else name) for name in names}


@write
def tell_effect(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.tellable_solution(who, pk)
    form = forms.EffectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tell_effect(solution=found, by=who.person, **form.cleaned_data)
        except actions.AlreadyDone:
            messages.warning(request, _("Somebody told it before you. What they wrote stands."))
        else:
            messages.success(request, _("Told. It can be carried on, or it ends by itself."))
        return redirect("solution", pk)
    return show(request, FORM, solution_pages.effect_form(form, found))


@require_POST
def end_solution(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    try:
        actions.end_solution(solution=access.granted_solution(who, pk), by=who.person)
    except actions.AlreadyDone:
        messages.warning(request, _("It had ended already."))
    else:
        messages.success(request, _("It ends today."))
    return redirect("solution", pk)
