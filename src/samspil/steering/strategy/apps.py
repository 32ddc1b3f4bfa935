"""Registers the app with Django."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "samspil.steering.strategy"
    label = "strategy"
