"""Registers the app with Django."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "samspil.steering.followup"
    label = "followup"
