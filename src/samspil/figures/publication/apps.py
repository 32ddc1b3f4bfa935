"""Registers the app with Django."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "samspil.figures.publication"
    label = "publication"
