"""The ground's addresses, with empty ones for what the page frame links to in other wings."""

from django.http import HttpResponse
from django.urls import include, path


def nothing(request):
    return HttpResponse()


ELSEWHERE = (
    *("home", "public", "strategy", "plans", "bodies", "methods"),
    *("accessibility", "privacy", "public-terms", "public-strategy"),
)

urlpatterns = [
    path("", include("samspil.ground.organisation.urls")),
    path("", include("samspil.ground.rulebook.urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *(path(f"elsewhere/{name}/", nothing, name=name) for name in ELSEWHERE),
]
