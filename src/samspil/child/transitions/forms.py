"""What is typed about a change of place. The group and the adults come before the child."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.forms.child import day_field, rows
from samspil.child.file.models import Child, Consent, Guardian
from samspil.child.transitions.models import Check, Meeting, Piece, Transition, Voice
from samspil.child.transitions.models.receiving import AREAS
from samspil.child.transitions.models.transition import GROUNDS
from samspil.child.transitions.models.voices import WENTS
from samspil.child.transitions.rules import Ground, Topic, Whose
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.models import STATUSES, Rule

NEW_PLACE = ["kind", "taker", "outside", "begins_on"]


def rule_choices(grounds: Iterable[Rule]) -> list[tuple[str, str]]:
    """The rules one may hand over by. What nobody has looked up says so, and is not printed as law."""
    found = []
    for each in grounds:
        standing = "" if each.status == "verified" else f" ({str(STATUSES[each.status]).lower()})"
        found.append((each.key, f"{each.text}{standing}"))
    return [("", "---------"), *found]


class PlaceForm(forms.ModelForm):
    """Where to and from when."""

    begins_on = day_field(label=_("First day in the new place"))

    class Meta:
        model = Transition
        fields = NEW_PLACE

    def __init__(self, *args: object, places: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["taker"].queryset = places

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("taker") and found.get("outside"):
            self.add_error("outside", _("Choose one new place."))
        return found


class StartForm(PlaceForm):
    """Of one child, from its file."""

    giver = forms.ModelChoiceField(Unit.objects.none(), label=pgettext_lazy("place", "From"), required=False)
    field_order = ["kind", "giver", "taker", "outside", "begins_on"]

    def __init__(self, *args: object, givers: list[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = Unit.objects.filter(pk__in=[each.pk for each in givers])
        self.fields["giver"].empty_label = _("From home")
        if givers:
            self.fields["giver"].initial = givers[0].pk


class BulkForm(PlaceForm):
    """Of many children at once, from the list of a class."""

    children = forms.ModelMultipleChoiceField(
        Child.objects.none(), label=_("Who changes place?"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ["children", *NEW_PLACE]

    def __init__(self, *args: object, children: list[Child], is_group: bool, **kwargs: object):
        """Of a group all are ticked to begin with, of a whole place nobody."""
        super().__init__(*args, **kwargs)
        found = Child.objects.filter(pk__in=[each.pk for each in children])
        self.fields["children"].queryset = found.order_by("given_name", "family_name", "pk")
        self.fields["children"].label_from_instance = lambda each: f"{each.name}, {each.born_on.year}"
        self.fields["children"].initial = [each.pk for each in children] if is_group else []


class GroundedForm(forms.ModelForm):
    """What is handed over names what for and on which ground."""

    ground = forms.ChoiceField(
        label=_("On which ground is it handed over?"), choices=list(GROUNDS.items()), widget=forms.RadioSelect
    )
    statute = forms.ChoiceField(label=_("If by a rule: which?"), required=False)
    consent = forms.ModelChoiceField(
        Consent.objects.none(), label=_("If with consent: which?"), required=False
    )

    def __init__(self, *args: object, grounds: Iterable[Rule], consents: QuerySet[Consent], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["statute"].choices = rule_choices(grounds)
        self.fields["consent"].queryset = consents
        self.fields["consent"].label_from_instance = lambda each: f"{each.purpose}: {each.recipients}"
        self.fields["purpose"].required = True

    def clean(self) -> dict[str, object]:
        found = super().clean()
        is_law = found.get("ground") == Ground.LAW
        needed, other = ("statute", "consent") if is_law else ("consent", "statute")
        if found.get("ground") and not found.get(needed):
            self.add_error(needed, _("Without it nothing may be handed over."))
        found[other] = "" if other == "statute" else None
        return found


class ChangeForm(GroundedForm, PlaceForm):
    """What a handover says as a whole; the pieces come one by one."""

    class Meta:
        model = Transition
        fields = ["community", "leisure", *NEW_PLACE, "purpose", "ground", "statute", "consent"]
        widgets = {"community": rows(3), "leisure": rows(2)}
        help_texts = {
            "community": _("The group, the room, what the adults do. The new place can go on with it."),
            "purpose": _("It covers the child's name, the day and what the three have said."),
        }

    def __init__(self, *args: object, is_handed: bool, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["community"].required = True
        for name in NEW_PLACE:
            self.fields[name].disabled = is_handed


class PutOffForm(forms.Form):
    """A later first day; what is due after it moves along."""

    begins_on = day_field(label=_("New first day"))


class PieceForm(GroundedForm):
    from_on = day_field(label=_("Earliest day on which the new place may read it"))
    field_order = ["topic", "text", "purpose", "from_on", "ground", "statute", "consent"]

    class Meta:
        model = Piece
        fields = ["topic", "text", "purpose", "from_on", "ground", "statute", "consent"]
        widgets = {"text": rows(3)}
        help_texts = {
            "text": _("The situation first: what happens, and what the adults do then. The parents read it.")
        }

    def __init__(self, *args: object, **kwargs: object):
        usual = {"from_on": localdate(), "topic": Topic.WORKS, "ground": Ground.LAW}
        kwargs["initial"] = {**usual, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class GroundPieceForm(GroundedForm):
    """Of a piece that is there, when its ground no longer holds."""

    class Meta:
        model = Piece
        fields = ["purpose", "ground", "statute", "consent"]


class SaidForm(forms.ModelForm):
    """One of the three: their words, or why there are none. Families say their own and need no reason."""

    def __init__(self, *args: object, whose: str, guardians: list[Guardian] | None, **kwargs: object):
        super().__init__(*args, **kwargs)
        if not guardians or whose != Whose.PARENTS:
            del self.fields["guardian"]
        else:
            keys = [each.pk for each in guardians]
            self.fields["guardian"].queryset = Guardian.objects.filter(pk__in=keys)
            self.fields["guardian"].label_from_instance = lambda each: each.name
        if guardians is None:
            del self.fields["missing"]
        if whose != Whose.CHILD:
            del self.fields["is_for_parents"]
        self.said = "words"

    def clean(self) -> dict[str, object]:
        found = super().clean()
        said, missing = found.get(self.said, ""), found.get("missing", "")
        if bool(said) == bool(missing):
            self.add_error(self.said, _("Write what was said, or why nobody could be asked."))
        if said and "guardian" in self.fields and not found.get("guardian"):
            self.add_error("guardian", _("Which of them said it?"))
        if missing:
            found["guardian"] = None
        return found


class VoiceForm(SaidForm):
    class Meta:
        model = Voice
        fields = ["guardian", "words", "is_for_parents", "missing"]
        widgets = {"words": rows(4)}
        help_texts = {"words": _("What goes well and what helps comes first. What do they hope for?")}


class CheckForm(SaidForm):
    went = forms.ChoiceField(
        label=_("How did the start go?"),
        choices=list(WENTS.items()),
        widget=forms.RadioSelect,
        required=False,
    )

    class Meta:
        model = Check
        fields = ["guardian", "went", "words", "relations", "is_for_parents", "missing"]
        widgets = {"words": rows(3), "relations": rows(2)}
        help_texts = {"relations": _("Between children, and between children and adults.")}

    def __init__(self, *args: object, whose: str, **kwargs: object):
        super().__init__(*args, whose=whose, **kwargs)
        self.said = "went"
        if whose != Whose.STAFF:
            del self.fields["relations"]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("missing") and found.get("words"):
            self.add_error("words", _("Write what was said, or why nobody could be asked."))
        if "relations" in self.fields and found.get("went") and not found.get("relations"):
            self.add_error("relations", _("Write a sentence. If you do not know it, write why."))
        return found


class GiveForm(forms.Form):
    on = day_field(label=_("From which day may the new place read it?"))

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found < localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return found


class ReceiveForm(forms.Form):
    receiver = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who receives the child?"), required=False
    )
    has_read = forms.BooleanField(label=_("I have read what was handed over"), required=False)

    def __init__(self, *args: object, people: QuerySet[Person] | None, **kwargs: object):
        super().__init__(*args, **kwargs)
        if people is None:
            del self.fields["receiver"]
        else:
            self.fields["receiver"].queryset = people


class PrepareForm(forms.Form):
    """The new place's list: for each area what is done, and a tick once it is."""

    def __init__(self, *args: object, there: dict[str, tuple[str, bool]], **kwargs: object):
        super().__init__(*args, **kwargs)
        for area, label in AREAS.items():
            text, is_done = there.get(area, ("", False))
            self.fields[f"text_{area}"] = forms.CharField(
                label=label, max_length=500, required=False, initial=text
            )
            self.fields[f"done_{area}"] = forms.BooleanField(
                label=_("Done: %(area)s") % {"area": str(label).lower()}, required=False, initial=is_done
            )

    def clean(self) -> dict[str, object]:
        found = super().clean()
        for area in AREAS:
            if found.get(f"done_{area}") and not found.get(f"text_{area}"):
                self.add_error(f"text_{area}", _("Write what you have done."))
        return found

    def texts(self) -> dict[str, tuple[str, bool]]:
        found = self.cleaned_data
        return {
            area: (text, bool(found.get(f"done_{area}"))) for area in AREAS if (text := found[f"text_{area}"])
        }


class AskBackForm(forms.Form):
    text = forms.CharField(label=_("What do you want to know from the former place?"), widget=rows(3))


class AnswerBackForm(forms.Form):
    answer = forms.CharField(label=_("Answer"), widget=rows(4))


class MeetForm(forms.ModelForm):
    on = day_field(label=_("Day"))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    class Meta:
        model = Meeting
        fields = ["on", "at", "minutes", "place", "agreed"]
        widgets = {"agreed": rows(3)}
        help_texts = {"agreed": _("Once you have met. The child's hopes and strengths first.")}
