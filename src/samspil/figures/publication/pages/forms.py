"""Pages around the forms of releases."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.figures.publication.models import AUDIENCES, Release
from samspil.figures.publication.queries.offers import Offers
from samspil.figures.publication.rules.audiences import Audience


@dataclass(frozen=True)
class FormPage:
    form: BaseForm
    heading: str
    button: str
    back_url: str
    back_label: str
    lead: str = ""


def first_choice(found: Offers, *, today: date) -> dict[str, object]:
    """What was released last is where one begins."""
    years = [each for each, _label in found.years]
    return {
        "title": _("Figures on inclusion, %(year)s") % {"year": today.year},
        "audience": Audience.PUBLIC,
        "indicators": found.last,
        "first_period": years[0] if years else None,
        "last_period": years[-1] if years else None,
    }


def add_page(form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Prepare a release"),
        button=_("Keep it and go on"),
        back_url=reverse("releases"),
        back_label=_("Releases of figures"),
        lead=_(
            "Nothing is shown to anybody until it has been prepared, attacked and let out by somebody else."
        ),
    )


def change_page(release: Release, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Change the release"),
        button=_("Keep it and go on"),
        back_url=reverse("release", args=[release.pk]),
        back_label=release.title,
        lead=_("What was prepared before is thrown away with the change."),
    )


def delete_page(release: Release, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Delete what was never released"),
        button=_("Delete it"),
        back_url=reverse("release", args=[release.pk]),
        back_label=release.title,
        lead=_("That you deleted it stays on record. It cannot be undone."),
    )


def let_out_page(release: Release, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Release the figures"),
        button=_("Release them"),
        back_url=reverse("release", args=[release.pk]),
        back_label=release.title,
        lead=_(
            "Readers: %(to)s. After that it cannot be changed, only withdrawn with a reason."
            " What was seen stays seen."
        )
        % {"to": AUDIENCES[release.audience]},
    )


def withdraw_page(release: Release, form: BaseForm) -> FormPage:
    return FormPage(
        form=form,
        heading=_("Withdraw the figures"),
        button=_("Withdraw them"),
        back_url=reverse("release", args=[release.pk]),
        back_label=release.title,
        lead=_("Its addresses answer that it is gone, with your reason. It cannot be undone."),
    )
