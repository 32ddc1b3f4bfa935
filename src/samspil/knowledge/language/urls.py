"""Addresses of the language guide. URL name = view name."""

from django.urls import path

from samspil.knowledge.language import views

urlpatterns = [
    path("language-guide/", views.language_guide, name="language-guide"),
    path("language-guide/hints/", views.choose_hints, name="choose-hints"),
    path("language-guide/load/", views.load_guide, name="load-guide"),
]
