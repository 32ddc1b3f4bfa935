"""Registers the app with Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "samspil.reporting.public"
    label = "public"
