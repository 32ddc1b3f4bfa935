"""Registers the app with Django."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "samspil.steering.overview"
    label = "overview"
