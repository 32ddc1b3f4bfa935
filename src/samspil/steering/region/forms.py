"""What is typed about barriers. It is about rules, not about children."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Unit
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.region.models import Barrier


class BarrierForm(forms.ModelForm):
    class Meta:
        model = Barrier
        fields = ["what", "rule", "level", "owner", "unit", "met"]
        widgets = {"rule": forms.Textarea(attrs={"rows": 3}), "level": forms.RadioSelect}
        help_texts = {
            "what": _("No child is named, and none can be recognised."),
            "rule": _("What it says, and where it stands if you know."),
        }

    def __init__(self, *args: object, places: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = places
        self.fields["level"].choices = [each for each in self.fields["level"].choices if each[0]]


class ChangeForm(forms.Form):
    change = forms.CharField(label=_("What was changed?"), widget=forms.Textarea(attrs={"rows": 3}))
    on = date_field(label=_("Changed on"))

    def __init__(self, *args: object, noted_on: date, **kwargs: object):
        super().__init__(*args, initial={"on": localdate()}, **kwargs)
        self.noted_on = noted_on

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if not self.noted_on <= found <= localdate():
            raise forms.ValidationError(_("Choose a day from when it was noted until today."))
        return found


class EffectForm(forms.Form):
    effect = forms.CharField(
        label=_("What did that do?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Also if it did nothing: that is knowledge too. No child is named."),
    )
