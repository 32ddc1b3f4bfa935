"""Which pupil of a class list a file is about: one of those who are like the child, and nobody else."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.child.file.models import Pupil
from samspil.child.file.rules import Likeness

LIKE = {
    Likeness.BOTH: gettext_lazy("the name and the birthday are the same"),
    Likeness.NAME: gettext_lazy("the name is the same; the list tells no birthday"),
    Likeness.BIRTHDAY: gettext_lazy("the birthday and one of the names are the same"),
}


class TieForm(forms.Form):
    """Nothing is ticked beforehand: whoever leads the place says yes to one."""

    pupil = forms.ChoiceField(label=gettext_lazy("Who on the list is it?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, like: list[tuple[Pupil, Likeness]], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.pupils = {str(each.pk): each for each, _how in like}
        self.fields["pupil"].choices = [(each.pk, _told(each, how)) for each, how in like]

    def clean_pupil(self) -> Pupil:
        return self.pupils[self.cleaned_data["pupil"]]


def _told(pupil: Pupil, how: Likeness) -> str:
    place = f"{pupil.unit.name}, {pupil.group.name}" if pupil.group else pupil.unit.name
    born = _("born %(day)s") % {"day": date_format(pupil.born_on)} if pupil.born_on else ""
    return f"{', '.join(filter(None, (pupil.name, born, place)))}: {LIKE[how]}"
