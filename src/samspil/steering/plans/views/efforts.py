"""An effort: its page, its words, its goals, its steps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.steering.plans import access
from samspil.steering.plans.actions import efforts as actions
from samspil.steering.plans.actions.plans import MoveRefused
from samspil.steering.plans.forms.effort import EffortForm, GoalForms, Typed, Words, goals_typed
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.pages import effort as pages
from samspil.steering.plans.pages import forms as form_pages
from samspil.steering.plans.queries import IN_FORCE, central_plan, seen_of
from samspil.steering.plans.rules import Refusal, State, rewriting_refusals
from samspil.steering.strategy.models import Statement
from samspil.steering.strategy.queries import reading


@require_GET
def effort(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_effort(who, pk)
    page = pages.effort_page(who, found, today=localdate(), language=get_language())
    return show(request, "plans/effort.html", page)


@require_http_methods(["GET", "POST"])
def add_effort(request: HttpRequest) -> HttpResponse:
    """From a statement, into the plan named or the municipality's own."""
    who = me(request.user)
    wanted = request.GET.get("plan", "")
    central = central_plan(who.root)
    found = access.editable_plan(who, int(wanted) if wanted.isdecimal() else (central.pk if central else 0))
    return _write(request, who, found, None)


@require_http_methods(["GET", "POST"])
def change_effort(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_effort(who, pk)
    return _write(request, who, found.plan, found)


def _write(request: HttpRequest, who: Me, plan: Plan, found: Effort | None) -> HttpResponse:
    if request.method == "GET" and (reasons := rewriting_refusals(State(plan.state))):
        return _refused(request, found or plan, reasons)
    language = get_language()
    # Before the form writes what was typed into the effort.
    seen = request.POST.get("seen", "") or seen_of(found)
    form = EffortForm(
        request.POST or None,
        instance=found,
        initial=_initial(request, plan, who) if found is None else None,
        words=Words(reading.statements(plan.strategy, language), reading.chapters(plan.strategy, language)),
        strategy=plan.strategy,
        owners=access.owners_for(plan),
    )
    goals = GoalForms(request.POST or None, prefix="goal", initial=_goals(found))
    if request.method == "POST" and form.is_valid() and goals.is_valid():
        return _save(request, who, plan, found, Typed(form.cleaned_data, goals_typed(goals), seen))
    page = form_pages.EffortFormPage(form, goals, plan, found, plan.state in IN_FORCE, seen)
    return show(request, "plans/effort_form.html", page)


def _save(request: HttpRequest, who: Me, plan: Plan, found: Effort | None, typed: Typed) -> HttpResponse:
    try:
        saved = actions.save_effort(plan=plan, effort=found, by=who.person, **vars(typed))
    except MoveRefused as refused:
        return _refused(request, found or plan, refused.reasons)
    messages.success(request, _("Saved."))
    return redirect("effort", saved.pk)


def _initial(request: HttpRequest, plan: Plan, who: Me) -> dict[str, object]:
    asked = request.GET.get("statement", "")
    cited = Statement.objects.filter(pk=int(asked)).first() if asked.isdecimal() else None
    mine = {"owner": who.person.pk, "is_shared": True, "part": "content"}
    if cited is None:
        return mine
    own = plan.strategy.statements.filter(number=cited.number).prefetch_related("areas").first()
    areas = [each.pk for each in own.areas.all() if each.role != "chapter"] if own else []
    return mine | {
        "statements": [own.pk] if own else [],
        "part": cited.part or "content",
        "area": areas[0] if areas else None,
        "further": areas[1:],
    }


def _goals(found: Effort | None) -> list[dict[str, str]]:
    if found is None:
        return []
    return [
        {"text": each.text, "indicator": each.indicator, "observable": each.observable}
        for each in found.goals.all()
    ]


@require_POST
def submit_effort(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_effort(who, pk)
    try:
        actions.ask_for_approval(effort=found, me=who)
    except MoveRefused as refused:
        return _refused(request, found, refused.reasons)
    messages.success(request, form_pages.moved_words(form_pages.State.SUBMITTED))
    return redirect("effort", pk)


@require_POST
def approve_effort(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_effort(who, pk)
    try:
        actions.approve_effort(effort=found, me=who)
    except MoveRefused as refused:
        return _refused(request, found, refused.reasons)
    messages.success(request, _("Approved. It counts from now on."))
    return redirect("effort", pk)


@require_POST
def take_back_change(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_effort(who, pk)
    try:
        actions.take_back_change(effort=found, by=who.person)
    except MoveRefused as refused:
        return _refused(request, found, refused.reasons)
    messages.success(request, _("The effort says again what was approved."))
    return redirect("effort", pk)


def _refused(request: HttpRequest, found: Effort | Plan, reasons: list[Refusal]) -> HttpResponse:
    return show(request, "plans/refused.html", form_pages.refused_page(found, reasons), status=409)
