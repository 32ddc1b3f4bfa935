"""Registers the app with Django."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "samspil.child.support"
    label = "support"
