"""What somebody wrote and sent: not lost when they were signed out meanwhile, and not done twice."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from samspil.ground.base.show import show

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the field's name)
# For so long the same form, sent again, is the same act.
SAME_ACT = 15 * 60
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class UnsentPage:
    """A form that could not be taken: all of it, to be sent again from here, and the words of it, to be read.

    It lives in the browser that sent it and nowhere else: nothing is kept for who has not signed in.
    """

    address: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    had_files: bool
    sign_in: str


class SignedInFirst(LoginRequiredMiddleware):
    """A sign-in is asked for, unless a view says otherwise; words that come too late are handed back."""

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseBase:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if page := unsent(request):
            return _handed_back(request, page)
        # The address of an act cannot be opened: back to where its button stood.
        came_from = request.headers.get("Referer", "") if _is_ours(request, "Referer") else ""
        sign_in = reverse("account_login")
        return redirect(f"{sign_in}?next={urlsplit(came_from).path}" if came_from else sign_in)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Who signs in anew gets new tokens, and forms opened before have old ones.

    Handed back is only what our own page has sent: another's must not get a form of ours filled in.
    """
    page = unsent(request) if _is_ours(request, "Origin") else None
    return _handed_back(request, page) if page else csrf_failure(request, reason)


def unsent(request: HttpRequest) -> UnsentPage | None:
    """What is to be handed back, if anything was written; secrets never are."""
    fields = [(name, each) for name, sent in request.POST.lists() for each in sent if name != TOKEN]
    words = tuple(each for _name, each in fields if len(each.split()) > 1)
    if not words or request.path.startswith("/account/"):
        return None
    return UnsentPage(
        request.get_full_path(), tuple(fields), words, bool(request.FILES), reverse("account_login")
    )


def _is_ours(request: HttpRequest, header: str) -> bool:
    sent = urlsplit(request.headers.get(header, ""))
    return (sent.scheme, sent.netloc) == (request.scheme, request.get_host())


def _handed_back(request: HttpRequest, page: UnsentPage) -> HttpResponse:
    if request.htmx:
        response = HttpResponse(_("Not saved: you are signed out. Press the button below: nothing is lost."))
        response["HX-Reswap"] = "innerHTML"
    else:
        response = show(request, "base/unsent.html", page, status=403)
    response["Cache-Control"] = "private, no-store"
    return response


class NothingTwice:
    """One form, sent twice by an impatient finger or the back button, is one act.

    Each page draws its own token, so that the same token with the same words is the same form. What did not
    lead on (a fault to be put right) may be sent again. The second waits for the first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.form_sent, who = "", request.user.pk
        response = self.get_response(request)
        # A new sign-in or a cookie is the browser's own: it must get it itself.
        leads_on = response.status_code == 302 and request.user.pk == who and not response.cookies
        if request.form_sent and leads_on and not request.failed:
            cache.set(request.form_sent, response["Location"], SAME_ACT)
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.method != "POST" or TOKEN not in request.POST or request.htmx:
            return None
        key = _form_of(request)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        if done := cache.get(key):
            messages.info(request, _("It was sent the first time. Nothing has been done twice."))
            return redirect(done)
        request.form_sent = key
        return None


def _form_of(request: HttpRequest) -> str:
    said = [*request.POST.lists()]
    files = [(name, each.name, each.size) for name, sent in request.FILES.lists() for each in sent]
    whole = repr((request.user.pk, request.get_full_path(), said, files))
    return f"form-{sha256(whole.encode()).hexdigest()}"
