"""Who comes and who leaves, many begun at once, and how starts went."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samspil.child.file.access import kept_nowhere, open_files
from samspil.child.file.rules import WORKERS, Purpose
from samspil.child.transitions import access, actions, forms, queries
from samspil.child.transitions.pages import lists as pages
from samspil.child.transitions.rules import time_plan
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me


@require_GET
def handovers(request: HttpRequest) -> HttpResponse:
    who = me(request.user)
    access.require_work_with_children(who)
    page = pages.handovers_page(who, month=request.GET.get("month", ""), today=localdate())
    return kept_nowhere(show(request, "transitions/handovers.html", page))


@require_http_methods(["GET", "POST"])
def start_handovers(request: HttpRequest) -> HttpResponse:
    """One form for the list of a class. Sent twice it begins each child's once."""
    who, today = me(request.user), localdate()
    chosen = access.class_list(who, request.GET.get("unit", ""), request.GET.get("group", ""))
    keys = queries.class_keys(chosen.unit.pk, chosen.group.pk if chosen.group else None)
    opened = open_files(request, keys, "start-handovers", WORKERS, Purpose.LIST)
    children, places = queries.names(list(opened)), queries.new_places(chosen.unit.root, today)
    is_group = chosen.group is not None
    form = forms.BulkForm(request.POST or None, children=children, places=places, is_group=is_group)
    if request.method == "POST" and form.is_valid():
        fields, rules = dict(form.cleaned_data), queries.rulebook(chosen.unit.country, today)
        picked = list(fields.pop("children"))
        plan = time_plan(
            fields["kind"], fields["begins_on"], rules.plan, chosen.unit.country, closed=rules.closed
        )
        fields["giver"] = chosen.unit
        made = actions.begin_transitions(children=picked, fields=fields, plan=plan, by=who.person)
        messages.success(request, ngettext("One begun.", "%(n)d begun.", len(made)) % {"n": len(made)})
        return redirect("handovers")
    return kept_nowhere(show(request, "transitions/start.html", pages.start_page(form, chosen, children)))


@require_GET
def starts_went(request: HttpRequest) -> HttpResponse:
    access.require_can_change_it(me(request.user))
    return show(request, "transitions/went.html", pages.went_page())
