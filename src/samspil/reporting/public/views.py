"""What anyone may read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from samspil.ground.base.show import show


@login_not_required
@require_GET
def public(request: HttpRequest) -> HttpResponse:
    return show(request, "public/public.html", None)


public_house = public_strategy = public_terms = accessibility = privacy = public
