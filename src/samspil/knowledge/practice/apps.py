"""Registers the app with Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "samspil.knowledge.practice"
    label = "practice"
