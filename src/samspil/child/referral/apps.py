"""Registers the app with Django, and what it tells on a child's pages, at home and in reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# How far a referral had come when a session was held.
STAGES = {
    "practice": _("About practice, not about a child"),
    "before": _("Before anybody began a referral"),
    "referred": _("While a referral was under way"),
    "decided": _("After a decision"),
}


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
        slot.ways.append((_("Reviews of special places"), "reviews"))
        slot.ways.append((_("The referral basis"), "bases"))
        waits.parts.append(due.PART)
        registry.register(due.what_is_due, *due.KINDS)
        home.register(asks_at_home, *due.NEEDS)
        reviews.of_children.append(due.to_review)
        _register_sources()


def _register_sources() -> None:
    from samspil.child.referral.models.decision import ANSWERS, CAUSES, RULINGS  # noqa: PLC0415
    from samspil.figures.indicators.registry import ViewSource, register  # noqa: PLC0415
    from samspil.knowledge.competence.models import TOPICS  # noqa: PLC0415

    own = {f"own-{each}": word for each, word in ANSWERS.items()}
    board = {f"board-{each.replace('_', '-')}": word for each, word in RULINGS.items()}
    complaint = {
        "outcome": (_("What came of it"), {"open": _("Not answered yet")} | own | board),
        "cause": (_("What it teaches us"), CAUSES),
    }
    session = {
        "topic": (_("What it was about"), TOPICS),
        "stage": (_("How far a referral had come"), STAGES),
    }
    register(ViewSource("decisions", "source_decisions", _("Decisions on referrals")))
    register(ViewSource("reviews", "source_reviews", _("Yearly reviews of special places")))
    register(ViewSource("complaints", "source_complaints", _("Complaints about decisions"), complaint))
    register(ViewSource("sessions", "source_sessions", _("Sessions of sparring"), session))
