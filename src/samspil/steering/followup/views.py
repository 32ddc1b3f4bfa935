"""What became of what was said, and what needs me."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, known, me
from samspil.ground.organisation.pages.slot import beginning
from samspil.steering.followup import access
from samspil.steering.followup.pages import areas as areas_pages
from samspil.steering.followup.pages import board as board_pages
from samspil.steering.followup.pages import coverage as coverage_pages
from samspil.steering.followup.pages import home as home_pages
from samspil.steering.followup.pages import missing as missing_pages
from samspil.steering.followup.pages import sheets
from samspil.steering.followup.pages import statement as statement_pages
from samspil.steering.followup.pages import strategy as strategy_pages
from samspil.steering.plans.access import readable_plan
from samspil.steering.plans.pages.plan import lines_of
from samspil.steering.strategy.access import has_strategy, readable_statement, strategy_in_force


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    if known(request.user) is None and (begins := beginning()):
        return redirect(begins)
    return show(request, "followup/home.html", home_pages.home_page(me(request.user), today=localdate()))


@require_GET
def strategy(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    if not has_strategy(who):
        return redirect("versions")
    return show(request, "followup/strategy.html", _strategy(request, who), part="statements")


@require_GET
def export_statements(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(sheets.strategy_sheet(_strategy(request, me(request.user))), format)


def _strategy(request: HttpRequest, who: Me) -> strategy_pages.StrategyPage:
    wanted = strategy_pages.Wanted(
        status=request.GET.get("status", ""),
        chapter=request.GET.get("chapter", ""),
        words=request.GET.get("q", "").replace("\0", "").strip()[:200],
        headlines=request.GET.get("headlines") == "1",
    )
    return strategy_pages.strategy_page(
        who, strategy_in_force(who), wanted, today=localdate(), language=get_language()
    )


@require_GET
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = readable_statement(who, pk)
    page = statement_pages.statement_page(who, found, today=localdate(), language=get_language())
    return show(request, "followup/statement.html", page)


@require_GET
def areas(request: HttpRequest) -> HttpResponse:
    strategy = strategy_in_force(me(request.user))
    page = areas_pages.areas_page(strategy, today=localdate(), language=get_language())
    return show(request, "followup/areas.html", page)


@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    return show(request, "followup/plans.html", _board(request))


@require_GET
def export_board(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(sheets.board_sheet(_board(request)), format)


def _board(request: HttpRequest) -> board_pages.PlansPage:
    asked = board_pages.Asked(request.GET.get("standing", ""), request.GET.get("kind", ""))
    return board_pages.plans_page(me(request.user), asked, today=localdate())


@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    return show(request, "followup/coverage.html", _coverage(request))


@require_GET
def export_coverage(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(sheets.coverage_sheet(_coverage(request)), format)


def _coverage(request: HttpRequest) -> coverage_pages.CoveragePage:
    who = me(request.user)
    return coverage_pages.coverage_page(
        who,
        access.framework_of(who),
        asked=coverage_pages.Looked(request.GET.get("gaps") == "1", request.GET.get("kind", "")),
        today=localdate(),
        language=get_language(),
    )


@require_GET
def missing(request: HttpRequest) -> HttpResponse:
    return show(request, "followup/missing.html", _missing(request))


@require_GET
def export_missing(request: HttpRequest, format: str) -> HttpResponseBase:
    return download(sheets.missing_sheet(_missing(request)), format)


def _missing(request: HttpRequest) -> missing_pages.MissingPage:
    who = me(request.user)
    return missing_pages.missing_page(who, strategy_in_force(who), today=localdate(), language=get_language())


@require_GET
def export_efforts(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    found = readable_plan(me(request.user), pk)
    return download(sheets.efforts_sheet(found.title, lines_of(found, localdate())), format)
