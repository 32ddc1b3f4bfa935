"""Addresses of the overview."""

from django.urls import path

from samspil.steering.overview import views

urlpatterns = [
    path("overview/timeline/", views.house_timeline, name="house-timeline"),
    path("overview/timeline.<str:format>", views.export_timeline, name="export-timeline"),
    path("overview/timeline/<int:pk>/", views.effort_timeline, name="effort-timeline"),
    path("overview/coverage/", views.house_coverage, name="house-coverage"),
    path("overview/coverage.<str:format>", views.export_house_coverage, name="export-house-coverage"),
    path("overview/coverage/actions/", views.coverage_actions, name="coverage-actions"),
    path("overview/year/", views.year, name="year"),
    path("overview/year.<str:format>", views.export_year, name="export-year"),
    path("overview/quality/", views.quality, name="quality"),
    path("overview/quality.<str:format>", views.export_quality, name="export-quality"),
    path("overview/movement/", views.movement, name="movement"),
    path("overview/movement.<str:format>", views.export_movement, name="export-movement"),
    path("overview/map/statement/<int:pk>/", views.statement_map, name="statement-map"),
    path("overview/map/effort/<int:pk>/", views.effort_map, name="effort-map"),
    path("overview/map/plan/<int:pk>/", views.plan_map, name="plan-map"),
    path("overview/map/<str:kind>/<int:pk>/links.<str:format>", views.export_map, name="export-map"),
]
