"""A file that was opened before its pupil came with a roster is tied to that pupil by the leader."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.child.file import access, actions, queries
from samspil.child.file.access import Opened, shows_child
from samspil.child.file.forms.tying import TieForm
from samspil.child.file.pages import lines
from samspil.child.file.rules import Way
from samspil.ground.base.show import show


@require_http_methods(["GET", "POST"])
@shows_child("tie-pupil", to={Way.LEADER})
def tie_pupil(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_open(opened)
    if queries.follows_a_list(opened.child):
        return _back(request, opened, _("The file follows a class list already."))
    like = queries.pupils_like(opened.child, access.places_to_open_at(opened.me), localdate())
    if not like:
        return _back(request, opened, _("Nobody on your class lists is like this child. Look at the name."))
    form = TieForm(request.POST or None, like=like)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tie_to_pupil(child=opened.child, pupil=form.cleaned_data["pupil"], by=opened.person)
        except actions.HasFile:
            return _back(request, opened, _("There is another file about this pupil. Nothing was tied."))
        return _back(request, opened, _("Tied. From now on places and classes follow the list."))
    return show(request, "file/form.html", _page(form, opened))


def _page(form: TieForm, opened: Opened) -> lines.FormPage:
    lead = _("It is never done without your yes. The list knows no national number: ask if you are in doubt.")
    heading = _("Which pupil is the file about?")
    return lines.of_child(form, opened, heading, _("Yes, it is this one"), lead=lead, readers="")


def _back(request: HttpRequest, opened: Opened, said: str) -> HttpResponse:
    messages.info(request, said)
    return redirect("child", opened.child.pk)
