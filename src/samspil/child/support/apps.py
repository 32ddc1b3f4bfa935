"""Registers the app with Django, and what it tells on a child's pages, at home and in reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    name = "samspil.child.support"
    label = "support"

    def ready(self) -> None:
        from samspil.child.file.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.child.support import due, queries  # noqa: PLC0415
        from samspil.child.support.pages import child, place  # noqa: PLC0415
        from samspil.ground.organisation.pages import slot as places  # noqa: PLC0415
        from samspil.ground.reminders import registry  # noqa: PLC0415
        from samspil.knowledge.competence import registry as helpers  # noqa: PLC0415
        from samspil.knowledge.reflection import registry as reviews  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        slot.tellers.append(child.tell)
        registry.register(due.what_is_due, *due.KINDS)
        home.register(due.needs, *due.NEEDS)
        home.doors.append(due.doors)
        places.tellers.append(place.tell)
        reviews.of_children.append(due.to_review)
        helpers.sources.append(queries.asked_of_helpers)
        _register_sources()


def _register_sources() -> None:
    from samspil.child.support.access import CAN_CHANGE_IT  # noqa: PLC0415
    from samspil.figures.indicators.registry import ViewSource, register  # noqa: PLC0415
    from samspil.knowledge.competence.models import TOPICS  # noqa: PLC0415

    topic = {"topic": (_("What it was about"), TOPICS)}
    days = ("sparring-days", frozenset(CAN_CHANGE_IT))
    first = _("From concern to first session")
    register(ViewSource("first-sessions", "source_first_sessions", first, page=days))
    register(ViewSource("sparring", "source_sparring", _("Requests for sparring"), topic, days))
