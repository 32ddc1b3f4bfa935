"""What people type about a child. Strengths first, then surroundings, then the difficulty: in every form."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Child, Enrolment, Guardian, Leisure, Participant, Placement, Pupil
from samspil.child.file.models.child import PURPOSES
from samspil.child.file.rules import CHOOSABLE, Purpose
from samspil.ground.organisation.models import Group, Unit
from samspil.tools.exchange.national_numbers import read_number

OLDEST = timedelta(days=26 * 365)


def day_field(**options: object) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def rows(n: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": n})


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("Why do you open the file?"),
        choices=[(each, PURPOSES[each]) for each in CHOOSABLE],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("If something else: what?"), max_length=50, required=False)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("purpose") == Purpose.OTHER and not found.get("words"):
            self.add_error("words", _("Say what it is. The parents read it."))
        return found


class ChildForm(forms.ModelForm):
    """Of a file that is there already; `OpenForm` begins one."""

    born_on = day_field(label=_("Born on"))
    number = forms.CharField(
        label=_("National number"),
        required=False,
        max_length=14,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=_("Only if you need it to know the child from others. It is sealed and never shown again."),
    )
    sure = forms.BooleanField(label=_("I have looked: the number is right"), required=False)

    class Meta:
        model = Child
        fields = ["strengths", "surroundings", "difficulty", "given_name", "family_name", "born_on"]
        widgets = {"strengths": rows(3), "surroundings": rows(3), "difficulty": rows(3)}
        help_texts = {
            "surroundings": _("The group, the rooms, the day's plan, what the adults do."),
            "difficulty": _("A child is in difficulties, in a situation. Say which."),
        }

    def __init__(self, *args: object, country: str, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.country = country
        self.fields["strengths"].error_messages["required"] = _(
            "Write first what the child can do. The rest builds on it."
        )

    def clean_born_on(self) -> object:
        born = self.cleaned_data["born_on"]
        if not localdate() - OLDEST < born <= localdate():
            raise forms.ValidationError(_("Choose the day the child was born."))
        return born

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("number"):
            self._read_number(found)
        return found

    def _read_number(self, found: dict[str, object]) -> None:
        try:
            number = read_number(found["number"], self.country)
        except ValueError:
            self.add_error("number", _("Look again: it cannot be a national number."))
            return
        is_other = bool(number.born_on and found.get("born_on") not in (None, number.born_on))
        if (number.warns or is_other) and not found.get("sure"):
            self.add_error(
                "number", _("Look again: it may be mistyped. If it is right, tick that you have looked.")
            )
        found["number"] = number.digits


class OpenForm(ChildForm):
    pupil = forms.ModelChoiceField(Pupil.objects.none(), required=False, widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Place"), empty_label=None)
    group = forms.ModelChoiceField(Group.objects.none(), label=_("Group"), required=False)
    part = forms.CharField(
        label=_("What you are to the child"), max_length=120, help_text=_("Class teacher, pedagogue.")
    )
    field_order = [
        "strengths",
        "surroundings",
        "difficulty",
        "given_name",
        "family_name",
        "born_on",
        "unit",
        "group",
    ]

    def __init__(self, *args: object, places: list[Unit], pupil: Pupil | None = None, **kwargs: object):
        """`pupil`: whom the register already knows; the rest is written by hand."""
        super().__init__(*args, initial=_known(pupil) if pupil else None, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        self.fields["pupil"].queryset = Pupil.objects.filter(unit__in=places)
        self.fields["group"].queryset = Group.objects.filter(unit__in=places, ended_on=None)

    def clean(self) -> dict[str, object]:
        found = super().clean()
        group, unit = found.get("group"), found.get("unit")
        if group and unit and group.unit_id != unit.pk:
            self.add_error("group", _("Choose a group of that place."))
        return found


def _known(pupil: Pupil) -> dict[str, object]:
    names = ("given_name", "family_name", "born_on")
    return {name: getattr(pupil, name) for name in names} | {
        "pupil": pupil.pk,
        "unit": pupil.unit_id,
        "group": pupil.group_id,
    }


class ParticipantForm(forms.ModelForm):
    class Meta:
        model = Participant
        fields = ["person", "part"]
        labels = {"person": _("Who works with the child")}
        help_texts = {"part": _("What they are to the child: class teacher, psychologist.")}


class GuardianForm(forms.ModelForm):
    class Meta:
        model = Guardian
        fields = [
            "name",
            "relation",
            "phone",
            "email",
            "has_custody",
            "is_contact_allowed",
            "is_place_hidden",
        ]
        help_texts = {
            "relation": _("Mother, father, grandmother."),
            "has_custody": _("Without custody the file stays shut."),
            "is_place_hidden": _("They will see no place, no agreement and no grown-up's name."),
        }

    def __init__(self, *args: object, leads: bool = False, **kwargs: object):
        """To shut somebody out is for all who work with the child; to let them in again is the leader's."""
        super().__init__(*args, **kwargs)
        line = self.instance
        shut = {
            "has_custody": not line.has_custody,
            "is_contact_allowed": not line.is_contact_allowed,
            "is_place_hidden": line.is_place_hidden,
        }
        for name, is_shut in shut.items():
            self.fields[name].disabled = bool(line.pk and is_shut and not leads)


class EnrolmentForm(forms.ModelForm):
    begins_on = day_field(label=pgettext_lazy("date", "From"))
    ends_on = day_field(label=_("To"), required=False)

    class Meta:
        model = Enrolment
        fields = ["unit", "begins_on", "ends_on", "note"]


class PlacementForm(forms.ModelForm):
    begins_on = day_field(label=pgettext_lazy("date", "From"))

    class Meta:
        model = Placement
        fields = [
            "unit",
            "kind",
            "shared_minutes",
            "total_minutes",
            "home_group",
            "tie",
            "contact",
            "begins_on",
        ]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"tie": _("Art and sports with the class, the club every day, friends who come along.")}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        shared, total = found.get("shared_minutes"), found.get("total_minutes")
        if shared is not None and total is not None and not 0 < total >= shared:
            self.add_error("shared_minutes", _("The minutes with peers are part of all minutes."))
        return found


class LeisureForm(forms.ModelForm):
    on = day_field(label=_("As of"))

    class Meta:
        model = Leisure
        fields = ["takes_part", "what", "helps", "on"]
        widgets = {"takes_part": forms.RadioSelect}
        help_texts = {
            "helps": _("A friend who goes along, a grown-up who knows, the way there, what it costs."),
        }


class LetInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("They choose a password by a link that is mailed there. Look twice: it opens the file."),
    )


class GlassForm(forms.Form):
    given_name = forms.CharField(label=_("The child's given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    born_on = day_field(label=_("Born on"))
    reason = forms.CharField(
        label=_("What has happened, and why can it not wait?"), widget=rows(3), min_length=10,
        help_text=_("The leader reads it. No file is opened without it."),
    )  # fmt: skip
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=24, initial=4)
