"""Registers the app with Django, and what it tells on a child's pages, at home and in reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class ReferralConfig(AppConfig):
    name = "samspil.child.referral"
    label = "referral"

    def ready(self) -> None:
        from samspil.child.file.pages import slot  # noqa: PLC0415 (models can be read only now)
        from samspil.child.referral import due  # noqa: PLC0415
        from samspil.child.referral.pages import told  # noqa: PLC0415
        from samspil.child.support import registry as waits  # noqa: PLC0415
        from samspil.child.support.due import needs as asks_at_home  # noqa: PLC0415
        from samspil.ground.reminders import registry  # noqa: PLC0415
        from samspil.knowledge.reflection import registry as reviews  # noqa: PLC0415
        from samspil.steering.followup import registry as home  # noqa: PLC0415

        slot.tellers.append(told.tell)
        slot.ways.append((gettext_lazy("Reviews of special places"), "reviews"))
        slot.ways.append((gettext_lazy("The referral basis"), "bases"))
        waits.parts.append(due.PART)
        registry.register(due.what_is_due, *due.KINDS)
        home.register(asks_at_home, *due.NEEDS)
        reviews.of_children.append(due.to_review)
