"""What people choose about being reminded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.ground.reminders.models import WEEKDAYS, CalendarFeed
from samspil.ground.reminders.registry import Kind


class ChoiceForm(forms.Form):
    weekday = forms.TypedChoiceField(
        label=_("Day of the week's letter"), choices=list(WEEKDAYS.items()), coerce=int, widget=forms.Select
    )
    off = forms.MultipleChoiceField(
        label=_("I do not want to be reminded of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What others depend on cannot be stopped: plans, deadlines and tasks."),
    )

    def __init__(self, *args: object, kinds: list[Kind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["off"].choices = [(each.name, str(each.label)) for each in kinds]


class CalendarForm(forms.ModelForm):
    class Meta:
        model = CalendarFeed
        fields = ["name"]
        help_texts = {"name": _("So that you know which one to stop. For example: my phone.")}
