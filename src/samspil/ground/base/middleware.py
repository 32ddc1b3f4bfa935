"""One request, one transaction, one person."""

from collections.abc import Callable

import pghistory
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from samspil.ground.base.context import act_as


class OneTransaction:
    """Opens the transaction, tells the database who asks, and takes all back when the view fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.failed = False
        # The user is looked up first: the history names the person on every row the request changes.
        person = request.user.person_id if request.user.is_authenticated else None
        with transaction.atomic(), pghistory.context(person=person, url=request.path):
            act_as(person, purpose=_purpose(request), today=localdate())
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            if request.failed or response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # Django turns the exception into a page before we see it; what the view had begun must not stay.
        request.failed = True


def _purpose(request: HttpRequest) -> str:
    return request.path_info.strip("/").split("/")[0] or "home"
