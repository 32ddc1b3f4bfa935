"""The pages of parents and of the child itself. Whoever signs in here needs no role."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file import access, actions, queries
from samspil.child.file.access import Opened, shows_child
from samspil.child.file.forms import voices
from samspil.child.file.models import ChildView
from samspil.child.file.pages import family as pages
from samspil.child.file.pages.lines import FormPage
from samspil.child.file.rules import FAMILY, Purpose, Voice, Way, may_say_own
from samspil.ground.base.show import show

write = require_http_methods(["GET", "POST"])


@require_GET
def my_children(request: HttpRequest) -> HttpResponse:
    """The way in: to the one child there is, or to choose among several."""
    keys, _total = queries.my_keys(FAMILY)
    if len(keys) == 1:
        return redirect("my-child", keys[0])
    if not access.open_files(request, keys, "my-children", FAMILY, Purpose.OWN):
        raise Http404
    return access.kept_nowhere(show(request, "file/my_children.html", access.family_names()))


@require_GET
@shows_child("my-child", to=FAMILY)
def my_child(request: HttpRequest, opened: Opened) -> HttpResponse:
    return show(request, "file/my_child.html", pages.my_child_page(opened, today=localdate()))


@write
@shows_child("give-position", to=FAMILY)
def give_position(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = voices.PositionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        line = form.save(commit=False)
        line.child, line.guardian = opened.child, access.own_guardian(opened)
        line.on, line.by = localdate(), opened.person
        actions.add_line(line=line, what="position told", house=None, by=opened.person)
        return _back(request, opened, _("Sent. Those who work with your child read it."))
    return show(request, "file/form.html", _page(form, opened, _("What do you think?"), _("Send my answer")))


@write
@shows_child("ask-question", to=FAMILY)
def ask_question(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = voices.QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        line = form.save(commit=False)
        line.child, line.guardian, line.asked_on = opened.child, access.own_guardian(opened), localdate()
        actions.add_line(line=line, what="parent asked", house=None, by=opened.person)
        return _back(request, opened, _("Sent. The answer stands on this page when it comes."))
    return show(
        request, "file/form.html", _page(form, opened, _("Ask those who work with your child"), _("Ask"))
    )


@require_GET
def my_page(request: HttpRequest) -> HttpResponse:
    opened = access.opened_file(request, access.own_key(), "my-page", {Way.SELF})
    return access.kept_nowhere(show(request, "file/my_page.html", pages.my_page(opened, today=localdate())))


@require_POST
@access.leaves_nothing
def answer_consent(request: HttpRequest, pk: int, answer: str) -> HttpResponse:
    """The young person's own yes, or that they take it back."""
    opened = access.opened_file(request, access.own_key(), "answer-consent", {Way.SELF})
    found = access.consent_of(opened, pk)
    if not may_say_own(answer, gave=found.own_on, took_back=found.own_withdrawn_on, for_them=False):
        raise Http404
    actions.say_own(consent=found, says_yes=answer == "yes", by=opened.person, house=None)
    messages.success(request, _("Saved. You can change your mind at any time."))
    return redirect("my-page")


@write
@access.leaves_nothing
def tell_view(request: HttpRequest, voice: str) -> HttpResponse:
    opened = access.opened_file(request, access.own_key(), "tell-view", {Way.SELF})
    around = [(each.person, each.name) for each in queries.around(opened.child.pk)]
    form = voices.TellForm(request.POST or None, request.FILES or None, voice=voice, around=around)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        view = ChildView(
            child=opened.child, voice=Voice(voice), words=told["words"], receiver_id=int(told["receiver"]),
            audience=told["audience"], is_by_child=True, said_on=localdate(),
        )  # fmt: skip
        actions.tell_view(view=view, file=told.get("file"), kind=form.kind, house=None, by=opened.person)
        messages.success(request, _("Thank you. You will be told what comes of it."))
        return redirect("my-page")
    return show(request, "file/form.html", pages.tell_page(form, voice))


def _page(form: object, opened: Opened, heading: str, button: str) -> FormPage:
    return pages.parent_form(form, opened, heading, button)


def _back(request: HttpRequest, opened: Opened, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("my-child", opened.child.pk)
