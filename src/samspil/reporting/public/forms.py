"""What a citizen writes, and what the follow-up group answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000


class SuggestionForm(forms.Form):
    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("What is wrong, or what is missing? Name no child and nothing about a child's health."),
        error_messages={"required": _("Write what you think is wrong. A few words are enough.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We can only answer if we have it."),
        error_messages={"invalid": _("Write the e-mail like this: name@example.org. Or leave it out.")},
    )
    # A machine fills every field it finds. People do not see this one.
    subject_line = forms.CharField(required=False)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, str]:
        found = super().clean()
        if found.pop("subject_line", ""):
            raise forms.ValidationError(
                _(
                    "Send it once more. A field that nobody can see was filled in, "
                    "so we took the message for a machine's."
                )
            )
        return found


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write what you have done, or why nothing changes.")},
    )
