"""What is typed when figures are defined, brought and computed."""

from collections.abc import Iterable
from collections.abc import Mapping as TypedMapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.figures.indicators.actions.deliveries import Columns
from samspil.figures.indicators.models import Definition, Delivery, Mapping
from samspil.figures.indicators.models.definition import DIMENSION_WORDS
from samspil.figures.indicators.models.delivery import FINALITIES
from samspil.figures.indicators.queries.definitions import (
    in_force,
    indicator_of,
    name_in,
    name_of,
    packs_in_force,
    shipped,
    tables_of,
)
from samspil.figures.indicators.queries.reading import headings_of, proposed, told_before
from samspil.figures.indicators.rules import SHARES, DeliveryKind, fitting
from samspil.ground.organisation.models import Unit

LONGEST_TEXT = 400_000


class PackForm(forms.Form):
    """A pack: one that is shipped, a file, or a text; one of the three."""

    shipped = forms.ChoiceField(label=_("A pack that comes with Samspil"), required=False)
    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("An indicator pack (YAML). It is read whole, or not at all with every fault said."),
    )
    text = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
    )

    def __init__(self, *args: object, language: str, **options: object) -> None:
        super().__init__(*args, **options)
        packs = [(name, pack.title[language]) for name, pack in shipped().items()]
        self.fields["shipped"].choices = [("", _("None")), *packs]

    def clean(self) -> dict[str, object]:
        found = super().clean()
        given = [name for name in ("shipped", "file", "text") if found.get(name)]
        if not self.errors and len(given) != 1:
            raise forms.ValidationError(_("Choose one: a pack that comes with Samspil, a file, or a text."))
        return found


class DeliveryForm(forms.Form):
    """A file and what is told of it."""

    file = forms.FileField(label=_("The file"), help_text=_("CSV, XLSX or Parquet."))
    source = forms.CharField(label=_("Where it comes from"), max_length=200)
    as_of = forms.DateField(
        label=_("State of the data on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    finality = forms.ChoiceField(label=_("How final it is"), choices=list(FINALITIES.items()))
    why = forms.CharField(
        label=_("Why figures are revised"),
        max_length=300,
        required=False,
        help_text=_("Said beside every figure that becomes another."),
    )


class ExtractForm(DeliveryForm):
    """A register extract: one row for each pupil, case or other thing counted, without names and numbers."""

    table = forms.ChoiceField(
        label=_("What its rows are"),
        help_text=_("Leave out names, addresses and personal numbers. Keys are scrambled when read."),
    )
    is_of_all = forms.BooleanField(
        label=_("It covers everybody everywhere, not only this house"),
        required=False,
        help_text=_("Then places elsewhere are kept too, to compare with."),
    )
    field_order = ("file", "table", "source", "as_of", "finality", "is_of_all", "why")

    def __init__(self, *args: object, tables: Iterable[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["table"].choices = list(tables)


class FiguresForm(DeliveryForm):
    """Figures that somebody else has counted."""

    mapping = forms.ModelChoiceField(
        label=_("Read as before"),
        queryset=Mapping.objects.none(),
        required=False,
        empty_label=_("A file of a new kind"),
    )
    field_order = ("file", "mapping", "source", "as_of", "finality", "why")

    def __init__(self, *args: object, mappings: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = _("CSV, XLSX, Parquet, JSON-stat 2 or SDMX-CSV 2.")
        self.fields["mapping"].queryset = mappings


def _headings(label: str, headings: Iterable[str], *, required: bool = False) -> forms.ChoiceField:
    choices = [("", _("Not in the file")), *((each, each) for each in headings)]
    return forms.ChoiceField(label=label, choices=choices, required=required)


class ColumnsForm(forms.Form):
    """Which heading of an extract is which column of the table."""

    def __init__(
        self,
        *args: object,
        columns: Iterable[tuple[str, str]],
        headings: Iterable[str],
        found: dict[str, str],
        **options: object,
    ) -> None:
        super().__init__(*args, initial=found, **options)
        for key, meaning in columns:
            self.fields[key] = _headings(meaning, headings)

    def clean(self) -> dict[str, object]:
        told = super().clean()
        if not any(told.values()):
            raise forms.ValidationError(_("Say of at least one column where it stands."))
        return told

    def told(self) -> list[tuple[str, str]]:
        return [(key, heading) for key, heading in self.cleaned_data.items() if heading]


class FigureColumnsForm(forms.Form):
    """How a table of figures is read: of which definition, by which columns, between what."""

    name = forms.CharField(label=_("Call this reading"), max_length=120)
    definition = forms.ModelChoiceField(
        label=_("Which definition it follows"), queryset=Definition.objects.none()
    )
    dimension = forms.ChoiceField(label=_("Whose"), choices=list(DIMENSION_WORDS.items()))
    is_percent = forms.BooleanField(label=_("Values are percentages"), required=False)
    lowest = forms.FloatField(label=_("Lowest value that can be"), required=False)
    highest = forms.FloatField(
        label=_("Highest value that can be"),
        required=False,
        help_text=_("A value beyond these is taken for mistyped, and named."),
    )
    COLUMNS = (
        *("area", "area_2", "area_3", "area_name", "area_name_2", "area_name_3", "period"),
        *("status", "status_2"),
    )
    FIGURES = ("value", "numerator", "denominator")
    # A table of a statistics office has a column for each thing it is told apart by.
    FILTERS = ("only", "only_2", "only_3", "only_4")

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
        for name, label in labels.items():
            self.fields[name] = _headings(label, headings, required=name == "period")
        for name in self.FILTERS:
            label = _("Only rows where this column") if name == "only" else _("And where this column")
            self.fields[name] = _headings(label, headings)
            self.fields[f"{name}_word"] = forms.CharField(
                label=_("says this"), max_length=200, required=False
            )

    def clean(self) -> dict[str, object]:
        told = super().clean()
        if not (told.get("value") or told.get("numerator")):
            raise forms.ValidationError(_("Say where the value stands, or its numerator."))
        if told.get("numerator") and not told.get("denominator"):
            self.add_error("denominator", _("A numerator needs the denominator that it is of."))
        return told

    def headings(self) -> list[tuple[str, str]]:
        """Field and heading; places in the order in which they are looked for."""
        told = self.cleaned_data
        found = [(each.rstrip("_23"), told[each]) for each in self.COLUMNS if told[each]]
        return found + [(each, told[each]) for each in self.FIGURES if told[each]]

    def filters(self) -> list[tuple[str, str]]:
        """Column and the word that a row must have there."""
        pairs = ((self.cleaned_data[each], self.cleaned_data[f"{each}_word"]) for each in self.FILTERS)
        return [(heading, word) for heading, word in pairs if heading and word]


class YardstickForm(forms.Form):
    """By what a target is measured."""

    definition = forms.ModelChoiceField(label=_("Definition"), queryset=Definition.objects.none())
    dimension = forms.ChoiceField(label=_("Whose"), choices=list(DIMENSION_WORDS.items()))

    def __init__(self, *args: object, definitions: object, is_share: bool, **options: object) -> None:
        super().__init__(*args, **options)
        self._is_share = is_share
        self.fields["definition"].queryset = definitions
        self.fields["definition"].label_from_instance = name_of

    def clean(self) -> dict[str, object]:
        told = super().clean()
        definition, dimension = told.get("definition"), told.get("dimension")
        if definition and dimension not in indicator_of(definition).places:
            self.add_error("dimension", _("The definition is not counted by this. Choose another."))
        if definition and self._is_share and definition.kind not in SHARES:
            self.add_error("definition", _("The target is in percent, and this is no share. Choose a share."))
        return told


def mappings_of(house: Unit) -> QuerySet[Mapping]:
    """The saved readings of figures, the newest of each name."""
    found = Mapping.objects.filter(house=house, kind=DeliveryKind.FIGURES)
    return Mapping.objects.filter(pk__in=found.order_by("name", "-pk").distinct("name").values("pk"))


def columns_form(delivery: Delivery, said: TypedMapping | None, language: str) -> ColumnsForm:
    """Raises Unreadable for what is no table."""
    table = tables_of(packs_in_force(delivery.house_id))[delivery.table]
    headings = headings_of(delivery)
    before = (
        Mapping.objects.filter(house_id=delivery.house_id, kind=DeliveryKind.EXTRACT, table=delivery.table)
        .order_by("-pk")
        .first()
    )
    saved = {each.field: each.heading for each in before.columns.all()} if before else {}
    columns = [(each.key, name_in(each.meaning, language)) for each in table.columns]
    found = fitting([key for key, _meaning in columns], headings, saved)
    return ColumnsForm(said, columns=columns, headings=headings, found=found)


def figure_columns(delivery: Delivery, said: TypedMapping | None, language: str) -> FigureColumnsForm:
    """Raises Unreadable for what is no table."""
    headings = headings_of(delivery)
    before = told_before(delivery.house_id, headings) or proposed(delivery)
    return FigureColumnsForm(
        said,
        definitions=in_force(delivery.house_id, language),
        headings=headings,
        initial={"name": delivery.source[:120], **before},
    )


def columns_of(delivery: Delivery, form: ColumnsForm | FigureColumnsForm) -> Columns:
    if isinstance(form, ColumnsForm):
        return Columns(delivery.table, form.told())
    told = form.cleaned_data
    return Columns(
        name=told["name"],
        headings=form.headings(),
        only=form.filters(),
        definition=told["definition"],
        dimension=told["dimension"],
        lowest=told["lowest"],
        highest=told["highest"],
        is_percent=told["is_percent"],
    )
