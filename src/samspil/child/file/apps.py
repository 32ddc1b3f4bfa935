"""Registers the app with Django, where families begin, and who takes the pupils of a roster."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# The pack's table, the view, and what people call it.
SOURCES = (
    ("child-views", "source_child_views", _("What children have said")),
    ("special-places", "source_special_places", _("Special places and the week in them")),
)


class FileConfig(AppConfig):
    name = "samspil.child.file"
    label = "file"

    def ready(self) -> None:
        from samspil.child.file import queries, roster  # noqa: PLC0415 (models can be read only now)
        from samspil.figures.indicators import registry as figures  # noqa: PLC0415
        from samspil.ground.organisation import registry  # noqa: PLC0415
        from samspil.ground.organisation.pages import slot  # noqa: PLC0415

        registry.takers.append(roster.take)
        slot.beginnings.append(queries.beginning)
        for source in SOURCES:
            figures.register(figures.ViewSource(*source))
