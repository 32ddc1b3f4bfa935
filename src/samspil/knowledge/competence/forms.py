"""What a resource person says of themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Unit
from samspil.knowledge.competence.models import TOPICS, ResourcePerson


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
