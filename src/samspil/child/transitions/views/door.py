"""The door before every view of a handover: opened and logged first, kept in no browser."""

from collections.abc import Callable, Collection
from functools import wraps

from django.http import HttpRequest, HttpResponse

from samspil.child.file.access import kept_nowhere
from samspil.child.transitions.access import Opened, Shut, opened_handover
from samspil.child.transitions.pages.handover import shut_page
from samspil.ground.base.show import show

View = Callable[..., HttpResponse]
GONE = 410


def shows_handover(page: str, *, to: Collection[str]) -> Callable[[View], View]:
    """Opens the handover and logs it as `page` for who stands on one of the sides `to`."""

    def door(view: View) -> View:
        @wraps(view)
        def opened_first(request: HttpRequest, pk: int, **rest: object) -> HttpResponse:
            try:
                opened: Opened = opened_handover(request, pk, page, to)
            except Shut as shut:
                return kept_nowhere(show(request, "transitions/shut.html", shut_page(shut.why), status=GONE))
            return kept_nowhere(view(request, opened, **rest))

        return opened_first

    return door
