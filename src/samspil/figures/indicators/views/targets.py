"""Targets: how they stand, and by what they are measured."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.figures.indicators import access
from samspil.figures.indicators.actions.targets import choose_yardstick as choose
from samspil.figures.indicators.forms.taking import YardstickForm
from samspil.figures.indicators.pages import listing
from samspil.figures.indicators.queries.definitions import in_force
from samspil.figures.indicators.queries.targets import PERCENT
from samspil.ground.base.show import show
from samspil.ground.organisation.access import me


@require_GET
def targets(request: HttpRequest) -> HttpResponse:
    who, language = me(request.user), get_language()
    page = listing.targets_page(
        access.house_of(who),
        access.targets_of(who, language),
        language=language,
        today=localdate(),
        may_choose=access.computes(who),
    )
    return show(request, "indicators/targets.html", page)


@require_http_methods(["GET", "POST"])
def choose_yardstick(request: HttpRequest, pk: int) -> HttpResponse:
    who, language = me(request.user), get_language()
    house = access.computed_house(who)
    target = access.measured_target(who, pk, language)
    form = YardstickForm(
        request.POST or None, definitions=in_force(house.pk, language), is_share=target.unit == PERCENT
    )
    if form.is_valid():
        choose(target=target, house=house, by=who.person, **form.cleaned_data)
        messages.success(request, _("The target is measured by this from now on."))
        return redirect("targets")
    page = listing.YardstickPage(form, target, house)
    return show(request, "indicators/yardstick.html", page, status=422 if request.method == "POST" else 200)
