"""A method's page: what it is, how much is known, and who uses it with what result; and its forms."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import CONTRIBUTORS
from samspil.knowledge.practice import access, queries
from samspil.knowledge.practice.models import Method, Use
from samspil.knowledge.practice.pages.methods import age_words, direction_words
from samspil.knowledge.practice.rules import Evidence, Result

GRADES = {
    Evidence.TOLD: gettext_lazy("Those who did it say so. Nobody has compared."),
    Evidence.TRIED: gettext_lazy(
        "Several places use it and say what they see. It is no promise of an effect."
    ),
    Evidence.EVALUATED: gettext_lazy(
        "Somebody has looked at it with a plan and written down what came of it."
    ),
    Evidence.RESEARCHED: gettext_lazy(
        "Studies compare with and without it. How it goes with you, you see yourselves."
    ),
}
# What did not work is knowledge, not failure: drawn in ink, never in a status colour.
ICONS = {
    Result.WORKED: "s-done",
    Result.PARTLY: "s-running",
    Result.NOT: "e-no",
    Result.UNKNOWN: "s-none",
}


@dataclass(frozen=True)
class UseLine:
    use: Use
    result: str
    icon: str
    may_tell: bool


@dataclass(frozen=True)
class MethodPage:
    method: Method
    is_ours: bool
    grade: str
    ages: str
    directions: str
    uses: tuple[UseLine, ...]
    may_use: bool
    may_change: bool
    leads: bool

    @property
    def worked(self) -> int:
        return sum(1 for line in self.uses if line.use.result == Result.WORKED)


@dataclass(frozen=True)
class FormPage:
    """One form: what it is for, who will read what is typed, and the way back."""

    form: BaseForm
    heading: str
    button: str
    back_url: str
    back_label: str
    lead: str = ""
    readers: str = ""


def method_page(me: Me, method: Method) -> MethodPage:
    uses = list(queries.uses_of(method))
    return MethodPage(
        method=method,
        is_ours=method.unit_id == me.root,
        grade=str(GRADES[Evidence(method.evidence)]),
        ages=age_words(method.ages),
        directions=direction_words(method.directions),
        uses=tuple(
            UseLine(
                each,
                str(each.get_result_display()),
                ICONS[Result(each.result)],
                me.is_any(CONTRIBUTORS, each.unit),
            )
            for each in uses
        ),
        may_use=access.places_of(me).exclude(pk__in=[each.unit_id for each in uses]).exists(),
        may_change=access.may_change(me, method),
        leads=access.leads(me),
    )


def method_form(form: BaseForm, method: Method | None) -> FormPage:
    readers = _("Everyone with a role here can read it, and other municipalities once it is shared.")
    if method is None:
        return FormPage(
            form, _("Share what works"), _("Share it"), reverse("methods"), _("Knowledge"), readers=readers
        )
    return _of_method(form, method, _("Change the text"), _("Save the text"), readers)


def use_form(form: BaseForm, method: Method) -> FormPage:
    return _of_method(form, method, _("We use it"), _("Say that we use it"), _house())


def result_form(form: BaseForm, use: Use) -> FormPage:
    return _of_method(form, use.method, _("How did it go?"), _("Tell it"), _house())


def _house() -> str:
    return _("Everyone with a role in the municipality or region can read it. Others cannot.")


def _of_method(form: BaseForm, method: Method, heading: str, button: str, readers: str) -> FormPage:
    back = reverse("method", args=[method.pk])
    return FormPage(form, heading, button, back, method.title, readers=readers)
