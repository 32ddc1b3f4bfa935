"""What is typed about sessions, reviews of the culture, and the next step."""

from datetime import date, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.reflection.models import FEELS, SCALE, CultureReview, Reflection
from samspil.knowledge.reflection.queries import ReflectionMethod
from samspil.knowledge.reflection.rules import RETURN_WEEKS
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models.action import GROUPS


def _rows(n: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": n})


def _place(form: forms.Form, places: list[Unit]) -> None:
    """One place is not asked for."""
    form.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
    if len(places) == 1:
        form.fields["unit"].initial = places[0].pk
        form.fields["unit"].widget = forms.HiddenInput()


class SessionForm(forms.ModelForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Place"), empty_label=None)
    on = date_field(label=_("When did you sit together?"))
    method = forms.ChoiceField(label=_("The method"), widget=forms.RadioSelect)
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Who took part beside you?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They can read it, and return to it with you."),
    )
    return_on = date_field(label=_("When do you return to it?"))
    # Whom one sat with comes last, for it is the longest.
    field_order = ["unit", "on", "method", "question", "perspectives", "agreed", "return_on", "people"]

    class Meta:
        model = Reflection
        fields = ["unit", "on", "method", "question", "perspectives", "agreed", "return_on"]
        widgets = {"perspectives": _rows(4), "agreed": _rows(3)}
        help_texts = {
            "question": _("About what you do. No child is named, and none can be recognised."),
            "perspectives": _("From each profession, from the children's side, from the parents'."),
            "agreed": _("What the adults and the group will do differently. One try-out a line."),
        }

    def __init__(
        self,
        *args: object,
        places: list[Unit],
        people: QuerySet[Person],
        methods: dict[str, ReflectionMethod],
        **kwargs: object,
    ):
        today = localdate()
        kwargs["initial"] = {"on": today, "return_on": today + timedelta(weeks=RETURN_WEEKS)}
        super().__init__(*args, **kwargs)
        _place(self, places)
        self.fields["people"].queryset = people
        self.fields["method"].choices = [(each.key, each.name) for each in methods.values()]

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found > localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return found

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("on") and found.get("return_on") and found["return_on"] < found["on"]:
            self.add_error("return_on", _("Choose a day after the session."))
        return found


class ReturnForm(forms.Form):
    came_of_it = forms.CharField(
        label=_("What came of it, and what now?"),
        widget=_rows(4),
        help_text=_("Also what did not work: that is knowledge too. No child is named."),
    )


class NextStepForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Place"), empty_label=None)
    value = forms.TypedChoiceField(
        label=_("I know what I can do next"),
        coerce=int,
        choices=list(SCALE.items()),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, places: list[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        _place(self, places)


class PlanReviewForm(forms.Form):
    due_on = date_field(label=_("By when do you look at the culture?"))

    def clean_due_on(self) -> date:
        found: date = self.cleaned_data["due_on"]
        if found < localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return found


class HoldReviewForm(forms.ModelForm):
    """Whose the strategy is, group by group; then language, relations and belonging; then what is done."""

    next_on = date_field(label=_("When do you look at it again?"))

    class Meta:
        model = CultureReview
        fields = ["language", "relations", "belonging", "next"]
        widgets = {name: _rows(3) for name in ("language", "relations", "belonging", "next")}

    field_order = [*(f"feels_{group}" for group in GROUPS), *Meta.fields, "next_on"]

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for group, word in GROUPS.items():
            self.fields[f"feels_{group}"] = forms.ChoiceField(
                label=_("%(group)s: is the strategy their own?") % {"group": word},
                choices=list(FEELS.items()),
                initial="unknown",
            )
        for name in self.Meta.fields:
            self.fields[name].required = True
        self.order_fields(self.field_order)

    def owners(self) -> dict[str, str]:
        return {str(group): self.cleaned_data[f"feels_{group}"] for group in GROUPS}

    def clean_next_on(self) -> date:
        found: date = self.cleaned_data["next_on"]
        if found <= localdate():
            raise forms.ValidationError(_("Choose a later day."))
        return found
