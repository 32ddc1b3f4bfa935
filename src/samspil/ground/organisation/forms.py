"""What people type about units, people, roles and imports."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.conf import settings
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import ROLE_KINDS, UNIT_KINDS, Account, Unit
from samspil.ground.organisation.models.imports import IMPORT_KINDS
from samspil.ground.organisation.rules import ImportKind

SUCCESSIONS = {
    "": _("Nothing follows it"),
    "merge": _("It becomes part of another unit"),
    "split": _("Several units share its work"),
    "move": _("Another unit takes its place"),
}


class Day(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.name} ({unit.get_kind_display()})"


class UnitChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.name} ({unit.get_kind_display()})"


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(UNIT_KINDS.items()))
    number = forms.CharField(
        label=_("Official number"),
        max_length=40,
        required=False,
        help_text=_("As the ministry or the municipality writes it, with its zeros."),
    )
    parent = UnitChoice(label=_("Lies beneath"), queryset=Unit.objects.none())
    opened_on = Day(label=_("Opened on"), required=False)

    def __init__(self, *args: object, beneath: Iterable[int], without: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        places = Unit.objects.filter(path__overlap=list(beneath), closed_on=None)
        self.fields["parent"].queryset = places.exclude(path__contains=[without])


class ClosingForm(forms.Form):
    on = Day(label=_("Closed from"))
    kind = forms.ChoiceField(
        label=_("What follows"), choices=list(SUCCESSIONS.items()), required=False, widget=forms.RadioSelect
    )
    successors = UnitChoices(
        label=_("Units that follow it"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("Hold Ctrl, or Cmd on a Mac, to choose more than one."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: object, unit: Unit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["successors"].queryset = Unit.objects.under(unit.root).exclude(pk=unit.pk)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.unit.opened_on and on < self.unit.opened_on:
            raise forms.ValidationError(_("Choose a day after the unit opened."))
        return on

    def clean(self) -> dict[str, object]:
        said = self.cleaned_data
        successors, kind = said.get("successors") or [], said.get("kind")
        if kind and not successors:
            self.add_error("successors", _("Choose the units that follow it."))
        if successors and not kind:
            self.add_error("kind", _("Say how the chosen units follow it."))
        if kind in ("merge", "move") and len(successors) > 1:
            self.add_error("successors", _("Choose one unit, or say that several units share its work."))
        return said


class RoleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Role"), choices=list(ROLE_KINDS.items()))
    unit = UnitChoice(
        label=_("Where"),
        queryset=Unit.objects.none(),
        help_text=_("The role holds here and in all that lies beneath."),
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    begins_on = Day(label=pgettext_lazy("date", "From"))
    ends_on = Day(label=_("To"), required=False, help_text=_("The last day, if it is known."))

    def __init__(self, *args: object, beneath: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(path__overlap=list(beneath), closed_on=None)

    def clean(self) -> dict[str, object]:
        said = self.cleaned_data
        begins_on, ends_on = said.get("begins_on"), said.get("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            self.add_error("ends_on", _("Choose a last day after the first."))
        return said


class PersonForm(RoleForm):
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    field_order = ("given_name", "family_name", "email")


class EndRoleForm(forms.Form):
    ends_on = Day(label=_("Closed from"))

    def __init__(self, *args: object, begins_on: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.begins_on = begins_on

    def clean_ends_on(self) -> date:
        ends_on: date = self.cleaned_data["ends_on"]
        if ends_on < self.begins_on:
            raise forms.ValidationError(_("Choose a last day after the first."))
        return ends_on


class AccountForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The person gets a message with a link, and chooses a password there.")
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Account.objects.is_taken(email):
            raise forms.ValidationError(_("Write another address: somebody signs in with this one already."))
        return email


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=list(IMPORT_KINDS.items()),
        widget=forms.RadioSelect,
        initial=ImportKind.STAFF_LIST,
    )
    file = forms.FileField(
        label=_("File"),
        max_length=None,
        help_text=_("A list as .csv or .xlsx, or a OneRoster set as one .zip."),
    )
    unit = UnitChoice(label=_("Import into"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: object, units: Iterable[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        places = list(units)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[each.pk for each in places])
        self.fields["unit"].initial = places[0].pk
        if len(places) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean_file(self) -> File:
        file: File = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            limit = filesizeformat(settings.UPLOAD_LIMIT)
            raise forms.ValidationError(
                _("Send a smaller file: this one has %(size)s, and at most %(limit)s are read."),
                params={"size": filesizeformat(file.size), "limit": limit},
            )
        return file


class ConfirmForm(forms.Form):
    accept_endings = forms.BooleanField(label=pgettext_lazy("import", "Yes, end them"), required=False)
