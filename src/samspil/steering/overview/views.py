"""The whole at once: on the calendar, around the year, as a map, over time."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samspil.ground.base.drawings import chart_download
from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.steering.followup.access import framework_of
from samspil.steering.overview import access
from samspil.steering.overview.pages import coverage as coverage_pages
from samspil.steering.overview.pages import linkmap, wheel
from samspil.steering.overview.pages import movement as movement_pages
from samspil.steering.overview.pages import quality as quality_pages
from samspil.steering.overview.pages import timeline as timeline_pages
from samspil.steering.plans.access import readable_effort, readable_plan
from samspil.steering.strategy.access import readable_statement


@require_GET
def house_timeline(request: HttpRequest) -> HttpResponse:
    return show(request, "overview/house_timeline.html", _timeline(request))


@require_GET
def export_timeline(request: HttpRequest, format: str) -> HttpResponseBase:
    return chart_download(_timeline(request).whole, format)


def _timeline(request: HttpRequest) -> timeline_pages.HouseTimelinePage:
    plan = access.plan_asked(me(request.user), request.GET.get("plan", ""))
    late = request.GET.get("show") == timeline_pages.LATE
    return timeline_pages.house_timeline_page(
        plan, only_late=late, today=localdate(), language=get_language()
    )


@require_GET
def effort_timeline(request: HttpRequest, pk: int) -> HttpResponse:
    effort = readable_effort(me(request.user), pk)
    page = timeline_pages.effort_timeline_page(effort, today=localdate())
    return show(request, "overview/effort_timeline.html", page)


@require_GET
def house_coverage(request: HttpRequest) -> HttpResponse:
    return show(request, "overview/coverage.html", _coverage(request))


@require_GET
def export_house_coverage(request: HttpRequest, format: str) -> HttpResponseBase:
    return chart_download(_coverage(request).chart, format)


def _coverage(request: HttpRequest) -> coverage_pages.HouseCoveragePage:
    who = me(request.user)
    return coverage_pages.house_coverage_page(
        who,
        framework_of(who),
        only_gaps=request.GET.get("gaps") == "1",
        today=localdate(),
        language=get_language(),
    )


@require_GET
def coverage_actions(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    framework = framework_of(who)
    page = coverage_pages.actions_page(
        framework,
        unit=access.unit_asked(who, request.GET.get("unit", "")),
        area=access.area_asked(framework, request.GET.get("area", "")),
        today=localdate(),
        language=get_language(),
    )
    return show(request, "overview/coverage_actions.html", page)


@require_GET
def year(request: HttpRequest) -> HttpResponse:
    return show(request, "overview/year.html", _year(request))


@require_GET
def export_year(request: HttpRequest, format: str) -> HttpResponseBase:
    return chart_download(_year(request).chart, format)


def _year(request: HttpRequest) -> wheel.YearPage:
    today = localdate()
    # A year is called by the one it begins in.
    wanted = access.number(request.GET.get("year", "")) or wheel.year_of(me(request.user), today)
    if abs(wanted - today.year) > access.FAR:
        raise Http404
    return wheel.year_page(me(request.user), wanted, today=today)


@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    return show(request, "overview/quality.html", _quality(request))


@require_GET
def export_quality(request: HttpRequest, format: str) -> HttpResponseBase:
    chart = _quality(request).chart
    if chart is None:
        raise Http404
    return chart_download(chart, format)


def _quality(request: HttpRequest) -> quality_pages.QualityPage:
    who = me(request.user)
    plan = framework_of(who)
    return quality_pages.quality_page(
        plan,
        unit=access.unit_asked(who, request.GET.get("unit", "")),
        area=access.area_asked(plan, request.GET.get("area", "")),
        today=localdate(),
        language=get_language(),
    )


@require_GET
def statement_map(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "overview/map.html", _statement_map(request, pk))


@require_GET
def effort_map(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "overview/map.html", _effort_map(request, pk))


@require_GET
def plan_map(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "overview/map.html", _plan_map(request, pk))


@require_GET
def export_map(request: HttpRequest, kind: str, pk: int, format: str) -> HttpResponseBase:
    if kind not in MAPS:
        raise Http404
    return chart_download(MAPS[kind](request, pk).chart, format)


def _statement_map(request: HttpRequest, pk: int) -> linkmap.MapPage:
    found = readable_statement(me(request.user), pk)
    return linkmap.statement_map_page(found, today=localdate(), language=get_language())


def _effort_map(request: HttpRequest, pk: int) -> linkmap.MapPage:
    found = readable_effort(me(request.user), pk)
    return linkmap.effort_map_page(found, today=localdate(), language=get_language())


def _plan_map(request: HttpRequest, pk: int) -> linkmap.MapPage:
    plan = readable_plan(me(request.user), pk)
    area = request.GET.get("area", "")
    return linkmap.plan_map_page(plan, area, today=localdate(), language=get_language())


MAPS: dict[str, Callable[[HttpRequest, int], linkmap.MapPage]] = {
    "statement": _statement_map,
    "effort": _effort_map,
    "plan": _plan_map,
}


@require_GET
def movement(request: HttpRequest) -> HttpResponse:
    return show(request, "overview/movement.html", _movement(request))


@require_GET
def export_movement(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(movement_pages.movement_sheet(_movement(request)), format)


def _movement(request: HttpRequest) -> movement_pages.MovementPage:
    plan = access.plan_asked(me(request.user), request.GET.get("plan", ""))
    return movement_pages.movement_page(plan, today=localdate(), language=get_language())
