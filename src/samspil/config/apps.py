"""Registers the house itself, for its commands."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "samspil.config"
    label = "house"
