"""Signing in as a persona: only in a demo, where these addresses exist at all."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import activate, get_language
from django.views.decorators.http import require_POST

from samspil.config.demo.personas import personas
from samspil.ground.base.assurance import KEY, Assurance
from samspil.ground.base.context import vouch_for
from samspil.ground.organisation.models import Account


@login_not_required
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("persona", "")
    if not settings.DEMO or wanted not in {each.email for each in personas(get_language())}:
        raise Http404
    if not wanted:
        return redirect("public")
    account = Account.objects.get(email=wanted)
    vouch_for(account.pk)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    # One click stands for a second factor here: these sign-ins are known to all, and the children invented.
    request.session[KEY] = Assurance.SUBSTANTIAL
    response = redirect("home")
    if account.language:
        activate(account.language)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, account.language, samesite="Lax")
    return response
