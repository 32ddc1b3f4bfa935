"""What a resource person says of themselves, and what is typed about supervision."""

from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Unit
from samspil.knowledge.competence.models import TOPICS, ResourcePerson, SupervisionAsk, SupervisionOffer
from samspil.steering.plans.forms.effort import date_field


class OfferForm(forms.ModelForm):
    expertise = forms.MultipleChoiceField(
        label=_("What do you know about?"), choices=list(TOPICS.items()), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ResourcePerson
        fields = ["about", "beyond", "expertise", "profession", "unit", "hours", "is_external", "is_paused"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "beyond": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "hours": _("Roughly. A sparring takes two, with what is written afterwards."),
            "is_paused": _("Nobody is sent to you until you take it away."),
        }

    def __init__(self, *args: object, places: list[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        self.fields["unit"].empty_label = None


class SupervisionForm(forms.ModelForm):
    topics = forms.MultipleChoiceField(
        label=_("Topics"), choices=list(TOPICS.items()), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = SupervisionOffer
        fields = ["title", "about", "given_by", "topics", "unit", "places", "how", "is_open"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "places": _("How many can begin in a month."),
            "given_by": _("Names or a function, also from outside."),
        }

    def __init__(self, *args: object, places: list[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        self.fields["unit"].empty_label = None


class AskSupervisionForm(forms.ModelForm):
    class Meta:
        model = SupervisionAsk
        fields = ["wish", "unit"]
        widgets = {"wish": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"wish": _("A few words on your own practice. No child is named.")}

    def __init__(self, *args: object, places: list[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        self.fields["unit"].empty_label = None
        if len(places) == 1:
            self.fields["unit"].initial = places[0].pk
            self.fields["unit"].widget = forms.HiddenInput()


class BeginForm(forms.Form):
    on = date_field(label=_("When does it begin?"))

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found < localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return found
