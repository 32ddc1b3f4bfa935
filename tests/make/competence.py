"""Makers for supervision: what is offered, who asked, who got a place."""

from datetime import timedelta

from django.utils.timezone import localdate

from samspil.knowledge.competence.models import SupervisionAsk, SupervisionOffer


def supervision(unit, giver, *, places=3, **fields):
    words = {
        "title": "Gruppesupervision", "about": "Seks gange for et team.", "given_by": "Line, PPR",
        "how": "Skriv to linjer.", "topics": ["play"],
    }  # fmt: skip
    return SupervisionOffer.objects.create(
        unit=unit, house_id=unit.path[0], giver=giver, places=places, **words | fields
    )


def asked(offer, person, unit, *, ago=0, waited=None):
    """Somebody who asked so many days ago, and got a place after so many of them."""
    on = localdate() - timedelta(days=ago)
    begins = None if waited is None else on + timedelta(days=waited)
    return SupervisionAsk.objects.create(
        offer=offer, person=person, unit=unit, asked_on=on, begins_on=begins, wish="Uro ved bordene."
    )


def one_of_each(unit, giver, asker):
    offer = supervision(unit, giver)
    return {"supervised": offer, "wish": asked(offer, asker, unit)}
