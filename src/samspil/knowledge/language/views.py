"""The language guide over HTTP: reading it, choosing hints, replacing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.ground.base.show import show
from samspil.ground.organisation.access import known, me
from samspil.knowledge.language import access, actions, pages, queries
from samspil.knowledge.language.forms import PackForm
from samspil.tools.packs.problems import PackRefused


@require_GET
def language_guide(request: HttpRequest) -> HttpResponse:
    who = known(request.user)
    return show(request, "language/guide.html", pages.guide_page(who, who.person if who else None))


@require_POST
def choose_hints(request: HttpRequest) -> HttpResponse:
    request.is_unnamed = True  # the log of requests names nobody here: the choice is theirs alone
    actions.choose_hints(wanted=request.POST.get("hints") == "on", by=me(request.user).person)
    return redirect("language-guide")


@require_http_methods(["GET", "POST"])
def load_guide(request: HttpRequest) -> HttpResponse:
    """A pack is taken into use, or every fault is shown by line and nothing is loaded."""
    who = me(request.user)
    house = access.house_to_load_for(who)
    own = queries.own_guide(house.pk, pages.spoken())
    initial = {"text": own.text if own else queries.shipped_text(pages.spoken())}
    form = PackForm(request.POST or None, request.FILES or None, initial=initial)
    problems = ()
    if request.method == "POST" and form.is_valid():
        file, source = form.given
        try:
            actions.load_guide(source=source, file=file, house=house, by=who.person)
        except PackRefused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The guide is in force. Everybody sees it from now on."))
            return redirect("language-guide")
    page = pages.LoadGuidePage(form, house, tuple(problems))
    return show(request, "language/load.html", page, status=422 if problems else 200)
