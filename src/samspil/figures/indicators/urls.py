"""Addresses of the figures."""

from django.urls import path

from samspil.figures.indicators.views import deliveries, figures, neighbours, packs, targets

urlpatterns = [
    path("figures/", figures.indicators, name="indicators"),
    path("figures/load/", packs.load_indicators, name="load-indicators"),
    path("figures/packs/<int:pk>/file/", packs.export_indicators, name="export-indicators"),
    path("schemas/indicators.json", packs.indicators_schema, name="indicators-schema"),
    path("figures/of/<slug:key>/", figures.indicator, name="indicator"),
    path("figures/of/<slug:key>/versions/", packs.indicator_history, name="indicator-history"),
    path("figures/of/<slug:key>/<int:version>/", packs.indicator_definition, name="indicator-definition"),
    path("figures/of/<slug:key>/file/<slug:form>/", figures.export_indicator, name="export-indicator"),
    path("figures/at/<int:pk>/", figures.unit_figures, name="unit-figures"),
    path("figures/targets/", targets.targets, name="targets"),
    path("figures/targets/<int:pk>/", targets.choose_yardstick, name="choose-yardstick"),
    path("figures/neighbours/", neighbours.neighbours, name="neighbours"),
    path("figures/neighbours/file/", neighbours.take_neighbours, name="take-neighbours"),
    path("figures/files/", deliveries.deliveries, name="deliveries"),
    path("figures/files/extract/", deliveries.add_extract, name="add-extract"),
    path("figures/files/counted/", deliveries.add_figures, name="add-figures"),
    path("figures/files/<int:pk>/", deliveries.delivery, name="delivery"),
    path("figures/files/<int:pk>/columns/", deliveries.map_delivery, name="map-delivery"),
    path("figures/files/<int:pk>/confirm/", deliveries.confirm_delivery, name="confirm-delivery"),
    path("figures/files/<int:pk>/drop/", deliveries.drop_delivery, name="drop-delivery"),
    path("figures/compute/", deliveries.compute, name="compute"),
    path("figures/counting/<int:pk>/", deliveries.computation, name="computation"),
]
