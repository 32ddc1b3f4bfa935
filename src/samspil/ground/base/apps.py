"""What every app shares and no domain word."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "samspil.ground.base"
    label = "base"
