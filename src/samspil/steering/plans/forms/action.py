"""The forms of an action, its co-owners and its evidence."""

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Group, Person, Unit
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.plans.models import Action, CoOwner, Evidence
from samspil.steering.plans.models.action import GROUPS
from samspil.tools.exchange.sniff import kind_of_file

# What an upload must be, by the ending of its name; anything else is not evidence one can open.
KINDS = {
    "pdf": "pdf",
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "docx": "docx",
    "xlsx": "xlsx",
    "txt": "text",
}


class ActionForm(forms.ModelForm):
    planned_start = date_field(label=_("Planned start"), required=False)
    planned_end = date_field(label=_("Deadline"), required=False)

    class Meta:
        model = Action
        fields = [
            "title", "about", "owner", "direction", "group", "environment", "is_after_school",
            "planned_start", "planned_end", "provision", "special_reason", "dimension", "form", "hours",
            "money", "taken_from", "given_to", "blocked_by", "unblocked_by",
        ]  # fmt: skip
        widgets = {
            "about": forms.Textarea(attrs={"rows": 3}),
            "special_reason": forms.Textarea(attrs={"rows": 2}),
            "direction": forms.RadioSelect,
            "environment": forms.RadioSelect,
            "provision": forms.RadioSelect,
        }
        help_texts = {
            "direction": _("Whom or what does the action change?"),
            "group": _("When a whole group or class is to change something together."),
            "provision": _("General provision is where we begin. Leaving it takes a reason."),
            "unblocked_by": _("What would have to happen for it to go on, and who can make it happen."),
            "about": _("What the adults will do. No names of children."),
        }

    def __init__(self, *args: object, owners: QuerySet[Person], unit: Unit, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners
        groups = Group.objects.filter(unit=unit, ended_on=None)
        if groups.exists():
            self.fields["group"].queryset = groups
        else:
            del self.fields["group"]
        self.fields["owner"].empty_label = _("Nobody yet")
        for name in ("direction", "environment", "provision"):
            self.fields[name].choices = [each for each in self.fields[name].choices if each[0]]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        start, end = found.get("planned_start"), found.get("planned_end")
        if start and end and end < start:
            self.add_error("planned_end", _("Set a deadline on or after the planned start."))
        if found.get("provision") == Action.Provision.SPECIAL and not found.get("special_reason"):
            self.add_error("special_reason", _("Write why it cannot happen in general provision."))
        if found.get("blocked_by") and not found.get("unblocked_by"):
            self.add_error("unblocked_by", _("Write what would unblock it."))
        return found


class CoOwnerForm(forms.Form):
    group = forms.ChoiceField(
        label=_("Co-owner from"), choices=[("", _("Nobody more")), *GROUPS.items()], required=False
    )
    unit = forms.ModelChoiceField(label=_("Place"), queryset=Unit.objects.none(), required=False)
    name = forms.CharField(label=_("Who"), max_length=120, required=False)

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


CoOwnerForms = forms.formset_factory(CoOwnerForm, extra=2, max_num=8)


def co_owners_typed(formset: forms.BaseFormSet) -> list[CoOwner]:
    return [_co_owner(form) for form in formset if form.cleaned_data.get("group")]


def _co_owner(form: CoOwnerForm) -> CoOwner:
    typed = form.cleaned_data
    # A colleague stays the same person as long as nobody writes another name.
    person = None if "name" in form.changed_data else form.initial.get("person")
    return CoOwner(
        group=typed["group"], unit=typed["unit"], name="" if person else typed["name"], person_id=person
    )


def co_owners_shown(action: Action) -> list[dict[str, object]]:
    """The co-owners as the form shows them."""
    return [
        {
            "group": each.group,
            "unit": each.unit_id,
            "person": each.person_id,
            "name": each.name or str(each.person or ""),
        }
        for each in action.co_owners.all()
    ]


class EvidenceForm(forms.ModelForm):
    url = forms.URLField(label=_("Link"), required=False, assume_scheme="https", max_length=200)
    file = forms.FileField(label=_("File"), required=False, help_text=_("PDF, Word, Excel, picture or text."))

    class Meta:
        model = Evidence
        fields = ["title", "kind", "text", "url"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"text": _("What was seen, where and when. No names of children.")}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [each for each in self.fields["kind"].choices if each[0]]

    def clean_file(self) -> object:
        file = self.cleaned_data.get("file")
        if not file:
            return None
        if file.size > settings.EVIDENCE_LIMIT:
            raise forms.ValidationError(_("Choose a file under 20 MB."))
        ending = file.name.rpartition(".")[2].lower()
        if KINDS.get(ending) != kind_of_file(file):
            raise forms.ValidationError(
                _("Choose a PDF, Word, Excel, PNG, JPEG or text file. This one is not what its name says.")
            )
        return file

    def clean(self) -> dict[str, object]:
        found = super().clean()
        needed = {"file": "file", "link": "url", "observation": "text"}.get(found.get("kind", ""))
        if needed and not found.get(needed) and needed not in self.errors:
            words = {
                "file": _("Choose the file."),
                "url": _("Write the address."),
                "text": _("Write what was seen."),
            }
            self.add_error(needed, words[needed])
        return found
