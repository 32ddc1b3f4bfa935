"""The closed files of which somebody answers for the deletion, with the rule that says when."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.forms import BaseForm

from samspil.child.file import queries
from samspil.child.file.models.closing import CLOSING_REASONS
from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule

EACH_PAGE = 50


@dataclass(frozen=True)
class ClosedLine:
    file: queries.ClosedFile
    reason: str
    is_due: bool


@dataclass(frozen=True)
class ClosedPage:
    lines: tuple[ClosedLine, ...]
    pager: Page
    due: int
    rule: Rule | None
    archive: Rule | None
    form: BaseForm

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(each for each in (self.rule, self.archive) if each)


def closed_page(house: Unit, form: BaseForm, *, number: str, today: date) -> ClosedPage:
    found = queries.closed_files()
    lines = [
        ClosedLine(
            each, str(CLOSING_REASONS[each.reason]), each.kept_until is not None and each.kept_until <= today
        )
        for each in found
    ]
    pager = Paginator(lines, EACH_PAGE).get_page(number)
    due = sum(1 for each in lines if each.is_due)
    rules = (_rule(key, house, today) for key in ("retention-case-file", "archive-duty"))
    return ClosedPage(tuple(pager), pager, due, *rules, form)


def _rule(key: str, house: Unit, today: date) -> Rule | None:
    try:
        return rule_on(key, house.country, today)
    except NoRule:
        return None
