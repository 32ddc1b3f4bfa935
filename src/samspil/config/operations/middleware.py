"""Stands before everything else: answers those who watch, and writes one line for each request."""

import logging
import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address, ip_network
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from opentelemetry.trace import SpanKind, StatusCode

from samspil.config.operations.health import NOT_READY, readiness
from samspil.config.operations.logs import request_id
from samspil.config.operations.tracing import span

log = logging.getLogger("samspil.requests")
SAID_BY_PROXY = ("HTTP_X_FORWARDED", "HTTP_X_REQUEST_ID", "HTTP_X_REAL_IP", "HTTP_FORWARDED")
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")


class Watch:
    """Before redirects to HTTPS and the check of host names: a watcher asks on the machine itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Stays until the thread's next request: Django itself writes a line after we have answered.
        _believe_only_the_proxy(request)
        request_id.set(_id(request))
        if request.path_info in ("/health", "/health/"):
            return _plain("alive")
        if request.path_info in ("/ready", "/ready/"):
            return _ready()
        if request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return self.get_response(request)
        return self._watched(request)

    def _watched(self, request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        with span(request.method or "", SpanKind.SERVER, **{"http.request.method": request.method}) as made:
            response = self.get_response(request)
            if made:
                made.update_name(f"{request.method} {route(request)}")
                made.set_attribute("http.route", route(request))
                made.set_attribute("http.response.status_code", response.status_code)
                if response.status_code >= 500:
                    made.set_status(StatusCode.ERROR)
        response.headers["X-Request-ID"] = request_id.get()
        _write(request, response, begin)
        return response


def _believe_only_the_proxy(request: HttpRequest) -> None:
    """What others say about who connects, and how, is not heard."""
    if not _is_proxy(request.META.get("REMOTE_ADDR", "")):
        for name in [each for each in request.META if each.startswith(SAID_BY_PROXY)]:
            del request.META[name]


@lru_cache(maxsize=1000)
def _is_proxy(address: str) -> bool:
    """An empty address is a socket in the file system, which only its owner's processes reach."""
    if not address:
        return True
    with suppress(ValueError):
        here = ip_address(address)
        return any(here in ip_network(each.strip(), strict=False) for each in settings.PROXY.split(","))
    return False


def route(request: HttpRequest) -> str:
    """The pattern of the address. The address itself may hold a key, such as the one that sets a password."""
    return f"/{request.resolver_match.route}" if request.resolver_match else "(none)"


def _write(request: HttpRequest, response: HttpResponse, begin: float) -> None:
    # The account is asked for only where the request has looked it up itself.
    account = getattr(request, "_cached_user", None)
    is_named = not getattr(request, "is_unnamed", False)
    log.info(
        "request",
        extra={
            "route": route(request),
            "method": request.method,
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - begin) * 1000),
            "person": getattr(account, "person_id", None) if is_named else None,
        },
    )


def _id(request: HttpRequest) -> str:
    """The proxy's number where there is a proxy, else one of our own; nobody else's words get in."""
    given = request.headers.get("X-Request-ID", "") if settings.HTTPS else ""
    return given if GIVEN.fullmatch(given) else uuid4().hex


def _ready() -> HttpResponse:
    state, why = readiness()
    if why:
        log.warning("not all is well: %s", why)
    return _plain(state, status=503 if state == NOT_READY else 200)


def _plain(word: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{word}\n", content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
