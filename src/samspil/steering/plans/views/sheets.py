"""What a plan holds, and what people bring, as downloads."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from samspil.ground.base.sheets import download
from samspil.ground.organisation.access import me
from samspil.steering.plans import access
from samspil.steering.plans.pages import contribution as contribution_pages
from samspil.steering.plans.pages import decisions as decision_pages
from samspil.steering.plans.pages import missing as missing_pages
from samspil.steering.plans.pages import sheets, timetable
from samspil.steering.plans.pages.lines import plan_actions


@require_GET
def export_actions(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    found = access.readable_plan(me(request.user), pk)
    return download(sheets.actions_sheet(found, plan_actions(found, localdate())), format)


@require_GET
def export_decisions(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    found = access.readable_plan(me(request.user), pk)
    groups = decision_pages.decision_groups(found, localdate())
    return download(sheets.decisions_sheet(found, groups), format)


@require_GET
def export_plan_missing(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    page = missing_pages.missing_page(who, access.readable_plan(who, pk), today=localdate())
    return download(sheets.missing_sheet(page), format)


@require_GET
def export_timetable(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    page = timetable.timetable_page(who, access.readable_plan(who, pk), today=localdate())
    return download(timetable.timetable_sheet(page), format)


@require_GET
def export_contributions(request: HttpRequest, format: str) -> HttpResponseBase:
    group = request.GET.get("group", "")
    found = contribution_pages.brought(me(request.user), group=group, today=localdate())
    return download(sheets.contributions_sheet(found), format)
