"""Units, people, imports and the record: who asks, one action or one page, the answer."""

from allauth.account.forms import ResetPasswordForm
from allauth.core.context import request_context
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation import access, tasks
from samspil.ground.organisation.actions import imports as import_actions
from samspil.ground.organisation.actions import people as people_actions
from samspil.ground.organisation.actions import running
from samspil.ground.organisation.actions import units as unit_actions
from samspil.ground.organisation.forms import (
    AccountForm,
    ClosingForm,
    ConfirmForm,
    EndRoleForm,
    ImportForm,
    PersonForm,
    RoleForm,
    UnitForm,
)
from samspil.ground.organisation.pages import events as event_pages
from samspil.ground.organisation.pages import imports as import_pages
from samspil.ground.organisation.pages import people as people_pages
from samspil.ground.organisation.pages import units as unit_pages


def units(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    page = unit_pages.units_page(
        mine,
        _unit_wish(request),
        number=request.GET.get("page", "1"),
        today=localdate(),
        may_add=access.is_administrator(mine),
    )
    return show(request, "organisation/units.html", page)


def export_units(request: HttpRequest, form: str) -> HttpResponse:
    sheet = unit_pages.units_sheet(access.me(request.user), _unit_wish(request), today=localdate())
    return download(sheet, form)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.house_unit(mine, pk)
    may_change = mine.is_any(access.ADMINISTRATORS, found)
    page = unit_pages.unit_page(found, mine, today=localdate(), may_change=may_change)
    return show(request, "organisation/unit.html", page)


def add_unit(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    beneath = [each.pk for each in access.administered_units(mine)]
    initial = {"parent": request.GET.get("parent", beneath[0]), "kind": "school"}
    form = UnitForm(request.POST or None, beneath=beneath, initial=initial)
    if form.is_valid():
        made = unit_actions.add_unit(fields=unit_actions.UnitFields(**form.cleaned_data), by=mine.person)
        messages.success(request, _("%(unit)s is added.") % {"unit": made.name})
        return redirect("unit", made.pk)
    return _form(request, "organisation/add_unit.html", unit_pages.unit_form_page(form, _("Add a unit")))


def change_unit(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.movable_unit(mine, pk)
    beneath = [each.pk for each in access.administered_units(mine)]
    initial = {name: getattr(found, name) for name in ("name", "kind", "number", "parent", "opened_on")}
    form = UnitForm(request.POST or None, beneath=beneath, without=pk, initial=initial)
    if form.is_valid():
        fields = unit_actions.UnitFields(**form.cleaned_data)
        unit_actions.change_unit(unit=found, fields=fields, by=mine.person)
        messages.success(request, _("%(unit)s is changed.") % {"unit": fields.name})
        return redirect("unit", pk)
    page = unit_pages.unit_form_page(form, _("Change"), found)
    return _form(request, "organisation/change_unit.html", page)


def close_unit(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.movable_unit(mine, pk)
    form = ClosingForm(request.POST or None, unit=found, initial={"on": localdate()})
    if form.is_valid():
        closing = unit_actions.Closing(**form.cleaned_data)
        unit_actions.close_unit(unit=found, closing=closing, by=mine.person)
        messages.success(request, _("It is on record that %(unit)s closes.") % {"unit": found.name})
        return redirect("unit", pk)
    page = unit_pages.unit_form_page(form, _("Close"), found)
    return _form(request, "organisation/close_unit.html", page)


def people(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    page = people_pages.people_page(
        mine,
        _people_wish(request),
        number=request.GET.get("page", "1"),
        today=localdate(),
        may_add=access.is_administrator(mine),
    )
    return show(request, "organisation/people.html", page)


def export_people(request: HttpRequest, form: str) -> HttpResponse:
    sheet = people_pages.people_sheet(access.me(request.user), _people_wish(request), today=localdate())
    return download(sheet, form)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.readable_person(mine, pk)
    may_change = access.is_administrator(mine)
    page = people_pages.person_page(
        mine,
        found,
        today=localdate(),
        may_change=may_change,
        may_make_account=may_change and not access.is_beyond_me(found),
    )
    return show(request, "organisation/person.html", page)


def add_person(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    beneath = [each.pk for each in access.administered_units(mine)]
    initial = {"begins_on": localdate(), "unit": request.GET.get("unit")}
    form = PersonForm(request.POST or None, beneath=beneath, initial=initial)
    if form.is_valid():
        said = dict(form.cleaned_data)
        names = {name: said.pop(name) for name in ("given_name", "family_name", "email")}
        made = people_actions.add_person(**names, role=people_actions.RoleFields(**said), by=mine.person)
        messages.success(request, _("%(person)s is added.") % {"person": made.name})
        return redirect("person", made.pk)
    page = people_pages.person_form_page(form, _("Add a person"))
    return _form(request, "organisation/add_person.html", page)


def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.administered_person(mine, pk)
    beneath = [each.pk for each in access.administered_units(mine)]
    form = RoleForm(request.POST or None, beneath=beneath, initial={"begins_on": localdate()})
    if form.is_valid():
        fields = people_actions.RoleFields(**form.cleaned_data)
        try:
            people_actions.give_role(person=found, fields=fields, by=mine.person)
        except people_actions.RoleThere:
            form.add_error("kind", _("Choose another role, place or day: this one is given already."))
        else:
            messages.success(request, _("%(person)s has the role.") % {"person": found.name})
            return redirect("person", pk)
    page = people_pages.person_form_page(form, _("Give a role"), found)
    return _form(request, "organisation/give_role.html", page)


def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    role = access.administered_role(mine, pk)
    form = EndRoleForm(request.POST or None, begins_on=role.begins_on, initial={"ends_on": localdate()})
    if form.is_valid():
        people_actions.end_role(role=role, on=form.cleaned_data["ends_on"], by=mine.person)
        messages.success(request, _("It is on record when the role ends."))
        return redirect("person", role.person_id)
    page = people_pages.person_form_page(form, _("End a role"), role.person, role)
    return _form(request, "organisation/end_role.html", page)


def make_account(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.person_without_account(mine, pk)
    form = AccountForm(request.POST or None, initial={"email": found.email})
    if form.is_valid():
        email = form.cleaned_data["email"]
        people_actions.make_account(person=found, email=email, unit=mine.root, by=mine.person)
        transaction.on_commit(lambda: _send_link(request, email))
        messages.success(request, _("A link to choose a password goes to %(email)s.") % {"email": email})
        return redirect("person", pk)
    page = people_pages.person_form_page(form, _("Let them sign in"), found)
    return _form(request, "organisation/make_account.html", page)


def imports(request: HttpRequest) -> HttpResponse:
    access.administered_units(access.me(request.user))
    page = import_pages.imports_page(number=request.GET.get("page", "1"))
    return show(request, "organisation/imports.html", page)


def add_import(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    units = access.administered_units(mine)
    form = ImportForm(request.POST or None, request.FILES or None, units=units)
    if form.is_valid():
        found = import_actions.receive_import(**form.cleaned_data, by=mine.person)
        if running.is_small(found):
            import_actions.check_import(imported=found, by=mine.person, today=localdate())
        else:
            tasks.check_import.defer(number=found.pk, person=mine.person.pk)
        return redirect("imported", found.pk)
    return _form(request, "organisation/add_import.html", import_pages.add_import_page(form))


def imported(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.administered_import(access.me(request.user), pk)
    page = import_pages.import_page(
        found,
        kind=request.GET.get("show", ""),
        number=request.GET.get("page", "1"),
        now=now(),
        form=ConfirmForm(),
    )
    if request.htmx and not page.is_running:
        return HttpResponseClientRefresh()
    return show(request, "organisation/imported.html", page, part="progress")


@require_POST
def confirm_import(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.administered_import(mine, pk)
    accepts = "accept_endings" in request.POST
    answer = running.answer_import(imported=found, accept_endings=accepts, by=mine.person, today=localdate())
    if answer == running.Answer.BEGUN:
        tasks.carry_out_import.defer(number=pk, person=mine.person.pk)
    if answer in import_pages.ANSWERS:
        messages.warning(request, import_pages.ANSWERS[answer])
    return redirect("imported", pk)


@require_POST
def drop_import(request: HttpRequest, pk: int) -> HttpResponse:
    mine = access.me(request.user)
    found = access.administered_import(mine, pk)
    try:
        import_actions.drop_import(imported=found, by=mine.person)
    except import_actions.AlreadyAnswered:
        messages.warning(request, import_pages.ANSWERS[running.Answer.BEFORE])
    return redirect("imported", pk)


def events(request: HttpRequest) -> HttpResponse:
    mine = access.me(request.user)
    access.read_the_record(mine)
    page = event_pages.events_page(
        _event_wish(request),
        number=request.GET.get("page", "1"),
        is_administrator=access.is_administrator(mine),
    )
    return show(request, "organisation/events.html", page)


def export_events(request: HttpRequest, form: str) -> HttpResponse:
    access.read_the_record(access.me(request.user))
    return download(event_pages.events_sheet(_event_wish(request)), form)


def _unit_wish(request: HttpRequest) -> unit_pages.Wish:
    said = request.GET
    return unit_pages.Wish(said.get("q", "").strip(), said.get("kind", ""), said.get("closed") == "1")


def _people_wish(request: HttpRequest) -> people_pages.Wish:
    return people_pages.Wish(request.GET.get("q", "").strip(), request.GET.get("kind", ""))


def _event_wish(request: HttpRequest) -> event_pages.Wish:
    return event_pages.Wish(request.GET.get("person", "").strip(), request.GET.get("what", ""))


def _form(request: HttpRequest, template: str, page: object) -> HttpResponse:
    return show(request, template, page, status=422 if request.method == "POST" else 200)


def _send_link(request: HttpRequest, email: str) -> None:
    form = ResetPasswordForm({"email": email})
    with request_context(request):
        if form.is_valid():
            form.save(request)
