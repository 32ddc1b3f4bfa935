"""The chapters of a report that are drawn: each drawing as on the screen, with its table beneath it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.paper import drawn
from samspil.ground.rulebook.rules import school_year
from samspil.reporting.reports.queries.chapters import day_note
from samspil.reporting.reports.queries.source import Source, whole_day
from samspil.steering.overview.pages.coverage import house_coverage_page
from samspil.steering.overview.pages.linkmap import maps_by_area
from samspil.steering.overview.pages.timeline import areas_on_the_calendar, begins_late
from samspil.steering.overview.pages.wheel import year_page
from samspil.steering.overview.queries import efforts_to_map
from samspil.tools.paper.document import Block, Heading, Note, Part, line


def calendar(source: Source) -> Part:
    """The efforts planned against how they went, one focus area after the other."""
    late = sum(1 for each in source.lines if begins_late(each, source.day))
    told = ngettext("%(n)d effort began late.", "%(n)d efforts began late.", late) % {"n": late}
    points = (line(told if late else _("No effort began late.")),)
    blocks: list[Block] = [*day_note(source)]
    if source.plan:
        folds = areas_on_the_calendar(source.plan, source.lines, today=source.day, language=source.language)
        for fold in folds:
            blocks += [Heading(fold.label), *drawn(fold.chart)]
    return Part(_("The efforts on the calendar"), points, tuple(blocks), "calendar")


def fields(source: Source) -> Part:
    """Places against focus areas. Local plans are those of now, and so it says."""
    if source.plan_now is None:
        return Part(_("Places and focus areas"), (line(_("No plan asks the places for anything.")),))
    page = house_coverage_page(
        source.me, source.plan_now, only_gaps=False, today=source.today, language=source.language
    )
    blocks: list[Block] = []
    if source.day < source.today:
        words = _("Local plans are told as they stand on %(day)s.")
        blocks.append(Note(line(words % {"day": whole_day(source.today)})))
    if page.total:
        blocks += drawn(page.chart)
    return Part(_("Places and focus areas"), (line(page.chart.title),), tuple(blocks), "fields")


def wheel(source: Source) -> Part:
    """The school year that the last day told falls into."""
    year = school_year(source.day, source.report.unit.country).start.year
    page = year_page(source.me, year, today=source.today)
    told = ngettext("%(n)d day stands in %(year)s.", "%(n)d days stand in %(year)s.", page.total)
    points = (line(told % {"n": page.total, "year": page.label}), line(page.chart.description))
    return Part(_("Around the year"), points, drawn(page.chart), "wheel")


def links(source: Source) -> Part:
    """What each approved effort is for: statements, goals and what it builds on."""
    blocks: list[Block] = [*day_note(source)]
    efforts = source.as_then(efforts_to_map(plan=source.plan)) if source.plan else []
    approved = [each for each in efforts if each.approved_at]
    if source.plan:
        maps = maps_by_area(source.plan, approved, today=source.day, language=source.language)
        for name, chart in maps:
            blocks += [Heading(name), *drawn(chart)]
    told = ngettext("What %(n)d effort is for", "What %(n)d efforts are for", len(approved))
    return Part(_("What hangs on what"), (line(told % {"n": len(approved)}),), tuple(blocks), "links")
