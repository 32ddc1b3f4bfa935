"""Addresses of reports. One that was issued to everyone is read at the same address without signing in."""

from django.urls import path

from samspil.reporting.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/add/", views.add_report, name="add-report"),
    path("reports/<int:pk>/", views.report, name="report"),
    path("reports/<int:pk>/report.<str:format>", views.report_file, name="report-file"),
    path("reports/<int:pk>/proof/", views.report_proof, name="report-proof"),
    path("reports/<int:pk>/change/", views.change_report, name="change-report"),
    path("reports/<int:pk>/move/", views.move_chapter, name="move-chapter"),
    path("reports/<int:pk>/delete/", views.delete_report, name="delete-report"),
    path("reports/<int:pk>/issue/", views.issue_report, name="issue-report"),
    path("reports/<int:pk>/withdraw/", views.withdraw_report, name="withdraw-report"),
    path("reports/<int:pk>/decide/", views.decide_on_report, name="decide-on-report"),
]
