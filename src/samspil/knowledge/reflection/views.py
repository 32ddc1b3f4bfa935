"""Reflection and reviews of the culture over HTTP."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.ground.rulebook.rules import add_months
from samspil.knowledge.reflection import access, actions, forms, queries
from samspil.knowledge.reflection.pages import calendars as calendar_pages
from samspil.knowledge.reflection.pages import sessions as pages
from samspil.knowledge.reflection.rules import FIRST_IN_MONTHS, next_review

FORM = "practice/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def reflections(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_reflects(who)
    return show(request, "reflection/sessions.html", pages.sessions_page(who, today=localdate()))


@require_GET
def reflection(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages.session_page(me(request.user), access.session(pk), today=localdate())
    return show(request, "reflection/session.html", page)


@write
def add_reflection(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    places = access.places_to_reflect_at(who)
    form = forms.SessionForm(
        request.POST or None,
        places=places,
        people=queries.colleagues(who, places),
        methods=queries.methods(),
    )
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        unit, people = fields.pop("unit"), fields.pop("people")
        made = actions.write_session(unit=unit, fields=fields, people=people, by=who.person)
        messages.success(request, _("Written. On the day, it stands on the first page of each of you."))
        return redirect("reflection", made.pk)
    return show(request, "reflection/write.html", pages.session_form(form))


@write
def return_to_reflection(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.open_session(who, pk)
    form = forms.ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_to(session=found, by=who.person, **form.cleaned_data)
        messages.success(request, _("Saved. What did not work is knowledge too."))
        return redirect("reflection", pk)
    return show(request, FORM, pages.return_form(form, found))


@write
def say_next_step(request: HttpRequest) -> HttpResponse:
    # What is said here is nobody's: the record of requests does not name them either.
    request.is_unnamed = True
    who = me(request.user)
    form = forms.NextStepForm(request.POST or None, places=access.places_to_answer_from(who))
    if request.method == "POST" and form.is_valid():
        actions.say_next_step(**form.cleaned_data)
        messages.success(request, _("Thank you. If you are stuck, ask for sparring: asking is good."))
        return redirect("home")
    return show(request, FORM, pages.next_step_form(form))


@require_GET
def two_calendars(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_leads(who)
    page = calendar_pages.calendars_page(who, today=localdate())
    return show(request, "reflection/calendars.html", page)


@require_GET
def export_calendars(request: HttpRequest, form: str) -> HttpResponseBase:
    who = me(request.user)
    access.require_leads(who)
    return download(calendar_pages.calendars_sheet(who, today=localdate()), form)


@require_GET
def culture_review(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.culture_review(pk)
    page = calendar_pages.culture_review_page(me(request.user), found, today=localdate())
    return show(request, "reflection/culture_review.html", page)


@write
def plan_culture_review(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    unit = access.place_to_plan_for(who, pk)
    first = {"due_on": add_months(localdate(), FIRST_IN_MONTHS)}
    form = forms.PlanReviewForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.plan_culture_review(unit=unit, by=who.person, **form.cleaned_data)
        messages.success(request, _("The day is set."))
        return redirect("two-calendars")
    return show(request, FORM, calendar_pages.plan_form(form, unit))


@write
def hold_culture_review(request: HttpRequest, pk: int) -> HttpResponse:
    who, today = me(request.user), localdate()
    found = access.holdable_review(who, pk)
    months = queries.interval(found.unit.country, today)
    start = {"next_on": next_review(today, months=months)}
    form = forms.HoldReviewForm(request.POST or None, instance=found, initial=start)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in form.Meta.fields}
        next_on = form.cleaned_data["next_on"]
        actions.hold_culture_review(
            review=found, fields=fields, owners=form.owners(), next_on=next_on, by=who.person
        )
        messages.success(request, _("Saved, and the next day is set."))
        return redirect("culture-review", pk)
    return show(request, FORM, calendar_pages.hold_form(form, found))
