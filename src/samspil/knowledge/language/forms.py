"""A guide that is loaded; and the one question every form beside the guide is asked: was it sent?"""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspil.knowledge.language.rules import LOOK

LONGEST, MOST_BYTES = 200_000, 2 * 1024 * 1024


def is_sent(form: forms.BaseForm) -> bool:
    """Whether the form is to be saved: typed whole, and not only looked at by its writer first."""
    return form.is_bound and LOOK not in form.data and form.is_valid()


class PackForm(forms.Form):
    """A pack that a house puts in place of the one there is: a file, or a text."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("A text file (YAML). It is read whole, or not at all with every fault said."),
    )
    text = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
    )

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if (sent := found.get("file")) and sent.size > MOST_BYTES:
            self.add_error("file", _("The file is larger than 2 MB. A pack of words is a small text."))
        if not self.errors and not (found.get("file") or found.get("text")):
            raise forms.ValidationError(_("Choose a file, or write the text."))
        return found

    @property
    def given(self) -> tuple[str, bytes]:
        """What it is called where faults are told, and what it says."""
        fields = self.cleaned_data
        if fields["file"]:
            return fields["file"].name, fields["file"].read()
        return gettext("the text"), fields["text"].encode()
