"""Registers the app with Django, and what it tells on the page of a place."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# The pack's table, the view, and what people call it.
SOURCES = (
    ("local-solutions", "source_local_solutions", _("Quick local solutions")),
    ("resources", "source_resources", _("The ledger of resources")),
)


class ResourcesConfig(AppConfig):
    name = "samspil.steering.resources"
    label = "resources"

    def ready(self) -> None:
        from samspil.figures.indicators.registry import ViewSource, register  # noqa: PLC0415 (models only now)
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415
        from samspil.steering.resources.pages import place  # noqa: PLC0415

        slot.tellers.append(place.tell)
        for source in SOURCES:
            register(ViewSource(*source))
