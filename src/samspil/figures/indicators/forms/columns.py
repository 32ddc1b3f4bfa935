"""How a table of figures is read: by which columns, of which definition, and what its signs mean."""

from collections.abc import Iterable
from collections.abc import Mapping as TypedMapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samspil.figures.indicators.actions.deliveries import Columns
from samspil.figures.indicators.forms.headings import heading_field
from samspil.figures.indicators.forms.taking import ColumnsForm
from samspil.figures.indicators.models import Definition, Delivery
from samspil.figures.indicators.models.definition import DIMENSION_WORDS
from samspil.figures.indicators.models.value import MARKERS
from samspil.figures.indicators.queries.definitions import in_force, name_of
from samspil.figures.indicators.queries.told import MOST_SIGNS, Start, place_rows
from samspil.tools.exchange.figures.columns import LONGEST_SIGN
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.years import is_pattern, year_columns

Row = tuple[BoundField, ...]
MEANINGS = {**MARKERS, Meaning.ZERO.value: _("A true nought")}


@dataclass(frozen=True)
class Fold:
    """Rows of fields that are seen at once, and those that one opens."""

    seen: list[Row]
    more: list[Row]


class FigureColumnsForm(forms.Form):
    """Of which definition a table is, by which columns it is read, between what a value lies, its signs."""

    name = forms.CharField(label=_("Call this reading"), max_length=120)
    definition = forms.ModelChoiceField(
        label=_("Which definition it follows"), queryset=Definition.objects.none()
    )
    dimension = forms.ChoiceField(label=_("Whose"), choices=list(DIMENSION_WORDS.items()))
    is_percent = forms.BooleanField(label=_("Values are percentages"), required=False)
    lowest = forms.FloatField(label=_("Lowest value that can be"), required=False)
    highest = forms.FloatField(label=_("Highest value that can be"), required=False)
    PLACES = ("area", "area_2", "area_3", "area_name", "area_name_2", "area_name_3")
    COLUMNS = (*PLACES, "period", "status", "status_2")
    FIGURES = ("value", "numerator", "denominator")
    # A table of a statistics office has a column for each thing it is told apart by.
    FILTERS = ("only", "only_2", "only_3", "only_4")
    SIGNS = tuple(f"sign_{number}" for number in range(1, MOST_SIGNS + 1))

    def __init__(
        self, *args: object, definitions: object, headings: Iterable[str], **options: object
    ) -> None:
        super().__init__(*args, **options)
        self.fields["definition"].queryset = definitions
        self.fields["definition"].label_from_instance = name_of
        labels = {
            "area": _("Code of the place"),
            "area_2": _("Else the code in"),
            "area_3": _("Else the code in"),
            "area_name": _("Name of the place"),
            "area_name_2": _("Else the name in"),
            "area_name_3": _("Else the name in"),
            "period": _("Year"),
            "value": _("Value"),
            "numerator": _("Numerator"),
            "denominator": _("Denominator, or how many were counted"),
            "status": _("Codes that say why a value is not there"),
            "status_2": _("Further such codes"),
        }
        headings = list(headings)
        years = year_columns(headings)
        for name, label in labels.items():
            across = years if name in self.FIGURES else None
            self.fields[name] = heading_field(label, headings, years=across)
        for name in self.FILTERS:
            label = _("Only rows where this column") if name == "only" else _("And where this column")
            self.fields[name] = heading_field(label, headings)
            word = forms.CharField(label=_("says this"), max_length=200, required=False)
            self.fields[f"{name}_word"] = word
        choices = [("", _("Not said")), *MEANINGS.items()]
        for name in self.SIGNS:
            self.fields[name] = forms.CharField(
                label=_("Where it says"), max_length=LONGEST_SIGN, required=False
            )
            means = forms.ChoiceField(label=_("it means"), choices=choices, required=False)
            self.fields[f"{name}_means"] = means

    def clean(self) -> dict[str, object]:
        told = super().clean()
        if not (told.get("value") or told.get("numerator")):
            raise forms.ValidationError(_("Say where the value stands, or its numerator."))
        if told.get("numerator") and not told.get("denominator"):
            self.add_error("denominator", _("A numerator needs the denominator that it is of."))
        self._check_years(told)
        self._check_signs(told)
        return told

    def _check_years(self, told: dict[str, object]) -> None:
        """The year is told once: by a column of its own, or by the columns of all figures."""
        chosen = {each: str(told[each]) for each in self.FIGURES if told.get(each)}
        across = [each for each, heading in chosen.items() if is_pattern(heading)]
        if across and told.get("period"):
            self.add_error("period", _("The headings of the figures tell the year already: leave this out."))
        if not across and not told.get("period") and "period" not in self.errors:
            self.add_error("period", _("Say where the year stands, or choose a column for each year below."))
        for each in chosen if across else ():
            if each not in across:
                self.add_error(each, _("The other figures have a column for each year: choose one here too."))

    def _check_signs(self, told: dict[str, object]) -> None:
        seen: dict[str, object] = {}
        for each in self.SIGNS:
            sign, means = str(told.get(each) or ""), told.get(f"{each}_means")
            if sign and not means and f"{each}_means" not in self.errors:
                self.add_error(f"{each}_means", _("Say what it means, or empty the field before it."))
            elif means and not sign and each not in self.errors:
                self.add_error(each, _("Write the sign that means this."))
            elif seen.setdefault(sign.lower(), means) != means:
                self.add_error(each, _("The same sign stands above with another meaning."))

    def headings(self) -> list[tuple[str, str]]:
        """Field and heading; places in the order in which they are looked for."""
        told = self.cleaned_data
        found = [(each.rstrip("_23"), told[each]) for each in self.COLUMNS if told[each]]
        return found + [(each, told[each]) for each in self.FIGURES if told[each]]

    def filters(self) -> list[tuple[str, str]]:
        """Column and the word that a row must have there."""
        pairs = ((self.cleaned_data[each], self.cleaned_data[f"{each}_word"]) for each in self.FILTERS)
        return [(heading, word) for heading, word in pairs if heading and word]

    def signs(self) -> list[tuple[str, str]]:
        pairs = ((self.cleaned_data[each], self.cleaned_data[f"{each}_means"]) for each in self.SIGNS)
        return list(dict((sign.lower(), (sign, means)) for sign, means in pairs if sign).values())

    def code_rows(self) -> Fold:
        return _folded([(self[each],) for each in self.PLACES[:3]], more=0)

    def name_rows(self) -> Fold:
        return _folded([(self[each],) for each in self.PLACES[3:]], more=0)

    def sign_rows(self) -> Fold:
        return _folded([(self[each], self[f"{each}_means"]) for each in self.SIGNS])

    def filter_rows(self) -> Fold:
        return _folded([(self[each], self[f"{each}_word"]) for each in self.FILTERS])

    def status_rows(self) -> Fold:
        return _folded([(self[each],) for each in ("status", "status_2")], more=0)


def _folded(rows: list[Row], *, more: int = 1) -> Fold:
    """What is filled in is seen at once, with so many more, and the first."""
    used = [n for n, row in enumerate(rows, start=1) if any(_is_used(each) for each in row)]
    seen = max(1, more + max(used, default=0))
    return Fold(rows[:seen], rows[seen:])


def _is_used(field: BoundField) -> bool:
    return bool(field.value() or field.errors)


def figure_columns(
    delivery: Delivery, said: TypedMapping | None, start: Start, language: str
) -> FigureColumnsForm:
    return FigureColumnsForm(
        said,
        definitions=in_force(delivery.house_id, language),
        headings=start.headings,
        initial={"name": delivery.source[:120], **start.fields},
    )


def columns_of(delivery: Delivery, form: ColumnsForm) -> Columns:
    return Columns(delivery.table, form.told())


def columns_of_figures(form: FigureColumnsForm, start: Start) -> Columns:
    told = form.cleaned_data
    return Columns(
        name=told["name"],
        headings=[*form.headings(), *place_rows(start.tops, start.top, start.where)],
        only=form.filters(),
        signs=form.signs(),
        definition=told["definition"],
        dimension=told["dimension"],
        lowest=told["lowest"],
        highest=told["highest"],
        is_percent=told["is_percent"],
    )
