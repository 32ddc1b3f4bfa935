"""Being reminded, over HTTP: what one was told, how one wants it, and one's calendar."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.context import act_as
from samspil.ground.base.show import show
from samspil.ground.organisation.access import Me, me
from samspil.ground.reminders import access, forms, pages, queries
from samspil.ground.reminders.actions import choices
from samspil.ground.reminders.registry import kinds


@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    mine = me(request.user)
    return show(request, "reminders/reminders.html", pages.reminders_page(mine, _form(mine)))


@require_POST
def choose_reminders(request: HttpRequest) -> HttpResponse:
    mine = me(request.user)
    form = _form(mine, request.POST)
    if not form.is_valid():
        return show(request, "reminders/reminders.html", pages.reminders_page(mine, form), status=422)
    choices.choose(by=mine.person, **form.cleaned_data)
    messages.success(request, _("You are reminded like this from now on."))
    return redirect("reminders")


def _form(mine: Me, said: object = None) -> forms.ChoiceForm:
    return forms.ChoiceForm(
        said,
        kinds=[each for each in kinds.values() if each.may_be_off],
        initial=queries.choice_of(mine.person, mine.roles[0].unit.country, localdate()),
    )


@require_http_methods(["GET", "POST"])
def make_calendar(request: HttpRequest) -> HttpResponse:
    """The answer to the form is the address itself: it is nowhere to be fetched from again."""
    mine = me(request.user)
    about = request.GET.get("about", "")
    title = access.subject_asked(about)
    form = forms.CalendarForm(request.POST or None)
    page = pages.CalendarPage(form, about=title)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        speaks = get_language()[:2]
        secret = choices.make_feed(name=name, language=speaks, by=mine.person, about=about)
        page = pages.CalendarPage(form, pages.calendar_address(secret), name, title)
    response = show(request, "reminders/calendar.html", page)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def revoke_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    choices.revoke_feed(feed=access.my_calendar(mine, pk), by=mine.person)
    messages.success(request, _("The calendar address no longer works."))
    return redirect("reminders")


@require_GET
@login_not_required
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        holder = access.holder_of(secret, visitor=request.META.get("REMOTE_ADDR", ""))
    except access.TooManyGuesses:
        return HttpResponse(status=429, headers={"Retry-After": str(access.GUESSING_SECONDS)})
    act_as(holder.person, purpose="calendar", today=localdate())
    file = pages.calendar_file(access.feed_of(holder), today=localdate(), stamp=now())
    headers = {
        "Cache-Control": "private, max-age=900",
        "Referrer-Policy": "no-referrer",
        "Content-Disposition": 'inline; filename="samspil.ics"',
    }
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    access.only_in_a_demo(settings.DEMO)
    return show(request, "reminders/outbox.html", pages.outbox_page(me(request.user)))


@require_GET
def post(request: HttpRequest) -> HttpResponse:
    access.administered_root(me(request.user))
    return show(request, "reminders/post.html", pages.post_page(today=localdate()))


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    mine = me(request.user)
    unit = access.administered_root(mine)
    try:
        choices.send_again(letter=pk, by=mine.person, unit=unit)
        messages.success(request, _("The letter is sent again."))
    except choices.NothingToSend:
        messages.info(request, _("That letter no longer waits for you."))
    return redirect("post")
