"""Addresses of the strategy."""

from django.urls import path

from samspil.steering.strategy import views

urlpatterns = [
    path("strategy/terms/", views.terms, name="terms"),
    path("strategy/versions/", views.versions, name="versions"),
    path("strategy/load/", views.load_strategy, name="load-strategy"),
    path("schemas/strategy.json", views.strategy_schema, name="strategy-schema"),
    path("strategy/versions/<int:pk>/", views.changes, name="changes"),
    path("strategy/versions/<int:pk>/file/", views.export_strategy, name="export-strategy"),
]
