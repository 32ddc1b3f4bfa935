"""Addresses of the strategy."""

from django.urls import path

from samspil.steering.strategy import views

urlpatterns = [
    path("strategy/terms/", views.terms, name="terms"),
    path("strategy/versions/", views.versions, name="versions"),
    path("strategy/versions/<int:pk>/", views.changes, name="changes"),
    path("strategy/versions/<int:pk>/file/", views.export_strategy, name="export-strategy"),
]
