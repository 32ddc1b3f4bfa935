"""A prepared release as its readers will see it, for those who prepare and let out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from samspil.figures.publication import access
from samspil.figures.publication.pages import preview
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me, readable_unit


@require_GET
def preview_release(request: HttpRequest, pk: int, audience: str) -> HttpResponse:
    page = preview.preview_page(*access.previewed_release(me(request.user), pk, audience))
    return show(request, "publication/preview.html", page)


@require_GET
def preview_figure(request: HttpRequest, pk: int, audience: str, key: str) -> HttpResponse:
    page = preview.preview_figure(*access.previewed_release(me(request.user), pk, audience), key)
    if page is None:
        raise Http404
    return show(request, "publication/figure.html", page)


@require_GET
def preview_place(request: HttpRequest, pk: int, audience: str, unit: int) -> HttpResponse:
    found, readers = access.previewed_release(me(request.user), pk, audience)
    page = preview.preview_place(found, readers, readable_unit(unit))
    if page.is_empty:
        raise Http404
    return show(request, "publication/place.html", page)
