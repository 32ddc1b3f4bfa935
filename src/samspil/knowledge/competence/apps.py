"""Registers the app with Django, and what it tells at home and in reminders."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "samspil.knowledge.competence"
    label = "competence"

    def ready(self) -> None:
        from samspil.ground.reminders import registry  # noqa: PLC0415 (models can be read only now)
        from samspil.knowledge.competence import due  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        registry.register(due.what_is_due, *due.KINDS)
        home.share(due.SHARED, *due.NEEDS)
