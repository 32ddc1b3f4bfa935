"""What is typed into a referral: the general provision and the community first."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.child.file.forms.child import day_field, rows
from samspil.child.file.models import Guardian
from samspil.child.referral.models import Assessment, Referral, Voice
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.referral.rules.procedure import PROFILES


class ReferralForm(forms.ModelForm):
    """Strengths and surroundings, the two tests, what is kept; only then what is asked for."""

    child_asked_on = day_field(label=_("The child was asked on"), required=False)

    class Meta:
        model = Referral
        fields = [
            "strengths", "surroundings", "community", "needs", "kept", "wanted", "child_words", "child_how",
            "child_asked_on", "no_view", "no_assessment",
        ]  # fmt: skip
        widgets = {
            **{name: rows(4) for name in ("strengths", "surroundings", "community", "needs")},
            "kept": rows(3),
            "child_words": rows(3),
            "wanted": forms.RadioSelect,
        }
        help_texts = {
            "community": _(
                "The group, the adults, the room, the day: what you did, for how long, with which effect."
            ),
            "needs": _("The general provision is the starting point. Say why it is not enough."),
            "kept": _("A special offer takes nothing away that the child can keep."),
            "child_words": _("Tell the child first that the panel reads it."),
        }

    def __init__(self, *args: object, country: str, **kwargs: object):
        super().__init__(*args, **kwargs)
        profile = PROFILES[country]
        self.fields["wanted"].choices = [(each.value, PROVISIONS[each]) for each in profile.provisions]
        self.fields["wanted"].initial = None
        if profile.experts > 1:
            del self.fields["no_assessment"]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("child_words") and not (found.get("child_how") and found.get("child_asked_on")):
            self.add_error("child_how", _("Say where, how and when the child was asked."))
        asked = found.get("child_asked_on")
        if asked and asked > localdate():
            self.add_error("child_asked_on", _("Choose today or an earlier day."))
        return found


class AssessmentForm(forms.ModelForm):
    on = day_field(label=_("Written on"))

    class Meta:
        model = Assessment
        fields = ["expert", "expertise", "text", "on"]
        widgets = {"text": rows(6)}


def whose_voice(label: str, voices: list[tuple[int | None, str]]) -> forms.ModelChoiceField:
    """One of the guardians; where the young person is asked too, they are the choice without a guardian."""
    keys = [key for key, _name in voices if key]
    young = next((name for key, name in voices if key is None), None)
    found = forms.ModelChoiceField(
        Guardian.objects.filter(pk__in=keys), label=label, empty_label=young, required=young is None
    )
    found.label_from_instance = lambda each: f"{each.name}, {each.relation}"
    return found


class HearForm(forms.Form):
    """That one parent, or the young person, was heard. What they think is asked apart."""

    guardian = forms.ModelChoiceField(Guardian.objects.none())
    heard_on = day_field(label=_("Heard on"))
    how = forms.CharField(label=_("How: a meeting, a call, in writing"), max_length=200)

    def __init__(self, *args: object, voices: list[tuple[int | None, str]], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["guardian"] = whose_voice(_("Who was heard"), voices)


class StanceForm(forms.ModelForm):
    """What one parent thinks: said by themselves, or written down for them."""

    class Meta:
        model = Voice
        fields = ["stance", "words", "reason"]
        widgets = {"stance": forms.RadioSelect, "words": rows(4)}

    def __init__(self, *args: object, is_own: bool, voices: list[tuple[int | None, str]], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["stance"].required = True
        self.fields["stance"].choices = [
            each
            for each in self.fields["stance"].choices
            if each[0] and not (is_own and each[0] == "not_obtained")
        ]
        if is_own:
            del self.fields["reason"]
            return
        self.fields["stance"].label = _("What they think")
        self.fields = {"guardian": whose_voice(_("Whose position it is"), voices), **self.fields}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("stance") == "not_obtained" and not found.get("reason"):
            self.add_error("reason", _("Say why no answer could be obtained."))
        return found
