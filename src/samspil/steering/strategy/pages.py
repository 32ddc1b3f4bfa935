"""The strategy's own pages: its words, its versions, what changed between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.strategy.access import ADOPTERS
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.packing import sayings
from samspil.tools.packs import strategy as packs
from samspil.tools.packs.comparing import PackChanges, compare
from samspil.tools.packs.problems import Problem

AUDIENCES = ("staff", "parents", "children")


@dataclass(frozen=True)
class TermLine:
    word: str
    key: str
    text: str
    language: str
    is_foreign: bool
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TermsPage:
    terms: tuple[TermLine, ...]
    audience: str
    strategy: Strategy


@dataclass(frozen=True)
class VersionsPage:
    versions: tuple[Strategy, ...]
    may_load: bool


@dataclass(frozen=True)
class LoadPage:
    """The form for a pack; after a refusal, every fault with its line."""

    form: BaseForm
    unit: Unit
    problems: tuple[Problem, ...]
    fault: str


@dataclass(frozen=True)
class Difference:
    """One sentence before and now; either is empty when it was not there."""

    number: str
    before: str
    after: str
    was_number: str = ""


@dataclass(frozen=True)
class ChangesPage:
    """What changed from one version to the next, in the reader's language."""

    old: Strategy
    new: Strategy
    added: tuple[Difference, ...]
    removed: tuple[Difference, ...]
    reworded: tuple[Difference, ...]
    moved: tuple[Difference, ...]
    words: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(len(each) for each in (self.added, self.removed, self.reworded, self.moved, self.words))


def terms_page(strategy: Strategy, *, language: str, audience: str) -> TermsPage:
    """The glossary for one of the three audiences, with the word in the other languages."""
    chosen = audience if audience in AUDIENCES else "staff"
    lines = (
        TermLine(
            each.word,
            each.term.key,
            getattr(each, chosen) or each.staff,
            each.language,
            each.language != language,
            tuple((row.language, row.word) for row in others),
        )
        for each, *others in reading.glossary(strategy, language)
    )
    return TermsPage(tuple(lines), chosen, strategy)


def versions_page(me: Me) -> VersionsPage:
    return VersionsPage(
        tuple(reading.strategies_of(me.root)), any(role.kind in ADOPTERS for role in me.roles)
    )


def changes_page(new: Strategy, *, language: str) -> ChangesPage | None:
    """Compared with the version it replaced; None when it is the first."""
    old = reading.before(new)
    if old is None:
        return None
    found = compare(*sayings([old, new]))
    return ChangesPage(
        old=old,
        new=new,
        added=tuple(Difference(each.number, "", _said(each, language)) for each in found.added),
        removed=tuple(Difference(each.number, _said(each, language), "") for each in found.removed),
        reworded=tuple(
            Difference(each.after.number, _said(each.before, language), _said(each.after, language))
            for each in found.reworded
            if _said(each.before, language) != _said(each.after, language)
        ),
        moved=tuple(
            Difference(each.after.number, "", _said(each.after, language), each.before.number)
            for each in found.renumbered
        ),
        words=tuple(_terms(found)),
    )


def _said(statement: packs.Statement, language: str) -> str:
    return statement.text.get(language) or next(iter(statement.text.values()))


def _terms(found: PackChanges) -> Iterable[str]:
    yield from found.terms.added
    yield from found.terms.removed
    yield from (each.key for each in found.terms.altered)
