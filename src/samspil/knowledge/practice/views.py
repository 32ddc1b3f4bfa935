"""Methods, their use and what leaders learn over HTTP: who asks, which form, which page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.practice import access, actions, forms, queries
from samspil.knowledge.practice.models import Development
from samspil.knowledge.practice.pages import development as development_pages
from samspil.knowledge.practice.pages import method as pages
from samspil.knowledge.practice.pages import methods as list_pages

FORM = "practice/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def methods(request: HttpRequest) -> HttpResponse:
    page = list_pages.methods_page(me(request.user), list_pages.Wanted.read(request.GET))
    return show(request, "practice/methods.html", page)


@require_GET
def export_methods(request: HttpRequest, form: str) -> HttpResponseBase:
    sheet = list_pages.methods_sheet(me(request.user), list_pages.Wanted.read(request.GET))
    return download(sheet, form)


@require_GET
def method(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    return show(request, "practice/method.html", pages.method_page(who, access.readable_method(who, pk)))


@write
def add_method(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    home = access.home_of_methods(who)
    written_in = {"language": get_language()[:2], "kind": "example", "evidence": "told"}
    form = forms.MethodForm(request.POST or None, may_share=access.may_share(who), initial=written_in)
    if request.method == "POST" and form.is_valid():
        saved = actions.save_method(method=None, unit=home, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Everyone here can find it now."))
        return redirect("method", saved.pk)
    return show(request, FORM, pages.method_form(form, None))


@write
def change_method(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.editable_method(who, pk)
    form = minding_others(
        forms.MethodForm(request.POST or None, instance=found, may_share=access.may_share(who))
    )
    if request.method == "POST" and form.is_valid():
        actions.save_method(method=found, unit=found.unit, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved."))
        return redirect("method", pk)
    return show(request, FORM, pages.method_form(form, found))


@write
def use_method(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_method(who, pk)
    places = access.places_without(who, found)
    form = forms.UseForm(request.POST or None, places=places, plan_actions=access.actions_of(who))
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        use = actions.use_method(method=found, unit=fields.pop("unit"), fields=fields, by=who.person)
        messages.success(
            request, _("%(place)s uses it. Tell how it went when you know.") % {"place": use.unit}
        )
        return redirect("method", pk)
    return show(request, FORM, pages.use_form(form, found))


@write
def tell_result(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    use = access.editable_use(who, pk)
    form = forms.ResultForm(request.POST or None, instance=use)
    if request.method == "POST" and form.is_valid():
        actions.tell_result(use=use, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Others can learn from it now."))
        return redirect("method", use.method_id)
    return show(request, FORM, pages.result_form(form, use))


@require_GET
def development(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_leader(who)
    page = development_pages.development_page(who, today=localdate())
    return show(request, "practice/development.html", page)


@require_GET
def leader_development(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = development_pages.leader_page(who, access.leader_below(who, pk), today=localdate())
    return show(request, "practice/development.html", page)


@write
def add_development(request: HttpRequest) -> HttpResponse:
    access.require_leader(me(request.user))
    return _write_development(request, None)


@write
def change_development(request: HttpRequest, pk: int) -> HttpResponse:
    return _write_development(request, access.own_development(me(request.user), pk))


def _write_development(request: HttpRequest, entry: Development | None) -> HttpResponse:
    who, today = me(request.user), localdate()
    initial = {} if entry else {"on": today, "method": request.GET.get("method", "")}
    found = queries.methods_for(who.root)
    form = forms.DevelopmentForm(
        request.POST or None, instance=entry, initial=initial, methods=found, today=today
    )
    if request.method == "POST" and form.is_valid():
        actions.save_development(entry=entry, fields=form.cleaned_data, by=who.person)
        messages.success(request, _("Saved in your record."))
        return redirect("development")
    return show(request, FORM, development_pages.development_form(form, entry))


@require_POST
def remove_development(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    actions.remove_development(entry=access.own_development(who, pk), by=who.person)
    messages.success(request, _("Taken out of your record."))
    return redirect("development")
