"""What is typed about offers, a child's special place, its way back and its yearly review."""

from datetime import timedelta

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.child.file.forms.child import day_field, rows
from samspil.child.referral.models import Offer, Place, ReturnStep, Review
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.referral.rules.afterwards import Verdict
from samspil.child.referral.rules.procedure import PROFILES, Provision
from samspil.ground.organisation.models import Group, Person, Unit

YEAR = timedelta(days=365)
# Support needs no place, and a class at the own school is an offer of classes there.
WITHOUT_OFFER = (Provision.SUPPORT, Provision.OWN_CLASS)
OF_REVIEW = ("way_back", "strengths", "academic", "social", "experienced", "relations")


class PlaceForm(forms.Form):
    """Where, from when; and what ties to the home class: nobody goes into a special offer without it."""

    offer = forms.ModelChoiceField(Offer.objects.none(), label=_("Offer"), empty_label=None)
    begins_on = day_field(label=_("From"))
    home_group = forms.ModelChoiceField(Group.objects.none(), label=_("Home class"), required=False)
    tie = forms.CharField(label=_("What is kept with the home class"), max_length=300)
    shared_minutes = forms.IntegerField(
        label=_("Minutes a week with mainstream peers"), min_value=0, max_value=10000
    )
    total_minutes = forms.IntegerField(label=_("All minutes a week"), min_value=1, max_value=10000)
    contact = forms.ModelChoiceField(Person.objects.none(), label=_("Contact person"))
    leisure = forms.CharField(label=_("Leisure near home"), max_length=300)

    def __init__(self, *args: object, spot: Place, units: list[int], people: list[int], **kwargs: object):
        super().__init__(*args, **kwargs)
        if spot.kind == Provision.SUPPORT:
            del self.fields["offer"]
        else:
            self.fields["offer"].queryset = _offers(spot).select_related("unit")
        self.fields["home_group"].queryset = Group.objects.filter(unit__in=units)
        self.fields["contact"].queryset = Person.objects.filter(pk__in=people)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if (found.get("shared_minutes") or 0) > (found.get("total_minutes") or 0):
            self.add_error("shared_minutes", _("The minutes with peers are part of all minutes."))
        return found


def _offers(spot: Place) -> QuerySet[Offer]:
    """Of its kind; a class at the own school is a class of that school."""
    found = Offer.objects.filter(house=spot.house_id, is_open=True)
    if spot.kind == Provision.OWN_CLASS:
        return found.filter(kind=Provision.CLASS, unit=spot.decision.referral.unit_id)
    return found.filter(kind=spot.kind)


class PlanForm(forms.ModelForm):
    """NL: what the parents say to the action part of the OPP."""

    agreed_on = day_field(label=_("The parents agreed to the action part on"), required=False)

    class Meta:
        model = Place
        fields = ["destination", "agreed_on", "not_agreed"]

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["destination"].required = True


class ReturnStepForm(forms.ModelForm):
    due_on = day_field(label=_("On"))

    class Meta:
        model = ReturnStep
        fields = ["text", "due_on"]


class ReviewForm(forms.ModelForm):
    """The way back is asked first; then strengths, and the three parts of taking part."""

    next_on = day_field(label=_("Looked at again on"), required=False)

    class Meta:
        model = Review
        fields = [
            "way_back",
            "strengths",
            "academic",
            "social",
            "experienced",
            "relations",
            "parents",
            "verdict",
            "next_on",
        ]
        widgets = {
            **{name: rows(3) for name in (*OF_REVIEW, "parents")},
            "verdict": forms.RadioSelect,
        }
        help_texts = {"relations": _("Between children, and between children and adults.")}

    def __init__(self, *args: object, **kwargs: object):
        kwargs["initial"] = {"next_on": localdate() + YEAR, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["relations"].required = True
        self.fields["verdict"].choices = [each for each in self.fields["verdict"].choices if each[0]]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("verdict") and found["verdict"] != Verdict.RETURN:
            on = found.get("next_on")
            if not on or not localdate() < on <= localdate() + YEAR + timedelta(days=1):
                self.add_error("next_on", _("Choose a day within the year."))
        return found


class OfferForm(forms.ModelForm):
    class Meta:
        model = Offer
        fields = ["name", "unit", "kind", "places", "about", "is_open"]

    def __init__(self, *args: object, house: Unit, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["places"].min_value = 1
        self.fields["unit"].queryset = Unit.objects.filter(path__contains=[house.pk], closed_on=None)
        kinds = (each for each in PROFILES[house.country].provisions if each not in WITHOUT_OFFER)
        choices = [(each.value, PROVISIONS[each]) for each in kinds]
        self.fields["kind"].choices = [("", "---------"), *choices]
        if self.instance.pk:
            del self.fields["unit"]
            del self.fields["kind"]

    def clean_places(self) -> int:
        found: int = self.cleaned_data["places"]
        if not found:
            raise forms.ValidationError(_("An offer has at least one place. Close it instead."))
        return found
