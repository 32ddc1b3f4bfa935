"""Registers the app with Django, and what it tells on a child's pages, at home and in reminders."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "samspil.child.support"
    label = "support"

    def ready(self) -> None:
        from samspil.child.file.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.child.support import due  # noqa: PLC0415
        from samspil.child.support.pages import child, place  # noqa: PLC0415
        from samspil.ground.organisation.pages import slot as places  # noqa: PLC0415
        from samspil.ground.reminders import registry  # noqa: PLC0415
        from samspil.knowledge.reflection import registry as reviews  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        slot.tellers.append(child.tell)
        registry.register(due.what_is_due, *due.KINDS)
        home.register(due.needs, *due.NEEDS)
        home.doors.append(due.doors)
        places.tellers.append(place.tell)
        reviews.of_children.append(due.to_review)
