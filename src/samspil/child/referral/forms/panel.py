"""What is typed about the basis, the panel, its meetings, its decision and a complaint."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.child.file.forms.child import day_field, rows
from samspil.child.referral.models import Basis, Complaint, Decision, Meeting, Panel, Seat
from samspil.child.referral.models.basis import ACTORS, EVIDENCE, PROVISIONS, STEPS
from samspil.child.referral.models.panel import PARTS
from samspil.child.referral.rules.afterwards import Clock
from samspil.child.referral.rules.procedure import ALWAYS, PROFILES, Outcome, Provision
from samspil.ground.organisation.models import Person


class BasisForm(forms.ModelForm):
    """The next version. What none does without is always asked for."""

    valid_from = day_field(label=_("Valid from"))
    more = forms.MultipleChoiceField(
        label=_("Asked for beside what is always asked for"),
        choices=[(each, EVIDENCE[each]) for each in EVIDENCE if each not in ALWAYS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Basis
        fields = ["criteria", "valid_from"]
        widgets = {"criteria": rows(6)}

    def __init__(self, *args: object, country: str, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.profile = PROFILES[country]
        self.fields["experts"] = forms.IntegerField(
            label=_("How many kinds of experts"), min_value=self.profile.experts, max_value=4,
            initial=self.profile.experts,
        )  # fmt: skip
        for step in self.profile.steps:
            self.fields[f"role_{step.kind}"] = forms.ChoiceField(
                label=_("Who takes the step: %(step)s") % {"step": STEPS[step.kind]},
                choices=list(ACTORS.items()), initial=step.role,
            )  # fmt: skip
            self.fields[f"days_{step.kind}"] = forms.IntegerField(
                label=_("Days for: %(step)s") % {"step": STEPS[step.kind]},
                min_value=1, max_value=365, required=False,
                help_text=_("Leave it empty for what the rulebook says."),
            )  # fmt: skip

    @property
    def days(self) -> dict[str, int]:
        """What was typed, by step."""
        said = {step.kind: self.cleaned_data.get(f"days_{step.kind}") for step in self.profile.steps}
        return {kind: days for kind, days in said.items() if days}

    @property
    def roles(self) -> dict[str, str]:
        return {step.kind: self.cleaned_data[f"role_{step.kind}"] for step in self.profile.steps}

    @property
    def version(self) -> dict[str, object]:
        found = self.cleaned_data
        return {
            "criteria": found["criteria"], "valid_from": found["valid_from"], "experts": found["experts"],
            "evidence": [each.value for each in ALWAYS] + found["more"],
        }  # fmt: skip


class PanelForm(forms.ModelForm):
    needs = forms.MultipleChoiceField(
        label=_("Who must be there"), choices=list(PARTS.items()), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Panel
        fields = ["name", "least", "needs"]


class SeatForm(forms.ModelForm):
    begins_on = day_field(label=_("From"), initial=localdate)

    class Meta:
        model = Seat
        fields = ["person", "part", "chairs", "begins_on"]

    def __init__(self, *args: object, house: int, **kwargs: object):
        super().__init__(*args, **kwargs)
        works = Person.objects.filter(
            roles__root=house, roles__kind__in=["professional", "leader", "head"], roles__ends_on=None
        )
        self.fields["person"].queryset = works.distinct().order_by("given_name", "family_name")


class MeetingForm(forms.ModelForm):
    on = day_field(label=_("Day"))

    class Meta:
        model = Meeting
        fields = ["on", "place"]


class MinutesForm(forms.Form):
    present = forms.ModelMultipleChoiceField(
        Seat.objects.none(), label=_("Who is here"), widget=forms.CheckboxSelectMultiple
    )
    chair = forms.ModelChoiceField(Seat.objects.none(), label=_("Who takes the chair"), empty_label=None)
    minutes = forms.CharField(
        label=_("Minutes: how you worked, without a child's name"), widget=rows(4), required=False
    )

    def __init__(self, *args: object, meeting: Meeting, **kwargs: object):
        super().__init__(*args, **kwargs)
        seats = meeting.panel.seats.filter(begins_on__lte=meeting.on).exclude(ends_on__lt=meeting.on)
        self.fields["present"].queryset = seats.select_related("person")
        self.fields["chair"].queryset = seats.filter(chairs=True).select_related("person")
        self.fields["present"].label_from_instance = lambda each: f"{each.person}, {each.get_part_display()}"
        self.fields["chair"].label_from_instance = lambda each: str(each.person)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("chair") and found["chair"] not in (found.get("present") or []):
            self.add_error("chair", _("Who takes the chair must be here."))
        return found


def as_written(meeting: Meeting) -> dict[str, object]:
    """What stands about a meeting already."""
    there = list(meeting.presences.all())
    return {
        "present": [each.seat_id for each in there],
        "chair": next((each.seat_id for each in there if each.is_chair), None),
        "minutes": meeting.minutes,
    }


class DecisionForm(forms.ModelForm):
    """Plain words first; then the two tests, the child's best interests, the facts, the law."""

    begins_on = day_field(label=_("Takes effect on"))
    ends_on = day_field(label=_("Holds until"), required=False)
    told_on = day_field(
        label=_("The parents are told on"), help_text=_("The time for a complaint counts from here.")
    )

    class Meta:
        model = Decision
        fields = [
            "outcome", "granted", "plain", "community", "needs", "interest", "influence", "weighed", "facts",
            "legal_basis", "way_back", "interim", "category", "begins_on", "ends_on", "told_on",
        ]  # fmt: skip
        widgets = {
            "outcome": forms.RadioSelect,
            **{
                name: rows(3)
                for name in (
                    "plain", "community", "needs", "interest", "influence", "weighed", "facts", "way_back",
                    "interim",
                )
            },
        }  # fmt: skip
        help_texts = {
            "plain": _("Two or three short sentences. They stand first in the letter."),
            "way_back": _("Asked for whenever something is granted."),
        }

    def __init__(
        self, *args: object, country: str, wanted: str, kinds: tuple[Provision, ...], **kwargs: object
    ):
        super().__init__(*args, **kwargs)
        profile = PROFILES[country]
        self.wanted = wanted
        self.fields["outcome"].choices = [each for each in self.fields["outcome"].choices if each[0]]
        choices = [(each.value, PROVISIONS[each]) for each in kinds]
        self.fields["granted"] = forms.ChoiceField(
            label=_("What is granted, if it is something else than was asked for"),
            choices=[("", "---------"), *choices], required=False,
        )  # fmt: skip
        self.order_fields(self.Meta.fields)
        if not profile.has_category:
            del self.fields["category"]
            del self.fields["ends_on"]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        outcome = found.get("outcome")
        if outcome == Outcome.GRANTED:
            found["granted"] = self.wanted
        elif outcome == Outcome.REFUSED:
            found["granted"] = ""
        elif outcome and not found.get("granted"):
            self.add_error("granted", _("Say what is granted."))
        if outcome in (Outcome.GRANTED, Outcome.OTHER):
            self._ask_for_the_way(found)
        return found

    def _ask_for_the_way(self, found: dict[str, object]) -> None:
        if not found.get("way_back"):
            self.add_error("way_back", _("Say what must be there for the child to return."))
        if "category" in self.fields:
            for name in ("category", "ends_on"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("A declaration has a category and an end."))
            if found.get("ends_on") and found.get("begins_on") and found["ends_on"] <= found["begins_on"]:
                self.add_error("ends_on", _("Choose a later day than the one on which it takes effect."))


class ComplaintForm(forms.ModelForm):
    made_on = day_field(label=_("Received on"), initial=localdate)

    class Meta:
        model = Complaint
        fields = ["text", "made_on"]
        widgets = {"text": rows(5)}

    def __init__(self, *args: object, is_own: bool, **kwargs: object):
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["made_on"]


class ReassessForm(forms.ModelForm):
    class Meta:
        model = Complaint
        fields = ["answer", "reasons"]
        widgets = {"answer": forms.RadioSelect, "reasons": rows(4)}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.required = True
        self.fields["answer"].choices = [each for each in self.fields["answer"].choices if each[0]]


class MaintainForm(forms.Form):
    is_maintained = forms.TypedChoiceField(
        label=_("Do the parents maintain the complaint?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )


class ForwardForm(forms.Form):
    forwarded_on = day_field(label=_("Sent on to the board on"), initial=localdate)


class RulingForm(forms.ModelForm):
    ruled_on = day_field(label=_("The board decided on"), initial=localdate)

    class Meta:
        model = Complaint
        fields = ["ruling", "cause", "ruled_on"]
        widgets = {"ruling": forms.RadioSelect, "cause": forms.RadioSelect}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for name in ("ruling", "cause"):
            self.fields[name].required = True
            self.fields[name].choices = [each for each in self.fields[name].choices if each[0]]


OF_CLOCK: dict[Clock, type[forms.BaseForm]] = {
    Clock.REASSESS: ReassessForm,
    Clock.MAINTAIN: MaintainForm,
    Clock.FORWARD: ForwardForm,
    Clock.RULING: RulingForm,
}
