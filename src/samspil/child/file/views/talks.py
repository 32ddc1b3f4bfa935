"""Talks with parents over HTTP: written, read by both sides, and their template replaced."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.child.file import access, actions, queries
from samspil.child.file.access import Opened, shows_child
from samspil.child.file.forms.talks import TalkForm
from samspil.child.file.pages import talks as pages
from samspil.child.file.rules import STAFF, WORKERS, Way
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me
from samspil.knowledge.language.access import house_to_load_for
from samspil.knowledge.language.forms import PackForm, is_sent
from samspil.knowledge.language.pages import guided, spoken
from samspil.tools.packs.problems import PackRefused

write = require_http_methods(["GET", "POST"])


@write
@shows_child("add-talk", to=WORKERS)
def add_talk(request: HttpRequest, opened: Opened) -> HttpResponse:
    template = queries.talk_template(opened.child.house)
    form = TalkForm(request.POST or None, template=template, language=spoken())
    if is_sent(form):
        talk = form.talk
        talk.child, talk.by, talk.written_on = opened.child, opened.person, localdate()
        actions.write_talk(talk=talk, parts=form.parts, agreed=form.agreed, by=opened.person)
        messages.success(request, _("Saved. The parents can read it on their page."))
        return redirect("talk", opened.child.pk, talk.pk)
    return show(request, "file/form.html", guided(pages.write_page(form, opened), opened.me))


@require_GET
@shows_child("talk", to=STAFF | {Way.GUARDIAN})
def talk(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    return show(request, "file/talk.html", pages.talk_page(opened, access.talk_of(opened, pk)))


@write
def load_talk_template(request: HttpRequest) -> HttpResponse:
    """A pack is taken into use, or every fault is shown by line and nothing is loaded."""
    who = me(request.user)
    house = house_to_load_for(who)
    form = PackForm(
        request.POST or None, request.FILES or None, initial={"text": queries.talk_template_text(house)}
    )
    problems = ()
    if request.method == "POST" and form.is_valid():
        file, source = form.given
        try:
            actions.load_talk_template(source=source, file=file, house=house, by=who.person)
        except PackRefused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The template is in force. The next talk begins with it."))
            return redirect("load-talk-template")
    page = pages.LoadTemplatePage(form, house, tuple(problems))
    return show(request, "file/talk_template.html", page, status=422 if problems else 200)
