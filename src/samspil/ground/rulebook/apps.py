"""Registers the app with Django."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "samspil.ground.rulebook"
    label = "rulebook"
