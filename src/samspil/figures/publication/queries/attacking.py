"""What an attacker finds out from published content alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import counting, releases
from samspil.figures.publication.queries.known import known_by_content
from samspil.figures.publication.rules.audiences import Audience, HouseRules
from samspil.figures.publication.rules.content import Content
from samspil.figures.publication.rules.door import attacked
from samspil.figures.publication.rules.releases import OUT


@dataclass(frozen=True)
class Verdict:
    """`leaks` in words, one a line; `before` are the releases that were laid beside it."""

    release: Release
    before: tuple[Release, ...]
    hidden: int
    shown: int
    leaks: tuple[str, ...]

    @property
    def lines(self) -> Iterator[str]:
        yield f"{self.release.title} ({self.release.audience}, {self.release.content_hash[:16]})"
        yield f"{self.shown} counts shown, {self.hidden} hidden; read with {len(self.before)} before it."
        yield from (f"LEAK {each}" for each in self.leaks)
        if not self.leaks:
            yield "The attacker found nothing."


def verdict(number: int, *, alone: bool) -> Verdict | None:
    """Of a release that is out and whoever asks may read. Raises Altered where what is kept was changed."""
    release = Release.objects.filter(pk=number, state__in=OUT).first()
    content = releases.content_of(release) if release else None
    if release is None or content is None:
        return None
    before = () if alone else releases.out_before(release, release.audience)
    found = [each for each in before if _is_older(each, release)]
    told = [(each, held) for each in found if (held := releases.content_of(each))]
    chosen = counting.chosen_of([release.pk, *(each.pk for each, _held in told)])
    new, *before = (known_by_content(*each, chosen[each[0].pk]) for each in [(release, content), *told])
    leaks = attacked(new, rules_of(content), before)
    entries = [*content.counts.entries.values(), *content.surveys.entries.values()]
    hidden = len(content.counts.hidden) + len(content.surveys.hidden)
    return Verdict(
        release, tuple(each for each, _held in told), hidden, len(entries) - hidden, tuple(map(str, leaks))
    )


def rules_of(content: Content) -> HouseRules:
    """Those it was made by: they are printed in it."""
    return HouseRules(Audience(content.audience), content.clauses)


def _is_older(one: Release, other: Release) -> bool:
    return (
        one.released_at is not None and other.released_at is not None and one.released_at < other.released_at
    )
