"""What is typed when a strategy is taken into use."""

from django import forms
from django.utils.translation import gettext_lazy as _


def _day(label: str, **options: object) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
    )


class AdoptForm(forms.Form):
    """The pack and the decision that takes it into use."""

    file = forms.FileField(
        label=_("The strategy as a file"),
        help_text=_("A strategy pack (YAML). It is read whole, or not at all with every fault said."),
    )
    adopted_by = forms.CharField(label=_("Adopted by"), max_length=200)
    adopted_on = _day(_("Adopted on"))
    begins_on = _day(_("In force from"))
    ends_on = _day(_("In force to"), required=False)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        start, end = found.get("begins_on"), found.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("Set an end after the beginning."))
        return found
