"""Registers the app with Django."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "samspil.steering.resources"
    label = "resources"
