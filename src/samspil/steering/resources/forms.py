"""What people type about hours, money, rooms, conditions and local solutions."""

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.forms.effort import date_field
from samspil.steering.resources.models import (
    Condition,
    Entry,
    LocalSolution,
    PriorityReview,
    Room,
    ShareTarget,
)
from samspil.steering.resources.rules import Misfit, Supply, Term, misfits
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries.reading import Said


def _without_empty(form: forms.Form, *names: str) -> None:
    for name in names:
        form.fields[name].choices = [each for each in form.fields[name].choices if each[0]]


class EntryForm(forms.ModelForm):
    on = date_field(label=_("Decided on"))

    class Meta:
        model = Entry
        fields = [
            "kind", "amount", "year", "source", "from_unit", "target", "unit", "purpose", "statement", "on",
        ]  # fmt: skip
        widgets = {"kind": forms.RadioSelect, "source": forms.RadioSelect, "target": forms.RadioSelect}
        help_texts = {
            "amount": _("Hours in a year, money in the country's own coin, or the number of rooms."),
            "source": _("Leave it at “Newly granted” when nothing is taken from anybody."),
            "from_unit": _("Only when it is taken from a certain place."),
            "purpose": _("What one will be able to do with it."),
        }

    def __init__(
        self, *args: object, units: QuerySet[Unit], strategy: Strategy, said: list[Said], **kw: object
    ):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = self.fields["from_unit"].queryset = units
        self.fields["from_unit"].empty_label = _("No certain place")
        self.fields["statement"].queryset = strategy.statements.all()
        texts = ((each.statement.pk, f"{each.statement.number} {each.words.text}"[:110]) for each in said)
        self.fields["statement"].choices = [("", _("Choose a sentence")), *texts]
        self.fields["source"].choices = [
            ("", _("Newly granted")),
            *(each for each in self.fields["source"].choices if each[0]),
        ]
        self.fields["amount"].min_value = Decimal("0.01")
        _without_empty(self, "kind", "target")

    def clean(self) -> dict[str, object]:
        found = super().clean()
        source, from_unit = found.get("source"), found.get("from_unit")
        if from_unit and not source:
            self.add_error("source", _("Say what kind of provision it is taken from."))
        elif source and source == found.get("target") and from_unit in (None, found.get("unit")):
            self.add_error("target", _("Choose another provision or another place: here nothing would move."))
        return found

    def clean_amount(self) -> Decimal:
        amount: Decimal = self.cleaned_data["amount"]
        if amount <= 0:
            raise forms.ValidationError(_("Write an amount above zero."))
        return amount


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("Why it is withdrawn"), max_length=300)


class ShareForm(forms.ModelForm):
    decided_on = date_field(label=_("Decided on"))
    share = forms.DecimalField(
        label=_("Share for general provision, in percent"),
        min_value=Decimal("0.1"),
        max_value=Decimal("99.9"),
        decimal_places=1,
        help_text=_("Never all of it: special provision stays for the children who need it."),
    )

    class Meta:
        model = ShareTarget
        fields = ["kind", "year", "share", "decision", "decided_on"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        _without_empty(self, "kind")


class ReviewForm(forms.ModelForm):
    held_on = date_field(label=_("Held on"))
    next_on = date_field(label=_("By when"))

    class Meta:
        model = PriorityReview
        fields = ["held_on", "looked_at", "decision", "next_step", "next_on"]
        widgets = {
            "looked_at": forms.Textarea(attrs={"rows": 3}),
            "decision": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "looked_at": _("What one knew about needs, conditions and what was moved."),
            "decision": _("What is to have more, and what gives way. Also when all stays as it is."),
        }

    def __init__(self, *args: object, today: date, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_held_on(self) -> date:
        held: date = self.cleaned_data["held_on"]
        if held > self.today:
            raise forms.ValidationError(
                _("Write it down when it has been held: choose today or an earlier day.")
            )
        return held


class ConditionForm(forms.ModelForm):
    due_on = date_field(label=_("By when"), required=False)

    class Meta:
        model = Condition
        fields = ["state", "shortage", "owner", "due_on"]
        widgets = {"state": forms.RadioSelect}
        help_texts = {
            "shortage": _("Only when something is missing. Write what, not who needs it."),
            "owner": _("Who sees to it that it comes."),
        }

    def __init__(self, *args: object, people: QuerySet[Person], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people
        self.fields["owner"].empty_label = _("Nobody yet")
        _without_empty(self, "state")

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("state") in (Supply.LACKING, Supply.PARTLY):
            wanted = {
                "shortage": _("Write what is short."),
                "owner": _("Choose who sees to it."),
                "due_on": _("Set a day."),
            }
            for name, words in wanted.items():
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return found


class RoomForm(forms.ModelForm):
    closed_on = date_field(label=_("Not used any more from"), required=False)

    class Meta:
        model = Room
        fields = [
            "unit", "name", "kind", "capacity", "step_free", "toilet", "hearing", "calm", "supports",
            "is_shared", "closed_on",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "step_free": forms.RadioSelect,
            "toilet": forms.RadioSelect,
            "hearing": forms.RadioSelect,
            "calm": forms.RadioSelect,
            "supports": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"supports": _("What children do here together, and what could be changed.")}

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = None
        _without_empty(self, "kind", "step_free", "toilet", "hearing", "calm")
        if self.instance.pk is None:
            del self.fields["closed_on"]

    def clean_capacity(self) -> int | None:
        capacity: int | None = self.cleaned_data["capacity"]
        if capacity == 0:
            raise forms.ValidationError(_("Write at least 1, or leave it empty."))
        return capacity


class SolutionForm(forms.ModelForm):
    needed_on = date_field(label=_("When the need was told"))
    begins_on = date_field(label=_("Begins on"))
    check_on = date_field(label=_("We look at the effect on"))
    expires_on = date_field(label=_("Ends by itself on"))

    class Meta:
        model = LocalSolution
        fields = [
            "unit", "need", "direction", "means", "grant", "expected", "needed_on", "begins_on", "check_on",
            "expires_on",
        ]  # fmt: skip
        widgets = {
            "need": forms.Textarea(attrs={"rows": 3}),
            "direction": forms.RadioSelect,
            "means": forms.RadioSelect,
        }
        help_texts = {
            "need": _("The situation in the group, in plain words. No names of children."),
            "grant": _("“Six hours a week by a pedagogue, Monday to Wednesday.”"),
            "expected": _("What one will be able to see when it helps."),
        }

    def __init__(self, *args: object, units: QuerySet[Unit], longest: int, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.longest = longest
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = None
        _without_empty(self, "direction", "means")

    def clean(self) -> dict[str, object]:
        found = super().clean()
        names = ("needed_on", "begins_on", "check_on", "expires_on")
        if all(found.get(name) for name in names):
            term = Term(found["begins_on"], found["check_on"], found["expires_on"])
            for misfit in misfits(term, needed_on=found["needed_on"], longest=self.longest):
                self.add_error(*self._words(misfit, term))
        return found

    def _words(self, misfit: Misfit, term: Term) -> tuple[str, str]:
        if misfit is Misfit.TOO_LONG:
            latest = term.begins_on + timedelta(days=self.longest)
            words = ngettext(
                "A local solution lasts at most %(n)d day. Choose %(day)s at the latest; it can be carried"
                " on once you have looked at its effect.",
                "A local solution lasts at most %(n)d days. Choose %(day)s at the latest; it can be carried"
                " on once you have looked at its effect.",
                self.longest,
            )
            return "expires_on", words % {"n": self.longest, "day": date_format(latest, "j. F Y")}
        return {
            Misfit.ENDS_FIRST: ("expires_on", _("Choose a last day on or after the first.")),
            Misfit.CHECK_OUTSIDE: ("check_on", _("Choose a day between the first and the last.")),
            Misfit.NEED_AFTER_START: ("needed_on", _("The need was told before the solution began.")),
        }[misfit]


class EffectForm(forms.ModelForm):
    class Meta:
        model = LocalSolution
        fields = ["result", "effect"]
        widgets = {"result": forms.RadioSelect, "effect": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"effect": _("What one could see. No names of children.")}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["result"].required = True
        _without_empty(self, "result")
