"""Registers the app with Django, where families begin, and who takes the pupils of a roster."""

from django.apps import AppConfig


class FileConfig(AppConfig):
    name = "samspil.child.file"
    label = "file"

    def ready(self) -> None:
        from samspil.child.file import queries, roster  # noqa: PLC0415 (models can be read only now)
        from samspil.ground.organisation import registry  # noqa: PLC0415
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415

        registry.takers.append(roster.take)
        slot.beginnings.append(queries.beginning)
