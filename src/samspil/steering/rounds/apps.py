"""Registers the app with Django, and what it knows of days with the reminders."""

from django.apps import AppConfig

from samspil.ground.reminders.registry import register


class RoundsConfig(AppConfig):
    name = "samspil.steering.rounds"
    label = "rounds"

    def ready(self) -> None:
        from samspil.steering.rounds import due  # noqa: PLC0415 (models can be read only now)

        register(due.what_is_due, *due.KINDS)
