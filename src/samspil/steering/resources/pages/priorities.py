"""The half-yearly look at priorities: what it asks for now, and what was decided."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.steering.resources import access, queries
from samspil.steering.resources.models import PriorityReview
from samspil.steering.resources.pages.form import FormPage, in_the_house
from samspil.steering.resources.rules import HalfYear, Review, half_year, review_state


def half_words(half: HalfYear) -> str:
    if half.number == 1:
        return _("January to June %(year)s") % {"year": half.year}
    return _("July to December %(year)s") % {"year": half.year}


def review_words(state: Review, *, today: date) -> str:
    """What the half-yearly look at priorities asks for now."""
    half = half_year(today)
    if state is Review.HELD:
        return _("The priorities of %(half)s have been looked at.") % {"half": half_words(half)}
    if state is Review.LATE:
        return _("Nobody looked at the priorities of %(half)s.") % {"half": half_words(half.before)}
    return _("The priorities of %(half)s are to be looked at.") % {"half": half_words(half)}


@dataclass(frozen=True)
class ReviewLine:
    review: PriorityReview
    half: str


@dataclass(frozen=True)
class ReviewsPage:
    lines: tuple[ReviewLine, ...]
    state: str
    is_late: bool
    may_review: bool


def reviews_page(me: Me, *, today: date) -> ReviewsPage:
    reviews = list(queries.reviews_of(me.root))
    state = review_state([each.half for each in reviews], today=today)
    return ReviewsPage(
        lines=tuple(ReviewLine(each, half_words(each.half)) for each in reviews),
        state=review_words(state, today=today),
        is_late=state is Review.LATE,
        may_review=access.may_review(me),
    )


def review_form(form: BaseForm) -> FormPage:
    lead = _("Twice a year: what needs most, what is to have more, and what gives way.")
    back = reverse("priorities")
    return FormPage(
        form, _("Look at the priorities"), _("Put it on record"), back, _("Priorities"), lead, in_the_house()
    )
