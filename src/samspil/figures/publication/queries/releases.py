"""Which releases there are, and what each holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, TextField, prefetch_related_objects
from django.db.models.functions import Coalesce

from samspil.figures.indicators.models import DefinitionWording
from samspil.figures.publication.models import Content, Release, ReleaseIndicator, ReleaseLine
from samspil.figures.publication.rules.audiences import LADDER, known_to
from samspil.figures.publication.rules.content import Content as Held
from samspil.figures.publication.rules.content import fingerprint, from_text
from samspil.figures.publication.rules.releases import OUT, State
from samspil.ground.organisation.models import Person

SHOWN = Prefetch("content", to_attr="shown")


class Altered(Exception):
    """What is kept is not what was released: its hash differs, so it is not shown."""


def releases_of(house: int) -> QuerySet[Release]:
    """Those the row policies show, newest first."""
    return Release.objects.filter(house_id=house).select_related("unit")


def published(house: int) -> list[Release]:
    """Those whose content this reader may see, each with it as `shown`: all in one question."""
    found = Content.objects.filter(release__house_id=house, release__state=State.PUBLISHED)
    releases = []
    for each in found.select_related("release__unit").order_by("-release__released_at", "-release_id"):
        each.release.shown = each
        releases.append(each.release)
    return releases


def with_what_they_hold(found: list[Release]) -> list[Release]:
    prefetch_related_objects(found, SHOWN, "house", "unit")
    return found


def for_reader(found: Iterable[Release]) -> list[Release]:
    """The closest audience first, then the newest: what tells this reader most comes first."""
    return sorted(found, key=lambda each: (-LADDER.index(each.audience), -each.released_at.timestamp()))


def content_of(release: Release) -> Held | None:
    """What was released, checked against its hash. None where this reader may not see it. Raises Altered."""
    shown = hasattr(release, "shown")
    row = release.shown if shown else Content.objects.filter(release=release).first()
    if row is None:
        return None
    if fingerprint(row.text) != release.content_hash:
        raise Altered(release.pk)
    return read(row.text)


def text_of(release: Release) -> str:
    return Content.objects.get(release=release).text


@lru_cache(maxsize=64)
def read(text: str) -> Held:
    """The same text is read once: a page of figures asks for it many times."""
    return from_text(text)


def out_before(release: Release, audience: str) -> QuerySet[Release]:
    """Every other release that a reader of the audience has read, or may have; withdrawn ones too."""
    found = Release.objects.filter(house_id=release.house_id, state__in=OUT, audience__in=known_to(audience))
    return found.exclude(pk=release.pk).order_by("released_at", "pk")


@dataclass(frozen=True)
class Gone:
    """A figure that was told and whose release has been withdrawn: its name, when and why."""

    name: str
    at: datetime
    why: str


def gone_since(house: int, readers: str, told_at: datetime, language: str) -> list[Gone]:
    """Of the figures such readers were told at that moment, those that have been withdrawn since."""
    told = ReleaseIndicator.objects.filter(
        Q(release__withdrawn_at=None) | Q(release__withdrawn_at__gt=told_at),
        release__house_id=house, release__state__in=OUT, release__audience__in=known_to(readers),
        release__released_at__lte=told_at,
    )  # fmt: skip
    named = DefinitionWording.objects.filter(definition=OuterRef("definition"))
    said = (Subquery(named.filter(language=each).values("name")[:1]) for each in (language, "en"))
    by_release = defaultdict(list)
    for each in told.select_related("release", "definition").annotate(
        name=Coalesce(*said, "definition__key", output_field=TextField())
    ):
        by_release[each.release].append(each)
    first: dict[str, ReleaseIndicator] = {}
    for release in for_reader(by_release):
        for each in by_release[release]:
            first.setdefault(each.definition.key, each)
    gone = (each for each in first.values() if each.release.withdrawn_at)
    return [Gone(each.name, each.release.withdrawn_at, each.release.withdrawn_reason) for each in gone]


def log_of(house: int) -> QuerySet[ReleaseLine]:
    return ReleaseLine.objects.filter(release__house_id=house).select_related("release")


def names_by_number(numbers: Iterable[int | None]) -> dict[int, str]:
    """The names of those this reader may know."""
    wanted = {each for each in numbers if each}
    return {each.pk: each.name for each in Person.objects.filter(pk__in=wanted)}
