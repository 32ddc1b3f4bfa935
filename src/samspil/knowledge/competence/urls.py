"""Addresses of the directory of resource persons. URL name = view name."""

from django.urls import path, re_path

from samspil.knowledge.competence import views

urlpatterns = [
    path("helpers/", views.helpers, name="helpers"),
    re_path(r"^helpers/export\.(?P<form>csv|xlsx)$", views.export_helpers, name="export-helpers"),
    path("helpers/me/", views.offer_help, name="offer-help"),
]
