"""The form that says which heading is which column, filled in as far as the file and last time tell."""

from collections.abc import Mapping as Told

from django.db.models import QuerySet

from samspil.figures.indicators.actions.deliveries import Columns
from samspil.figures.indicators.forms import ColumnsForm, FigureColumnsForm
from samspil.figures.indicators.models import Delivery, Mapping
from samspil.figures.indicators.pages.plain import name_in
from samspil.figures.indicators.queries.definitions import in_force, packs_in_force, tables_of
from samspil.figures.indicators.queries.reading import headings_of
from samspil.figures.indicators.rules import DeliveryKind, fitting
from samspil.ground.organisation.models import Unit


def mappings_of(house: Unit) -> QuerySet[Mapping]:
    """The saved readings of figures, the newest of each name."""
    found = Mapping.objects.filter(house=house, kind=DeliveryKind.FIGURES)
    return Mapping.objects.filter(pk__in=found.order_by("name", "-pk").distinct("name").values("pk"))


def columns_form(delivery: Delivery, said: Told | None, language: str) -> ColumnsForm:
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


def figure_columns(delivery: Delivery, said: Told | None, language: str) -> FigureColumnsForm:
    """Raises Unreadable for what is no table."""
    return FigureColumnsForm(
        said,
        definitions=in_force(delivery.house_id, language),
        headings=headings_of(delivery),
        initial={"name": delivery.source[:120]},
    )


def columns_of(delivery: Delivery, form: ColumnsForm | FigureColumnsForm) -> Columns:
    if isinstance(form, ColumnsForm):
        return Columns(delivery.table, form.told())
    told = form.cleaned_data
    return Columns(
        name=told["name"],
        headings=form.headings(),
        only=[(told["only"], told["only_word"])] if told["only"] and told["only_word"] else [],
        definition=told["definition"],
        dimension=told["dimension"],
        lowest=told["lowest"],
        highest=told["highest"],
        is_percent=told["is_percent"],
    )
