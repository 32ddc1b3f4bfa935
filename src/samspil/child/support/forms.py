"""What is typed about sparring and try-outs. The community and the adults come before the child."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.child.file.forms.child import day_field, rows
from samspil.child.file.models import Consent
from samspil.child.support.models import Measure, Session, Sparring
from samspil.child.support.models.measure import PARTS, STEPS
from samspil.child.support.models.sparring import MODES
from samspil.child.support.rules import TRY_FOR, Mode, Part, is_lawful
from samspil.ground.organisation.models import Group, Unit
from samspil.knowledge.competence.models import PROFESSIONS, ResourcePerson


class AskForm(forms.ModelForm):
    """Three questions and a send. With a child, `AskAboutForm` asks for the lawful ground."""

    raised_on = day_field(
        label=_("Since when have you been stuck?"), help_text=_("The days are counted from here.")
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Place"), empty_label=None)

    class Meta:
        model = Sparring
        fields = ["community", "need", "topic"]
        widgets = {"community": rows(3), "need": rows(3)}
        help_texts = {
            "community": _("The group, the room, the time of day, what you do."),
            "need": _("No names: nobody should be able to know the child."),
        }

    def __init__(self, *args: object, places: list[Unit], **kwargs: object):
        kwargs["initial"] = {"raised_on": localdate(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        if len(places) == 1:
            self.fields["unit"].initial = places[0].pk
            self.fields["unit"].widget = forms.HiddenInput()

    def clean_raised_on(self) -> date:
        found: date = self.cleaned_data["raised_on"]
        if found > localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return found


class AskAboutForm(AskForm):
    """About a child whose file is open."""

    mode = forms.ChoiceField(
        label=_("On which ground do you share it?"),
        choices=[(key, word) for key, word in MODES.items() if key != Mode.PRACTICE],
        widget=forms.RadioSelect,
    )
    consent = forms.ModelChoiceField(
        Consent.objects.none(),
        label=_("The consent"),
        required=False,
        help_text=_("Only what it names is shared."),
    )
    ground = forms.CharField(
        label=_("If by the law on early exchange: why is it needed?"), max_length=300, required=False
    )

    def __init__(self, *args: object, consents: QuerySet[Consent], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["consent"].queryset = consents
        self.fields["consent"].label_from_instance = lambda each: f"{each.purpose}: {each.recipients}"
        self.fields["need"].help_text = ""

    def clean(self) -> dict[str, object]:
        found = super().clean()
        mode = found.get("mode")
        if mode == Mode.EXCHANGE:
            found["consent"] = None
        lawful = is_lawful(
            mode or "", has_child=True, has_consent=bool(found.get("consent")), ground=found.get("ground", "")
        )
        if mode and not lawful:
            where = "consent" if mode == Mode.CONSENT else "ground"
            self.add_error(where, _("Without it nothing may be shared. Ask about your practice instead."))
        return found


class InviteForm(forms.Form):
    helper = forms.ModelChoiceField(ResourcePerson.objects.none(), label=_("Ask one more"))

    def __init__(self, *args: object, helpers: QuerySet[ResourcePerson], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["helper"].queryset = helpers
        self.fields["helper"].label_from_instance = lambda each: (
            f"{each.person}, {each.get_profession_display()}"
        )


class SessionForm(forms.ModelForm):
    on = day_field(label=_("Day"))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    class Meta:
        model = Session
        fields = ["on", "at", "minutes", "place"]


class MeasureForm(forms.ModelForm):
    """One try-out: the need before the act, and what one will be able to see."""

    check_on = day_field(label=_("When do you look at it again?"))

    class Meta:
        model = Measure
        fields = ["need", "title", "direction", "group", "goal", "expected", "home", "check_on"]
        widgets = {"direction": forms.RadioSelect}
        help_texts = {
            "title": _("What the adults and the group will do differently."),
            "goal": _("Taking part in play three times a week."),
            "group": _("When a whole group or class is to change something together."),
            "home": _("What you have agreed with them, if anything."),
        }

    def __init__(self, *args: object, groups: QuerySet[Group], **kwargs: object):
        kwargs["initial"] = {"check_on": localdate() + TRY_FOR, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = [each for each in self.fields["direction"].choices if each[0]]
        self.fields["group"].queryset = groups

    def clean_check_on(self) -> date:
        found: date = self.cleaned_data["check_on"]
        if found < localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return found


class WrittenForm(MeasureForm):
    """What came of a session: a line for each profession, then the first try-out."""

    def __init__(self, *args: object, professions: list[str], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.professions = professions
        told = {
            f"line_{each}": forms.CharField(
                label=_("%(profession)s sees") % {"profession": PROFESSIONS[each]},
                max_length=500,
                required=False,
            )
            for each in professions
        }
        own = forms.ChoiceField(
            label=_("Your own profession"), choices=[("", "---------"), *PROFESSIONS.items()], required=False
        )
        own_line = forms.CharField(label=_("What you see yourself"), max_length=500, required=False)
        learned = forms.CharField(label=_("What did you become wiser on?"), widget=rows(3))
        self.fields = {**told, "own": own, "own_line": own_line, "learned": learned, **self.fields}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        found["lines"] = {each: text for each in self.professions if (text := found.pop(f"line_{each}", ""))}
        own, text = found.pop("own", ""), found.pop("own_line", "")
        if text and not own:
            self.add_error("own", _("Choose your profession."))
        if own and text:
            found["lines"].setdefault(own, text)
        if not found["lines"]:
            self.add_error(None, _("Write what at least one profession sees."))
        return found


class CheckForm(forms.ModelForm):
    """Whether it worked; then the three parts of inclusion and relations, none of them left out."""

    attained = forms.TypedChoiceField(
        label=_("How far from the goal?"),
        choices=[(str(key), word) for key, word in STEPS.items()],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )

    class Meta:
        model = Measure
        fields = ["result", "attained", "seen", *Part, "not_known", "next"]
        widgets = {
            **{name: rows(2) for name in Part},
            "result": forms.RadioSelect,
            "next": forms.RadioSelect,
            "seen": rows(3),
        }
        help_texts = {
            "experienced": _("In the child's own words, if you have them."),
            "relations": _("Between children, and between children and adults."),
            "seen": _("What you saw, and what the child says. That it did not work is knowledge too."),
        }

    not_known = forms.MultipleChoiceField(
        label=_("Is there something you do not know?"),
        help_text=_("Tick it, and write above why it is not known."),
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        if not self.instance.child_id:
            self.fields["experienced"].label = _("How do the children themselves experience taking part?")
        for name in Part:
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _(
                "Write a sentence. If you do not know it, write why."
            )
        for name in ("result", "next"):
            self.fields[name].required = True
            self.fields[name].choices = [each for each in self.fields[name].choices if each[0]]
