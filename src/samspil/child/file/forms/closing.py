"""What a leader says who closes a file, and whoever deletes one whose time is over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.child.file.models import Closing
from samspil.child.file.models.closing import CLOSING_REASONS


class ClosingForm(forms.ModelForm):
    reason = forms.ChoiceField(
        label=_("Why is the file closed?"), choices=list(CLOSING_REASONS.items()), widget=forms.RadioSelect
    )

    class Meta:
        model = Closing
        fields = ["reason", "words"]


class DeleteForm(forms.Form):
    asked = forms.BooleanField(label=_("I have looked whether the archive must have it first"))
