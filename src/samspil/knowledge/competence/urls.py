"""Addresses of the directory of resource persons and of supervision. URL name = view name."""

from django.urls import path, re_path

from samspil.knowledge.competence import views

urlpatterns = [
    path("helpers/", views.helpers, name="helpers"),
    re_path(r"^helpers/export\.(?P<form>csv|xlsx)$", views.export_helpers, name="export-helpers"),
    path("helpers/me/", views.offer_help, name="offer-help"),
    path("supervision/", views.supervision, name="supervision"),
    re_path(r"^supervision/export\.(?P<form>csv|xlsx)$", views.export_supervision, name="export-supervision"),
    path("supervision/offer/", views.offer_supervision, name="offer-supervision"),
    path("supervision/<int:pk>/change/", views.change_supervision, name="change-supervision"),
    path("supervision/<int:pk>/ask/", views.ask_for_supervision, name="ask-for-supervision"),
    path("supervision/asks/<int:pk>/begin/", views.begin_supervision, name="begin-supervision"),
    path("supervision/asks/<int:pk>/take-back/", views.take_back_ask, name="take-back-ask"),
]
