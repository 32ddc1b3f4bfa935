"""The form for whom an action reached, and what they understood before and after."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspil.steering.plans.models import Understanding


class UnderstandingForm(forms.ModelForm):
    class Meta:
        model = Understanding
        fields = ["reached", "question", "asked_before", "yes_before", "asked_after", "yes_after"]
        help_texts = {
            "question": _(
                "The same question both times: “Do you know what the school does before exclusion?”"
            ),
        }

    def __init__(self, *args: object, fewest: int, **kwargs: object):
        """Among fewer than `fewest`, a count could be read as somebody's own answer."""
        super().__init__(*args, **kwargs)
        self.fewest = fewest
        self.fields["asked_before"].help_text = gettext(
            "At least %(fewest)s, so that nobody's own answer can be seen."
        ) % {"fewest": fewest}

    def clean(self) -> dict[str, object]:
        found = super().clean()
        for time in ("before", "after"):
            self._check(time, found.get(f"asked_{time}"), found.get(f"yes_{time}"))
        if any(found.get(name) is not None for name in ("asked_before", "asked_after")) and not found.get(
            "question"
        ):
            self.add_error("question", _("Write the question that was asked."))
        return found

    def _check(self, time: str, asked: int | None, yes: int | None) -> None:
        if asked is None and yes is None or self.errors.keys() & {f"asked_{time}", f"yes_{time}"}:
            return
        if asked is None:
            self.add_error(f"asked_{time}", _("Write how many answered."))
        elif asked < self.fewest:
            short = gettext("Ask at least %(fewest)s, or leave it empty.") % {"fewest": self.fewest}
            self.add_error(f"asked_{time}", short)
        elif yes is None:
            self.add_error(f"yes_{time}", _("Write how many said yes, 0 if none."))
        elif yes > asked:
            self.add_error(f"yes_{time}", _("No more can say yes than have answered."))
