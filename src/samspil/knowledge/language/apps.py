"""Registers the app with Django."""

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "samspil.knowledge.language"
    label = "language"
