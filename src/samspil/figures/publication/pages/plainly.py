"""A number for everybody: out of a hundred, what it may be, and whether it moved."""

from collections.abc import Sequence
from math import ceil, floor

from django.utils.translation import gettext as _

from samspil.figures.publication.pages import findings
from samspil.figures.publication.queries import wording
from samspil.figures.publication.rules.content import Series
from samspil.figures.publication.rules.figure import Figure

SMALLEST = 0.005
NOISE = 1e-9  # 100 times a fraction of tenths of a percent is not always whole


def plain(newest: Figure, whole: Sequence[Figure], series: Series) -> str:
    """For everybody: `Out of 100 pupils about 5.`, what it may be, and whether it moved."""
    if newest.value is None:
        return _("%(year)s: %(shown)s.") % {"year": newest.year, "shown": newest.shown}
    if series.unit == "share":
        parts = [_out_of_hundred(newest.value)]
        if newest.low is not None and newest.high is not None:
            # Outwards: what may be is not to be cut off by whole numbers.
            between = {"low": floor(100 * newest.low + NOISE), "high": ceil(100 * newest.high - NOISE)}
            parts.append(
                _("Part of that may be chance: it may be anything from %(low)s to %(high)s.") % between
            )
    else:
        parts = [_("It is %(shown)s.") % {"shown": newest.shown}]
        if newest.interval:
            parts.append(_("It may lie between %(interval)s.") % {"interval": newest.interval})
    if found := findings.since_last_year(whole, series):
        parts.append(f"{found.heading}: {found.word[:1].lower()}{found.word[1:]}.")
    return " ".join(parts)


def _out_of_hundred(share: float) -> str:
    if 0 < share < SMALLEST:
        return _("Out of 100 it is fewer than 1.")
    return _("Out of 100 it is about %(n)s.") % {"n": wording.number(100 * share)}
