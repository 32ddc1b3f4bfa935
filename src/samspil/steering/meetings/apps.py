"""Registers the app with Django."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samspil.steering.meetings"
    label = "meetings"
