"""Addresses of reflection and of reviews of the culture. URL name = view name."""

from django.urls import path, re_path

from samspil.knowledge.reflection import views

urlpatterns = [
    path("reflection/", views.reflections, name="reflections"),
    path("reflection/add/", views.add_reflection, name="add-reflection"),
    path("reflection/<int:pk>/", views.reflection, name="reflection"),
    path("reflection/<int:pk>/return/", views.return_to_reflection, name="return-to-reflection"),
    path("reflection/next-step/", views.say_next_step, name="say-next-step"),
    path("reviews/", views.two_calendars, name="two-calendars"),
    re_path(r"^reviews/export\.(?P<form>csv|xlsx)$", views.export_calendars, name="export-calendars"),
    path("reviews/culture/<int:pk>/", views.culture_review, name="culture-review"),
    path("reviews/culture/<int:pk>/hold/", views.hold_culture_review, name="hold-culture-review"),
    path("units/<int:pk>/culture/plan/", views.plan_culture_review, name="plan-culture-review"),
]
