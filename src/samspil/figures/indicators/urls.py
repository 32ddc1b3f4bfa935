"""Addresses of the figures."""

from django.urls import path

from samspil.figures.indicators.views import packs

urlpatterns = [
    path("figures/load/", packs.load_indicators, name="load-indicators"),
    path("figures/packs/<int:pk>/file/", packs.export_indicators, name="export-indicators"),
    path("schemas/indicators.json", packs.indicators_schema, name="indicators-schema"),
    path("figures/of/<slug:key>/versions/", packs.indicator_history, name="indicator-history"),
    path("figures/of/<slug:key>/<int:version>/", packs.indicator_definition, name="indicator-definition"),
]
