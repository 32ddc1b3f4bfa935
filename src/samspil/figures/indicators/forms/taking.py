"""What is typed when figures are defined, brought and computed."""

from collections.abc import Iterable
from collections.abc import Mapping as TypedMapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.figures.indicators.forms.headings import heading_field
from samspil.figures.indicators.models import Definition, Delivery, Mapping
from samspil.figures.indicators.models.definition import DIMENSION_WORDS
from samspil.figures.indicators.models.delivery import FINALITIES
from samspil.figures.indicators.queries.definitions import (
    indicator_of,
    name_in,
    name_of,
    packs_in_force,
    shipped,
    tables_of,
)
from samspil.figures.indicators.queries.files import headings_of
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
            self.fields[key] = heading_field(meaning, headings)

    def clean(self) -> dict[str, object]:
        told = super().clean()
        if not any(told.values()):
            raise forms.ValidationError(_("Say of at least one column where it stands."))
        return told

    def told(self) -> list[tuple[str, str]]:
        return [(key, heading) for key, heading in self.cleaned_data.items() if heading]


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
        if definition and not self._is_share and definition.kind in SHARES:
            self.add_error(
                "definition", _("The target is no percentage, and this is a share. Choose another.")
            )
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
