"""Registers the app with Django, and what it tells at home."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "samspil.knowledge.competence"
    label = "competence"

    def ready(self) -> None:
        from samspil.knowledge.competence import due  # noqa: PLC0415 (models can be read only now)
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        home.share(due.SHARED, *due.NEEDS)
