"""What figures, years, groups and dimensions are called in the reader's language."""

from datetime import date
from decimal import Decimal

from django.utils.dateparse import parse_date
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from samspil.figures.indicators import registry
from samspil.figures.indicators.rules import places_of_mean
from samspil.figures.publication.rules.figure import Status
from samspil.ground.base.templatetags.face import short_day
from samspil.tools.statistics.indicators import year_words as years

# What stands where a number is looked for. No two of them are the same, and none is a zero.
NOTHING = {
    Status.SUPPRESSED: pgettext_lazy("figure", "hidden"),
    Status.TOO_FEW: pgettext_lazy("figure", "too few for a percentage"),
    Status.NOT_APPLICABLE: pgettext_lazy("figure", "does not apply"),
    Status.MISSING: pgettext_lazy("figure", "not counted"),
}
DIMENSIONS = {
    "residence": gettext_lazy("the municipality they live in"),
    "paying": gettext_lazy("the municipality that pays"),
    "school-owner": gettext_lazy("the municipality that owns the school"),
    "partnership": gettext_lazy("the partnership of schools"),
    "unit": gettext_lazy("the place they go to"),
}
COLUMNS = {"sex": gettext_lazy("Sex"), "grade": gettext_lazy("Grade"), "unit": gettext_lazy("Place")}
SEXES = {"girl": gettext_lazy("Girls"), "boy": gettext_lazy("Boys")}


def year_words(period: int) -> str:
    """Of a release as a whole: `2026/27`. A series has years of its own (`Series.year`)."""
    return years(period, is_school=True)


def year_head(is_school: bool) -> str:
    return _("School year") if is_school else _("Year")


def number(value: float, digits: int = 0) -> str:
    # Rounded first: Django cuts the decimals of a float off.
    rounded = Decimal(f"{value:.{digits}f}")
    said = number_format(rounded, decimal_pos=digits, use_l10n=True, force_grouping=True)
    return said.replace("-", "\N{MINUS SIGN}")


def percent(share: float) -> str:
    return beside(number(100 * share, 1))


def beside(said: str) -> str:
    """With the sign of percent, as the language writes it; they stay together in a narrow column."""
    return (_("%(number)s %%") % {"number": said}).replace(" ", "\N{NO-BREAK SPACE}")


def value_words(value: float, unit: str, per: int = 0) -> str:
    """`per`: of how many a rate is told."""
    if unit == "share":
        return percent(value)
    if unit == "rate" and per:
        return _("%(number)s per %(per)s") % {"number": number(value, 1), "per": number(per)}
    if unit == "days":
        return ngettext("%(n)s day", "%(n)s days", round(value)) % {"n": number(value)}
    if unit == "mean":
        return number(value, places_of_mean(value))
    return number(value, 0 if unit == "count" else 1)


def interval_words(low: float | None, high: float | None, unit: str) -> str:
    """`4,7–6,1 %`; empty where there is none."""
    if low is None or high is None:
        return ""
    if unit == "share":
        return beside(f"{number(100 * low, 1)}–{number(100 * high, 1)}")
    digits = {"mean": places_of_mean(high), "rate": 1}.get(unit, 0)
    return f"{number(low, digits)}–{number(high, digits)}"


def count_words(count: int | None, base: int) -> str:
    """A count that was rounded says so."""
    if count is None:
        return str(NOTHING[Status.SUPPRESSED])
    return _("about %(n)s") % {"n": number(count)} if base > 1 and count else number(count)


def group_words(group: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(_part(column, value) for column, value in group)


def _part(column: str, value: str) -> str:
    if column == "sex" and value in SEXES:
        return str(SEXES[value])
    if value == "?":
        return pgettext("group", "not known")
    if column == "grade":
        return _("Grade %(grade)s") % {"grade": value}
    return f"{COLUMNS.get(column) or registry.column_words(column)}: {registry.code_words(column, value)}"


def count_day_words(count_date: str, period: int) -> str:
    """`30. september 2026`: the day of the year on which the school year's pupils are counted."""
    if not count_date:
        return ""
    month, day = (int(each) for each in count_date.split("-"))
    # A day before August lies in the school year's second half.
    year = period if month >= 8 else period + 1
    return short_day(date(year, month, day), date.min)


def day_words(iso: str) -> str:
    found = parse_date(iso)
    return short_day(found, date.min) if found else ""
