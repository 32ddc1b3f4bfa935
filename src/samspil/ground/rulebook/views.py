"""The rulebook: the rules of a country, and when a deadline is."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, localtime

from samspil.ground.base.show import show
from samspil.ground.organisation import access
from samspil.ground.rulebook import pages
from samspil.ground.rulebook.forms import DeadlineForm
from samspil.ground.rulebook.models import COUNTRIES
from samspil.ground.rulebook.queries import deadline_rules
from samspil.tools.exchange.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_bytes, safe_file_name, write_xlsx


def rules(request: HttpRequest) -> HttpResponse:
    return show(request, "rulebook/rules.html", pages.rules_page(_wish(request), today=localdate()))


def export_rules(request: HttpRequest, form: str) -> HttpResponse:
    sheet, file = pages.rules_sheet(_wish(request), today=localdate()), BytesIO()
    if form == "xlsx":
        write_xlsx(sheet, file, created=localtime())
    else:
        file.writelines(csv_bytes(sheet))
    response = HttpResponse(file.getvalue(), content_type=XLSX_TYPE if form == "xlsx" else CSV_TYPE)
    name = safe_file_name(f"{sheet.title} {localdate().isoformat()}", form)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


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
