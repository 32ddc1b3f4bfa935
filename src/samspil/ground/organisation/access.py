"""Who may come in, and what of the organisation they may open."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import Http404, HttpRequest

from samspil.ground.organisation.models import Unit


class NoSelfSignup(DefaultAccountAdapter):
    """Accounts are made by the municipality, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def readable_unit(pk: int) -> Unit:
    """A unit's name and kind are public."""
    unit = Unit.objects.filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit
