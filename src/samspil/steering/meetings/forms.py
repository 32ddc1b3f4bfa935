"""What people type about bodies, meetings, tasks and questions."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.meetings.models import CATEGORIES, Body, Consultation, Item, Membership, Task
from samspil.steering.meetings.rules import categories
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models import Decision

LONGEST_TITLE = 200


class BodyForm(forms.ModelForm):
    class Meta:
        model = Body
        fields = ["unit", "kind", "name", "mandate"]
        widgets = {"kind": forms.RadioSelect, "mandate": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "mandate": _("What the body decides, what it follows, and to whom it reports."),
            "name": _("As it is called every day: “The follow-up group”, “The school board at Linden”."),
        }

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = None
        self.fields["kind"].choices = [each for each in self.fields["kind"].choices if each[0]]


class MemberForm(forms.ModelForm):
    begins_on = date_field(label=pgettext_lazy("date", "From"))

    class Meta:
        model = Membership
        fields = ["person", "category", "is_chair", "begins_on"]
        widgets = {"category": forms.RadioSelect}
        help_texts = {"is_chair": _("Who leads it now becomes an ordinary member.")}

    def __init__(self, *args: object, body: Body, people: QuerySet[Person], **kwargs: object):
        super().__init__(*args, **kwargs)
        seated = body.memberships.filter(ends_on=None).values("person")
        self.fields["person"].queryset = people.exclude(pk__in=seated)
        self.fields["category"].choices = [(each, CATEGORIES[each]) for each in categories(body.kind)]


class MeetingForm(forms.Form):
    on = date_field(label=_("Day"))
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)


class NewMeetingForm(MeetingForm):
    agenda = forms.CharField(
        label=_("Agenda"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One item on each line. Mark on the next page which are about inclusion."),
        required=False,
    )

    def clean_agenda(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_TITLE for line in lines):
            raise forms.ValidationError(_("Shorten the longest item: 200 characters at most."))
        return lines


class MinutesForm(forms.Form):
    minutes = forms.CharField(
        label=_("Minutes"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("What was said and agreed. No names of children. Everyone with a role here can read it."),
    )


class ItemForm(forms.ModelForm):
    class Meta:
        model = Item
        fields = ["title", "is_inclusion", "is_evaluation", "outcome", "decision"]
        widgets = {"outcome": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "is_evaluation": _("What was tried, what came of it, and what now."),
            "outcome": _("One or two sentences. No names of children."),
            "decision": _("If it is in the plan's decision log."),
        }

    def __init__(self, *args: object, decisions: QuerySet[Decision], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions


class TaskForm(forms.ModelForm):
    due_on = date_field(label=_("Deadline"))

    class Meta:
        model = Task
        fields = ["text", "owner", "due_on"]
        help_texts = {"text": _("Begin with a verb: “Ask the clubs what they need”.")}

    def __init__(self, *args: object, owners: QuerySet[Person], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners


class AskForm(forms.ModelForm):
    due_on = date_field(label=_("Answer by"))

    class Meta:
        model = Consultation
        fields = ["group", "question", "due_on"]
        widgets = {"group": forms.RadioSelect, "question": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"question": _("Ask one thing, in words that those you ask use themselves.")}

    def __init__(self, *args: object, today: date, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["group"].choices = [each for each in self.fields["group"].choices if each[0]]

    def clean_due_on(self) -> date:
        found: date = self.cleaned_data["due_on"]
        if found < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return found


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("No names of children."),
    )
    said_by = forms.CharField(
        label=_("Who said it, and where"),
        max_length=200,
        required=False,
        help_text=_("For example: the pupil council's meeting on 4 March."),
    )

    def __init__(self, *args: object, is_own: bool, **kwargs: object):
        """Those who were asked answer for themselves; anyone else says whose words they write down."""
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["said_by"]
        else:
            self.fields["said_by"].required = True
            self.fields["answer"].label = _("Their answer")


class ChangeForm(forms.Form):
    change = forms.CharField(
        label=_("What did it change, and what could it not change?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those you asked will read it."),
    )
