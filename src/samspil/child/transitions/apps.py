"""Registers the app with Django, and what it tells on a child's pages, at home and in reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransitionsConfig(AppConfig):
    name = "samspil.child.transitions"
    label = "transitions"

    def ready(self) -> None:
        from samspil.child.file.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.child.support import due as support  # noqa: PLC0415
        from samspil.child.support import registry as waiting  # noqa: PLC0415
        from samspil.child.transitions import due  # noqa: PLC0415
        from samspil.child.transitions.access import CAN_CHANGE_IT  # noqa: PLC0415
        from samspil.child.transitions.models.transition import KINDS  # noqa: PLC0415
        from samspil.child.transitions.pages import child  # noqa: PLC0415
        from samspil.figures.indicators import registry as figures  # noqa: PLC0415
        from samspil.ground.reminders import registry  # noqa: PLC0415
        from samspil.knowledge.reflection import registry as reviews  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        slot.tellers.append(child.tell)
        slot.ways.append((child.LABEL, "handovers"))
        waiting.parts.append(due.PART)
        registry.register(due.what_is_due, *due.KINDS)
        # Asked by support, whose question it shares.
        home.register(support.needs, *due.NEEDS)
        kind = {"kind": (_("Kind of change"), KINDS)}
        went = ("starts-went", frozenset(CAN_CHANGE_IT))
        figures.register(
            figures.ViewSource("starts", "source_starts", _("Starts in a new place"), kind, went)
        )
        figures.register(
            figures.ViewSource("leisure", "source_leisure", _("Leisure of children with a file"))
        )
        reviews.of_children.append(due.to_review)
