"""What the three say before and after, and the page of parents and child about a change of place."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.child.file.models import Guardian
from samspil.child.transitions import access, actions, forms
from samspil.child.transitions.access import Opened
from samspil.child.transitions.models import Check, Voice
from samspil.child.transitions.pages import family as family_pages
from samspil.child.transitions.pages import handover as pages
from samspil.child.transitions.rules import FAMILY, Side, Whose
from samspil.child.transitions.views.door import shows_handover
from samspil.child.transitions.views.giving import back
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, known
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
@shows_handover("my-handover", to=FAMILY)
def my_handover(request: HttpRequest, opened: Opened) -> HttpResponse:
    page = family_pages.my_handover_page(opened, today=localdate())
    return show(request, "transitions/my_handover.html", page)


@write
@shows_handover("say-before", to={Side.GIVER, *FAMILY})
def say_before(request: HttpRequest, opened: Opened, whose: str) -> HttpResponse:
    access.require_not_moved(opened)
    guardian = access.require_mine_to_say(opened, whose)
    guardians = access.guardians_of(opened, whose)
    instance = access.line_there(Voice, opened, whose, guardian)
    form = forms.VoiceForm(request.POST or None, instance=instance, whose=whose, guardians=guardians)
    if is_sent(form):
        guardian = guardian or form.cleaned_data.get("guardian")
        line = access.line_to_write(form, Voice, opened, whose, guardian)
        _say(opened, line, guardian, "voice before a change told")
        return back(request, opened, _("Written down."))
    return show(request, FORM, guided(pages.voice_page(form, opened, whose), _writer(request, whose)))


@write
@shows_handover("say-after", to={Side.GIVER, Side.TAKER, *FAMILY})
def say_after(request: HttpRequest, opened: Opened, whose: str) -> HttpResponse:
    access.require_after_the_start(opened, localdate())
    access.require_mine_to_ask(opened)
    guardian = access.require_mine_to_say(opened, whose)
    guardians = access.guardians_of(opened, whose)
    instance = access.line_there(Check, opened, whose, guardian)
    form = forms.CheckForm(request.POST or None, instance=instance, whose=whose, guardians=guardians)
    if is_sent(form):
        guardian = guardian or form.cleaned_data.get("guardian")
        line = access.line_to_write(form, Check, opened, whose, guardian)
        _say(opened, line, guardian, "start looked back on")
        return back(request, opened, _("Thank you. It is written down."))
    return show(request, FORM, guided(pages.check_page(form, opened, whose), _writer(request, whose)))


def _writer(request: HttpRequest, whose: str) -> Me | None:
    """Who is shown the guide: colleagues for their own words. Nobody mends what a child or a parent says."""
    return known(request.user) if whose == Whose.STAFF else None


def _say(opened: Opened, line: Voice | Check, guardian: Guardian | None, what: str) -> None:
    found = opened.transition
    actions.say(transition=found, line=line, guardian=guardian, what=what, by=opened.person)
