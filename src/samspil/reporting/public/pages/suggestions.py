"""Writing to the follow-up group, and reading what was written."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.forms import Form
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.rules import add_working_days
from samspil.knowledge.language.pages import Guidance
from samspil.reporting.public import queries
from samspil.reporting.public.models import Suggestion
from samspil.reporting.public.queries import House
from samspil.reporting.public.rules import ANSWER_DAYS, MOST_AT_ONCE

ON_A_PAGE = 20


@dataclass(frozen=True)
class SuggestPage:
    house: House
    form: Form
    days: int = ANSWER_DAYS
    is_too_many: bool = False
    most: int = MOST_AT_ONCE


@dataclass(frozen=True)
class SuggestedPage:
    """What happens now; `answer_by` only for who left an address."""

    house: House
    answer_by: date | None


@dataclass(frozen=True)
class SuggestionLine:
    suggestion: Suggestion
    due: date
    is_late: bool


@dataclass(frozen=True)
class SuggestionsPage:
    lines: tuple[SuggestionLine, ...]
    pager: Page
    waiting: int
    late: int


@dataclass(frozen=True)
class AnswerPage:
    line: SuggestionLine
    form: Form
    typed: str = ""
    guidance: Guidance | None = None


def suggested_page(house: House, *, has_address: bool, today: date) -> SuggestedPage:
    due = add_working_days(today, ANSWER_DAYS, house.strategy.country) if has_address else None
    return SuggestedPage(house, due)


def suggestions_page(units: list[Unit], *, number: str, today: date) -> SuggestionsPage:
    """The longest waiting first; then the answered, newest first."""
    found = queries.suggestions_to(each.pk for each in units)
    ordered = found.order_by(F("answered_on").desc(nulls_first=True), "at")
    pager = Paginator(ordered, ON_A_PAGE).get_page(number)
    waiting = [suggestion_line(each, today=today) for each in found.filter(answered_on=None)]
    return SuggestionsPage(
        lines=tuple(suggestion_line(each, today=today) for each in pager),
        pager=pager,
        waiting=len(waiting),
        late=sum(1 for each in waiting if each.is_late),
    )


def receipt(suggestion: Suggestion) -> str:
    if suggestion.email:
        return _("The answer is kept. It is mailed to %(email)s within minutes.") % {
            "email": suggestion.email
        }
    return _("The answer is kept. There is no address to mail it to.")


def suggestion_line(suggestion: Suggestion, *, today: date) -> SuggestionLine:
    due = add_working_days(localdate(suggestion.at), ANSWER_DAYS, suggestion.unit.country)
    return SuggestionLine(suggestion, due, is_late=not suggestion.answered_on and due < today)
