"""Every address of the house."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from samspil.config.demo.views import enter

urlpatterns = [
    path("", include("samspil.steering.followup.urls")),
    path("", include("samspil.steering.overview.urls")),
    path("", include("samspil.steering.region.urls")),
    path("", include("samspil.steering.plans.urls")),
    path("", include("samspil.steering.rounds.urls")),
    path("", include("samspil.steering.meetings.urls")),
    path("", include("samspil.steering.resources.urls")),
    path("", include("samspil.knowledge.practice.urls")),
    path("", include("samspil.knowledge.competence.urls")),
    path("", include("samspil.knowledge.language.urls")),
    path("", include("samspil.knowledge.reflection.urls")),
    path("", include("samspil.child.file.urls")),
    path("", include("samspil.child.support.urls")),
    path("", include("samspil.child.referral.urls")),
    path("", include("samspil.child.transitions.urls")),
    path("", include("samspil.steering.strategy.urls")),
    path("", include("samspil.reporting.public.urls")),
    path("", include("samspil.reporting.reports.urls")),
    path("", include("samspil.figures.indicators.urls")),
    path("", include("samspil.figures.publication.urls")),
    path("", include("samspil.ground.organisation.urls")),
    path("", include("samspil.ground.rulebook.urls")),
    path("", include("samspil.ground.reminders.urls")),
    path("account/", include("allauth.urls")),
    path("demo/enter/", enter, name="enter"),
    path("language/", login_not_required(set_language), name="set_language"),
]
