"""Registers the app with Django."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "samspil.knowledge.competence"
    label = "competence"
