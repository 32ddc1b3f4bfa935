"""One report: as it will be, as it was issued, or why it was withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext_lazy

from samspil.figures.publication.queries.releases import Gone, gone_since
from samspil.ground.organisation.access import Me
from samspil.reporting.reports import access, rules
from samspil.reporting.reports.models import CHAPTERS, Frozen, Report, Verdict
from samspil.reporting.reports.pages.listing import LogRow, log_rows, report_line
from samspil.reporting.reports.queries import reports
from samspil.reporting.reports.queries.composing import compose
from samspil.reporting.reports.queries.figure_chapter import readers_of
from samspil.reporting.reports.rules import Proof, Refusal, State
from samspil.tools.paper.archive import from_text
from samspil.tools.paper.document import Document

REFUSALS = {
    Refusal.NOT_A_DRAFT: gettext_lazy("The report has been issued before."),
    Refusal.NO_CHAPTER: gettext_lazy("Choose at least one part."),
    Refusal.NO_COMMITTEE: gettext_lazy("Choose at least one committee or board."),
    Refusal.NOT_FOR_THE_PUBLIC: gettext_lazy("Leave out the parts that the public page does not show."),
    Refusal.NO_WORDS: gettext_lazy("Write the year in words, or leave that part out."),
}


@dataclass(frozen=True)
class ChapterLine:
    key: str
    label: str
    is_first: bool


@dataclass(frozen=True)
class ReportPage:
    report: Report
    to_whom: str
    document: Document | None
    chapters: tuple[ChapterLine, ...]
    lacks: tuple[str, ...]
    is_being_made: bool
    is_changed: bool
    verdicts: tuple[Verdict, ...]
    log: tuple[LogRow, ...]
    may_write: bool
    may_decide: bool
    frozen: Frozen | None
    gone: tuple[Gone, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.report.state == State.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        return self.report.state == State.WITHDRAWN

    @property
    def is_served(self) -> bool:
        """The files can be taken out, and what they hold is what was issued."""
        return bool(self.frozen) and not self.is_changed


def report_page(report: Report, me: Me | None, *, today: date, now: datetime) -> ReportPage:
    if report.state == State.DRAFT:
        assert me is not None, "the row policies show a draft only to those who steer"
        return _draft_page(report, me, today=today, now=now)
    frozen = reports.frozen_of(report)
    is_whole = bool(frozen) and reports.proof_of(report, frozen, with_files=False).holds
    may_write = bool(me) and access.steers(me, report.unit)
    document = from_text(frozen.text) if frozen and is_whole else None
    return ReportPage(
        report=report,
        to_whom=report_line(report).to_whom,
        document=document,
        chapters=(),
        lacks=(),
        is_being_made=False,
        is_changed=bool(frozen) and not is_whole,
        verdicts=tuple(_verdicts(report)),
        log=log_rows(report.log.all()),
        may_write=may_write,
        may_decide=may_write and report.state == State.ISSUED and reports.undecided(report).exists(),
        frozen=frozen,
        gone=tuple(_gone(report, document)) if document else (),
    )


def _gone(report: Report, document: Document) -> list[Gone]:
    """The report stays as it was issued: what has been withdrawn since is said beside it."""
    if report.issued_at is None or not any(each.key == rules.Chapter.FIGURES for each in document.parts):
        return []
    return gone_since(report.unit_id, readers_of(report), report.issued_at, get_language() or "en")


def _draft_page(report: Report, me: Me, *, today: date, now: datetime) -> ReportPage:
    keys = reports.chapters_of(report)
    lacks = rules.refusals(reports.facts_of(report))
    return ReportPage(
        report=report,
        to_whom=report_line(report).to_whom,
        document=compose(report, me=me, today=today),
        chapters=tuple(ChapterLine(key, str(CHAPTERS[key]), place == 0) for place, key in enumerate(keys)),
        lacks=tuple(str(REFUSALS[each]) for each in lacks),
        is_being_made=reports.is_being_made(report, now=now),
        is_changed=False,
        verdicts=(),
        log=(),
        may_write=True,
        may_decide=False,
        frozen=None,
    )


def _verdicts(report: Report) -> list[Verdict]:
    found = report.verdicts.select_related("body", "item__meeting", "by")
    return list(found.prefetch_related("decisions__decision", "decisions__effort"))


@dataclass(frozen=True)
class ProofPage:
    report: Report
    proof: Proof

    @property
    def holds(self) -> bool:
        return self.proof.holds


def proof_page(report: Report, frozen: Frozen) -> ProofPage:
    return ProofPage(report, reports.proof_of(report, frozen, with_files=True))
