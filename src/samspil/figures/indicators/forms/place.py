"""Where in a file the headings of its table stand: on which sheet, on which line."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.tools.exchange.figures.layout import Where

if TYPE_CHECKING:
    from samspil.tools.exchange.figures.tops import Top


class PlaceForm(forms.Form):
    """Asked beside the columns, because these are called as it is said here. Another sheet begins anew."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    line = forms.IntegerField(label=gettext_lazy("Line of the headings"), min_value=1, required=False)
    has_two = forms.BooleanField(
        label=gettext_lazy("The line above belongs to them"),
        required=False,
        help_text=gettext_lazy(
            "So that a column is called by both, as where years stand over boys and girls."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, tops: "tuple[Top, ...]", **options: object) -> None:
        super().__init__(*args, **options)
        self.tops = tops
        self.fields["sheet"].choices = [(each.sheet, each.sheet) for each in tops]
        if len(tops) == 1:
            del self.fields["sheet"]

    def clean(self) -> dict[str, object]:
        told = super().clean()
        line = told.get("line")
        if self.errors or not line or self._is_another_sheet():
            return told
        lines = self._top().lines
        if line not in lines:
            self.add_error("line", _("There is nothing on this line, or it is too far down for headings."))
        elif told.get("has_two") and line == lines[0]:
            self.add_error("has_two", _("Nothing stands above the headings."))
        return told

    def asked(self) -> Where | None:
        """What a person says; None where nobody said anything that can be."""
        if not self.is_valid():
            return None
        if self._is_another_sheet():
            return self._top().found
        line = self.cleaned_data["line"] or 0
        return self._top().where(line, 2 if self.cleaned_data["has_two"] else 1)

    def _is_another_sheet(self) -> bool:
        return "sheet" in self.fields and self.cleaned_data.get("sheet") != self.cleaned_data.get("seen")

    def _top(self) -> "Top":
        sheet = self.cleaned_data.get("sheet", "")
        return next((each for each in self.tops if each.sheet == sheet), self.tops[0])


def place_shown(form: PlaceForm, where: Where) -> PlaceForm:
    """The form as the page shows it: what was asked with its faults, else where the headings were found."""
    if form.is_bound and form.errors:
        return form
    told = {
        "sheet": where.sheet,
        "seen": where.sheet,
        "line": where.line or None,
        "has_two": where.lines == 2,
    }
    return PlaceForm(tops=form.tops, initial=told)
