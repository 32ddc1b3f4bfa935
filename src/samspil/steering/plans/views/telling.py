"""What is told along the way about an effort or an action: news, evidence, start, end, decision."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.steering.plans import access, queries
from samspil.steering.plans.actions import efforts as actions
from samspil.steering.plans.actions import records
from samspil.steering.plans.forms import effort as forms
from samspil.steering.plans.forms.action import EvidenceForm
from samspil.steering.plans.forms.understanding import UnderstandingForm
from samspil.steering.plans.models import Action, Effort
from samspil.steering.plans.pages.forms import SmallFormPage


def _found(who: Me, kind: str, pk: int) -> tuple[Effort, Action | None]:
    """The effort, and the action when the address names one."""
    if kind == "action":
        action = access.editable_action(who, pk)
        return action.effort, action
    return access.tellable_effort(who, pk), None


def _owned(who: Me, kind: str, pk: int) -> tuple[Effort, Action | None]:
    if kind == "action":
        return _found(who, kind, pk)
    return access.editable_effort(who, pk), None


def _small(
    request: HttpRequest, form: BaseForm, page: SmallFormPage, save: Callable[[], object], done: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        save()
        messages.success(request, done)
        return redirect(page.back_url)
    return show(request, "plans/small_form.html", page)


@require_http_methods(["GET", "POST"])
def tell_news(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    who = me(request.user)
    effort, action = _found(who, kind, pk)
    start = {"progress": effort.progress, "next_step": effort.next_step, "next_on": effort.next_on}
    form = forms.NewsForm(request.POST or None, initial=start)
    if action or not (effort.owner_id == who.person.pk or access.may_write(who, effort)):
        for name in start:
            del form.fields[name]
    page = SmallFormPage(form, effort, action, _("What is new?"), _("Tell it"))
    return _small(
        request, form, page,
        lambda: actions.tell_news(effort=effort, action=action, by=who.person, **form.cleaned_data),
        _("Told. Everyone who follows it can see it now."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_evidence(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    who = me(request.user)
    effort, action = _found(who, kind, pk)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    page = SmallFormPage(form, effort, action, _("What shows it?"), _("Add the evidence"), has_file=True)

    def save() -> None:
        fields = dict(form.cleaned_data)
        file = fields.pop("file")
        records.add_evidence(effort=effort, action=action, fields=fields, file=file, by=who.person)

    return _small(request, form, page, save, _("Added."))


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    who = me(request.user)
    effort, action = _owned(who, kind, pk)
    form = forms.StartForm(request.POST or None, initial={"on": localdate()})
    page = SmallFormPage(
        form, effort, action, _("Start it"), _("It has started"), _("You stand for the start.")
    )
    return _small(
        request, form, page,
        lambda: actions.start(thing=action or effort, on=form.cleaned_data["on"], by=who.person),
        _("Started."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    who = me(request.user)
    effort, action = _owned(who, kind, pk)
    form = forms.EndForm(request.POST or None, initial={"on": localdate()})
    page = SmallFormPage(
        form, effort, action, _("End it"), _("It has ended"), _("It counts as done once evidence is added.")
    )
    return _small(
        request, form, page,
        lambda: actions.end(thing=action or effort, by=who.person, **form.cleaned_data),
        _("Ended."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def stop_effort(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    effort = access.editable_effort(who, pk)
    form = forms.DecisionForm(request.POST or None, initial={"decided_on": localdate()})
    page = SmallFormPage(
        form, effort, None, _("Stop the effort"), _("Stop it"), _("Stopping is a decision, with its reason.")
    )
    return _small(
        request, form, page,
        lambda: actions.stop_effort(effort=effort, decision=form.cleaned_data, by=who.person),
        _("Stopped. The decision stands in the log."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def stop_action(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    action = access.going_action(who, pk)
    form = forms.StopForm(request.POST or None)
    lead = _("It counts neither as late nor as missing any more. The reason stays with it.")
    page = SmallFormPage(form, action.effort, action, _("Stop the action"), _("Stop it"), lead)
    return _small(
        request, form, page,
        lambda: actions.stop_action(action=action, by=who.person, **form.cleaned_data),
        _("Stopped. The reason stands beside it."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def tell_understanding(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    action = access.editable_action(who, pk)
    fewest = queries.fewest_answers(action.effort.plan.unit.country, localdate())
    told = getattr(action, "understanding", None)
    form = UnderstandingForm(request.POST or None, instance=told, fewest=fewest)
    lead = _("Counts of the group only, never one child's or one colleague's answer.")
    page = SmallFormPage(form, action.effort, action, _("How many know it?"), _("Save the counts"), lead)
    return _small(
        request, form, page,
        lambda: records.tell_understanding(action=action, fields=form.cleaned_data, by=who.person),
        _("Saved."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    effort = access.editable_effort(who, pk)
    form = forms.DecisionForm(request.POST or None, initial={"decided_on": localdate()})
    page = SmallFormPage(form, effort, None, _("Put a decision on record"), _("Put it on record"))
    return _small(
        request, form, page,
        lambda: actions.decide(plan=effort.plan, effort=effort, fields=form.cleaned_data, by=who.person),
        _("On record. You will be asked to look back."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def look_back(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    decision = access.editable_decision(who, pk)
    form = forms.LookBackForm(request.POST or None)
    lead = _("You expected: %(expected)s") % {"expected": decision.expected}
    page = SmallFormPage(
        form, decision.effort, None, decision.title, _("Save what came of it"), lead, plan=decision.plan
    )
    return _small(
        request, form, page,
        lambda: actions.look_back(decision=decision, by=who.person, **form.cleaned_data),
        _("Saved with the decision."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    who = me(request.user)
    effort, action = _owned(who, kind, pk)
    form = forms.HandOverForm(request.POST or None, people=access.owners_for(effort.plan))
    page = SmallFormPage(
        form,
        effort,
        action,
        _("Hand it over"),
        _("Hand it over"),
        _("The new owner finds it under what needs them."),
    )
    return _small(
        request, form, page,
        lambda: actions.hand_over(thing=action or effort, by=who.person, **form.cleaned_data),
        _("Handed over."),
    )  # fmt: skip


@require_GET
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file under a safe name, never shown by the browser as a page of ours."""
    evidence = access.readable_evidence(me(request.user), pk)
    if not evidence.file:
        raise Http404
    name = evidence.file.name.rpartition("/")[2]
    response = FileResponse(evidence.file.open("rb"), as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
