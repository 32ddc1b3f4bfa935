"""Handovers over HTTP, for the giving side: begun, written, grounded, handed over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file.access import Opened as OpenedFile
from samspil.child.file.access import shows_child
from samspil.child.file.models import Consent
from samspil.child.file.own import that_hold
from samspil.child.file.pages.lines import of_child
from samspil.child.file.rules import WORKERS
from samspil.child.transitions import access, actions, forms, queries
from samspil.child.transitions.access import Opened
from samspil.child.transitions.models.transition import TOPICS
from samspil.child.transitions.pages import handover as pages
from samspil.child.transitions.pages import outside
from samspil.child.transitions.rules import STAFF, Side, time_plan
from samspil.child.transitions.views.door import shows_handover
from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@write
@shows_child("start-handover", to=WORKERS)
def start_handover(request: HttpRequest, opened: OpenedFile) -> HttpResponse:
    today, child = localdate(), opened.child
    givers = access.places_of(opened)
    places = queries.new_places(child.house_id, today)
    form = forms.StartForm(request.POST or None, places=places, givers=givers)
    if request.method == "POST" and form.is_valid():
        fields, rules = form.cleaned_data, queries.rulebook(child.house.country, today)
        plan = time_plan(
            fields["kind"], fields["begins_on"], rules.plan, child.house.country, closed=rules.closed
        )
        actions.begin_transitions(children=[child], fields=fields, plan=plan, by=opened.person)
        return redirect("handover", access.begun(child, fields["kind"], fields["begins_on"]))
    return show(request, FORM, of_child(form, opened, _("Where does the child go next?"), _("Begin")))


@require_GET
@shows_handover("handover", to=STAFF)
def handover(request: HttpRequest, opened: Opened) -> HttpResponse:
    return show(request, "transitions/handover.html", pages.handover_page(opened, today=localdate()))


@write
@shows_handover("change-handover", to={Side.GIVER})
def change_handover(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_not_moved(opened)
    found, today = opened.transition, localdate()
    rules = queries.rulebook(opened.country, today)
    form = minding_others(
        forms.ChangeForm(
            request.POST or None, instance=found, is_handed=found.handed_on is not None,
            places=queries.new_places(opened.house, today), **_grounds(opened, rules),
        )
    )  # fmt: skip
    if is_sent(form):
        fields = form.cleaned_data
        plan = time_plan(fields["kind"], fields["begins_on"], rules.plan, opened.country, closed=rules.closed)
        actions.change_transition(transition=found, fields=fields, plan=plan, by=opened.person)
        return back(request, opened, _("Saved."))
    return show(
        request,
        FORM,
        guided(
            pages.form_page(form, opened, _("What the new place should begin with"), _("Save")),
            me(request.user),
        ),
    )


@write
@shows_handover("add-piece", to={Side.GIVER})
def add_piece(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_not_moved(opened)
    rules = queries.rulebook(opened.country, localdate())
    topic = {"topic": request.GET["topic"]} if request.GET.get("topic") in TOPICS else {}
    form = forms.PieceForm(request.POST or None, initial=topic, **_grounds(opened, rules))
    if is_sent(form):
        piece = form.save(commit=False)
        piece.transition, piece.added_by = opened.transition, opened.person
        actions.add_piece(piece=piece, by=opened.person)
        return back(request, opened, _("Written down."))
    return show(
        request,
        FORM,
        guided(
            pages.form_page(form, opened, _("One thing the new place should know"), _("Add it")),
            me(request.user),
        ),
    )


@write
@shows_handover("ground-piece", to={Side.GIVER})
def ground_piece(request: HttpRequest, opened: Opened, piece: int) -> HttpResponse:
    access.require_not_moved(opened)
    found, rules = access.piece_of(opened, piece), queries.rulebook(opened.country, localdate())
    form = forms.GroundPieceForm(request.POST or None, instance=found, **_grounds(opened, rules))
    if request.method == "POST" and form.is_valid():
        actions.ground_piece(piece=found, fields=form.cleaned_data, by=opened.person)
        return back(request, opened, _("Saved."))
    page = pages.form_page(form, opened, _("What for, and on which ground?"), _("Save"), lead=found.text)
    return show(request, FORM, page)


@require_POST
@shows_handover("drop-piece", to={Side.GIVER})
def drop_piece(request: HttpRequest, opened: Opened, piece: int) -> HttpResponse:
    dropped = actions.drop_piece(piece=access.piece_of(opened, piece), by=opened.person)
    return back(request, opened, _("Taken out.") if dropped else _("It has gone out already."))


@write
@shows_handover("give-handover", to={Side.GIVER})
def give_handover(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_draft(opened)
    today = localdate()
    form = forms.GiveForm(request.POST or None, initial={"on": today})
    lacking = pages.lacking(opened)
    if request.method == "POST" and form.is_valid():
        rules = queries.rulebook(opened.country, today)
        if not lacking and actions.hand_over(
            transition=opened.transition, on=form.cleaned_data["on"], closed=rules.closed, by=opened.person
        ):
            return back(request, opened, _("Handed over. The new place has been told."))
        form.add_error(None, pages.refused(lacking))
    return show(request, FORM, pages.give_page(form, opened, lacking))


@write
@shows_handover("put-off-start", to={Side.GIVER})
def put_off_start(request: HttpRequest, opened: Opened) -> HttpResponse:
    found, today = opened.transition, localdate()
    access.require_may_put_off(opened, today)
    form = forms.PutOffForm(request.POST or None)
    if (
        form.is_valid()
        and not found.begins_on < form.cleaned_data["begins_on"] <= today + actions.PUT_OFF_MOST
    ):
        form.add_error("begins_on", _("Choose a later day than the one it is now, within a year."))
    if request.method == "POST" and form.is_valid():
        new, rules = form.cleaned_data["begins_on"], queries.rulebook(opened.country, today)
        plan = time_plan(found.kind, new, rules.plan, opened.country, closed=rules.closed)
        if actions.put_off(transition=found, begins_on=new, plan=plan, by=opened.person):
            return back(request, opened, _("Put off. What was handed over stays with the new place."))
        form.add_error("begins_on", _("There is a handover with that first day already."))
    return show(request, FORM, outside.put_off_page(form, opened))


@require_GET
@shows_handover("handover-letter", to={Side.GIVER})
def handover_letter(request: HttpRequest, opened: Opened, language: str) -> HttpResponse:
    # Heavy, and only who takes out the letter needs it.
    from samspil.tools.paper.typst_pdf import pdf_bytes  # noqa: PLC0415

    access.require_letter(opened, language, localdate())
    document = outside.letter(opened, language, today=localdate())
    if document is None:
        raise Http404
    response = HttpResponse(pdf_bytes(document), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="handover-{opened.transition.pk}-{language}.pdf"'
    return response


@write
@shows_handover("child-moved", to={Side.GIVER})
def child_moved(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_not_moved(opened)
    if request.method == "POST":
        actions.close_moved(transition=opened.transition, by=opened.person)
        return back(request, opened, _("Closed. Nothing more goes out."))
    return show(request, FORM, outside.moved_page(opened))


@write
@shows_handover("answer-back", to={Side.GIVER})
def answer_back(request: HttpRequest, opened: Opened, question: int) -> HttpResponse:
    found = access.question_of(opened, question)
    form = forms.AnswerBackForm(request.POST or None)
    if is_sent(form):
        if actions.answer_back(question=found, by=opened.person, **form.cleaned_data):
            return back(request, opened, _("Sent."))
        form.add_error(
            None, _("Its ground no longer holds, so nothing more goes out. Choose another one first.")
        )
    page = pages.form_page(form, opened, _("The new place asks"), _("Send the answer"), lead=found.text)
    return show(request, FORM, guided(page, me(request.user)))


def back(request: HttpRequest, opened: Opened, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("my-handover" if opened.is_family else "handover", opened.transition.pk)


def _grounds(opened: Opened, rules: queries.Rulebook) -> dict[str, object]:
    consents = that_hold(Consent.objects.filter(child=opened.name.child))
    return {"grounds": rules.grounds.values(), "consents": consents}
