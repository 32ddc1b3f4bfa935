"""Registers the app with Django, and the way to its register from the first page."""

from django.apps import AppConfig


class RegionConfig(AppConfig):
    name = "samspil.steering.region"
    label = "region"

    def ready(self) -> None:
        from samspil.steering.followup import registry as home  # noqa: PLC0415 (models can be read only now)
        from samspil.steering.region import access  # noqa: PLC0415

        home.doors.append(access.doors)
