"""Registers the app with Django."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "samspil.figures.indicators"
    label = "indicators"
