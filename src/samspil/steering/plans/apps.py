"""Registers the app with Django, and what it knows of days with the reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from samspil.ground.reminders.registry import register, register_subject


class PlansConfig(AppConfig):
    name = "samspil.steering.plans"
    label = "plans"

    def ready(self) -> None:
        from samspil.figures.indicators import registry as figures  # noqa: PLC0415
        from samspil.steering.plans import due  # noqa: PLC0415 (models can be read only now)

        register(due.what_is_due, *due.KINDS)
        register_subject(due.PLAN, *due.PLAN_KINDS)
        figures.register(figures.ViewSource("actions", "source_actions", _("Actions that have ended")))
