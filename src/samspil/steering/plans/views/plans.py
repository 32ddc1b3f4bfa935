"""A plan: its views, its making and its moves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.rulebook.rules import school_year
from samspil.steering.plans import access, queries
from samspil.steering.plans.actions import plans as actions
from samspil.steering.plans.forms.plan import AskForm, EvaluateForm, LocalPlanForm, NewPlanForm
from samspil.steering.plans.pages import decisions as decision_pages
from samspil.steering.plans.pages import forms as form_pages
from samspil.steering.plans.pages import missing as missing_pages
from samspil.steering.plans.pages import partners as partner_pages
from samspil.steering.plans.pages import plan as pages
from samspil.steering.plans.pages import timetable as timetable_pages
from samspil.steering.plans.rules import State
from samspil.steering.strategy.access import strategy_in_force


@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_plan(who, pk)
    page = pages.plan_page(who, found, today=localdate(), language=get_language())
    return show(request, "plans/plan.html", page)


@require_GET
def plan_board(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    return show(
        request, "plans/board.html", pages.board_page(who, access.readable_plan(who, pk), today=localdate())
    )


@require_GET
def plan_timetable(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = timetable_pages.timetable_page(who, access.readable_plan(who, pk), today=localdate())
    return show(request, "plans/timetable.html", page)


@require_GET
def plan_missing(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = missing_pages.missing_page(who, access.readable_plan(who, pk), today=localdate())
    return show(request, "plans/missing.html", page)


@require_GET
def plan_decisions(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = decision_pages.decisions_page(who, access.readable_plan(who, pk), today=localdate())
    return show(request, "plans/decisions.html", page)


@require_GET
def plan_partners(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = partner_pages.partners_page(who, access.readable_plan(who, pk), today=localdate())
    return show(request, "plans/partners.html", page)


@require_POST
def move_plan(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_plan(who, pk)
    try:
        to, seen = form_pages.step_asked(request.POST), State(request.POST.get("seen", ""))
        actions.move_plan(plan=found, to=to, seen=seen, me=who)
    except actions.MovedMeanwhile as conflict:
        return show(request, "plans/conflict.html", form_pages.conflict_page(conflict.plan), status=409)
    except actions.MoveRefused as refused:
        return show(
            request, "plans/refused.html", form_pages.refused_page(found, refused.reasons), status=409
        )
    except ValueError:
        messages.error(request, _("Choose a step from the page."))
    else:
        messages.success(request, form_pages.moved_words(to))
    return redirect("plan", pk)


@require_http_methods(["GET", "POST"])
def ask_for_plans(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.steered_plan(who, pk)
    units = queries.units_owing_plans(found.unit_id, localdate())
    form = AskForm(request.POST or None, units=units, initial={"units": list(units)})
    if request.method == "POST" and form.is_valid():
        asked = actions.ask_for_plans(framework=found, by=who.person, **form.cleaned_data)
        messages.success(request, form_pages.asked_words(asked, form.cleaned_data["due_on"]))
        return redirect("plans")
    return show(request, "plans/ask.html", form_pages.FormPage(form, found))


@require_http_methods(["GET", "POST"])
def make_local_plan(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    who = me(request.user)
    framework, place = access.framework(who, pk), access.led_unit(who, unit)
    shared = queries.shared_efforts(framework)
    form = LocalPlanForm(request.POST or None, efforts=shared)
    if existing := queries.local_plan(framework, place):
        return redirect("plan", existing.pk)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["efforts"].select_related("area")
        made = actions.make_local_plan(framework=framework, unit=place, efforts=chosen, by=who.person)
        messages.success(
            request, _("The local plan is a draft. Add what you will do, then ask for approval.")
        )
        return redirect("plan", made.pk)
    return show(request, "plans/make_local.html", form_pages.LocalFormPage(form, framework, place))


@require_http_methods(["GET", "POST"])
def evaluate_plan(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_plan(who, pk)
    form = EvaluateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            following = actions.evaluate_plan(plan=found, me=who, **form.cleaned_data)
        except actions.MovedMeanwhile as conflict:
            return show(request, "plans/conflict.html", form_pages.conflict_page(conflict.plan), status=409)
        except actions.MoveRefused as refused:
            page = form_pages.refused_page(found, refused.reasons)
            return show(request, "plans/refused.html", page, status=409)
        messages.success(request, form_pages.evaluated_words(following))
        return redirect("plan", following.pk if following else pk)
    return show(request, "plans/evaluate.html", form_pages.FormPage(form, found))


@require_http_methods(["GET", "POST"])
def add_plan(request: HttpRequest) -> HttpResponse:
    """A plan of the house's own: central, competence or a region's agenda."""
    who = me(request.user)
    unit = access.planning_unit(who)
    year = school_year(localdate(), unit.country)
    start = {"begins_on": year.start, "ends_on": year.end}
    form = NewPlanForm(request.POST or None, initial=start, unit=unit)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        period = actions.Period(fields.pop("begins_on"), fields.pop("ends_on"))
        strategy = strategy_in_force(who)
        try:
            made = actions.make_plan(unit=unit, period=period, strategy=strategy, by=who.person, **fields)
        except actions.PlanExists:
            form.add_error("begins_on", _("There is such a plan from that day already. Choose another day."))
        else:
            return redirect("plan", made.pk)
    return show(request, "plans/add_plan.html", form_pages.NewPlanPage(form, unit))
