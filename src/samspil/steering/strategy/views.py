"""The strategy's words, versions and file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.steering.strategy import access, pages
from samspil.steering.strategy.queries.packing import as_pack
from samspil.tools.packs.writing import write_strategy


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    strategy = access.strategy_in_force(me(request.user))
    page = pages.terms_page(strategy, language=get_language(), audience=request.GET.get("for", "staff"))
    return show(request, "strategy/terms.html", page)


@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    return show(request, "strategy/versions.html", pages.versions_page(me(request.user).root))


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
