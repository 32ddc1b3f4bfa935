"""What people ask the rulebook."""

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


def _label(rule: Rule) -> str:
    first = rule.note.split(". ")[0].removesuffix(".")
    short = first if len(first) <= 100 else first[:99] + "…"
    return f"{short} ({COUNTRIES[rule.country]})"
