"""Makers for language guides and who wants hints."""

from django.utils.timezone import now

from samspil.knowledge.language.models import Guide, Wish
from samspil.knowledge.language.queries import shipped_text


def guide(house, by, *, language="da"):
    return Guide.objects.create(
        house=house, language=language, text=shipped_text(language), loaded_at=now(), loaded_by=by
    )


def wish(person):
    return Wish.objects.create(person=person)
