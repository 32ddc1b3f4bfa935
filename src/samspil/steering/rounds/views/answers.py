"""A place answers; those above say yes or send back; an effort is evaluated."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.steering.rounds import access, forms
from samspil.steering.rounds.actions import answering, reviewing
from samspil.steering.rounds.models import Ask
from samspil.steering.rounds.pages import ask as pages
from samspil.steering.rounds.queries.facts import owners
from samspil.steering.rounds.queries.known import Known, known_at


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_ask(access.participant(who), pk)
    if access.may_answer(who, found):
        return _answer(request, who, found)
    if request.method == "POST":
        messages.warning(request, _("Somebody else was faster. This is how it stands now."))
        return redirect("ask", pk)
    return _read(request, who, found, forms.ReturnForm())


def _read(request: HttpRequest, who: Me, found: Ask, sending_back: forms.ReturnForm) -> HttpResponse:
    level = access.approval_level(who, found)
    shown = pages.Forms(sending_back=sending_back if level else None)
    page = pages.ask_page(known_at(found), shown, level=level, today=localdate())
    return show(request, "rounds/ask.html", page)


def _answer(request: HttpRequest, who: Me, found: Ask) -> HttpResponse:
    known, typed, is_sent = known_at(found), request.POST or None, request.POST.get("act") == "send"
    lines = forms.line_forms(known, typed, is_sent=is_sent, today=localdate())
    answer = forms.answer_form(known, typed, is_sent=is_sent)
    is_right = typed is not None and all([answer.is_valid(), *(each.is_valid() for each in lines.values())])
    if is_right and (done := _save(request, who, known, lines, answer)):
        return done
    page = pages.ask_page(known, pages.Forms(answer, lines), level=None, today=localdate())
    if request.htmx:
        return show(request, "rounds/parts/answer_form.html", page, part="saved")
    return show(request, "rounds/ask.html", page)


def _save(
    request: HttpRequest, who: Me, known: Known, lines: dict[int, forms.LineForm], answer: forms.AnswerForm
) -> HttpResponse | None:
    """Keep it, and send it when asked to; None when the page itself is the answer."""
    typed = {effort: lines[effort.pk].line for effort in known.efforts}
    words = answer.cleaned_data["words"]
    saved = answering.save_answer(
        ask=known.ask, lines=typed, replies=answer.replies, words=words, by=who.person
    )
    known.ask.saved_at = saved.saved_at
    if request.POST.get("act") == "send":
        sent = answering.send_answer(ask=saved, efforts=known.efforts, today=localdate(), by=who.person)
        messages.success(request, pages.sent_words(sent))
        return redirect("ask", sent.pk)
    if request.htmx:
        return None
    messages.success(request, _("Saved. Go on whenever you like; nobody above reads it before you send."))
    return redirect("home")


@require_POST
def approve_answer(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.movable_ask(who, pk)
    try:
        moved = answering.approve_answer(ask=found, me=who, today=localdate())
        messages.success(request, pages.moved_words(moved))
    except answering.Moved:
        messages.warning(request, _("Somebody else was faster. This is how it stands now."))
    return redirect("ask", pk)


@require_POST
def return_answer(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.movable_ask(who, pk)
    form = forms.ReturnForm(request.POST)
    if not form.is_valid():
        return _read(request, who, found, form)
    answering.return_answer(ask=found, note=form.cleaned_data["note"], me=who)
    messages.success(request, _("Sent back. The place finds your words under what needs it."))
    return redirect("ask", pk)


@require_http_methods(["GET", "POST"])
def review_effort(request: HttpRequest, pk: int) -> HttpResponse:
    who, today = me(request.user), localdate()
    effort = access.reviewable_effort(who, pk)
    following = reviewing.next_draft(effort)
    people = [(each.pk, each.name) for each in owners(effort.plan)]
    form = forms.ReviewForm(request.POST or None, people=people, has_next=following is not None)
    if request.method == "POST" and form.is_valid():
        carries_on = form.cleaned_data["carries_on"]
        made = reviewing.review_effort(
            effort=effort, line=form.line, carries_on=carries_on, today=today, by=who.person
        )
        messages.success(request, pages.reviewed_words(made))
        return redirect("effort", pk)
    return show(request, "rounds/review.html", pages.review_page(effort, form, following, today=today))
