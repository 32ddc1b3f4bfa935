"""Last year's reports, issued to two committees and to everyone; and the one somebody is writing now."""

from datetime import date, datetime, time, timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import ZONE, Days
from samspil.config.demo.realm import House
from samspil.ground.base.context import act_as
from samspil.ground.organisation.access import me
from samspil.ground.organisation.models import Person
from samspil.reporting.reports.actions.drafts import Choice, compose_report, record_verdict
from samspil.reporting.reports.actions.issuing import issue_report
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.queries.reports import efforts_to_decide_on
from samspil.reporting.reports.rules import Audience, offered
from samspil.steering.meetings.models import Body, Item
from samspil.steering.plans.models import Effort
from samspil.steering.plans.queries import SHARED_KINDS

Entry = dict[str, Any]


def build(house: House, days: Days) -> None:
    told = texts.read("reports")
    by = house.cast["birgitte"]
    last_year = (days.begins.replace(year=days.begins.year - 1), days.begins - timedelta(days=1))
    for audience in (Audience.COMMITTEES, Audience.PUBLIC):
        entry = told["committees" if audience == Audience.COMMITTEES else "public"]
        draft = _draft(house, entry, audience, last_year, days.name(1), by)
        on = days.workday(days.at(entry["issued"]))
        at = datetime.combine(on, time(9, 30), tzinfo=ZONE)
        # In her name: the drawing asks the history, which answers only those of the house.
        act_as(by.pk, purpose="demo", today=days.today)
        issued = issue_report(report=draft, me=me(by.account), at=at)
        act_as(None, purpose="demo", today=days.today)
        if audience == Audience.COMMITTEES:
            for verdict in told["verdicts"]:
                _verdict(days, issued, verdict, house.cast["maja"])
    this_year = (days.begins, days.ends)
    _draft(house, told["draft"], Audience.COMMITTEES, this_year, days.name(), house.cast["maja"])


def _draft(
    house: House, entry: Entry, audience: Audience, period: tuple[date, date], year: str, by: Person
) -> Report:
    bodies = Body.objects.filter(unit=house.root, kind="committee") if audience == Audience.COMMITTEES else ()
    fields = {
        "title": entry["title"].format(year=year),
        "audience": audience,
        "language": house.realm.language,
        "begins_on": period[0],
        "ends_on": period[1],
        "words": entry["words"].strip(),
        "next_steps": entry.get("next_steps", "").strip(),
    }
    chapters = entry.get("chapters", offered(audience))
    choice = Choice(tuple(chapters), tuple(bodies))
    return compose_report(unit=house.root, fields=fields, choice=choice, by=by)


def _verdict(days: Days, report: Report, entry: Entry, by: Person) -> None:
    body = Body.objects.get(unit=report.unit_id, name=entry["body"])
    fields = {
        "body": body,
        "item": Item.objects.filter(meeting__body=body, title=entry["item"]).first(),
        "outcome": entry["outcome"],
        "text": entry["text"],
        "decided_on": days.workday(days.at(entry["day"])),
    }
    words: dict[str, object] = {}
    efforts: list[Effort] = []
    if "decision" in entry:
        said = {**entry["decision"]}
        words = {
            "look_back_on": days.workday(days.at(said.pop("look_back"))),
            "decided_on": fields["decided_on"],
            **said,
        }
        found = efforts_to_decide_on(report).filter(plan__kind__in=SHARED_KINDS, ended_on=None)
        efforts = list(found.filter(title__icontains="sparring").order_by("pk")[:1])
    record_verdict(report=report, fields=fields, efforts=efforts, words=words, by=by)
