"""The form for whom an action reached, and what they understood before and after."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.steering.plans.models import Understanding

# Among fewer, a count could be read as somebody's own answer.
FEWEST = 5


class UnderstandingForm(forms.ModelForm):
    class Meta:
        model = Understanding
        fields = ["reached", "question", "asked_before", "yes_before", "asked_after", "yes_after"]
        help_texts = {
            "question": _(
                "The same question both times: “Do you know what the school does before exclusion?”"
            ),
            "asked_before": _("At least five, so that nobody's own answer can be seen."),
        }

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
        elif asked < FEWEST:
            self.add_error(f"asked_{time}", _("Ask at least five, or leave it empty."))
        elif yes is None:
            self.add_error(f"yes_{time}", _("Write how many said yes, 0 if none."))
        elif yes > asked:
            self.add_error(f"yes_{time}", _("No more can say yes than have answered."))
