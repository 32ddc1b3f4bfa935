"""Definitions: what there is, in plain words, its versions, and loading a pack."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.figures.indicators import access
from samspil.figures.indicators.actions.packs import load_pack as load_pack_now
from samspil.figures.indicators.forms.taking import PackForm
from samspil.figures.indicators.pages import packs as pages
from samspil.figures.indicators.queries.definitions import pack_of_one, shipped_source
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.tools.packs.indicator_pack import write_indicators
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import published_schema


@require_GET
def indicator_definition(request: HttpRequest, key: str, version: int) -> HttpResponse:
    who, language = me(request.user), get_language()
    definition = access.definition_version(who, key, version, language)
    page = pages.definition_page(definition, language, may_write=access.computes(who))
    return show(request, "indicators/definition.html", page)


@require_GET
def indicator_history(request: HttpRequest, key: str) -> HttpResponse:
    definition = access.definition_in_force(me(request.user), key, get_language())
    return show(request, "indicators/history.html", pages.history_page(definition, get_language()))


@require_http_methods(["GET", "POST"])
def load_indicators(request: HttpRequest) -> HttpResponse:
    """A pack is taken into use, or every fault is shown by line and nothing is loaded."""
    who, language = me(request.user), get_language()
    house = access.computed_house(who)
    initial = {"text": _from(who, request.GET.get("from", ""), language)}
    form = PackForm(request.POST or None, request.FILES or None, language=language, initial=initial)
    problems = ()
    if request.method == "POST" and form.is_valid():
        file, source = _given(form.cleaned_data)
        try:
            pack = load_pack_now(source=source, file=file, house=house, on=localdate(), by=who.person)
        except PackRefused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Version %(version)s is in force.") % {"version": pack.version})
            return redirect("indicators")
    page = pages.load_pack_page(form, house, problems, language)
    return show(request, "indicators/load.html", page, status=422 if problems else 200)


def _from(who: access.Me, key: str, language: str) -> str:
    """The text of a definition to begin from."""
    return write_indicators(pack_of_one(access.definition_in_force(who, key, language))) if key else ""


def _given(fields: dict[str, object]) -> tuple[str, bytes]:
    if fields["shipped"]:
        return fields["shipped"], shipped_source(fields["shipped"])
    if fields["file"]:
        return fields["file"].name, fields["file"].read()
    return _("the text"), fields["text"].encode()


@require_GET
def export_indicators(request: HttpRequest, pk: int) -> HttpResponse:
    """The pack as it was loaded, to the letter."""
    pack = access.readable_pack(me(request.user), pk)
    response = HttpResponse(pack.text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{pack.key}-{pack.version}.yaml"'
    return response


@login_not_required
@require_GET
def indicators_schema(request: HttpRequest) -> HttpResponse:
    """The published JSON Schema of an indicator pack."""
    return JsonResponse(published_schema("indicators.schema.json"), json_dumps_params={"indent": 2})
