"""Addresses of the rulebook. URL name = view name."""

from django.urls import path, re_path

from samspil.ground.rulebook import views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
    re_path(r"^rules/export\.(?P<form>csv|xlsx)$", views.export_rules, name="export-rules"),
    path("rules/deadline/", views.deadline, name="deadline"),
]
