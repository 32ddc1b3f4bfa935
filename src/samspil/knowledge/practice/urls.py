"""Addresses of methods and of what leaders learn. URL name = view name."""

from django.urls import path, re_path

from samspil.knowledge.practice import views

urlpatterns = [
    path("methods/", views.methods, name="methods"),
    re_path(r"^methods/export\.(?P<form>csv|xlsx)$", views.export_methods, name="export-methods"),
    path("methods/add/", views.add_method, name="add-method"),
    path("methods/<int:pk>/", views.method, name="method"),
    path("methods/<int:pk>/change/", views.change_method, name="change-method"),
    path("methods/<int:pk>/use/", views.use_method, name="use-method"),
    path("methods/uses/<int:pk>/", views.tell_result, name="tell-result"),
    path("development/", views.development, name="development"),
    path("development/add/", views.add_development, name="add-development"),
    path("development/leaders/<int:pk>/", views.leader_development, name="leader-development"),
    path("development/<int:pk>/change/", views.change_development, name="change-development"),
    path("development/<int:pk>/remove/", views.remove_development, name="remove-development"),
]
