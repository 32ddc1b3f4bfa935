"""Addresses anyone may open."""

from django.urls import path

from samspil.reporting.public import views

urlpatterns = [
    path("public/", views.public, name="public"),
    path("public/<int:unit>/", views.public_house, name="public-house"),
    path("public/strategy/", views.public_strategy, name="public-strategy"),
    path("public/terms/", views.public_terms, name="public-terms"),
    path("was/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
