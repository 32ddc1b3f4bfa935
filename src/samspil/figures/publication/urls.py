"""Addresses of releases, figures and open data."""

from django.urls import include, path, re_path

from samspil.figures.publication.views import api, data, desk, preview, published

urlpatterns = [
    path("published/", published.published, name="published"),
    path("published/<int:house>/<slug:key>/", published.published_figure, name="published-figure"),
    re_path(
        r"^published/(?P<house>\d+)/(?P<key>[-\w]+)/export\.(?P<form>csv|xlsx)$",
        published.export_figure,
        name="export-figure",
    ),
    path("published/<int:house>/<slug:key>/figure.pdf", published.print_figure, name="print-figure"),
    path("published/<int:house>/<slug:key>/<slug:name>.svg", published.export_drawing, name="export-drawing"),
    path("published/<int:house>/places/<int:unit>/", published.published_place, name="published-place"),
    path("data/api/openapi.json", api.open_api, name="open-api"),
    path("data/api/", include(api.patterns())),
    path("data/<int:house>/", data.open_data, name="open-data"),
    path("data/<int:house>/catalog.jsonld", data.open_catalogue, name="open-catalogue"),
    path("data/<int:house>/<int:pk>/", data.open_release, name="open-release"),
    path("data/<int:house>/<int:pk>/<str:name>", data.data_file, name="data-file"),
    path("releases/", desk.releases, name="releases"),
    path("releases/add/", desk.add_release, name="add-release"),
    path("releases/<int:pk>/", desk.release, name="release"),
    path("releases/<int:pk>/change/", desk.change_release, name="change-release"),
    path("releases/<int:pk>/delete/", desk.delete_release, name="delete-release"),
    path("releases/<int:pk>/prepare/", desk.prepare_release, name="prepare-release"),
    path("releases/<int:pk>/let-out/", desk.release_figures, name="release-figures"),
    path("releases/<int:pk>/preview/<slug:audience>/", preview.preview_release, name="preview-release"),
    path(
        "releases/<int:pk>/preview/<slug:audience>/places/<int:unit>/",
        preview.preview_place,
        name="preview-place",
    ),
    path(
        "releases/<int:pk>/preview/<slug:audience>/<slug:key>/", preview.preview_figure, name="preview-figure"
    ),
    path("releases/<int:pk>/withdraw/", desk.withdraw_release, name="withdraw-release"),
]
