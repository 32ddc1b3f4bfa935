"""Issues a report: content, files and log together, or nothing. Until it is whole it is a draft."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.timezone import localdate, now

from samspil.ground.audit.actions import record
from samspil.ground.base.context import acting_as
from samspil.ground.base.paper import margin_words
from samspil.ground.organisation.access import Me, me
from samspil.ground.organisation.models import Person
from samspil.reporting.reports import rules
from samspil.reporting.reports.actions.drafts import BeingMade, NotADraft, hold_draft, write_log
from samspil.reporting.reports.models import Frozen, PublicationLine, Report
from samspil.reporting.reports.queries.composing import compose
from samspil.reporting.reports.queries.reports import facts_of, is_being_made
from samspil.reporting.reports.rules import Format, Refusal, State
from samspil.tools.paper.archive import content_hash, to_text
from samspil.tools.paper.document import Document

PURPOSE = "reports"


class IssueRefused(Exception):
    """The report lacks something; `reasons` says all of it."""

    def __init__(self, reasons: list[Refusal]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reasons))


@transaction.atomic
def begin_issue(*, report: Report, by: Person) -> None:
    """Say that it is to be issued; a job makes it. Raises IssueRefused, BeingMade, NotADraft."""
    held = hold_draft(report)
    if found := rules.refusals(facts_of(held)):
        raise IssueRefused(found)
    if is_being_made(held, now=now()):
        raise BeingMade
    held.begun_at = now()
    held.save(update_fields=["begun_at"])
    record("report asked to be issued", target=held, by=by, unit=held.unit_id)


def run_issue(number: int, person: int) -> None:
    """Issue for the person who asked. What breaks off leaves the draft, which can be issued anew."""
    try:
        with acting_as(person, purpose=PURPOSE, today=localdate()):
            by = Person.objects.select_related("account").get(pk=person)
            issue_report(report=Report.objects.get(pk=number), me=me(by.account), at=now())
    except NotADraft:
        return
    except Exception:
        with acting_as(person, purpose=PURPOSE, today=localdate()):
            Report.objects.filter(pk=number, state=State.DRAFT).update(begun_at=None)
        raise


@transaction.atomic
def issue_report(*, report: Report, me: Me, at: datetime) -> Report:
    """Freeze it as it stands on that day. Raises NotADraft, IssueRefused."""
    held = hold_draft(report)
    if found := rules.refusals(facts_of(held)):
        raise IssueRefused(found)
    document = compose(held, me=me, today=localdate(at))
    text = to_text(document)
    _freeze(held, document, text)
    held.content_hash, held.state = content_hash(text), State.ISSUED
    held.issued_at, held.issued_by, held.begun_at = at, me.person, None
    held.save(update_fields=["content_hash", "state", "issued_at", "issued_by", "begun_at"])
    write_log(held, PublicationLine.What.ISSUED, held.issued_at, me.person)
    record("report issued", target=held, by=me.person, unit=held.unit_id, note=held.content_hash)
    return held


def _freeze(report: Report, document: Document, text: str) -> None:
    # Heavy, and only who issues needs them.
    from samspil.tools.paper.docx_file import docx_bytes  # noqa: PLC0415
    from samspil.tools.paper.pptx_file import pptx_bytes  # noqa: PLC0415
    from samspil.tools.paper.typst_pdf import pdf_bytes  # noqa: PLC0415

    day, proof = margin_words(document, content_hash(text))
    files = {
        Format.PDF: pdf_bytes(document, day=day, proof=proof),
        Format.DOCX: docx_bytes(document, day=day, proof=proof),
        Format.PPTX: pptx_bytes(document, day=day),
    }
    frozen = Frozen(report=report, text=text)
    for format, content in files.items():
        setattr(frozen, f"{format}_hash", rules.fingerprint(content))
        setattr(frozen, format, _store(f"reports/{report.pk}/report.{format}", content))
    frozen.save()


def _store(name: str, content: bytes) -> str:
    """Under a name of its own, so that what an attempt left behind is written over."""
    if default_storage.exists(name):
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))
