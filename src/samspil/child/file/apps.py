"""Registers the app with Django, and where families begin."""

from django.apps import AppConfig


class FileConfig(AppConfig):
    name = "samspil.child.file"
    label = "file"

    def ready(self) -> None:
        from samspil.child.file import queries  # noqa: PLC0415 (models can be read only now)
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415

        slot.beginnings.append(queries.beginning)
