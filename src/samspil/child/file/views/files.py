"""Children's files over HTTP, for those who work with them: each view stands behind a door that logs."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file import access, actions, queries
from samspil.child.file.access import OPENERS, Opened, shows_child
from samspil.child.file.forms import child as forms
from samspil.child.file.forms import voices
from samspil.child.file.forms.lines import line_form, line_of
from samspil.child.file.models import Participant
from samspil.child.file.pages import child as pages
from samspil.child.file.pages import lines, lists
from samspil.child.file.rules import EVERY_WAY, STAFF, WORKERS, Purpose, Way, may_say_own, read_purpose
from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.sealing import fingerprints
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@require_GET
def children(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_work_with_children(who)
    letters = _letters(request)
    number = int(asked) if (asked := request.GET.get("page", "1")).isdecimal() and len(asked) < 6 else 1
    keys, total = queries.my_keys(STAFF, letters=letters, page=number)
    opened = access.open_files(request, keys, "children", STAFF, Purpose.LIST)
    keys = [key for key in keys if key in opened]
    may_open = bool(who.units(OPENERS))
    page = lists.children_page(
        keys, total=total, number=number, letters=letters, may_open=may_open, today=localdate()
    )
    return access.kept_nowhere(show(request, "file/children.html", page))


def _letters(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()[:60]


@require_GET
def class_lists(request: HttpRequest) -> HttpResponse:
    places = access.places_to_open_at(me(request.user))
    page = lists.class_lists_page(
        places, letters=_letters(request), number=request.GET.get("page", "1"), today=localdate()
    )
    return access.kept_nowhere(show(request, "file/class_lists.html", page))


@write
def open_file(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    places = access.places_to_open_at(who)
    pupil = access.pupil_named(places, request.GET.get("pupil", ""))
    form = forms.OpenForm(request.POST or None, places=places, country=places[0].country, pupil=pupil)
    if is_sent(form):
        fields = dict(form.cleaned_data)
        given = {name: fields.pop(name) for name in ("number", "unit", "group", "part", "pupil")}
        fields.pop("sure")
        if given["number"] and queries.is_there(who.root, fingerprints(given["number"])):
            form.add_error("number", _("There is a file with this number. Ask the leader to bring you in."))
            return show(request, FORM, pages.open_page(form))
        try:
            return redirect("child", actions.open_file(fields=fields, **given, by=who.person).pk)
        except actions.HasFile:
            form.add_error(None, _("There is a file about this pupil. Ask the leader to bring you in."))
    return show(request, FORM, guided(pages.open_page(form), who))


@require_GET
@shows_child("child", to=STAFF)
def child(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = forms.PurposeForm(initial={"purpose": read_purpose(opened.purpose)[0]})
    return show(request, "file/child.html", pages.child_page(opened, form, today=localdate()))


@require_POST
@shows_child("choose-purpose", to=WORKERS)
def choose_purpose(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = forms.PurposeForm(request.POST)
    if form.is_valid():
        access.keep_purpose(request, opened.child.pk, **form.cleaned_data)
        return redirect("child", opened.child.pk)
    page = lines.of_child(form, opened, _("Why do you open the file?"), _("Use this purpose"))
    return show(request, FORM, page, status=422)


@write
@shows_child("change-child", to=WORKERS)
def change_child(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = minding_others(
        forms.ChildForm(request.POST or None, instance=opened.child, country=opened.child.house.country)
    )
    if is_sent(form):
        fields = dict(form.cleaned_data)
        number, _sure = fields.pop("number"), fields.pop("sure")
        if not queries.is_taken(opened.child, fingerprints(number) if number else []):
            actions.change_child(child=opened.child, fields=fields, number=number, by=opened.person)
            return _back(request, opened, _("Saved."))
        form.add_error("number", _("Another child's file has this number. Are they twins? Look at both."))
    page = lines.of_child(form, opened, _("Change what is written"), _("Save"))
    return show(request, FORM, guided(page, opened.me))


@write
@shows_child("add-to-file", to=WORKERS)
def add_to_file(request: HttpRequest, opened: Opened, what: str) -> HttpResponse:
    access.require_may_add(opened, what)
    form = line_form(what, opened, request.POST or None)
    if request.method == "POST" and form.is_valid():
        line = line_of(form, opened)
        actions.add_line(
            line=line, what=lines.KINDS[what].event, house=opened.child.house_id, by=opened.person
        )
        return _back(request, opened, _("Written down."))
    return show(request, FORM, lines.line_page(what, opened, form))


@write
@shows_child("change-guardian", to=WORKERS)
def change_guardian(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    guardian = access.guardian_of(opened, pk)
    form = minding_others(forms.GuardianForm(request.POST or None, instance=guardian, leads=opened.leads))
    if request.method == "POST" and form.is_valid():
        actions.change_guardian(guardian=guardian, fields=form.cleaned_data, by=opened.person)
        return _back(request, opened, _("Saved."))
    return show(
        request, FORM, lines.of_child(form, opened, _("Change what is written of a parent"), _("Save"))
    )


@write
@shows_child("let-in", to={Way.LEADER})
def let_in(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    """`pk` is a guardian's line; 0 stands for the young person."""
    guardian = access.guardian_of(opened, pk) if pk else None
    form = forms.LetInForm(request.POST or None, initial={"email": guardian.email if guardian else ""})
    if request.method == "POST" and form.is_valid():
        if actions.let_in(child=opened.child, guardian=guardian, by=opened.person, **form.cleaned_data):
            return _back(request, opened, _("They can sign in now, by “Forgotten your password?”."))
        form.add_error("email", _("This address cannot be used. Take another one."))
    name = guardian.name if guardian else opened.child.given_name
    heading = _("Let %(name)s sign in") % {"name": name}
    return show(request, FORM, lines.of_child(form, opened, heading, _("Let them in"), readers=""))


@require_POST
@shows_child("end-part", to=WORKERS)
def end_part(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    found = get_object_or_404(Participant, pk=pk, child=opened.child, ends_on=None)
    actions.end_part(participant=found, by=opened.person)
    return _back(request, opened, _("They read the file until tonight."))


@write
@shows_child("write-view", to={Way.PARTICIPANT})
def write_view(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = voices.ViewForm(request.POST or None, request.FILES or None, initial={"said_on": localdate()})
    if request.method == "POST" and form.is_valid():
        view = form.save(commit=False)
        view.child, view.receiver = opened.child, opened.person
        file, house = form.cleaned_data["file"], opened.child.house_id
        actions.tell_view(view=view, file=file, kind=form.kind, house=house, by=opened.person)
        return _back(request, opened, _("Written down. Tell the child what comes of it."))
    readers = _("You can read it, and those the child has said yes to.")
    heading = _("What does %(name)s say?") % {"name": opened.child.given_name}
    page = lines.of_child(form, opened, heading, _("Write it down"), readers=readers, has_file=True)
    return show(request, FORM, page)


@write
@shows_child("answer-view", to={Way.PARTICIPANT})
def answer_view(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    view = access.answerable_view(opened, pk)
    form = voices.AnswerViewForm(request.POST or None, instance=view)
    if is_sent(form):
        actions.answer_view(view=view, fields=form.cleaned_data, by=opened.person)
        return _back(request, opened, _("Saved."))
    page = lines.of_child(form, opened, _("What came of it?"), _("Save what came of it"), lead=view.words)
    return show(request, FORM, guided(page, opened.me))


@write
@shows_child("answer-question", to=WORKERS)
def answer_question(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    question = access.question_of(opened, pk)
    form = voices.AnswerForm(request.POST or None)
    if is_sent(form):
        actions.answer_question(question=question, by=opened.person, **form.cleaned_data)
        return _back(request, opened, _("Answered. The parent can read it now."))
    page = lines.of_child(form, opened, _("A parent asks"), _("Send the answer"), lead=question.text)
    return show(request, FORM, guided(page, opened.me))


@require_POST
@shows_child("withdraw-consent", to=EVERY_WAY - {Way.GLASS, Way.SELF})
def withdraw_consent(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    house = opened.child.house_id if opened.is_staff else None
    actions.withdraw_consent(consent=access.consent_of(opened, pk), by=opened.person, house=house)
    own = _(
        "You have taken back your yes. Nothing more goes out on it. A mistake? Tell who works with the child."
    )
    messages.success(request, _("The consent is withdrawn.") if opened.is_staff else own)
    return redirect("child" if opened.is_staff else "my-child", opened.child.pk)


@require_POST
@shows_child("write-own-consent", to=WORKERS)
def write_own_consent(request: HttpRequest, opened: Opened, pk: int, answer: str) -> HttpResponse:
    """What the young person says to who works with them."""
    found = access.consent_of(opened, pk)
    if not may_say_own(answer, gave=found.own_on, took_back=found.own_withdrawn_on, for_them=True):
        raise Http404
    actions.say_own(consent=found, says_yes=answer == "yes", by=opened.person, house=opened.child.house_id)
    return _back(request, opened, _("Written down."))


@require_GET
@shows_child("child-file", to=EVERY_WAY)
def child_file(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    """A drawing, picture or sound under a name of ours, never shown by the browser as a page."""
    found = access.attachment_of(opened, pk)
    with found.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.pk}.{found.kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
@shows_child("child-looks", to=EVERY_WAY)
def child_looks(request: HttpRequest, opened: Opened) -> HttpResponse:
    return show(request, "file/looks.html", pages.looks_page(opened))


def _back(request: HttpRequest, opened: Opened, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("child", opened.child.pk)
