"""Reports: composed, issued, read, withdrawn; and what the committees decided about them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, known, me
from samspil.reporting.reports import access, tasks
from samspil.reporting.reports.actions import drafts, issuing
from samspil.reporting.reports.forms import EffortDecisionForm, ReportForm, VerdictForm, WithdrawForm
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.pages import forms as form_pages
from samspil.reporting.reports.pages import listing, reading
from samspil.reporting.reports.queries import reports as queries
from samspil.reporting.reports.rules import Format
from samspil.tools.exchange.spreadsheet import safe_file_name

TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.JSON: "application/json; charset=utf-8",
}


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    page = listing.reports_page(me(request.user), number=request.GET.get("page", "1"))
    return show(request, "reports/reports.html", page)


@require_http_methods(["GET", "POST"])
def add_report(request: HttpRequest) -> HttpResponse:
    mine = me(request.user)
    root = access.steered_house(mine)
    first = form_pages.first_words(root, today=localdate(), language=get_language())
    form = ReportForm(request.POST or None, bodies=queries.receivers_in(root), initial=first)
    if not form.is_valid():
        return _form(request, form_pages.add_page(form))
    made = drafts.compose_report(unit=root, fields=_fields(form), choice=_choice(form), by=mine.person)
    return redirect("report", made.pk)


@require_http_methods(["GET", "POST"])
def change_report(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.draft(mine, pk)
    chosen = {"chapters": queries.chapters_of(found), "committees": _bodies_of(found)}
    # Compared with a copy: what was typed reaches the row by the action alone.
    form = ReportForm(
        request.POST or None,
        bodies=queries.receivers_in(found.unit),
        instance=Report.objects.get(pk=pk),
        initial=chosen,
    )
    if not form.is_valid():
        return _form(request, form_pages.change_page(found, form))
    drafts.change_report(report=found, fields=_fields(form), choice=_choice(form), by=mine.person)
    return redirect("report", pk)


def _bodies_of(report: Report) -> list[int]:
    return [each.body_id for each in report.committees.all()]


def _fields(form: ReportForm) -> dict[str, object]:
    return {name: form.cleaned_data[name] for name in form.Meta.fields}


def _choice(form: ReportForm) -> drafts.Choice:
    found = form.cleaned_data
    return drafts.Choice(tuple(found["chapters"]), tuple(found["committees"]))


def _form(request: HttpRequest, page: object) -> HttpResponse:
    return show(request, "reports/form.html", page, status=422 if page.form.is_bound else 200)


@login_not_required
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    page = reading.report_page(access.readable_report(pk), _me(request), today=localdate(), now=now())
    if request.htmx and not page.is_being_made:
        return HttpResponseClientRefresh()
    return show(request, "reports/report.html", page, part="progress")


def _me(request: HttpRequest) -> Me | None:
    return known(request.user) if request.user.is_authenticated else None


@login_not_required
@require_GET
def report_file(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """A file as it was issued, byte for byte; one that was changed since is not served."""
    if format not in TYPES:
        raise Http404
    found, frozen = access.readable_frozen(pk)
    content = queries.served(frozen, Format(format))
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=TYPES[Format(format)])
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(found.title, format)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_not_required
@require_GET
def report_proof(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "reports/proof.html", reading.proof_page(*access.readable_frozen(pk)))


@require_http_methods(["GET", "POST"])
def delete_report(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.draft(mine, pk)
    if request.method == "GET":
        return show(request, "reports/form.html", form_pages.delete_page(found, Form()))
    try:
        drafts.delete_draft(report=found, by=mine.person)
    except issuing.BeingMade:
        messages.warning(request, _("The report is being made already."))
        return redirect("report", pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("reports")


@require_POST
def move_chapter(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    drafts.move_chapter(report=access.draft(mine, pk), key=request.POST.get("key", ""), by=mine.person)
    return redirect("report", pk)


@require_POST
def issue_report(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    try:
        issuing.begin_issue(report=access.draft(mine, pk), by=mine.person)
    except issuing.IssueRefused as refused:
        for reason in refused.reasons:
            messages.warning(request, reading.REFUSALS[reason])
    except issuing.BeingMade:
        messages.warning(request, _("The report is being made already."))
    else:
        tasks.issue_report.defer(number=pk, person=mine.person.pk)
    return redirect("report", pk)


@require_http_methods(["GET", "POST"])
def withdraw_report(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found, form = access.issued(mine, pk), WithdrawForm(request.POST or None)
    if not form.is_valid():
        return _form(request, form_pages.withdraw_page(found, form))
    drafts.withdraw_report(report=found, reason=form.cleaned_data["reason"], by=mine.person)
    messages.success(request, _("The report is withdrawn. Your reason stands in the publication log."))
    return redirect("report", pk)


@require_http_methods(["GET", "POST"])
def decide_on_report(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found = access.decidable(mine, pk)
    form, efforts = _verdict_forms(request, found)
    if not (form.is_valid() and efforts.is_valid()):
        page = form_pages.VerdictPage(found, form, efforts)
        return show(request, "reports/decide.html", page, status=422 if form.is_bound else 200)
    verdict = {name: form.cleaned_data[name] for name in form.Meta.fields}
    words = {**efforts.words, "decided_on": verdict["decided_on"]}
    chosen = efforts.cleaned_data["efforts"]
    try:
        drafts.record_verdict(report=found, fields=verdict, efforts=chosen, words=words, by=mine.person)
    except drafts.AlreadyDecided:
        messages.warning(request, _("The decision of this group is on record already."))
    return redirect("report", pk)


def _verdict_forms(request: HttpRequest, found: Report) -> tuple[VerdictForm, EffortDecisionForm]:
    typed = request.POST or None
    form = VerdictForm(
        typed, bodies=queries.undecided(found), items=queries.items_of(found), today=localdate()
    )
    form.full_clean()
    decided_on = form.cleaned_data.get("decided_on") if form.is_bound else None
    efforts = queries.efforts_to_decide_on(found)
    return form, EffortDecisionForm(typed, efforts=efforts, decided_on=decided_on, prefix="effort")
