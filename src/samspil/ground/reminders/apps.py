"""Registers the app with Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "samspil.ground.reminders"
    label = "reminders"
