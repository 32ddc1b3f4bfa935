"""Registers the app with Django, and what it knows of days with the reminders."""

from django.apps import AppConfig

from samspil.ground.reminders.registry import register, register_subject


class MeetingsConfig(AppConfig):
    name = "samspil.steering.meetings"
    label = "meetings"

    def ready(self) -> None:
        from samspil.steering.meetings import due  # noqa: PLC0415 (models can be read only now)

        register(due.what_is_due, *due.KINDS)
        register_subject(due.BODY)
