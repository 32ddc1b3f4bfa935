"""Makers for reports. Import them from here: `from make.reports import report`."""

from datetime import date

from django.utils.timezone import now

from make import meetings
from samspil.ground.organisation.access import me
from samspil.reporting.reports.actions.drafts import withdraw_report
from samspil.reporting.reports.actions.issuing import issue_report
from samspil.reporting.reports.models import Report, ReportChapter, ReportCommittee
from samspil.reporting.reports.rules import Chapter, offered

# Slow to draw: a report has them where a test asks for them.
DRAWN = (Chapter.CALENDAR, Chapter.LINKS, Chapter.FIELDS, Chapter.WHEEL)


def report(unit, by, *bodies, chapters=None, audience="committees", **fields):
    """A draft that lacks nothing, for these committees or for everyone."""
    made = Report.objects.create(
        unit=unit,
        title=fields.pop("title", "Beretning om inklusion"),
        audience=audience,
        language=fields.pop("language", "da"),
        begins_on=fields.pop("begins_on", date(2020, 8, 1)),
        ends_on=fields.pop("ends_on", date(2099, 7, 31)),
        words=fields.pop("words", "Vi læste sammen.\nDet hjalp."),
        composed_at=now(),
        composed_by=by,
        **fields,
    )
    plain = [each for each in offered(audience) if each not in DRAWN]
    for place, key in enumerate(plain if chapters is None else chapters, start=1):
        ReportChapter.objects.create(report=made, place=place, key=key)
    for body in bodies:
        ReportCommittee.objects.create(report=made, body=body)
    return made


def issued(unit, by, *bodies, **fields):
    return issue_report(report=report(unit, by, *bodies, **fields), me=me(by.account), at=now())


def one_of_each(unit, by, member):
    """A draft, one issued to a committee, one issued to everyone, and one withdrawn from the committee."""
    committee = meetings.body(unit, kind="committee", name="Udvalget")
    meetings.member(committee, member, category="politician")
    chapters = ["year", "coverage"]
    gone = issued(unit, by, committee, chapters=chapters)
    withdraw_report(report=gone, reason="Et tal var forkert.", by=by)
    return {
        "draft": report(unit, by, committee, chapters=chapters),
        "issued": issued(unit, by, committee, chapters=chapters),
        "told": issued(unit, by, audience="public", chapters=chapters),
        "gone": gone,
    }
