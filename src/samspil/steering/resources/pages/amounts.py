"""How much, in words: hours, the country's own money, rooms."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.steering.resources.rules import Kind


def amount_words(kind: str, amount: Decimal, country: str) -> str:
    """Whole numbers as they stand; what is less than whole with two places."""
    places = 0 if amount == amount.to_integral_value() else 2
    said = number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)
    if kind == Kind.MONEY:
        return f"€ {said}" if country == "NL" else f"{said} kr."
    if kind == Kind.ROOMS:
        return ngettext("%(n)s room", "%(n)s rooms", int(amount)) % {"n": said}
    return _("%(n)s hours") % {"n": said}


def share_words(share: Decimal | None) -> str:
    """With one place, as shares are decided."""
    if share is None:
        return ""
    return _("%(share)s %%") % {"share": number_format(share, decimal_pos=1, use_l10n=True)}
