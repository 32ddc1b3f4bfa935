"""Asks whom the house is compared with: found alike, chosen by hand, or from an office's table."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AlikeForm(forms.Form):
    """By what others are found alike; asked by address, so that the answer can be sent on."""

    features = forms.MultipleChoiceField(
        label=_("Alike in what?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose what the figure you want to compare depends on, not the figure itself."),
    )
    with_size = forms.BooleanField(label=_("Also in how many are counted"), required=False)
    count = forms.IntegerField(label=_("How many?"), min_value=3, max_value=30, initial=5)

    def __init__(self, *args: object, features: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["features"].choices = features


class NeighboursForm(forms.Form):
    """Whom the house is compared with, chosen by hand or as found, and why these."""

    areas = forms.TypedMultipleChoiceField(
        label=_("Compare with"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(
        label=_("On what basis?"),
        max_length=200,
        help_text=_("Who says that they are alike, and by what. It stands beside every comparison."),
    )

    def __init__(self, *args: object, areas: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["areas"].choices = areas


class OfficeForm(forms.Form):
    """A table in which an office says who is like whom."""

    file = forms.FileField(
        label=_("A table of neighbours from an office"),
        help_text=_(
            "CSV or XLSX: the code of each place, and those most like it in columns SN1, SN2 and so on."
        ),
    )
    source = forms.CharField(label=_("Where it comes from"), max_length=200)
