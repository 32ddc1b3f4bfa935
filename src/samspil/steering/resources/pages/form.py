"""One form: what it is for, who will read what is typed, and the way back."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class FormPage:
    form: BaseForm
    heading: str
    button: str
    back_url: str
    back_label: str
    lead: str = ""
    readers: str = ""


def in_the_house() -> str:
    return _("Everyone with a role in the municipality or region can read it. Others cannot.")


def at_the_place() -> str:
    return _("Read by those who work at the place and by the leaders above it. By nobody else.")
