"""A report as a document: the chosen chapters in the chosen order, in the report's language."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.ground.base.paper import labels
from samspil.ground.organisation.access import Me
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.queries import (
    chapters,
    drawn_chapters,
    figure_chapter,
    more_chapters,
    public_chapters,
)
from samspil.reporting.reports.queries.reports import chapters_of, names_of
from samspil.reporting.reports.queries.source import Source, as_anyone, whole_day
from samspil.reporting.reports.rules import Audience, Chapter
from samspil.tools.paper.document import Document, Part

FOR_COMMITTEES: dict[str, Callable[[Source], Part]] = {
    Chapter.YEAR: chapters.year,
    Chapter.STRATEGY: chapters.strategy,
    Chapter.TARGETS: chapters.targets,
    Chapter.FIGURES: figure_chapter.figures,
    Chapter.EFFORTS: chapters.efforts,
    Chapter.CALENDAR: drawn_chapters.calendar,
    Chapter.LINKS: drawn_chapters.links,
    Chapter.ATTENTION: chapters.attention,
    Chapter.COVERAGE: more_chapters.coverage,
    Chapter.FIELDS: drawn_chapters.fields,
    Chapter.DECISIONS: more_chapters.decisions,
    Chapter.STOPPED: more_chapters.stopped,
    Chapter.CONTRIBUTIONS: more_chapters.contributions,
    Chapter.NEXT: more_chapters.next_steps,
    Chapter.WHEEL: drawn_chapters.wheel,
}
FOR_EVERYONE: dict[str, Callable[[Source], Part]] = {
    Chapter.YEAR: chapters.year,
    Chapter.STRATEGY: public_chapters.strategy,
    Chapter.TARGETS: public_chapters.targets,
    Chapter.FIGURES: figure_chapter.figures,
    Chapter.EFFORTS: public_chapters.efforts,
    Chapter.COVERAGE: public_chapters.coverage,
    Chapter.NEXT: public_chapters.next_steps,
}


def compose(report: Report, *, me: Me, today: date) -> Document:
    """The report as it would be today. What is for everyone is read with nobody's rights."""
    source = Source(report, me, today)
    keys, names = chapters_of(report), names_of(report)
    with override(report.language):
        if report.audience == Audience.PUBLIC:
            # Citizens read neither news nor evidence; what was known of them then is asked before.
            source.known  # noqa: B018 - fetched here and kept
            with as_anyone(today):
                parts = tuple(FOR_EVERYONE[key](source) for key in keys if key in FOR_EVERYONE)
        else:
            parts = tuple(FOR_COMMITTEES[key](source) for key in keys)
        return Document(
            title=report.title,
            language=report.language,
            publisher=report.unit.name,
            dated_on=today.isoformat(),
            subtitle=_subtitle(report, names),
            facts=tuple(_cover(source, names)),
            parts=parts,
            labels=labels(),
        )


def _subtitle(report: Report, names: list[str]) -> str:
    if report.audience == Audience.PUBLIC:
        return _("To everyone in %(place)s") % {"place": report.unit.name}
    return _("Report to %(groups)s") % {"groups": _and(names)} if names else ""


def _cover(source: Source, names: list[str]) -> list[tuple[str, str]]:
    report = source.report
    period = f"{whole_day(report.begins_on)} – {whole_day(report.ends_on)}"
    found = [(_("The year"), period)]
    if source.day < source.today:
        found.append((_("Statuses as they were on"), whole_day(source.day)))
    found.append((_("As it stands on"), whole_day(source.today)))
    if report.audience == Audience.COMMITTEES:
        found += [(_("To"), "; ".join(names)), (_("Issued by"), source.me.person.name)]
    return found


def _and(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
