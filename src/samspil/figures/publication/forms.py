"""What a person types to compose a release, to let it out, and to take it back."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.figures.publication.models import AUDIENCES, Release
from samspil.figures.publication.rules.audiences import Audience
from samspil.ground.organisation.models import Unit

Choices = Sequence[tuple[str, str]]


class ReleaseForm(forms.ModelForm):
    unit = forms.ModelChoiceField(
        label=_("Which place?"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("Only for one place's own leader and staff. Leave it for everyone else."),
    )
    first_period = forms.TypedChoiceField(label=_("From school year"), coerce=int)
    last_period = forms.TypedChoiceField(label=_("To school year"), coerce=int)
    indicators = forms.MultipleChoiceField(
        label=_("Which figures?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Participation is never shown without benefit:"
            " choose with each figure those it must be shown with."
        ),
    )
    breakdowns = forms.MultipleChoiceField(
        label=_("How finely?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "The more finely, the more must be hidden. In public a group is told apart by two things."
        ),
    )

    class Meta:
        model = Release
        fields = ["title", "audience", "first_period", "last_period", "by_place"]
        widgets = {"audience": forms.RadioSelect}

    field_order = (
        "title", "audience", "unit", "indicators", "first_period", "last_period", "by_place", "breakdowns",
    )  # fmt: skip

    def __init__(
        self,
        *args: object,
        indicators: Choices,
        breakdowns: Choices,
        years: Choices,
        units: Sequence[int],
        **kwargs: object,
    ):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)
        self.fields["audience"].choices = list(AUDIENCES.items())
        self.fields["indicators"].choices = indicators
        self.fields["breakdowns"].choices = breakdowns
        for name in ("first_period", "last_period"):
            self.fields[name].choices = years

    def clean_indicators(self) -> list[str]:
        """The same figure counted in two ways is two figures: one page could not tell them apart."""
        chosen: list[str] = self.cleaned_data["indicators"]
        keys = [each.split(":")[0] for each in chosen]
        if len(set(keys)) < len(keys):
            raise forms.ValidationError(_("Choose each figure in one way of counting only."))
        return chosen

    def clean(self) -> dict[str, object]:
        found = super().clean()
        first, last = found.get("first_period"), found.get("last_period")
        if first and last and last < first:
            self.add_error("last_period", _("Choose a year that is not before the first."))
        is_own, unit = found.get("audience") == Audience.OWN_UNIT, found.get("unit")
        if is_own and not unit:
            self.add_error("unit", _("Choose the place it is for."))
        if unit and not is_own:
            self.add_error("unit", _("Leave this, or choose one place as the audience."))
        return found


class LetOutForm(forms.Form):
    why = forms.CharField(
        label=_("Why is it released?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the log of releases, for everyone the release is for."),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Whoever follows an old link reads it. What was seen stays seen: later releases mind it."
        ),
    )
