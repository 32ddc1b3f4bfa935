"""The guide that holds for somebody, and whether they want hints."""

from functools import lru_cache
from pathlib import Path

from samspil.ground.organisation.models import Person
from samspil.knowledge.language.models import LANGUAGES, Guide, Wish
from samspil.tools.packs.language_pack import LanguagePack, read_language

USUAL = "en"


def shipped_text(language: str) -> str:
    """The guide that comes with the house."""
    name = language if language in LANGUAGES else USUAL
    return (Path(__file__).with_name("packs") / f"{name}.yaml").read_text("utf-8")


def own_guide(house: int | None, language: str) -> Guide | None:
    return Guide.objects.filter(house=house, language=language).select_related("loaded_by").first()


def pack_of(guide: Guide | None, language: str) -> LanguagePack:
    """What a house has loaded was read before it was kept, so it can be read again."""
    return _parsed(guide.text if guide else shipped_text(language))


@lru_cache(maxsize=16)
def _parsed(text: str) -> LanguagePack:
    return read_language(text, file="guide")


def wants_hints(person: Person) -> bool:
    return Wish.objects.filter(person=person).exists()
