"""The pages by which a file gets a line: each with its words and what it is called on record."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.child.file.access import Opened
from samspil.knowledge.language.pages import Guidance


@dataclass(frozen=True)
class Kind:
    """One kind of line: its heading and button, and what the record calls it."""

    heading: str
    button: str
    event: str


KINDS: dict[str, Kind] = {
    "participant": Kind(
        gettext_lazy("Bring in a colleague"),
        gettext_lazy("Bring them in"),
        "colleague brought in",
    ),
    "guardian": Kind(
        gettext_lazy("Write down a parent"),
        gettext_lazy("Write it down"),
        "guardian added",
    ),
    "enrolment": Kind(
        gettext_lazy("Where does the child go?"),
        gettext_lazy("Write it down"),
        "place added",
    ),
    "placement": Kind(
        gettext_lazy("How is the week spent?"),
        gettext_lazy("Write it down"),
        "placement added",
    ),
    "leisure": Kind(
        gettext_lazy("Does the child have leisure?"),
        gettext_lazy("Write it down"),
        "leisure told",
    ),
    "hearing": Kind(
        gettext_lazy("The parents were heard"),
        gettext_lazy("Write it down"),
        "parents heard",
    ),
    "consent": Kind(
        gettext_lazy("The parents consent"),
        gettext_lazy("Write it down"),
        "consent given",
    ),
    "position": Kind(
        gettext_lazy("What a parent thinks"),
        gettext_lazy("Write it down"),
        "position told",
    ),
}


@dataclass(frozen=True)
class FormPage:
    """One form about a child: what it is for, who will read it, and the way back."""

    form: BaseForm
    heading: str
    button: str
    back_url: str
    back_label: str
    readers: str = ""
    lead: str = ""
    has_file: bool = False
    asks_about_safety: bool = False
    guidance: Guidance | None = None
    is_for_a_child: bool = False


def line_page(what: str, opened: Opened, form: BaseForm) -> FormPage:
    kind = KINDS[what]
    return of_child(form, opened, str(kind.heading), str(kind.button))


def of_child(form: BaseForm, opened: Opened, heading: str, button: str, **more: Any) -> FormPage:
    usual = {"readers": _("Those who work with the child, the leader and the parents can read it.")}
    back = reverse("child", args=[opened.child.pk])
    return FormPage(form, heading, button, back, opened.child.given_name, **usual | more)
