"""Addresses of units, people, imports and the record. URL name = view name."""

from django.urls import path, re_path

from samspil.ground.organisation import views

urlpatterns = [
    path("units/", views.units, name="units"),
    re_path(r"^units/export\.(?P<form>csv|xlsx)$", views.export_units, name="export-units"),
    path("units/add/", views.add_unit, name="add-unit"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("units/<int:pk>/change/", views.change_unit, name="change-unit"),
    path("units/<int:pk>/close/", views.close_unit, name="close-unit"),
    path("people/", views.people, name="people"),
    re_path(r"^people/export\.(?P<form>csv|xlsx)$", views.export_people, name="export-people"),
    path("people/add/", views.add_person, name="add-person"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/roles/", views.give_role, name="give-role"),
    path("people/<int:pk>/account/", views.make_account, name="make-account"),
    path("roles/<int:pk>/end/", views.end_role, name="end-role"),
    path("imports/", views.imports, name="imports"),
    path("imports/add/", views.add_import, name="add-import"),
    path("imports/<int:pk>/", views.imported, name="imported"),
    path("imports/<int:pk>/confirm/", views.confirm_import, name="confirm-import"),
    path("imports/<int:pk>/drop/", views.drop_import, name="drop-import"),
    path("events/", views.events, name="events"),
    re_path(r"^events/export\.(?P<form>csv|xlsx)$", views.export_events, name="export-events"),
]
