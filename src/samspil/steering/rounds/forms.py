"""The forms of a round: opening it, answering it, sending back, closing, evaluating."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.rounds.actions.opening import Asked
from samspil.steering.rounds.models import Question, Review
from samspil.steering.rounds.models.review import VERDICTS
from samspil.steering.rounds.queries.known import Known, is_over, people
from samspil.steering.rounds.rules import Lack, Line, lacks

LACKS = {
    Lack.VERDICT: _("Choose keep, change or stop."),
    Lack.REASON: _("Write why it stops."),
    Lack.WHAT: _("Write what happens next."),
    Lack.OWNER: _("Choose who does it."),
    Lack.DAY: _("Set the day."),
}
MOST_QUESTIONS = 4


def two_rows() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class OpenForm(forms.Form):
    title = forms.CharField(label=_("What do you call the round?"), max_length=120)
    since = date_field(
        label=_("Looks back to"), help_text=_("What has moved since this day is shown as new.")
    )
    due_on = date_field(label=_("Deadline"))
    kinds = forms.MultipleChoiceField(label=_("Who is asked?"), widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label=_("Message to the places"), widget=two_rows(), required=False)

    def __init__(self, *args: object, kinds: Sequence[str], **kwargs: object):
        super().__init__(*args, **kwargs)
        shown = [
            (kind.value, label) for kind, label in UNIT_KINDS.items() if kind in PLAN_KINDS and kind in kinds
        ]
        self.fields["kinds"].choices = shown

    def clean(self) -> dict[str, object]:
        found = super().clean()
        since, due = found.get("since"), found.get("due_on")
        if due and due < localdate():
            self.add_error("due_on", _("Set a deadline from today on."))
        elif since and due and due <= since:
            self.add_error("since", _("Choose a day before the deadline."))
        return found


class QuestionForm(forms.Form):
    text = forms.CharField(label=_("Question"), max_length=300, required=False)
    options = forms.CharField(
        label=_("Answers to choose from, one a line"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Leave it empty, and the places answer in words."),
    )

    def clean_options(self) -> tuple[str, ...]:
        lines = (each.strip() for each in self.cleaned_data["options"].splitlines())
        return tuple(each[:80] for each in lines if each)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        options = found.get("options") or ()
        if options and not found.get("text"):
            self.add_error("text", _("Write the question that these are answers to."))
        if len(options) == 1:
            self.add_error("options", _("Give at least two answers, or none."))
        return found


QuestionForms = forms.formset_factory(QuestionForm, extra=MOST_QUESTIONS, max_num=MOST_QUESTIONS)


def questions_typed(formset: forms.BaseFormSet) -> list[Asked]:
    typed = (form.cleaned_data for form in formset if form.cleaned_data.get("text"))
    return [Asked(each["text"], each["options"]) for each in typed]


class LineForm(forms.Form):
    """One effort. Saving takes what there is; sending takes it whole."""

    verdict = forms.ChoiceField(
        label=_("What now?"), choices=list(VERDICTS.items()), widget=forms.RadioSelect, required=False
    )
    words = forms.CharField(
        label=_("In your own words"), widget=two_rows(), required=False, help_text=_("No names of children.")
    )
    what = forms.CharField(label=_("What happens next?"), max_length=200, required=False)
    owner = forms.TypedChoiceField(label=_("Who does it?"), coerce=int, empty_value=None, required=False)
    due_on = date_field(label=_("By when?"), required=False)

    def __init__(
        self,
        *args: object,
        people: Sequence[tuple[object, str]],
        is_sent: bool = False,
        is_over: bool = False,
        **kwargs: object,
    ):
        super().__init__(*args, **kwargs)
        self.is_sent = is_sent and not is_over
        self.fields["owner"].choices = [("", _("Nobody yet")), *people]
        if is_over:
            for name in ("verdict", "what", "owner", "due_on"):
                del self.fields[name]

    @property
    def line(self) -> Line:
        return Line(
            **{name: value for name, value in self.cleaned_data.items() if name in Line.__annotations__}
        )

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if self.is_sent and not self.errors:
            for lack in lacks(Line(**found)):
                self.add_error(lack.value, LACKS[lack])
        return found


class AnswerForm(forms.Form):
    """The round's own questions, and anything else."""

    words = forms.CharField(
        label=_("Anything else the follow-up group should know?"), widget=two_rows(), required=False
    )

    def __init__(self, *args: object, questions: Sequence[Question], is_sent: bool = False, **kwargs: object):
        super().__init__(*args, **kwargs)
        last = self.fields.pop("words")
        for each in questions:
            self.fields[f"q{each.pk}"] = _question_field(each, is_required=is_sent)
        self.fields["words"] = last

    @property
    def replies(self) -> dict[int, str]:
        return {int(name[1:]): text for name, text in self.cleaned_data.items() if name != "words"}


def _question_field(question: Question, *, is_required: bool) -> forms.Field:
    if not question.options:
        return forms.CharField(label=question.text, widget=two_rows(), required=is_required)
    return forms.ChoiceField(
        label=question.text,
        choices=[(each, each) for each in question.options],
        widget=forms.RadioSelect,
        required=is_required,
    )


def line_forms(
    known: Known, typed: Mapping[str, str] | None, *, is_sent: bool, today: date
) -> dict[int, LineForm]:
    """One form for each effort of the place, begun with what was saved."""
    names = [(person.pk, person.name) for person in people(known)]
    return {
        effort.pk: LineForm(
            typed,
            prefix=f"e{effort.pk}",
            people=names,
            is_sent=is_sent,
            is_over=is_over(effort, today),
            initial=_begun(known.reviews.get(effort.pk)),
        )
        for effort in known.efforts
    }


def _begun(review: Review | None) -> dict[str, object]:
    if review is None:
        return {}
    names = ("verdict", "words", "what", "due_on")
    return {"owner": review.owner_id, **{name: getattr(review, name) for name in names}}


def answer_form(known: Known, typed: Mapping[str, str] | None, *, is_sent: bool) -> AnswerForm:
    begun = {f"q{pk}": text for pk, text in known.replies.items()}
    return AnswerForm(
        typed, questions=known.questions, is_sent=is_sent, initial={**begun, "words": known.ask.words}
    )


class ReturnForm(forms.Form):
    note = forms.CharField(label=_("What is to be looked at again?"), max_length=400, widget=two_rows())


class CloseForm(forms.Form):
    conclusion = forms.CharField(
        label=_("What did the round show?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What moves, what stands still, and what you will do about it. The places can read it."),
    )


class ReviewForm(LineForm):
    """An evaluation outside a round; it is always whole."""

    carries_on = forms.BooleanField(
        label=_("Take it along into the next plan, which is a draft"), required=False, initial=True
    )

    def __init__(self, *args: object, has_next: bool, **kwargs: object):
        super().__init__(*args, is_sent=True, **kwargs)
        if not has_next:
            del self.fields["carries_on"]

    def clean(self) -> dict[str, object]:
        carries_on = self.cleaned_data.pop("carries_on", False)
        found = super().clean()
        return {**found, "carries_on": carries_on}
