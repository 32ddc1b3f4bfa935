"""A shut file opened in an emergency, the leader who hears of it, and the log in full for the officer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file import access, actions
from samspil.child.file.access import Opened, shows_child
from samspil.child.file.forms.child import GlassForm
from samspil.child.file.pages import child as pages
from samspil.child.file.pages import lists
from samspil.child.file.rules import Way
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_work_with_children(who)
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = actions.break_glass(house=who.root, fields=form.cleaned_data, by=who.person)
        if key == actions.TOO_OFTEN:
            form.add_error(None, _("You have opened or tried too many files today. Call the leader."))
        elif key:
            messages.success(request, _("The file is open. The leader has been told."))
            return redirect("child", key)
        else:
            form.add_error(None, _("Nothing is opened. Look at name and day of birth, or call the leader."))
    return show(request, "file/form.html", pages.glass_page(form))


@require_POST
@shows_child("see-glass", to={Way.LEADER})
def see_glass(request: HttpRequest, opened: Opened, pk: int) -> HttpResponse:
    actions.see_glass(glass=access.glass_of(opened, pk), by=opened.person)
    return redirect("child", opened.child.pk)


@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    access.reads_all_of_the_log(me(request.user))
    return show(request, "file/readings.html", lists.readings_page(request.GET.get("page", "1")))
