"""One request, one transaction, one person; and no request that is too large to be read."""

from collections.abc import Callable
from contextlib import suppress

import pghistory
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from psycopg.pq import TransactionStatus

from samspil.ground.base.assurance import assurance_of
from samspil.ground.base.context import act_as

# What a form says beside its file, and how much of what is refused is taken off the wire at a time.
BESIDE, PIECE = 1_000_000, 65_536


class NotTooLarge:
    """Answers before anything is read of a body that nothing here would take: no memory, no file, no row.

    The rest is taken off the wire and thrown away, or a browser that still sends would never hear the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdecimal() or int(said) <= settings.UPLOAD_LIMIT + BESIDE:
            return self.get_response(request)
        with suppress(OSError):
            while request.read(PIECE):
                pass
        return HttpResponse(render_to_string("413.html", {"most": settings.UPLOAD_LIMIT}), status=413)


class OneTransaction:
    """Opens the transaction, tells the database who asks, and takes all back when the view fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.failed = False
        # The user is looked up first: the history names the person on every row the request changes.
        person = request.user.person_id if request.user.is_authenticated else None
        with transaction.atomic(), pghistory.context(person=person, url=request.path):
            assurance = assurance_of(request.session) if person else ""
            act_as(person, purpose=_purpose(request), today=localdate(), assurance=assurance)
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            if request.failed or response.status_code >= 500:
                transaction.set_rollback(True)
            elif not _will_be_kept():
                raise OperationalError("The transaction broke unseen: nothing of it was kept.")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # Django turns the exception into a page before we see it; what the view had begun must not stay.
        request.failed = True


def _will_be_kept() -> bool:
    """A cache that fails says nothing, and a transaction that broke in it ends as if all were well."""
    given = connection.connection
    holds = given is not None and given.info.transaction_status == TransactionStatus.INTRANS
    return holds and not connection.needs_rollback


def _purpose(request: HttpRequest) -> str:
    return request.path_info.strip("/").split("/")[0] or "home"
