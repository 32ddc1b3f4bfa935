"""Registers the app with Django."""

from django.apps import AppConfig


class FileConfig(AppConfig):
    name = "samspil.child.file"
    label = "file"
