"""Registers the app with Django, and what it tells on the page of a place."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "samspil.figures.publication"
    label = "publication"

    def ready(self) -> None:
        from samspil.figures.publication.pages import place  # noqa: PLC0415 (models can be read only now)
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415

        slot.tellers.append(place.tell)
