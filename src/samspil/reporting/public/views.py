"""What anyone may read, and how anyone may answer back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided
from samspil.reporting.public import access, actions, tasks
from samspil.reporting.public.forms import AnswerForm, SuggestionForm
from samspil.reporting.public.pages import about, places, strategy
from samspil.reporting.public.pages import suggestions as letters
from samspil.reporting.public.pages.house import house_page
from samspil.reporting.public.queries import House


@login_not_required
@require_GET
def public(request: HttpRequest) -> HttpResponse:
    house = access.house()
    if house is None:
        return show(request, "public/nothing.html", None)
    return _house(request, house)


@login_not_required
@require_GET
def public_house(request: HttpRequest, unit: int) -> HttpResponse:
    return _house(request, access.house_of(unit))


def _house(request: HttpRequest, house: House) -> HttpResponse:
    return show(request, "public/house.html", house_page(house, today=localdate(), language=get_language()))


@login_not_required
@require_GET
def public_strategy(request: HttpRequest) -> HttpResponse:
    house = access.house(request.GET.get("house", ""))
    if house is None:
        return show(request, "public/nothing.html", None)
    page = strategy.strategy_page(
        house, audience=request.GET.get("for", ""), today=localdate(), language=get_language()
    )
    return show(request, "public/strategy.html", page)


@login_not_required
@require_GET
def public_terms(request: HttpRequest) -> HttpResponse:
    house = access.house(request.GET.get("house", ""))
    if house is None:
        return show(request, "public/nothing.html", None)
    page = strategy.public_terms_page(house, audience=request.GET.get("for", ""), language=get_language())
    return show(request, "public/terms.html", page)


@login_not_required
@require_GET
def public_places(request: HttpRequest) -> HttpResponse:
    house = access.house(request.GET.get("house", ""))
    if house is None:
        return show(request, "public/nothing.html", None)
    return show(request, "public/places.html", places.places_page(house, today=localdate()))


@login_not_required
@require_GET
def public_place(request: HttpRequest, unit: int) -> HttpResponse:
    place, house = access.shown_place(unit)
    return show(request, "public/place.html", places.place_page(house, place, today=localdate()))


@login_not_required
@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, unit: int) -> HttpResponse:
    house, form = access.house_of(unit), SuggestionForm(request.POST or None)
    if not form.is_valid():
        page = letters.SuggestPage(house, form)
        return show(request, "public/suggest.html", page, status=422 if form.is_bound else 200)
    try:
        actions.leave_suggestion(
            unit=house.unit,
            fields=form.cleaned_data,
            language=get_language(),
            address=access.sender_address(request),
        )
    except actions.TooMany:
        return show(
            request, "public/suggest.html", letters.SuggestPage(house, form, is_too_many=True), status=429
        )
    has_address = {"answer": 1} if form.cleaned_data["email"] else None
    return redirect(reverse("suggested", args=[unit], query=has_address))


@login_not_required
@require_GET
def suggested(request: HttpRequest, unit: int) -> HttpResponse:
    has_address = request.GET.get("answer") == "1"
    page = letters.suggested_page(access.house_of(unit), has_address=has_address, today=localdate())
    return show(request, "public/suggested.html", page)


@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    units = access.steered_houses(me(request.user))
    page = letters.suggestions_page(units, number=request.GET.get("page", "1"), today=localdate())
    return show(request, "public/suggestions.html", page)


@require_http_methods(["GET", "POST"])
def answer_suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    found, form = access.readable_suggestion(mine, pk), AnswerForm(request.POST or None)
    line = letters.suggestion_line(found, today=localdate())
    if not is_sent(form):
        return show(request, "public/answer.html", guided(letters.AnswerPage(line, form), mine))
    answer = form.cleaned_data["answer"]
    try:
        actions.answer_suggestion(suggestion=found, answer=answer, on=localdate(), by=mine.person)
    except actions.AlreadyAnswered:
        return show(request, "public/answer.html", letters.AnswerPage(line, form, answer), status=409)
    if found.email:
        tasks.mail_answer.defer(number=pk, person=mine.person.pk)
    messages.success(request, letters.receipt(found))
    return redirect("suggestions")


@require_POST
def forget_sender(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    actions.forget_sender(suggestion=access.readable_suggestion(mine, pk), by=mine.person)
    messages.success(request, _("Name and e-mail are gone. What was written stays."))
    return redirect("answer-suggestion", pk)


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "public/accessibility.html", about.about_page(access.house()))


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    return show(request, "public/privacy.html", about.about_page(access.house()))
