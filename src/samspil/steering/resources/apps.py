"""Registers the app with Django, and what it tells on the page of a place."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "samspil.steering.resources"
    label = "resources"

    def ready(self) -> None:
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.steering.resources.pages import place  # noqa: PLC0415

        slot.tellers.append(place.tell)
