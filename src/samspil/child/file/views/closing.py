"""Files that are closed, opened again, and deleted when their time is over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.child.file import access, actions
from samspil.child.file.access import Opened, shows_child
from samspil.child.file.forms.closing import ClosingForm, DeleteForm
from samspil.child.file.pages import closing as pages
from samspil.child.file.pages import lines
from samspil.child.file.rules import Way
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me


@require_http_methods(["GET", "POST"])
@shows_child("close-file", to={Way.LEADER})
def close_file(request: HttpRequest, opened: Opened) -> HttpResponse:
    access.require_open(opened)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        closing = form.save(commit=False)
        closing.child, closing.closed_on, closing.closed_by = opened.child, localdate(), opened.person
        actions.close_file(closing=closing, by=opened.person)
        messages.success(request, _("The file is closed. Who worked with it reads it until tonight."))
        return redirect("child", opened.child.pk)
    readers = _("Those who work with the child, the leader and the parents can read it.")
    page = lines.of_child(form, opened, _("Close the file"), _("Close the file"), readers=readers)
    return show(request, "file/form.html", page)


@require_POST
@shows_child("reopen-file", to={Way.LEADER})
def reopen_file(request: HttpRequest, opened: Opened) -> HttpResponse:
    actions.reopen_file(closing=access.closing_of(opened), by=opened.person)
    messages.success(request, _("The file is open again. Bring in who works with the child."))
    return redirect("child", opened.child.pk)


@require_GET
def closed_files(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_answers_for_files(who)
    page = pages.closed_page(
        who.roles[0].root, DeleteForm(), number=request.GET.get("page", "1"), today=localdate()
    )
    return access.kept_nowhere(show(request, "file/closed.html", page))


@require_POST
def delete_file(request: HttpRequest, closed: int) -> HttpResponse:
    who = me(request.user)
    access.require_answers_for_files(who)
    if not DeleteForm(request.POST).is_valid():
        messages.error(request, _("Tick that you have looked whether the archive must have it first."))
    elif actions.delete_file(key=closed, house=who.root, by=who.person):
        messages.success(request, _("The file is deleted, with its history. The read log stays."))
    else:
        messages.error(request, _("The file is not due, or somebody else deleted it before you."))
    return redirect("closed-files")
