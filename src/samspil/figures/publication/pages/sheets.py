"""A figure as a sheet: every number as its reader may see it, and in words why there is none."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.figures.publication.pages.lines import language
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


def figure_sheet(told: Told) -> Sheet:
    number = Kind.PERCENT if told.series.unit == "share" else Kind.DECIMAL
    columns = (
        Column(_("Place"), width=28),
        Column(wording.year_head(told.series.is_school)),
        Column(_("Group"), width=20),
        *(Column(pgettext("figure", "Number"), number), Column(_("From"), number), Column(_("To"), number)),
        *(Column(_("In the event"), Kind.INTEGER), Column(_("Counted"), Kind.INTEGER)),
        *(Column(_("What is shown"), width=24), Column(_("How final"))),
        *(Column(_("Whose pupils"), width=28), Column(_("Count date"))),
        *(Column(_("Definition version"), Kind.INTEGER), Column(_("Source"), width=40), Column(_("As of"))),
    )
    return Sheet(told.series.said(language()), columns, _rows(told))


def _rows(told: Told) -> Iterator[tuple[object, ...]]:
    places = {place.pk or 0: place.name for place in reversed(told.content.places)}
    for each in told.figures:
        yield (
            each.label.split(",")[0] if not each.place else places[each.place],
            each.year,
            wording.group_words(each.group),
            each.value,
            each.low,
            each.high,
            each.events,
            each.n,
            each.shown,
            _("preliminary") if each.is_preliminary else _("final"),
            each.dimension,
            each.count_date,
            told.series.version,
            each.source,
            each.as_of,
        )
