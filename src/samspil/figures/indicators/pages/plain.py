"""A definition in plain words: what is counted, of whom, when, and who says so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samspil.figures.indicators.models.definition import DIMENSION_WORDS as DIMENSIONS
from samspil.ground.base.templatetags.face import short_day
from samspil.tools.statistics.conditions import (
    EVERYONE,
    All,
    Among,
    AnyOf,
    Between,
    Condition,
    Is,
    Known,
    Not,
    PartOf,
)
from samspil.tools.statistics.indicators import Indicator, Table
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Minutes, Rate, Share

KINDS = {
    "count": gettext_lazy("Count"),
    "share": gettext_lazy("Share"),
    "rate": gettext_lazy("Rate"),
    "median": gettext_lazy("Median of days"),
    "percentile": gettext_lazy("Percentile of days"),
    "mean": gettext_lazy("Mean"),
    "flow": gettext_lazy("Flow from one year to the next"),
    "cohort": gettext_lazy("Share of a cohort"),
    "minutes": gettext_lazy("Share of minutes"),
}
POLARITIES = {
    "less": gettext_lazy("Less is wanted"),
    "more": gettext_lazy("More is wanted"),
    "": gettext_lazy("Neither more nor less is better in itself"),
}
HOURS = {
    "inside": gettext_lazy("Inside school or daycare hours"),
    "outside": gettext_lazy("Outside school or daycare hours"),
    "both": gettext_lazy("Inside and outside school or daycare hours"),
}


@dataclass(frozen=True)
class Told:
    """One line of a definition."""

    label: str
    text: str
    url: str = ""


class Plain:
    """Says conditions and measures with the meaning of the table's columns in one language."""

    def __init__(self, table: Table | None, language: str) -> None:
        columns = table.columns if table else ()
        self._meanings = {each.key: _short(each.meaning[language]) for each in columns}
        self._values = {
            (each.key, value): words[language] for each in columns for value, words in each.says.items()
        }

    def column(self, key: str) -> str:
        return self._meanings.get(key, key)

    def code(self, column: str, value: str) -> str:
        """What the table calls a code: `Girls`; itself where it says nothing."""
        said = self._values.get((column, value), value)
        return said[:1].upper() + said[1:]

    def says(self, condition: Condition) -> str:
        match condition:
            case All(of):
                also = _("and")
                return f" {also} ".join(self._inside(each) for each in of) or _("Everybody")
            case AnyOf(of):
                either = _("or")
                return f" {either} ".join(self._inside(each) for each in of)
            case Not(Known(column)):
                return _("%(column)s is not known") % {"column": self.column(column)}
            case Not(of):
                return _("not (%(said)s)") % {"said": self.says(of)}
            case _:
                return self._leaf(condition)

    def _inside(self, condition: Condition) -> str:
        said = self.says(condition)
        return f"({said})" if isinstance(condition, All | AnyOf) else said

    def _leaf(self, condition: Condition) -> str:
        match condition:
            case Among(column, values):
                said = (self._values.get((column, str(value)), str(value)) for value in values)
                return f"{self.column(column)}: {', '.join(said)}"
            case Is(column, wanted):
                return f"{self.column(column)}: {_('yes') if wanted else _('no')}"
            case Known(column):
                return _("%(column)s is known") % {"column": self.column(column)}
            case Between(column, low, high):
                return f"{self.column(column)}: {_range(low, high)}"
            case PartOf(part, whole, percent):
                said = {"part": self.column(part), "whole": self.column(whole), "percent": percent}
                return _("%(part)s is at least %(percent)s %% of %(whole)s") % said
        raise AssertionError(condition)

    def measure(self, indicator: Indicator) -> Iterator[tuple[str, str]]:
        """Label and words of what is counted, and of whom."""
        population = indicator.question.population
        match indicator.measure:
            case Share(event):
                yield _("Numerator"), self.says(event)
                yield _("Denominator"), self.says(population)
                return
            case Rate(event, of, per):
                yield _("Numerator"), self.says(event)
                yield _("Denominator"), _("%(said)s, for every %(per)s") % {"said": self.says(of), "per": per}
            case Count(event):
                yield _("Counted"), self.says(event)
            case _:
                yield from self._over_time(indicator)
        if population != EVERYONE:
            yield _("Population"), self.says(population)

    def _over_time(self, indicator: Indicator) -> Iterator[tuple[str, str]]:
        match indicator.measure:
            case Flow(_key, before, after):
                yield _("Numerator"), _("This year: %(said)s") % {"said": self.says(after)}
                yield _("Denominator"), _("Last year: %(said)s") % {"said": self.says(before)}
                yield _("Not there this year"), _("Counted in the denominator, and not in the numerator")
            case Cohort(origin, event, months):
                said = {"event": self.column(event), "months": months, "origin": self.column(origin)}
                yield _("Numerator"), _("%(event)s at most %(months)s months after: %(origin)s") % said
                yield _("Denominator"), _("Everybody with: %(origin)s") % said
            case Days(start, end, percentile):
                said = {"start": self.column(start), "end": self.column(end), "percentile": percentile}
                median = _("Days from “%(start)s” to “%(end)s”, the median of those that have ended")
                other = _(
                    "Days from “%(start)s” to “%(end)s”, percentile %(percentile)s of those that have ended"
                )
                yield _("Counted"), (median if percentile == 50 else other) % said
            case Mean(column):
                yield _("Counted"), self.column(column)
            case Minutes(part, whole):
                yield _("Numerator"), self.column(part)
                yield _("Denominator"), self.column(whole)


def definition_lines(
    indicator: Indicator, table: Table | None, language: str, named: Callable[[str], Told]
) -> tuple[Told, ...]:
    """All that must stand under a figure; `named` gives another indicator's name and address by its key."""
    plain = Plain(table, language)
    lines = [Told(*each) for each in plain.measure(indicator)]
    lines.append(Told(_("Whose pupils"), "; ".join(str(DIMENSIONS[each]) for each in indicator.places)))
    if indicator.count_date:
        lines.append(Told(_("Count date"), day_of_year(indicator.count_date)))
    if indicator.by:
        lines.append(Told(_("Told apart by"), "; ".join(plain.column(each) for each in indicator.by)))
    lines.append(Told(_("School hours"), str(HOURS[indicator.hours])))
    lines.append(Told(_("What is wanted"), str(POLARITIES[indicator.polarity])))
    lines += [named(each) for each in indicator.shown_with]
    return (*lines, *_standing(indicator, language))


def _standing(indicator: Indicator, language: str) -> Iterator[Told]:
    if indicator.nature == "forecast":
        yield Told(_("Nature"), _("A forecast: nobody has observed it."))
    source = indicator.source
    if source.may_be_called_official:
        said = {"source": source.source, "day": short_day(source.checked_on)}
        yield Told(_("Source"), _("%(source)s, read %(day)s") % said, source.address)
    elif source.status == "local-practice":
        words = _("%(source)s. Local practice, no official definition.")
        yield Told(_("Source"), words % {"source": source.source}, source.address)
    elif source.status == "house-rule":
        yield Told(
            _("Source"), _("%(source)s. Our own choice, no official definition.") % {"source": source.source}
        )
    else:
        said = {"source": source.source}
        yield Told(_("Source"), _("%(source)s. Not looked up: not to be called official.") % said)
    if source.note.get(language):
        yield Told(pgettext("definition", "Note"), source.note[language])


def day_of_year(day: str) -> str:
    """`09-30` as people write it."""
    return short_day(date.fromisoformat(f"2000-{day}"), date(2000, 1, 1))


def _short(meaning: str) -> str:
    """Up to its explanation: `Type of class: 10 ordinary ...` is told by `Type of class`."""
    return meaning.partition(":")[0].partition(";")[0]


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low}–{high}"
    return f"≥ {low}" if low is not None else f"≤ {high}"
