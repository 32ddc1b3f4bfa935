"""Registers the app with Django."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "samspil.ground.organisation"
    label = "organisation"
