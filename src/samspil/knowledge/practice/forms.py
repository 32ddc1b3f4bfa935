"""What people type about methods, their use and what they learn."""

from datetime import date
from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Unit
from samspil.knowledge.practice.models import AGES, Development, Method, Use
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models import Action

SHORTEST, LONGEST = Decimal("0.5"), Decimal(999)


def _ticks(label: str, choices: list[tuple[str, str]], hint: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=hint,
    )


class MethodForm(forms.ModelForm):
    ages = _ticks(_("Ages"), list(AGES.items()), _("None ticked means all."))
    directions = _ticks(_("Changes something for"), Action.Direction.choices, _("None ticked means all."))

    class Meta:
        model = Method
        fields = [
            "kind", "title", "goal", "target_group", "context", "how", "theory", "follow_up", "effect",
            "evidence", "cost", "contact", "ages", "directions", "language", "is_shared",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "goal": forms.Textarea(attrs={"rows": 2}),
            "context": forms.Textarea(attrs={"rows": 3}),
            "how": forms.Textarea(attrs={"rows": 6}),
            "theory": forms.Textarea(attrs={"rows": 3}),
            "follow_up": forms.Textarea(attrs={"rows": 3}),
            "effect": forms.Textarea(attrs={"rows": 3}),
            "evidence": forms.RadioSelect,
        }
        help_texts = {
            "how": _("So that a colleague could begin tomorrow. No names of children."),
            "evidence": _("Be careful: what you have seen yourselves is “told”."),
            "contact": _("A function or a colleague who has said yes to being asked."),
            "effect": _("Also what did not work. That is knowledge too."),
        }

    def __init__(self, *args: object, may_share: bool, **kwargs: object):
        super().__init__(*args, **kwargs)
        for name in ("kind", "evidence"):
            self.fields[name].choices = [each for each in self.fields[name].choices if each[0]]
        if not may_share:
            del self.fields["is_shared"]


class UseForm(forms.ModelForm):
    class Meta:
        model = Use
        fields = ["unit", "adapted", "action"]
        widgets = {"adapted": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"adapted": _("What fits you, and what you have left out.")}

    def __init__(
        self, *args: object, places: QuerySet[Unit], plan_actions: QuerySet[Action], **kwargs: object
    ):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = places
        self.fields["unit"].empty_label = None
        self.fields["action"].queryset = plan_actions

    def clean(self) -> dict[str, object]:
        found = super().clean()
        unit, action = found.get("unit"), found.get("action")
        if unit and action and action.effort.plan.unit_id != unit.pk:
            self.add_error("action", _("Choose an action from the plan of that place."))
        return found


class ResultForm(forms.ModelForm):
    class Meta:
        model = Use
        fields = ["result", "seen", "adapted"]
        widgets = {
            "result": forms.RadioSelect,
            "seen": forms.Textarea(attrs={"rows": 3}),
            "adapted": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"seen": _("What children did, and what they said themselves. No names of children.")}


class DevelopmentForm(forms.ModelForm):
    on = date_field(label=pgettext_lazy("day of an entry", "When"))
    hours = forms.DecimalField(
        label=_("Hours"), min_value=SHORTEST, max_value=LONGEST, decimal_places=1, help_text=_("Roughly.")
    )

    class Meta:
        model = Development
        fields = ["what", "form", "on", "hours", "method", "next"]
        widgets = {"form": forms.RadioSelect, "next": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"what": _("A course, a sparring, a visit to a colleague, a book you talked about.")}

    def __init__(self, *args: object, methods: QuerySet[Method], today: date, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["method"].queryset = methods
        self.fields["form"].choices = [each for each in self.fields["form"].choices if each[0]]

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found > self.today:
            raise forms.ValidationError(
                _("Write it down when it has happened: choose today or an earlier day.")
            )
        return found
