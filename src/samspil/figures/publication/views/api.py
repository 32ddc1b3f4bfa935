"""The read API: public releases and their figures, as they were frozen. Described by openapi.json."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError

from samspil.figures.publication import access
from samspil.figures.publication.models import Release
from samspil.figures.publication.pages.opendata import gone_words
from samspil.figures.publication.queries import tidy
from samspil.figures.publication.rules.releases import State
from samspil.figures.publication.views.data import CACHED

# Documentation pages would ask other hosts for scripts; the description itself asks nobody.
api = NinjaAPI(
    title="Samspil, open figures",
    version="1",
    description="Figures that a municipality or region has released to everyone. What could tell on a"
    " child is hidden: `status` says so, and a hidden number is never zero. A withdrawn release answers 410"
    " with its reason.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="data-api",
)


class ReleaseOut(Schema):
    id: int
    house: int
    title: str
    released_at: datetime
    why: str
    content_hash: str
    is_withdrawn: bool
    withdrawn_reason: str


class FigureOut(Schema):
    """`value`, `low` and `high` are null wherever `status` is not value, rounded or zero."""

    indicator: str
    version: int
    dimension: str
    place: str
    place_name: str
    year: int
    group: dict[str, str]
    status: str
    value: float | None
    low: float | None
    high: float | None
    events: int | None
    counted: int | None
    unit: str
    is_preliminary: bool
    source: str


class SeriesOut(Schema):
    indicator: str
    version: int
    name: dict[str, str]
    meaning: dict[str, str]
    dimension: str
    count_date: str
    unit: str
    shown_with: list[str]
    source: str


@api.get(
    "/houses/{house}/releases",
    response=list[ReleaseOut],
    url_name="api-releases",
    summary="All releases of a house",
)
def list_releases(request: HttpRequest, house: int) -> list[ReleaseOut]:
    return [_told(each) for each in access.open_releases(access.house(house))]


@api.get("/houses/{house}/releases/{pk}", response=ReleaseOut, url_name="api-release", summary="One release")
def one_release(request: HttpRequest, house: int, pk: int) -> ReleaseOut:
    return _told(access.public_release(house, pk))


@api.get(
    "/houses/{house}/releases/{pk}/indicators",
    response=list[SeriesOut],
    url_name="api-indicators",
    summary="What is counted in a release",
)
def list_indicators(request: HttpRequest, response: HttpResponse, house: int, pk: int) -> list[SeriesOut]:
    return [_described(each) for each in tidy.series_of(_frozen(response, house, pk))]


@api.get(
    "/houses/{house}/releases/{pk}/figures",
    response=list[FigureOut],
    url_name="api-figures",
    summary="The figures of a release",
)
def list_figures(
    request: HttpRequest,
    response: HttpResponse,
    house: int,
    pk: int,
    indicator: str = "",
    place: str = "",
    year: int | None = None,
) -> list[FigureOut]:
    wanted = tidy.Wanted(indicator, place, year)
    return [_figure(each) for each in tidy.chosen(_frozen(response, house, pk), wanted)]


def _frozen(response: HttpResponse, house: int, pk: int) -> Release:
    found = access.public_release(house, pk)
    if found.state == State.WITHDRAWN:
        raise HttpError(410, gone_words(found))
    response["ETag"], response["Cache-Control"] = f'"{found.content_hash[:32]}"', CACHED
    response["Access-Control-Allow-Origin"] = "*"
    return found


def _told(release: Release) -> ReleaseOut:
    names = ("house_id", "title", "released_at", "why", "content_hash", "withdrawn_reason")
    told = {name: getattr(release, name) for name in names}
    house = told.pop("house_id")
    return ReleaseOut(id=release.pk, house=house, is_withdrawn=release.state == State.WITHDRAWN, **told)


def _described(series: tidy.Series) -> SeriesOut:
    same = ("version", "name", "meaning", "dimension", "count_date", "unit", "source")
    told = {name: getattr(series, name) for name in same}
    return SeriesOut(indicator=series.key, shown_with=list(series.shown_with), **told)


def _figure(each: tidy.Tidy) -> FigureOut:
    figure = each.figure
    same = ("value", "low", "high", "events", "unit", "is_preliminary", "source")
    return FigureOut(
        indicator=each.series.key,
        version=each.series.version,
        dimension=each.series.dimension,
        place=each.place.node,
        place_name=each.place.name,
        year=figure.period,
        group=each.groups,
        status=str(figure.status),
        counted=figure.n,
        **{name: getattr(figure, name) for name in same},
    )


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "There is no such release."}, status=404)


@login_not_required
@require_safe
def open_api(request: HttpRequest) -> HttpResponse:
    """The description, at home: no other host is asked for anything."""
    schema = api.get_openapi_schema(path_prefix=reverse("open-api").removesuffix("openapi.json"))
    response = JsonResponse(schema)
    response["Cache-Control"], response["Access-Control-Allow-Origin"] = CACHED, "*"
    return response


def patterns() -> list[object]:
    """The API's addresses under their own names, open to who is not signed in."""
    found = [each for each in api.urls[0] if each.name != "api-root"]
    for each in found:
        each.callback = login_not_required(each.callback)
    return found
