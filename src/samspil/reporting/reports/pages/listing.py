"""All reports of a house, the log of what was published, and what lies on the public page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.reporting.public.pages.shelf import Paper
from samspil.reporting.reports import access
from samspil.reporting.reports.models import AUDIENCES, PublicationLine, Report
from samspil.reporting.reports.queries import reports
from samspil.reporting.reports.rules import Audience, State

ON_A_PAGE = 30


@dataclass(frozen=True)
class LogRow:
    """One line of the publication log; `by` is empty for who may not know the municipality's people."""

    line: PublicationLine
    by: str


def log_rows(found: Iterable[PublicationLine]) -> tuple[LogRow, ...]:
    lines = list(found)
    names = reports.names_by_number(each.by_id for each in lines)
    return tuple(LogRow(each, names.get(each.by_id, "")) for each in lines)


@dataclass(frozen=True)
class ReportLine:
    report: Report
    to_whom: str


@dataclass(frozen=True)
class ReportsPage:
    drafts: tuple[ReportLine, ...]
    issued: tuple[ReportLine, ...]
    log: tuple[LogRow, ...]
    pager: Page
    may_write: bool


def reports_page(me: Me, *, number: str) -> ReportsPage:
    found = [report_line(each) for each in reports.reports_in(me.root)]
    pager = Paginator(reports.log_of(me.root), ON_A_PAGE).get_page(number)
    return ReportsPage(
        drafts=tuple(each for each in found if each.report.state == State.DRAFT),
        issued=tuple(each for each in found if each.report.state != State.DRAFT),
        log=log_rows(pager),
        pager=pager,
        may_write=access.steers(me, me.roles[0].root),
    )


def report_line(report: Report) -> ReportLine:
    """Needs the committees fetched with the report."""
    if report.audience == Audience.PUBLIC:
        return ReportLine(report, str(AUDIENCES[Audience.PUBLIC]))
    return ReportLine(report, ", ".join(each.body.name for each in report.committees.all()))


def public_papers(root: int) -> Iterable[Paper]:
    """For the public page: what was issued to everyone, also what was withdrawn."""
    return (
        Paper(
            each.title,
            each.language,
            localdate(each.issued_at),
            reverse("report", args=[each.pk]),
            each.content_hash[:16],
            each.state == State.WITHDRAWN,
        )
        for each in reports.public_reports(root)
    )
