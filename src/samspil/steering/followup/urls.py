"""Addresses of follow-up."""

from django.urls import path

from samspil.steering.followup import views

urlpatterns = [
    path("", views.home, name="home"),
    path("strategy/", views.strategy, name="strategy"),
    path("strategy/statements.<str:format>", views.export_statements, name="export-statements"),
    path("strategy/areas/", views.areas, name="areas"),
    path("strategy/statements/<int:pk>/", views.statement, name="statement"),
    path("plans/", views.plans, name="plans"),
    path("plans/board.<str:format>", views.export_board, name="export-board"),
    path("plans/coverage/", views.coverage, name="coverage"),
    path("plans/coverage.<str:format>", views.export_coverage, name="export-coverage"),
    path("plans/missing/", views.missing, name="missing"),
    path("plans/missing.<str:format>", views.export_missing, name="export-missing"),
    path("plans/<int:pk>/efforts.<str:format>", views.export_efforts, name="export-efforts"),
]
