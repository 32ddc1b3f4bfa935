"""Where a report's facts come from: the same page functions as the screen. Nothing is counted again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connection
from django.utils.translation import gettext as _

from samspil.ground.base.context import act_as
from samspil.ground.base.templatetags.face import STATUS_WORDS, short_day
from samspil.ground.organisation.access import Me
from samspil.reporting.public import queries as public
from samspil.reporting.public.pages.house import HousePage, house_page
from samspil.reporting.public.pages.lines import Note, notes_of
from samspil.reporting.public.queries import House
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.queries.then import Known, by_number, known_on, plans_on
from samspil.steering.followup.pages.board import Asked, PlansPage, plans_page
from samspil.steering.followup.pages.strategy import (
    StatementLine,
    StrategyPage,
    Wanted,
    lines_with,
    strategy_page,
)
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.pages.lines import EffortLine, effort_line
from samspil.steering.plans.pages.plan import lines_of
from samspil.steering.plans.queries import central_plan
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading
from samspil.tools.paper.document import Run


class NothingToReport(Exception):
    """The house has no strategy in force."""


@dataclass(frozen=True)
class Source:
    """What one person sees of the house on a day, in the report's language; each page is built once."""

    report: Report
    me: Me
    today: date

    @property
    def day(self) -> date:
        """Of which day the statuses speak: the last of the period, or today while it runs."""
        return min(self.report.ends_on, self.today)

    @cached_property
    def known(self) -> Known | None:
        """None when the day is today and nothing is to be left out."""
        return known_on(self.day, self.report.unit_id) if self.day < self.today else None

    def as_then(self, efforts: Iterable[Effort]) -> list[Effort]:
        return self.known.as_then(efforts) if self.known else list(efforts)

    @property
    def language(self) -> str:
        return self.report.language

    @cached_property
    def strategy(self) -> Strategy:
        found = reading.in_force(self.report.unit_id)
        if found is None:
            raise NothingToReport
        return found

    @cached_property
    def strategy_page(self) -> StrategyPage:
        return strategy_page(self.me, self.strategy, Wanted(), today=self.today, language=self.language)

    @cached_property
    def book(self) -> reading.Book:
        return reading.open_book(self.strategy, self.language)

    @cached_property
    def statements(self) -> list[StatementLine]:
        """Every statement and what had become of it on the day."""
        if self.plans_then:
            found = by_number(self.as_then(plans.efforts_with_owners(plan__in=self.plans_then)))
        else:
            found = plans.efforts_by_number(self.strategy)
            self.as_then(effort for efforts in found.values() for effort in efforts)
        return lines_with(found, self.book, self.strategy, today=self.day)

    @cached_property
    def board(self) -> PlansPage:
        return plans_page(self.me, Asked(), today=self.today)

    @cached_property
    def plans_then(self) -> list[Plan]:
        """Empty when the day is today, or when no plan of the house's own covered it."""
        return plans_on(self.day, self.report.unit_id) if self.day < self.today else []

    @cached_property
    def plan(self) -> Plan | None:
        """The house's own plan of the day."""
        own = (each for each in self.plans_then if each.kind in (Plan.Kind.CENTRAL, Plan.Kind.AGENDA))
        return next(own, None) or self.plan_now

    @cached_property
    def plan_now(self) -> Plan | None:
        return central_plan(self.report.unit_id)

    @cached_property
    def lines(self) -> list[EffortLine]:
        """Approved efforts of the house's own plan, as on its page."""
        if self.plan is None:
            return []
        efforts = self.as_then(plans.efforts_with_owners(plan=self.plan))
        quiet = self.plan.strategy.quiet_days
        found = (effort_line(each, today=self.day, quiet_days=quiet) for each in efforts)
        return [each for each in found if not each.is_waiting]

    @cached_property
    def lines_now(self) -> list[EffortLine]:
        """The same as they stand today: what comes next is not a matter of the year told."""
        if self.plan_now is None or self.day == self.today:
            return self.lines
        return [each for each in lines_of(self.plan_now, self.today) if not each.is_waiting]

    @cached_property
    def areas(self) -> list[tuple[str, str]]:
        """By key: a plan may stem from an earlier version of the strategy."""
        return [(each.chapter.key, each.name.text) for each in self.chapters]

    @cached_property
    def chapters(self) -> list[reading.Named]:
        return reading.chapters(self.strategy, self.language)

    @cached_property
    def house(self) -> House:
        found = next((each for each in public.houses() if each.unit.pk == self.report.unit_id), None)
        if found is None:
            raise NothingToReport
        return found

    @cached_property
    def house_page(self) -> HousePage:
        return house_page(self.house, today=self.today, language=self.language, notes=self.notes)

    @cached_property
    def notes(self) -> list[Note]:
        """What citizens see of the efforts, as of the day."""
        strategy = self.house.strategy
        found = public.efforts_of(self.plans_then) if self.plans_then else public.shared_efforts(strategy)
        efforts = [each for each in self.as_then(found) if each.approved_at]
        return notes_of(efforts, strategy, today=self.day)


@contextmanager
def as_anyone(today: date) -> Iterator[None]:
    """Inside, the database answers as it would to a citizen. What breaks off inside leaves it so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('samspil.person', true), current_setting('samspil.purpose', true),"
            " current_setting('samspil.today', true)"
        )
        before = cursor.fetchone()
    act_as(None, purpose="public report", today=today)
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('samspil.person', %s, true), set_config('samspil.purpose', %s, true),"
            " set_config('samspil.today', %s, true)",
            [each or "" for each in before],
        )


def status_run(status: str) -> Run:
    return Run(str(STATUS_WORDS[status]), tone=str(status))


def whole_day(day: date | None) -> str:
    """With its year, since paper is read later."""
    return short_day(day, date.min)


def nobody(name: str) -> str:
    return name or _("nobody yet")
