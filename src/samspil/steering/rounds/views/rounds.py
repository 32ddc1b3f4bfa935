"""Opening a round, seeing how far it is, and closing it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.ground.base.sheets import download
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.steering.plans.queries import central_plan
from samspil.steering.rounds import access, forms, tasks
from samspil.steering.rounds.actions import opening
from samspil.steering.rounds.pages import across as across_pages
from samspil.steering.rounds.pages import rounds as pages
from samspil.steering.rounds.pages import sheets
from samspil.steering.rounds.queries import asks
from samspil.steering.strategy.access import strategy_in_force

# A deadline one can keep, and a look back over half a year where there was no round before.
USUAL_TIME, USUAL_SPAN = timedelta(days=21), timedelta(days=182)


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    return show(request, "rounds/rounds.html", pages.rounds_page(access.participant(me(request.user))))


@require_http_methods(["GET", "POST"])
def open_round(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    unit, strategy, today = access.steered_house(who), strategy_in_force(who), localdate()
    before = asks.rounds_of(unit.pk).first()
    start = {
        "since": before.opened_at.date() if before else today - USUAL_SPAN,
        "due_on": today + USUAL_TIME,
        "kinds": (kinds := asks.kinds_in(unit.pk, today)),
    }
    form = forms.OpenForm(request.POST or None, initial=start, kinds=kinds)
    questions = forms.QuestionForms(request.POST or None, prefix="q")
    if request.method == "POST" and form.is_valid() and questions.is_valid():
        try:
            made = opening.open_round(
                unit=unit, strategy=strategy, framework=central_plan(who.root), fields=form.cleaned_data,
                questions=forms.questions_typed(questions), by=who.person,
            )  # fmt: skip
        except opening.RoundOpen:
            form.add_error(None, _("A round is open already. Close it first."))
        else:
            return _opened(request, made.pk, who.person.pk)
    return show(request, "rounds/open.html", pages.OpenPage(form, questions, before))


def _opened(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    made = access.readable_round(me(request.user), pk)
    if made.asked_at is None:
        tasks.ask_all.defer(number=pk, person=person)
    messages.success(request, pages.opened_words(made))
    return redirect("round", pk)


@require_GET
def round(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.readable_round(who, pk)
    visit = opening.note_visit(round=found, by=who.person)
    page = pages.round_page(who, found, access.asked_view(request.GET), visit, today=localdate())
    return show(request, "rounds/round.html", page, part="progress")


@require_GET
def export_round(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    found = access.readable_round(who, pk)
    rows = pages.all_rows(who, found, access.asked_view(request.GET), today=localdate())
    return download(sheets.answers_sheet(found, rows), format)


@require_GET
def round_moves(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = across_pages.moves_page(who, access.readable_round(who, pk), today=localdate())
    return show(request, "rounds/moves.html", page)


@require_GET
def export_round_moves(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    page = across_pages.moves_page(who, access.readable_round(who, pk), today=localdate())
    return download(sheets.moves_sheet(page), format)


@require_GET
def round_still(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = across_pages.still_page(who, access.readable_round(who, pk), today=localdate())
    return show(request, "rounds/still.html", page)


@require_GET
def export_round_still(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    page = across_pages.still_page(who, access.readable_round(who, pk), today=localdate())
    return download(sheets.still_sheet(page), format)


@require_GET
def round_across(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    page = across_pages.across_page(who, access.readable_round(who, pk), language=get_language())
    return show(request, "rounds/across.html", page)


@require_GET
def export_round_across(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    who = me(request.user)
    page = across_pages.across_page(who, access.readable_round(who, pk), language=get_language(), most=None)
    return download(sheets.across_sheet(page), format)


@require_http_methods(["GET", "POST"])
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    who = me(request.user)
    found = access.steered_round(who, pk)
    form = forms.CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if opening.close_round(round=found, conclusion=form.cleaned_data["conclusion"], by=who.person):
            messages.success(request, _("The round is closed. It stays as it was answered."))
        return redirect("round", pk)
    return show(request, "rounds/close.html", pages.close_page(who, found, form))
