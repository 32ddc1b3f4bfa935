"""What a person types into a report, why it is withdrawn, and what a committee decided."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.reporting.reports.models import CHAPTERS, Report, Verdict
from samspil.reporting.reports.rules import FOR_THE_PUBLIC, Audience
from samspil.steering.meetings.models import Body, Item
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models import Decision, Effort


class BodyChoices(forms.ModelMultipleChoiceField):
    """Where a group belongs stands beside its name: many places have a school board."""

    def label_from_instance(self, body: Body) -> str:
        return f"{body.name} ({body.unit.name})"


class ReportForm(forms.ModelForm):
    begins_on = date_field(label=_("The year begins"))
    ends_on = date_field(label=_("The year ends"))
    committees = BodyChoices(
        label=_("Which committees and boards get it?"),
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Their members can read it as soon as it is issued. Choose as many as should have it."),
    )
    chapters = forms.MultipleChoiceField(
        label=_("What is in it?"),
        choices=list(CHAPTERS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Numbers and texts come from the pages as they are that day. You can move the parts afterwards."
        ),
    )

    class Meta:
        model = Report
        fields = ["title", "audience", "language", "begins_on", "ends_on", "words", "next_steps"]
        widgets = {
            "audience": forms.RadioSelect,
            "language": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 8}),
            "next_steps": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "words": _("What mattered, what you learned, what you could not do. No names of children.")
        }

    field_order = (
        "title", "audience", "committees", "language", "begins_on", "ends_on", "chapters", "words",
        "next_steps",
    )  # fmt: skip

    def __init__(self, *args: object, bodies: QuerySet[Body], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["committees"].queryset = bodies
        for name in ("audience", "language"):
            field = self.fields[name]
            field.choices = [each for each in field.choices if each[0]]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        start, end = found.get("begins_on"), found.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("Choose an end after the beginning."))
        self._check_audience(found)
        return found

    def _check_audience(self, found: dict[str, object]) -> None:
        if found.get("audience") == Audience.COMMITTEES and not found.get("committees"):
            self.add_error("committees", _("Choose at least one committee or board."))
        if found.get("audience") == Audience.PUBLIC:
            inside = [CHAPTERS[key] for key in found.get("chapters", ()) if key not in FOR_THE_PUBLIC]
            if inside:
                words = _("Leave out what the public page does not show: %(parts)s.")
                self.add_error("chapters", words % {"parts": ", ".join(str(each) for each in inside)})


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason stands in the publication log, for everyone the report was for."),
    )


class VerdictForm(forms.ModelForm):
    decided_on = date_field(label=_("Decided on"))

    class Meta:
        model = Verdict
        fields = ["body", "item", "outcome", "text", "decided_on"]
        widgets = {"outcome": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}

    def __init__(
        self, *args: object, bodies: QuerySet[Body], items: QuerySet[Item], today: date, **kwargs: object
    ):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["body"].queryset = bodies
        self.fields["item"].queryset = items
        self.fields["item"].empty_label = _("None of them")
        self.fields["outcome"].choices = [each for each in self.fields["outcome"].choices if each[0]]

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day

    def clean(self) -> dict[str, object]:
        found = super().clean()
        item, body = found.get("item"), found.get("body")
        if item and body and item.meeting.body_id != body.pk:
            self.add_error("item", _("Choose an item of a meeting of the group that decided."))
        return found


class EffortDecisionForm(forms.ModelForm):
    """The same decision on each of the chosen efforts; left empty where it concerns none."""

    efforts = forms.ModelMultipleChoiceField(
        label=_("Which efforts does it concern?"),
        queryset=Effort.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "The decision then stands on each of them, and somebody looks back on it."
            " Choose none if it concerns none."
        ),
    )
    look_back_on = date_field(label=_("Look back on"), required=False)

    class Meta:
        model = Decision
        fields = ["title", "alternatives", "reason", "expected", "look_back_on"]
        widgets = {
            "alternatives": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 2}),
        }

    field_order = ("efforts", "title", "alternatives", "reason", "expected", "look_back_on")

    def __init__(self, *args: object, efforts: QuerySet[Effort], decided_on: date | None, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["efforts"].queryset = efforts
        self.decided_on = decided_on
        for name in ("title", "alternatives", "reason", "expected"):
            self.fields[name].required = False

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if not found.get("efforts"):
            return found
        for name in ("title", "alternatives", "reason", "expected", "look_back_on"):
            if not found.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in: it stands on each of the efforts."))
        look_back = found.get("look_back_on")
        if look_back and self.decided_on and look_back <= self.decided_on:
            self.add_error(
                "look_back_on", _("Choose a day after the decision, when one can see what came of it.")
            )
        return found

    @property
    def words(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self) -> None:
        """No decision is made here: the action makes one for each effort."""
