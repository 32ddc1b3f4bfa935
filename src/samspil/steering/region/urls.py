"""Addresses of the register of barriers. URL name = view name."""

from django.urls import path, re_path

from samspil.steering.region import views

urlpatterns = [
    path("barriers/", views.barriers, name="barriers"),
    re_path(r"^barriers/export\.(?P<form>csv|xlsx)$", views.export_barriers, name="export-barriers"),
    path("barriers/add/", views.add_barrier, name="add-barrier"),
    path("barriers/<int:pk>/", views.barrier, name="barrier"),
    path("barriers/<int:pk>/change/", views.change_barrier, name="change-barrier"),
    path("barriers/<int:pk>/effect/", views.tell_barrier_effect, name="tell-barrier-effect"),
]
