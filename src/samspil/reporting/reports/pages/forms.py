"""Pages around the forms of reports."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.rules import school_year
from samspil.reporting.reports.models import Report
from samspil.reporting.reports.rules import LONG, Audience, Chapter
from samspil.steering.meetings.pages.meeting import FormPage

# Until the middle of a school year one reports on the year before.
HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True)
class VerdictPage:
    report: Report
    form: BaseForm
    efforts: BaseForm


def first_words(root: Unit, *, today: date, language: str) -> dict[str, object]:
    """What a new report begins with: last year's period and everything that committees may want."""
    year = school_year(today - HALF_A_YEAR, root.country)
    return {
        "title": _("Report on inclusion, %(year)s") % {"year": year.label},
        "audience": Audience.COMMITTEES,
        "language": language if language in ("da", "nl", "en") else "da",
        "begins_on": year.start,
        "ends_on": year.end,
        "chapters": [each.value for each in Chapter if each not in LONG],
    }


def add_page(form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Compose a report"),
        button=_("Keep it and look at it"),
        back_url=reverse("reports"),
        back_label=_("Reports"),
        lead=_("It stays a draft until you issue it. Nobody but those who steer sees a draft."),
    )


def change_page(report: Report, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Change the draft"),
        button=_("Keep it and look at it"),
        back_url=reverse("report", args=[report.pk]),
        back_label=report.title,
    )


def delete_page(report: Report, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Delete the draft"),
        button=_("Delete it"),
        back_url=reverse("report", args=[report.pk]),
        back_label=report.title,
        lead=_(
            "The draft and the words in it are gone. That you deleted it stays on record."
            " It cannot be undone."
        ),
    )


def withdraw_page(report: Report, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Withdraw the report"),
        button=_("Withdraw it"),
        back_url=reverse("report", args=[report.pk]),
        back_label=report.title,
        lead=_(
            "It stays listed with your reason. The files are no longer served to those it was for."
            " It cannot be undone."
        ),
    )
