"""Takes a language guide into use; and lets somebody have hints, or have none."""

from django.db import transaction
from django.utils.timezone import now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.language.models import Guide, Wish
from samspil.tools.packs.language_pack import read_language


@transaction.atomic
def load_guide(*, source: bytes, file: str, house: Unit, by: Person) -> Guide:
    """Whole, or not at all with every fault said: raises PackRefused."""
    pack = read_language(source, file=file)
    made = Guide.objects.create(
        house=house,
        language=pack.language,
        text=source.decode("utf-8-sig"),
        loaded_at=now(),
        loaded_by=by,
    )
    record("language guide loaded", target=made, by=by, unit=house.pk)
    return made


@transaction.atomic
def choose_hints(*, wanted: bool, by: Person) -> None:
    """The one write that is not put on record: who wants hints is nobody else's to read."""
    if wanted:
        Wish.objects.get_or_create(person=by)
    else:
        Wish.objects.filter(person=by).delete()
