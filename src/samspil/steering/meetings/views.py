"""Bodies, meetings, tasks and questions over HTTP: who asks, which form, which page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.base.templatetags.face import day
from samspil.ground.organisation.access import me
from samspil.steering.meetings import access, actions, forms
from samspil.steering.meetings.models import Body
from samspil.steering.meetings.pages import bodies as list_pages
from samspil.steering.meetings.pages import body as body_pages
from samspil.steering.meetings.pages import meeting as pages

FORM = "meetings/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    page = list_pages.bodies_page(me(request.user), _wanted(request), today=localdate())
    return show(request, "meetings/bodies.html", page)


@require_GET
def export_bodies(request: HttpRequest, form: str) -> HttpResponseBase:
    sheet = list_pages.bodies_sheet(me(request.user), _wanted(request), today=localdate())
    return download(sheet, form)


def _wanted(request: HttpRequest) -> list_pages.Wanted:
    asked = request.GET
    return list_pages.Wanted(asked.get("kind", ""), asked.get("q", "").strip()[:200], asked.get("page", "1"))


@require_GET
def body(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_body(who, pk)
    page = body_pages.body_page(who, found, today=localdate(), number=request.GET.get("page", "1"))
    return show(request, "meetings/body.html", page)


@write
def add_body(request: HttpRequest) -> HttpResponse:
    return _write_body(request, None)


@write
def change_body(request: HttpRequest, pk: int) -> HttpResponse:
    return _write_body(request, access.editable_body(me(request.user), pk))


def _write_body(request: HttpRequest, found: Body | None) -> HttpResponse:
    who = me(request.user)
    units = access.units_for(who)
    form = minding_others(forms.BodyForm(request.POST or None, instance=found, units=units))
    if request.method == "POST" and form.is_valid():
        saved = actions.save_body(body=found, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved."))
        return redirect("body", saved.pk)
    return show(request, FORM, pages.body_form(form, found))


@write
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_body(who, pk)
    people = access.people_for(found)
    form = forms.MemberForm(
        request.POST or None, body=found, people=people, initial={"begins_on": localdate()}
    )
    if request.method == "POST" and form.is_valid():
        actions.seat_member(body=found, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("%(name)s is a member now.") % {"name": form.cleaned_data["person"]})
        return redirect("body", pk)
    return show(request, FORM, pages.member_form(form, found))


@require_POST
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    seat = access.ended_membership(who, pk)
    actions.end_membership(membership=seat, on=localdate(), by=who.person)
    messages.success(request, _("Today is %(name)s's last day in it.") % {"name": seat.person})
    return redirect("body", seat.body_id)


@write
def add_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_body(who, pk)
    form = forms.NewMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = actions.plan_meeting(body=found, by=who.person, **form.cleaned_data)
        return redirect("meeting", meeting.pk)
    return show(request, FORM, pages.new_meeting_form(form, found))


@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = pages.meeting_page(who, access.readable_meeting(who, pk), today=localdate())
    return show(request, "meetings/meeting.html", page)


@write
def change_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_meeting(who, pk)
    form = forms.MeetingForm(request.POST or None, initial={"on": found.on, "title": found.title})
    if request.method == "POST" and form.is_valid():
        actions.change_meeting(meeting=found, by=who.person, **form.cleaned_data)
        return redirect("meeting", pk)
    return show(request, FORM, pages.change_meeting_form(form, found))


@write
def write_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_meeting(who, pk)
    form = minding_others(forms.MinutesForm(request.POST or None, initial={"minutes": found.minutes}))
    if request.method == "POST" and form.is_valid():
        actions.write_minutes(meeting=found, minutes=form.cleaned_data["minutes"], by=who.person)
        messages.success(request, _("The minutes are saved, and the meeting counts as held."))
        return redirect("meeting", pk)
    return show(request, FORM, pages.minutes_form(form, found))


@write
def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_meeting(who, pk)
    form = forms.ItemForm(request.POST or None, decisions=access.decisions_for(found.body))
    if request.method == "POST" and form.is_valid():
        actions.save_item(meeting=found, item=None, fields=form.cleaned_data, by=who.person)
        return redirect("meeting", pk)
    return show(request, FORM, pages.item_form(form, found, None))


@write
def change_item(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    item = access.editable_item(who, pk)
    decisions = access.decisions_for(item.meeting.body)
    form = minding_others(forms.ItemForm(request.POST or None, instance=item, decisions=decisions))
    if request.method == "POST" and form.is_valid():
        actions.save_item(meeting=item.meeting, item=item, fields=form.cleaned_data, by=who.person)
        return redirect("meeting", item.meeting_id)
    return show(request, FORM, pages.item_form(form, item.meeting, item))


@write
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """For the body, or for the item named in the address."""
    who = me(request.user)
    found = access.editable_body(who, pk)
    item = access.agenda_item(who, found, request.GET.get("item", ""))
    form = forms.TaskForm(request.POST or None, owners=access.people_for(found))
    if request.method == "POST" and form.is_valid():
        task = actions.give_task(body=found, item=item, fields=form.cleaned_data, by=who.person)
        words = _("%(name)s has the task, by %(day)s.") % {"name": task.owner, "day": day(task.due_on)}
        messages.success(request, words)
        return redirect("meeting", item.meeting_id) if item else redirect("body", pk)
    return show(request, FORM, pages.task_form(form, found, item))


@require_POST
def finish_task(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    task = access.finishable_task(who, pk)
    actions.finish_task(task=task, on=localdate(), by=who.person)
    messages.success(request, _("Done: %(task)s") % {"task": task.text})
    return redirect("meeting", task.item.meeting_id) if task.item else redirect("body", task.body_id)


@write
def ask_group(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_body(who, pk)
    form = forms.AskForm(request.POST or None, today=localdate())
    if request.method == "POST" and form.is_valid():
        asked = actions.ask_group(body=found, by=who.person, **form.cleaned_data)
        words = _("Asked. You expect the answer by %(day)s.") % {"day": day(asked.due_on)}
        messages.success(request, words)
        return redirect("consultation", asked.pk)
    return show(request, FORM, pages.ask_form(form, found))


@require_GET
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = pages.consultation_page(who, access.readable_consultation(who, pk), today=localdate())
    return show(request, "meetings/consultation.html", page)


@write
def answer_consultation(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    asked = access.answerable_consultation(who, pk)
    is_own = access.answers_for(who, asked)
    form = forms.AnswerForm(request.POST or None, is_own=is_own)
    if request.method == "POST" and form.is_valid():
        words = {"said_by": "", **form.cleaned_data}
        try:
            actions.answer_consultation(consultation=asked, by=who.person, **words)
        except actions.AlreadyAnswered as other:
            form.add_error(None, pages.answered_words(other.consultation))
        else:
            messages.success(request, _("The answer is with them. What it changed will stand beside it."))
            return redirect("consultation", pk)
    return show(request, FORM, pages.answer_form(form, asked, is_own=is_own))


@write
def tell_change(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    asked = access.answered_consultation(who, pk)
    form = forms.ChangeForm(request.POST or None, initial={"change": asked.change})
    if request.method == "POST" and form.is_valid():
        actions.tell_change(consultation=asked, change=form.cleaned_data["change"], by=who.person)
        messages.success(request, _("Those you asked can read it now."))
        return redirect("consultation", pk)
    return show(request, FORM, pages.change_form(form, asked))
