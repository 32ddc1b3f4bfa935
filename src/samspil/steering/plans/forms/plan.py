"""The forms of a plan: making it, asking for it, evaluating it; accounts and contributions."""

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Unit
from samspil.steering.plans.actions.plans import Follows
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models import Contribution, Effort, LeaderAccount, Plan
from samspil.steering.plans.models.action import GROUPS


class AskForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label=_("Places"), queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    due_on = date_field(label=_("Deadline"))
    note = forms.CharField(
        label=_("Message to the places"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units


class LocalPlanForm(forms.Form):
    efforts = forms.ModelMultipleChoiceField(
        label=_("What do you take along from the central plan?"),
        queryset=Effort.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Goals and wording come along. You can change the words and add efforts of your own."),
    )

    def __init__(self, *args: object, efforts: QuerySet[Effort], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["efforts"].queryset = efforts


class NewPlanForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of plan"), choices=Plan.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=200)
    begins_on = date_field(label=pgettext_lazy("date", "From"))
    ends_on = date_field(label=_("To"))

    def __init__(self, *args: object, unit: Unit, **kwargs: object):
        super().__init__(*args, **kwargs)
        own = Plan.Kind.AGENDA if unit.country == "NL" else Plan.Kind.CENTRAL
        # Only the house itself has a plan for all; a place makes its local plan out of that one.
        kinds = (own, Plan.Kind.COMPETENCE) if unit.parent_id is None else (Plan.Kind.COMPETENCE,)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        start, end = found.get("begins_on"), found.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("Set an end after the beginning."))
        return found


class EvaluateForm(forms.Form):
    text = forms.CharField(
        label=_("What did the year show?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What children learned, how they are together, and whether they feel they take part."),
    )
    verdict = forms.ChoiceField(label=_("What now?"), choices=Plan.Verdict.choices, widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What do you decide?"),
        max_length=200,
        required=False,
        help_text=_("What you change, or what stops. It is kept as a decision."),
    )
    expected = forms.CharField(label=_("What do you expect of it?"), max_length=300, required=False)
    look_back_on = date_field(label=_("When do you look back on it?"), required=False)
    opens_next = forms.BooleanField(
        label=_("Open the next year's plan with what is not finished"), required=False, initial=True
    )

    def clean(self) -> dict[str, object]:
        """A change or a stop is a decision, with what one expects of it and a day to look back."""
        found = super().clean()
        names = ("what", "expected", "look_back_on")
        said = {name: found.pop(name, None) for name in names}
        found["follows"] = None
        if found.get("verdict") not in (Plan.Verdict.CHANGE, Plan.Verdict.STOP):
            return found
        for name in names:
            if not said[name] and name not in self.errors:
                self.add_error(name, _("Fill this in: a change or a stop is a decision."))
        if said["look_back_on"] and said["look_back_on"] <= localdate():
            self.add_error("look_back_on", _("Choose a later day, when one can see what came of it."))
        if all(said.values()):
            found["follows"] = Follows(**said)
        return found


class AccountForm(forms.ModelForm):
    class Meta:
        model = LeaderAccount
        fields = ["dimension", "text"]
        widgets = {"dimension": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["dimension"].choices = [each for each in self.fields["dimension"].choices if each[0]]


class ContributionForm(forms.ModelForm):
    together_with = forms.MultipleChoiceField(
        label=_("Together with"),
        choices=list(GROUPS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Contribution
        fields = ["text", "together_with"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "text": _(
                "What you did, saw or propose. No names of children. Colleagues in the house can read it."
            )
        }


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 3}))
