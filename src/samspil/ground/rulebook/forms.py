"""What people ask the rulebook."""

import re
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.ground.rulebook.models import COUNTRIES, Rule


class DeadlineForm(forms.Form):
    rule = forms.TypedChoiceField(label=_("Rule"), coerce=int)
    start = forms.DateField(
        label=_("From which day"),
        help_text=_("The day something arrived, was decided or was sent. It is not counted itself."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: object, rules: Iterable[Rule], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("Choose a rule")), *((each.pk, _label(each)) for each in rules)]


def _first_sentence(note: str) -> str:
    """ "Every 12. month" is not the end of one: the next begins with a capital."""
    return re.split(r"\.\s+(?=[^\Wa-z_0-9])", note)[0].removesuffix(".")


def _label(rule: Rule) -> str:
    first = _first_sentence(rule.note)
    short = first if len(first) <= 100 else first[:99] + "…"
    return f"{short} ({COUNTRIES[rule.country]})"
