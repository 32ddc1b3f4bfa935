"""One referral over HTTP: written, heard, sent, told, complained about. Each look is logged first."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file.access import Opened, leaves_nothing, opened_file, own_key, shows_child
from samspil.child.file.rules import WORKERS, Way
from samspil.child.referral import access, deciders, queries
from samspil.child.referral.actions import deciding, preparing
from samspil.child.referral.forms import case as forms
from samspil.child.referral.forms.panel import OF_CLOCK, ComplaintForm
from samspil.child.referral.pages import letter as letters
from samspil.child.referral.pages import referral as pages
from samspil.child.referral.pages import writing
from samspil.child.support.access import place_of_child
from samspil.ground.base.meanwhile import minding_others
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.forms import is_sent
from samspil.knowledge.language.pages import guided

FORM = "file/form.html"
write = require_http_methods(["GET", "POST"])


@write
@shows_child("begin-referral", to=WORKERS)
def begin_referral(request: HttpRequest, opened: Opened) -> HttpResponse:
    who, child = me(request.user), opened.child
    basis = access.basis_to_begin_on(opened, localdate())
    start = {
        "strengths": child.strengths,
        "surroundings": child.surroundings,
        "community": writing.tried_so_far(child),
    }
    form = forms.ReferralForm(request.POST or None, country=child.house.country, initial=start)
    if is_sent(form):
        made = preparing.begin_referral(
            child=child,
            unit=place_of_child(opened, who),
            basis=basis,
            fields=form.cleaned_data,
            by=who.person,
        )
        messages.success(request, _("Begun. Below stands what is missing, and who can supply it."))
        return redirect("referral", made.pk)
    return show(request, FORM, guided(writing.begin_page(form, opened, basis), who))


@require_GET
@leaves_nothing
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.before(request, pk, "referral")
    return show(request, "referral/referral.html", pages.referral_page(found, today=localdate()))


@write
@leaves_nothing
def change_referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.writable(request, pk, "change-referral")
    form = minding_others(
        forms.ReferralForm(
            request.POST or None, instance=found.referral, country=found.referral.house.country
        )
    )
    if is_sent(form):
        preparing.change_referral(
            referral=found.referral, fields=form.cleaned_data, by=me(request.user).person
        )
        return redirect("referral", pk)
    return show(
        request,
        FORM,
        guided(writing.form_page(form, found, _("Write on the referral"), _("Save it")), me(request.user)),
    )


@require_POST
@leaves_nothing
def request_referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.askable(request, pk, "request-referral")
    preparing.request_referral(referral=found.referral, by=me(request.user).person)
    messages.success(request, _("You have asked for it as the leader."))
    return redirect("referral", pk)


@write
@leaves_nothing
def assess_referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.writable(request, pk, "assess-referral")
    form = forms.AssessmentForm(request.POST or None, initial={"on": localdate()})
    if is_sent(form):
        preparing.add_assessment(
            referral=found.referral, fields=form.cleaned_data, by=me(request.user).person
        )
        return redirect("referral", pk)
    return show(
        request,
        FORM,
        guided(
            writing.form_page(form, found, _("What an expert sees"), _("Write it down")), me(request.user)
        ),
    )


@write
@leaves_nothing
def hear_parent(request: HttpRequest, pk: int) -> HttpResponse:
    found, by = access.writable(request, pk, "hear-parent"), me(request.user).person
    form = forms.HearForm(
        request.POST or None, voices=writing.voices_of(found), initial={"heard_on": localdate()}
    )
    if request.method == "POST" and form.is_valid():
        fields = {**form.cleaned_data, "heard_by": by}
        preparing.say_voice(
            referral=pk,
            guardian=fields.pop("guardian"),
            fields=fields,
            by=by,
            what="parent heard",
        )
        return redirect("referral", pk)
    return show(request, FORM, writing.form_page(form, found, _("A parent was heard"), _("Write it down")))


@write
@leaves_nothing
def say_stance(request: HttpRequest, pk: int) -> HttpResponse:
    """By a parent for themselves, or written down for them by who heard it."""
    found = access.before(request, pk, "say-stance")
    own = access.own_guardian(found.opened) if found.opened else None
    if found.referral.submitted_on or not (own or found.may_write):
        raise Http404
    form = forms.StanceForm(request.POST or None, is_own=own is not None, voices=writing.voices_of(found))
    if request.method == "POST" and form.is_valid():
        fields = {**form.cleaned_data, "said_on": localdate()}
        try:
            preparing.say_voice(
                referral=pk, guardian=own or fields.pop("guardian"), fields=fields,
                by=found.opened.person, what="parent's position told",
            )  # fmt: skip
        except preparing.TheirOwnWords:
            form.add_error(None, _("The young person has said this themselves. Only they change it."))
        else:
            return redirect("referral", pk)
    return show(request, FORM, writing.form_page(form, found, _("What do you think of it?"), _("Send it")))


@write
@leaves_nothing
def say_own_stance(request: HttpRequest, pk: int) -> HttpResponse:
    """By the young person, on their own page."""
    opened = opened_file(request, own_key(), "say-own-stance", {Way.SELF})
    access.require_asks_me(pk)
    form = forms.StanceForm(request.POST or None, is_own=True, voices=[])
    if request.method == "POST" and form.is_valid():
        fields = {**form.cleaned_data, "said_on": localdate()}
        preparing.say_voice(
            referral=pk, guardian=None, fields=fields, by=opened.person, what="own position told"
        )
        messages.success(request, _("Sent. You can change it until the referral is sent."))
        return redirect("my-page")
    return show(request, FORM, writing.own_page(form))


@require_POST
@leaves_nothing
def submit_referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.writable(request, pk, "submit-referral")
    if not found.leads:
        raise Http404
    try:
        preparing.submit_referral(referral=found.referral, by=me(request.user).person)
    except preparing.NotWhole as lack:
        messages.error(request, writing.refusal(lack.missing))
        return redirect("referral", pk)
    if deciders.is_mine(pk):
        messages.success(request, _("Nothing is missing. You decide it as the leader."))
        return redirect("decide-referral", pk)
    messages.success(request, pages.sent(found.referral, today=localdate()))
    return redirect("referral", pk)


@require_POST
@leaves_nothing
def withdraw_referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.before(request, pk, "withdraw-referral")
    if not found.leads or found.referral.withdrawn_on or queries.dossier(found.referral).decision:
        raise Http404
    preparing.withdraw_referral(referral=found.referral, by=me(request.user).person)
    messages.success(request, _("Taken back. The panel sees it no more."))
    return redirect("referral", pk)


@require_GET
@leaves_nothing
def referral_letter(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    # Heavy, and only who takes out the letter needs it.
    from samspil.tools.paper.typst_pdf import pdf_bytes  # noqa: PLC0415

    found = access.before(request, pk, "referral-letter")
    if found.opened is None or language not in letters.LANGUAGES:
        raise Http404
    decision = access.decision_of(found)
    document = letters.letter(found.referral, decision, found.opened, language)
    response = HttpResponse(pdf_bytes(document), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="decision-{pk}-{language}.pdf"'
    return response


@write
@leaves_nothing
def complain(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.before(request, pk, "complain")
    decision, held = access.decision_of(found), queries.dossier(found.referral)
    if found.opened is None or held.complaint:
        raise Http404
    own = access.own_guardian(found.opened)
    form = ComplaintForm(request.POST or None, is_own=own is not None)
    if request.method == "POST" and form.is_valid():
        fields = {"made_on": localdate(), **form.cleaned_data}
        deciding.complain(decision=decision, guardian=own, fields=fields, by=found.opened.person)
        messages.success(request, writing.received(decision, fields["made_on"]))
        return redirect("referral", pk)
    return show(request, FORM, writing.complain_page(form, found, decision))


@write
@leaves_nothing
def follow_complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever it waits for now: to look again, to be maintained, to be sent on, to be ruled on."""
    found, who = access.before(request, pk, "follow-complaint"), me(request.user)
    page = pages.referral_page(found, today=localdate())
    if page.complaint is None or not page.complaint.url:
        raise Http404
    form = OF_CLOCK[page.complaint.clock](request.POST or None)
    if is_sent(form):
        fields, what = writing.moved(page.complaint.clock, form.cleaned_data, who.person, localdate())
        deciding.follow_complaint(complaint=page.complaint.complaint, fields=fields, what=what, by=who.person)
        messages.success(request, _("Saved."))
        return redirect(page.back_url if found.is_panel else page.own_url)
    return show(request, FORM, guided(writing.form_page(form, found, page.complaint.word, _("Save it")), who))
