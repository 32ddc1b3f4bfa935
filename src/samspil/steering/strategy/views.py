"""The strategy's words, versions and file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.steering.strategy import access, pages
from samspil.steering.strategy.actions import Adoption, AlreadyAdopted, adopt_strategy
from samspil.steering.strategy.forms import AdoptForm
from samspil.steering.strategy.queries.packing import as_pack
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import published_schema, read_strategy
from samspil.tools.packs.writing import write_strategy


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    strategy = access.strategy_in_force(me(request.user))
    page = pages.terms_page(strategy, language=get_language(), audience=request.GET.get("for", "staff"))
    return show(request, "strategy/terms.html", page)


@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    return show(request, "strategy/versions.html", pages.versions_page(me(request.user)))


@require_GET
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    strategy = access.readable_strategy(me(request.user), pk)
    page = pages.changes_page(strategy, language=get_language())
    if page is None:
        raise Http404
    return show(request, "strategy/changes.html", page)


@require_GET
def export_strategy(request: HttpRequest, pk: int) -> HttpResponse:
    strategy = access.readable_strategy(me(request.user), pk)
    response = HttpResponse(write_strategy(as_pack(strategy)), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{strategy.key}-{strategy.version}.yaml"'
    return response


@login_not_required
@require_GET
def strategy_schema(request: HttpRequest) -> HttpResponse:
    """The published JSON Schema of a strategy pack."""
    return JsonResponse(published_schema("strategy.schema.json"), json_dumps_params={"indent": 2})


@require_http_methods(["GET", "POST"])
def load_strategy(request: HttpRequest) -> HttpResponse:
    """A pack becomes the strategy in force, or every fault is shown by line and nothing is loaded."""
    who = me(request.user)
    unit = access.adopting_unit(who)
    form = AdoptForm(request.POST or None, request.FILES or None)
    problems, fault = (), ""
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        file = fields.pop("file")
        try:
            pack = read_strategy(file.read(), file=file.name)
            strategy = adopt_strategy(pack=pack, unit=unit, adoption=Adoption(**fields), by=who.person)
        except PackRefused as refused:
            problems = refused.problems
        except AlreadyAdopted as refused:
            fault = str(refused)
        else:
            messages.success(request, _("Version %(version)s is in force.") % {"version": strategy.version})
            return redirect("strategy")
    page = pages.LoadPage(form, unit, problems, fault)
    return show(request, "strategy/load.html", page, status=422 if problems or fault else 200)
