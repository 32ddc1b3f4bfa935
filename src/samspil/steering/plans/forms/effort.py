"""The forms of an effort: itself, its goals, its news, its ending, its decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person
from samspil.steering.plans.actions.efforts import GoalText
from samspil.steering.plans.models import Decision, Effort
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries.reading import Named, Said


def date_field(**options: object) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


@dataclass(frozen=True)
class Words:
    """What of the strategy one chooses from, in the reader's language."""

    statements: list[Said]
    chapters: list[Named]


@dataclass(frozen=True)
class Typed:
    """What somebody typed about an effort, and what they had seen of it before."""

    fields: dict[str, object]
    goals: list[GoalText]
    seen: str


class EffortForm(forms.ModelForm):
    planned_start = date_field(label=_("Planned start"))
    planned_end = date_field(label=_("Deadline"))

    class Meta:
        model = Effort
        fields = [
            "title", "about", "space", "statements", "area", "further", "part", "owner", "planned_start",
            "planned_end", "is_shared",
        ]  # fmt: skip
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "space": forms.Textarea(attrs={"rows": 3}),
            "statements": forms.CheckboxSelectMultiple,
            "area": forms.RadioSelect,
            "further": forms.CheckboxSelectMultiple,
            "part": forms.RadioSelect,
        }
        help_texts = {
            "title": _("A few words that name the act: “Sparring within ten working days”."),
            "space": _("How you use rooms, playgrounds and nature so that everyone can take part."),
            "statements": _("The sentences of the strategy that this effort carries out."),
            "owner": _("Who answers for it, and is asked when there is no news."),
            "is_shared": _("Schools and daycares may take it into their own plan."),
        }

    def __init__(
        self, *args: object, words: Words, strategy: Strategy, owners: QuerySet[Person], **kwargs: object
    ):
        super().__init__(*args, **kwargs)
        texts = {each.statement.pk: f"{each.statement.number} {each.words.text}" for each in words.statements}
        areas = [
            (each.chapter.pk, each.name.text) for each in words.chapters if each.chapter.role != "chapter"
        ]
        self.fields["statements"].queryset = strategy.statements.all()
        self.fields["statements"].choices = list(texts.items())
        self.fields["area"].queryset = strategy.chapters.exclude(role="chapter")
        self.fields["area"].choices = areas
        self.fields["further"].queryset = strategy.chapters.exclude(role="chapter")
        self.fields["further"].choices = areas
        self.fields["part"].choices = [each for each in self.fields["part"].choices if each[0]]
        self.fields["owner"].queryset = owners
        self.fields["owner"].required = True

    def clean(self) -> dict[str, object]:
        found = super().clean()
        start, end = found.get("planned_start"), found.get("planned_end")
        if start and end and end < start:
            self.add_error("planned_end", _("Set a deadline on or after the planned start."))
        return found


class GoalForm(forms.Form):
    text = forms.CharField(label=_("Goal"), max_length=300, required=False)
    indicator = forms.CharField(
        label=_("Indicator"), max_length=200, required=False, help_text=_("The figure that will show it.")
    )
    observable = forms.CharField(
        label=_("Or: what one will be able to see"),
        max_length=300,
        required=False,
        help_text=_("A result that anyone passing by could notice."),
    )

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("text") and not (found.get("indicator") or found.get("observable")):
            self.add_error("observable", _("Write an indicator or what one will be able to see."))
        if not found.get("text") and (found.get("indicator") or found.get("observable")):
            self.add_error("text", _("Write the goal that this would show."))
        return found


GoalForms = forms.formset_factory(GoalForm, extra=1, max_num=6)


def goals_typed(formset: forms.BaseFormSet) -> list[GoalText]:
    typed: Iterable[dict[str, str]] = (form.cleaned_data for form in formset if form.cleaned_data)
    return [GoalText(each["text"], each["indicator"], each["observable"]) for each in typed if each["text"]]


class NewsForm(forms.Form):
    text = forms.CharField(
        label=_("What is new"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "A few words are enough, also when the news is that it stands still. No names of children."
        ),
    )
    progress = forms.CharField(label=_("How far"), max_length=300, required=False)
    next_step = forms.CharField(label=_("Next step"), max_length=300, required=False)
    next_on = date_field(label=_("Date of the next step"), required=False)


def not_ahead(day: date) -> None:
    """What has happened has a day that has come."""
    if day > localdate():
        raise forms.ValidationError(_("Choose today or an earlier day."))


class EndForm(forms.Form):
    on = date_field(label=_("Ended on"), validators=[not_ahead])
    result = forms.CharField(label=_("What came of it"), max_length=300)


class StopForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it stops"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was learned, and what comes instead. No names of children."),
    )


class StartForm(forms.Form):
    on = date_field(label=_("Started on"), validators=[not_ahead])


class DecisionForm(forms.ModelForm):
    decided_on = date_field(label=_("Decided on"))
    look_back_on = date_field(label=_("Look back on"))

    class Meta:
        model = Decision
        fields = ["title", "alternatives", "reason", "expected", "decided_on", "look_back_on"]
        widgets = {
            "alternatives": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, object]:
        found = super().clean()
        decided, look_back = found.get("decided_on"), found.get("look_back_on")
        if decided and look_back and look_back <= decided:
            self.add_error(
                "look_back_on", _("Choose a day after the decision, when one can see what came of it.")
            )
        return found


class LookBackForm(forms.Form):
    outcome = forms.CharField(label=_("What came of it"), widget=forms.Textarea(attrs={"rows": 3}))


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("To whom"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody: it is not mine"),
    )
    note = forms.CharField(label=_("Why"), max_length=300)

    def __init__(self, *args: object, people: QuerySet[Person], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people
