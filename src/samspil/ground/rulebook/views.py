"""The rulebook: the rules of a country, and when a deadline is."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation import access
from samspil.ground.rulebook import pages
from samspil.ground.rulebook.forms import DeadlineForm
from samspil.ground.rulebook.models import COUNTRIES
from samspil.ground.rulebook.queries import deadline_rules


def rules(request: HttpRequest) -> HttpResponse:
    return show(request, "rulebook/rules.html", pages.rules_page(_wish(request), today=localdate()))


def export_rules(request: HttpRequest, form: str) -> HttpResponse:
    return download(pages.rules_sheet(_wish(request), today=localdate()), form)


def deadline(request: HttpRequest) -> HttpResponse:
    found = deadline_rules(_country(request), localdate())
    asked = request.GET if "rule" in request.GET else None
    form = DeadlineForm(asked, rules=found, initial={"start": localdate()})
    return show(request, "rulebook/deadline.html", pages.deadline_page(form, found))


def _wish(request: HttpRequest) -> pages.Wish:
    said = request.GET
    return pages.Wish(_country(request), said.get("status", ""), said.get("q", "").strip())


def _country(request: HttpRequest) -> str:
    """The one asked for, else the one's own municipality lies in."""
    asked = request.GET.get("country", "")
    return asked if asked in COUNTRIES else access.me(request.user).roles[0].unit.country
