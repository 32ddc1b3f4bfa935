"""Open data: every public release at stable addresses. The same door: nothing but what was released."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samspil.figures.publication import access
from samspil.figures.publication.models import Release
from samspil.figures.publication.pages import opendata
from samspil.figures.publication.queries import files
from samspil.figures.publication.rules.releases import State
from samspil.ground.base.show import show

# A frozen file never changes, but it may be withdrawn: ask again after ten minutes, by its hash.
CACHED = "public, max-age=600, must-revalidate"


@login_not_required
@require_safe
def open_data(request: HttpRequest, house: int) -> HttpResponse:
    there = access.house(house)
    return show(
        request, "publication/open_data.html", opendata.open_data_page(there, access.open_releases(there))
    )


@login_not_required
@require_safe
def open_catalogue(request: HttpRequest, house: int) -> HttpResponse:
    there = access.house(house)
    found = files.catalogue(there, access.open_releases(there))
    return _served(request, found)


@login_not_required
@require_safe
def open_release(request: HttpRequest, house: int, pk: int) -> HttpResponse:
    found = access.public_release(house, pk)
    page = opendata.open_release_page(found)
    return show(request, "publication/open_release.html", page, status=410 if page.is_withdrawn else 200)


@login_not_required
@require_safe
def data_file(request: HttpRequest, house: int, pk: int, name: str) -> HttpResponse:
    """A file of a release, byte for byte the same each time; of a withdrawn one the reason, and 410."""
    found = access.public_release(house, pk)
    if found.state == State.WITHDRAWN:
        return gone(found)
    if name not in files.KINDS:
        raise Http404
    return _served(request, files.file(found, name))


def gone(release: Release) -> HttpResponse:
    words = f"{release.title}: {opendata.gone_words(release)}\n"
    return HttpResponse(words, status=410, content_type="text/plain; charset=utf-8")


def _served(request: HttpRequest, found: files.File) -> HttpResponse:
    if request.headers.get("If-None-Match", "") == found.etag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(found.content, content_type=found.kind)
        response["Content-Disposition"] = f'attachment; filename="{found.name}"'
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"], response["Cache-Control"] = found.etag, CACHED
    response["Access-Control-Allow-Origin"] = "*"
    return response
