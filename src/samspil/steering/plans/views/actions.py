"""Actions, accounts and contributions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.steering.plans import access, queries
from samspil.steering.plans.actions import records
from samspil.steering.plans.forms.action import ActionForm, CoOwnerForms, co_owners_shown, co_owners_typed
from samspil.steering.plans.forms.plan import AccountForm, AnswerForm, ContributionForm
from samspil.steering.plans.models import Action, Effort
from samspil.steering.plans.pages import contribution as contribution_pages
from samspil.steering.plans.pages import effort as pages
from samspil.steering.plans.pages import forms as form_pages


@require_GET
def action(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = pages.action_page(who, access.readable_action(who, pk), today=localdate())
    return show(request, "plans/action.html", page)


@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    return _write(request, who, access.tellable_effort(who, pk), None)


@require_http_methods(["GET", "POST"])
def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_action(who, pk)
    return _write(request, who, found.effort, found)


def _write(request: HttpRequest, who: Me, effort: Effort, found: Action | None) -> HttpResponse:
    owners = access.owners_for(effort.plan)
    initial = {"owner": who.person.pk, "planned_end": effort.planned_end} if found is None else None
    form = ActionForm(
        request.POST or None, instance=found, owners=owners, unit=effort.plan.unit, initial=initial
    )
    others = CoOwnerForms(
        request.POST or None,
        prefix="co",
        initial=co_owners_shown(found) if found else [],
        form_kwargs={"units": queries.partners_for(effort.plan)},
    )
    if request.method == "POST" and form.is_valid() and others.is_valid():
        saved = records.save_action(
            effort=effort,
            action=found,
            fields=form.cleaned_data,
            co_owners=co_owners_typed(others),
            by=who.person,
        )
        messages.success(request, _("Saved."))
        return redirect("action", saved.pk)
    return show(request, "plans/action_form.html", form_pages.ActionFormPage(form, others, effort, found))


@require_http_methods(["GET", "POST"])
def contribute(request: HttpRequest) -> HttpResponse:
    """Anyone with a role brings something to a statement, an effort or their place."""
    who = me(request.user)
    about = access.contribution_subject(who, request.GET)
    form = ContributionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data | about.fields
        records.contribute(unit=about.unit, fields=fields, by=who.person)
        messages.success(request, _("Thank you is not enough: an answer will stand beside it."))
        return redirect("contributions")
    return show(request, "plans/contribute.html", contribution_pages.ContributePage(form, about))


@require_GET
def contributions(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    page = contribution_pages.contributions_page(
        who, group=request.GET.get("group", ""), today=localdate(), number=request.GET.get("page", "1")
    )
    return show(request, "plans/contributions.html", page)


@require_http_methods(["GET", "POST"])
def answer_contribution(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.answerable_contribution(me(request.user), pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        records.answer_contribution(contribution=found, by=me(request.user).person, **form.cleaned_data)
        messages.success(request, _("Answered."))
        return redirect("contributions")
    return show(request, "plans/answer.html", contribution_pages.AnswerPage(form, found))


@require_http_methods(["GET", "POST"])
def leadership(request: HttpRequest, pk: int) -> HttpResponse:
    """The four dimensions of leadership at one place: what was done this year, and what is empty."""
    who = me(request.user)
    unit = access.place_in_house(who, pk)
    may_write = access.leads(who, unit)
    if request.method == "POST" and not may_write:
        raise Http404
    form = AccountForm(request.POST or None) if may_write else None
    if request.method == "POST" and form.is_valid():
        year = contribution_pages.year_of(unit, localdate())
        records.write_account(unit=unit, year=year, by=who.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("leadership", pk)
    page = contribution_pages.leadership_page(unit, form, today=localdate())
    return show(request, "plans/leadership.html", page)
