"""What is typed when figures are defined, brought and computed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.figures.indicators.queries.definitions import shipped

LONGEST_TEXT = 400_000


class PackForm(forms.Form):
    """A pack: one that is shipped, a file, or a text; one of the three."""

    shipped = forms.ChoiceField(label=_("A pack that comes with Samspil"), required=False)
    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("An indicator pack (YAML). It is read whole, or not at all with every fault said."),
    )
    text = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
    )

    def __init__(self, *args: object, language: str, **options: object) -> None:
        super().__init__(*args, **options)
        packs = [(name, pack.title[language]) for name, pack in shipped().items()]
        self.fields["shipped"].choices = [("", _("None")), *packs]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        given = [name for name in ("shipped", "file", "text") if found.get(name)]
        if not self.errors and len(given) != 1:
            raise forms.ValidationError(_("Choose one: a pack that comes with Samspil, a file, or a text."))
        return found
