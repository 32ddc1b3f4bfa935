"""The accessibility statement, and how information is looked after."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from samspil.reporting.public.pages.lines import whole_day
from samspil.reporting.public.queries import House

# The day the statement was last gone through, and the day it must be again.
STATED_ON = date(2026, 11, 21)
REVIEW_BY = date(2027, 11, 21)


@dataclass(frozen=True)
class AboutPage:
    house: House | None
    owner: str
    phone: str
    stated_on: str
    review_by: str


def about_page(house: House | None) -> AboutPage:
    return AboutPage(
        house, settings.OWNER_NAME, settings.HELP_PHONE, whole_day(STATED_ON), whole_day(REVIEW_BY)
    )
