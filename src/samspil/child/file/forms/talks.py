"""What is typed of a talk with parents: the sections of the template, what was agreed, the next talk."""

from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.child.file.forms.child import day_field, rows
from samspil.child.file.models import Agreed, Talk, TalkPart
from samspil.tools.packs.talk_pack import FIRST, TalkPack

AGREEMENTS = range(1, 4)
# Before a section's key, so that no template names a field of ours.
SAID = "said_"


class TalkForm(forms.Form):
    on = day_field(label=_("When did you talk?"))
    present = forms.CharField(
        label=_("Who took part"),
        max_length=300,
        help_text=_("Parents, staff, and the child if it was there."),
    )

    def __init__(self, *args: object, template: TalkPack, language: str, **kwargs: object):
        kwargs["initial"] = {"on": localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.asked = {each.key: each.heading[language] for each in template.sections}
        for each in template.sections:
            self.fields[SAID + each.key] = forms.CharField(
                label=each.heading[language],
                help_text=each.help[language],
                widget=rows(3),
                required=each.key in FIRST,
            )
        for number in AGREEMENTS:
            self._ask_what_was_agreed(number)
        self.fields["next_on"] = day_field(label=_("When do you talk again?"), required=False)

    def _ask_what_was_agreed(self, number: int) -> None:
        """Three rows: who agrees on more keeps less of it."""
        words = {"n": number}
        self.fields[f"what_{number}"] = forms.CharField(
            label=_("Agreement %(n)d: what") % words, max_length=300, required=False
        )
        self.fields[f"who_{number}"] = forms.CharField(
            label=_("Agreement %(n)d: who does it") % words, max_length=120, required=False
        )
        self.fields[f"when_{number}"] = day_field(label=_("Agreement %(n)d: by when") % words, required=False)

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found > localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return found

    def clean(self) -> dict[str, object]:
        found = super().clean()
        for number in AGREEMENTS:
            what, who = found.get(f"what_{number}"), found.get(f"who_{number}")
            if what and not who:
                self.add_error(f"who_{number}", _("Write who does it."))
            if not what and (who or found.get(f"when_{number}")):
                self.add_error(f"what_{number}", _("Write what you agreed."))
        on, again = found.get("on"), found.get("next_on")
        if on and again and again <= on:
            self.add_error("next_on", _("Choose a day after this talk."))
        return found

    @property
    def talk(self) -> Talk:
        said, first, second = self.cleaned_data, *FIRST
        return Talk(
            on=said["on"], present=said["present"], next_on=said["next_on"],
            wellbeing_asked=self.asked[first], wellbeing=said[SAID + first],
            strengths_asked=self.asked[second], strengths=said[SAID + second],
        )  # fmt: skip

    @property
    def parts(self) -> list[TalkPart]:
        more = [key for key in self.asked if key not in FIRST]
        return [
            TalkPart(place=place, asked=self.asked[key], said=said)
            for place, key in enumerate(more)
            if (said := self.cleaned_data[SAID + key])
        ]

    @property
    def agreed(self) -> list[Agreed]:
        said = self.cleaned_data
        return [
            Agreed(what=what, who=said[f"who_{number}"], by_when=said[f"when_{number}"])
            for number in AGREEMENTS
            if (what := said[f"what_{number}"])
        ]
