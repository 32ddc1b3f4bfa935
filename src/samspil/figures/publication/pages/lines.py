"""What several pages of figures have in common: the newest number, and what must stand under it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.figures.publication.pages import findings
from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.figure import Figure, Status
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class FigureRow:
    """One line of a table of figures."""

    head: str
    figure: Figure
    verdict: str
    before: str = ""


@dataclass(frozen=True)
class Preview:
    """Stands over a page that nobody reads yet: for whom it is drawn, and the way back."""

    title: str
    to_whom: str
    url: str


def language() -> str:
    return (get_language() or "en")[:2]


def figure_url(house: Unit, key: str) -> str:
    return reverse("published-figure", args=[house.pk, key])


def newest_of(found: Iterable[Figure]) -> Figure | None:
    """The newest year; a number before what is only the lack of one."""
    several = sorted(found, key=lambda each: (each.is_shown, each.period))
    return several[-1] if several else None


def under_words(figure: Figure, whole: Sequence[Figure]) -> str:
    """What must stand under a number: how many, the interval, whose, when counted, how final.

    And where it is not of the newest of `whole`, what that year has instead.
    """
    parts = [_how_many(figure)]
    if figure.interval:
        parts.append(_("95 %% interval %(interval)s") % {"interval": figure.interval})
    parts.append(figure.dimension)
    if figure.count_date:
        parts.append(_("counted %(day)s") % {"day": figure.count_date})
    else:
        parts.append(figure.year)
    parts.append(_("preliminary") if figure.is_preliminary else _("final"))
    if figure.unit == "days":
        parts.append(_("who still waits is not in it"))
    parts.append(findings.later_words(figure, whole))
    return " · ".join(each for each in parts if each)


def _how_many(figure: Figure) -> str:
    if figure.status in (Status.NOT_APPLICABLE, Status.MISSING) or not figure.n_shown:
        return ""
    if figure.events_shown:
        # Those in a rate need not be among those it is a rate of.
        words = _("%(events)s for %(n)s") if figure.unit == "rate" else _("%(events)s of %(n)s")
        return words % {"events": figure.events_shown, "n": figure.n_shown}
    return _("%(n)s counted") % {"n": figure.n_shown}


def outside_name(told: Told) -> str:
    """The one place elsewhere whose figures stand beside ours, year by year; several have their own table."""
    names = [place.name for place in told.content.places if place.kind == "area"]
    return names[0] if len(names) == 1 else ""


def years_of(whole: list[Figure], told: Told) -> Iterator[FigureRow]:
    name = outside_name(told)
    areas = [place.node for place in told.content.places if place.kind == "area"] if name else []
    outside = {each.period: each.shown for node in areas for each in told.elsewhere(node)}
    for number, figure in enumerate(whole):
        before = whole[number - 1] if number else None
        said = findings.verdict(before, figure, told.series) if before else _("the first year")
        yield FigureRow(figure.year, figure, said, outside.get(figure.period, ""))


def source_words(figure: Figure) -> str:
    return _("Source: %(source)s, as of %(day)s.") % {"source": figure.source, "day": figure.as_of}
