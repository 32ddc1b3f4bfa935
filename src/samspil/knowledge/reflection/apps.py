"""Registers the app with Django, and what it knows of days at home and with the reminders."""

from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "samspil.knowledge.reflection"
    label = "reflection"

    def ready(self) -> None:
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.ground.reminders import registry  # noqa: PLC0415
        from samspil.knowledge.reflection import due  # noqa: PLC0415
        from samspil.knowledge.reflection.pages import place  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        registry.register(due.what_is_due, *due.KINDS)
        registry.register_subject(due.CULTURE)
        home.share(due.SHARED, *due.NEEDS)
        home.doors.append(due.doors)
        slot.tellers.append(place.tell)
