"""The reports, their log, whom they can be for, and whether what is kept is what was issued."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.timezone import localdate

from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule
from samspil.reporting.reports import rules
from samspil.reporting.reports.models import Frozen, PublicationLine, Report, ReportChapter
from samspil.reporting.reports.rules import Audience, Facts, Format, Proof, State
from samspil.steering.meetings.models import Body, Item
from samspil.steering.meetings.rules import BodyKind
from samspil.steering.plans.models import Effort
from samspil.steering.plans.queries import IN_FORCE, SHARED_KINDS

# What holds where the rulebook has no row of its own.
OTHERWISE = {"report-silence": 2, "report-newest-contributions": 12}
RECEIVERS = (BodyKind.COMMITTEE, BodyKind.BOARD)


def reports_in(root: int) -> QuerySet[Report]:
    """Every report one may see in a house: what is being written first, then the newest issued."""
    found = Report.objects.filter(unit_id=root).select_related("unit", "composed_by", "issued_by")
    return found.prefetch_related("committees__body").order_by("state", *Report._meta.ordering)


def public_reports(root: int) -> QuerySet[Report]:
    issued = Report.objects.filter(unit_id=root, audience=Audience.PUBLIC).exclude(state=State.DRAFT)
    return issued.select_related("unit")


def log_of(root: int) -> QuerySet[PublicationLine]:
    return PublicationLine.objects.filter(report__unit_id=root).select_related("report")


def names_by_number(people: Iterable[int]) -> dict[int, str]:
    """The names of those one may know."""
    return {each.pk: each.name for each in Person.objects.filter(pk__in=set(people))}


def receivers_in(root: Unit) -> QuerySet[Body]:
    """The groups that a report can be for: committees and boards of the house."""
    return Body.objects.filter(unit__path__contains=[root.pk], kind__in=RECEIVERS).select_related("unit")


def chapters_of(report: Report) -> list[str]:
    return list(ReportChapter.objects.filter(report=report).values_list("key", flat=True))


def names_of(report: Report) -> list[str]:
    return [each.body.name for each in report.committees.select_related("body")]


def is_being_made(report: Report, *, now: datetime) -> bool:
    """How long one waits for a report is a rule of the country the house lies in."""
    if report.begun_at is None:
        return False
    minutes = amount_on("report-silence", report.unit.country, localdate(now))
    return rules.is_being_made(report.begun_at, now=now, silence=timedelta(minutes=minutes))


def amount_on(key: str, country: str, on: date) -> int:
    try:
        return int(rule_on(key, country, on).amount or OTHERWISE[key])
    except NoRule:
        return OTHERWISE[key]


def facts_of(report: Report) -> Facts:
    return Facts(
        state=report.state,
        audience=report.audience,
        chapters=tuple(chapters_of(report)),
        committees=report.committees.count(),
        has_words=bool(report.words.strip()),
    )


def efforts_to_decide_on(report: Report) -> QuerySet[Effort]:
    """Approved efforts of the house's own plans in force."""
    return Effort.objects.filter(
        plan__unit=report.unit_id,
        plan__kind__in=SHARED_KINDS,
        plan__state__in=IN_FORCE,
        approved_at__isnull=False,
        stopped_on=None,
    ).select_related("plan__unit")


def items_of(report: Report) -> QuerySet[Item]:
    """Points on the agendas of the groups that the report was for, of meetings since it was issued."""
    found = Item.objects.filter(
        meeting__body__in=report.committees.values("body"), meeting__on__gte=localdate(report.issued_at)
    )
    return found.select_related("meeting__body").order_by("-meeting__on", "place")


def undecided(report: Report) -> QuerySet[Body]:
    """The groups it was for whose decision is not on record."""
    asked = Body.objects.filter(pk__in=report.committees.values("body"))
    return asked.exclude(pk__in=report.verdicts.values("body"))


def frozen_of(report: Report) -> Frozen | None:
    return Frozen.objects.select_related("report").filter(report=report).first()


def file_of(frozen: Frozen, format: Format) -> bytes | None:
    """A stored file as it lies there now; None when it is gone."""
    name = getattr(frozen, format).name
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as found:
        return found.read()


def served(frozen: Frozen, format: Format) -> bytes | None:
    """What is handed out: only what still is what was issued."""
    if format == Format.JSON:
        content: bytes | None = frozen.text.encode()
        hashed = frozen.report.content_hash
    else:
        content, hashed = file_of(frozen, format), getattr(frozen, f"{format}_hash")
    return content if content is not None and rules.fingerprint(content) == hashed else None


def proof_of(report: Report, frozen: Frozen, *, with_files: bool) -> Proof:
    """Whether text and files are still what was issued. Without the files it reads the rows alone."""
    formats = (Format.PDF, Format.DOCX, Format.PPTX) if with_files else ()
    return rules.proof(
        said=report.content_hash,
        logged=[each.content_hash for each in report.log.all()],
        text=frozen.text,
        files={each: (getattr(frozen, f"{each}_hash"), file_of(frozen, each)) for each in formats},
    )
