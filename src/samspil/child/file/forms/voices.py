"""What is typed about voices: what a child tells, what parents think, consent to and ask."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.forms.child import day_field, rows
from samspil.child.file.models import ChildView, Consent, Hearing, Position, Question
from samspil.child.file.models.voices import AUDIENCES, OWN_AUDIENCES, STANCES
from samspil.child.file.rules import Stance, Voice, is_view_closed
from samspil.tools.exchange.sniff import SNIFFED_BYTES, is_virus_test, kind_of_file

IMAGES = ("png", "jpeg", "webp")
SOUNDS = ("ogg", "webm", "mp3", "m4a", "wav")
# What a child sends in each form, and what its phone or tablet offers for it.
OFFERS = {
    Voice.SOUND: (_("Record a sound, or choose one"), "audio/*"),
    Voice.DRAWING: (_("Take a picture of your drawing, or choose one"), "image/*"),
    Voice.PHOTO: (_("Take a picture, or choose one"), "image/*"),
}
KINDS = {Voice.DRAWING: IMAGES, Voice.PHOTO: IMAGES, Voice.SOUND: SOUNDS}


class HearingForm(forms.ModelForm):
    on = day_field(label=pgettext_lazy("hearing", "Heard on"))

    class Meta:
        model = Hearing
        fields = ["guardian", "about", "on", "how"]


class ConsentForm(forms.ModelForm):
    begins_on = day_field(label=pgettext_lazy("date", "From"))
    ends_on = day_field(label=_("To"), required=False)

    class Meta:
        model = Consent
        fields = ["guardian", "kind", "purpose", "categories", "recipients", "begins_on", "ends_on"]
        help_texts = {
            "categories": _("Wellbeing and play; what was tried. Only what the purpose needs."),
            "ends_on": _("It can be withdrawn at any time before."),
        }


class ViewForm(forms.ModelForm):
    """What a grown-up writes down for a child."""

    audience = forms.MultipleChoiceField(
        label=_("Who else may know, as the child says"),
        choices=list(AUDIENCES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Ask the child. You know it already."),
    )
    file = forms.FileField(label=_("Drawing, picture or sound"), required=False)
    said_on = day_field(label=_("Said on"))

    class Meta:
        model = ChildView
        fields = ["question", "space", "voice", "words", "said_on", "audience"]
        widgets = {"voice": forms.RadioSelect, "words": rows(3)}
        help_texts = {"space": _("At a drawing, on a walk, alone or with a friend.")}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        self.kind = check_file(self, found.get("file"), found.get("voice", ""))
        if not found.get("words") and not found.get("file"):
            self.add_error("words", _("Write the child's own words, or add what it made."))
        return found


class TellForm(forms.Form):
    """What a child tells by itself, in the form it has chosen."""

    words = forms.CharField(label=_("Your words"), widget=rows(5), required=False, max_length=5000)
    file = forms.FileField(required=False)
    receiver = forms.ChoiceField(label=_("Who gets it first?"), widget=forms.RadioSelect)
    audience = forms.MultipleChoiceField(
        label=_("Who else may see it?"),
        choices=list(OWN_AUDIENCES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ["file"]

    def __init__(self, *args: object, voice: str, around: list[tuple[int, str]], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.voice = voice
        self.fields["receiver"].choices = around
        if voice in KINDS:
            self.fields["file"].label, self.fields["file"].widget.attrs["accept"] = OFFERS[Voice(voice)]
            self.fields["words"].label = _("Do you want to write something with it?")
        else:
            del self.fields["file"]
        if voice == Voice.TALK:
            self.fields["words"].label = _("What do you want to talk about?")

    def clean(self) -> dict[str, object]:
        found = super().clean()
        self.kind = check_file(self, found.get("file"), self.voice)
        if not found.get("words") and not found.get("file"):
            first = "file" if self.voice in KINDS else "words"
            self.add_error(first, _("Write a little, or choose a file."))
        return found


def check_file(form: forms.BaseForm, file: object, voice: str) -> str:
    """The kind that a file is by what it holds; not what its name or its sender says."""
    if not file:
        return ""
    if file.size > settings.CHILD_FILE_LIMIT:
        form.add_error("file", _("The file is too large. At most 10 MB."))
        return ""
    first = file.read(SNIFFED_BYTES)
    file.seek(0)
    if is_virus_test(first):
        form.add_error("file", _("This is a test file for virus scanners. Nothing of it was kept."))
        return ""
    kind = kind_of_file(file)
    if kind not in KINDS.get(voice, ()):
        form.add_error("file", _("This file cannot be used here. Choose a picture or a sound."))
    return kind


class AnswerViewForm(forms.ModelForm):
    told_back_on = day_field(label=_("The child was told on"), required=False)

    class Meta:
        model = ChildView
        fields = ["influence", "could_not", "told_back_on"]
        widgets = {"influence": rows(3), "could_not": rows(3)}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        words = {name: found.get(name, "") for name in ("influence", "could_not")}
        if not any(words.values()):
            self.add_error("influence", _("Say what it changed, or what could not be done and why."))
        elif not is_view_closed(**words, told_back_on=found.get("told_back_on")):
            self.add_error("told_back_on", _("Tell the child first, and write the day."))
        return found


class PositionForm(forms.ModelForm):
    """A guardian's own answer."""

    stance = forms.ChoiceField(
        label=_("What do you think of it?"),
        choices=[(key, word) for key, word in STANCES.items() if key != Stance.NOT_OBTAINED],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Position
        fields = ["strengths", "wish", "about", "stance"]
        widgets = {"strengths": rows(3), "wish": rows(3)}
        labels = {"about": _("What is it about?")}
        help_texts = {"about": _("The agreements, a meeting, something the school suggests.")}


class MissingPositionForm(forms.ModelForm):
    """What those who work with the child write down for a guardian."""

    class Meta:
        model = Position
        fields = ["guardian", "about", "stance", "reason"]
        widgets = {"stance": forms.RadioSelect}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if found.get("stance") == Stance.NOT_OBTAINED and not found.get("reason"):
            self.add_error("reason", _("Say why."))
        return found


class QuestionForm(forms.ModelForm):
    class Meta:
        model = Question
        fields = ["text"]
        widgets = {"text": rows(4)}


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("Answer"), widget=rows(4))
