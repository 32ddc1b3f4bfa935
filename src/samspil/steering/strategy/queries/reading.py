"""The strategy as it is read: the one in force, its words in a language, its terms, its rights."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet, Value

from samspil.steering.strategy.models import (
    Chapter,
    ChapterWording,
    Statement,
    StatementWording,
    Strategy,
    StrategyWording,
    TermWording,
)
from samspil.steering.strategy.rules import SEARCH_CONFIG, spoken


@dataclass(frozen=True)
class Words:
    """A text and the language it is in, for the page's `lang`."""

    text: str
    language: str


@dataclass(frozen=True)
class Opening:
    """What stands at the head of a strategy."""

    title: Words
    summary: Words
    horizon: Words
    origin_note: Words


def strategies_of(root: int) -> QuerySet[Strategy]:
    """Every version the municipality or region has adopted, newest first."""
    return Strategy.objects.filter(unit_id=root).select_related("unit")


def in_force(root: int) -> Strategy | None:
    return strategies_of(root).filter(replaced_on=None).first()


def opening(strategy: Strategy, language: str) -> Opening:
    rows = {each.language: each for each in StrategyWording.objects.filter(strategy=strategy)}

    def words(field: str) -> Words:
        texts = {code: getattr(row, field) for code, row in rows.items()}
        return Words(*spoken(texts, language, strategy.language))

    return Opening(words("title"), words("summary"), words("horizon"), words("origin_note"))


def chapters(strategy: Strategy) -> list[Chapter]:
    return list(strategy.chapters.all())


def chapter_names(strategy: Strategy, language: str) -> dict[int, Words]:
    rows = ChapterWording.objects.filter(chapter__strategy=strategy).values_list(
        "chapter_id", "language", "name"
    )
    return _by_owner(rows, language, strategy.language)


def chapter_summaries(strategy: Strategy, language: str) -> dict[int, Words]:
    rows = ChapterWording.objects.filter(chapter__strategy=strategy).values_list(
        "chapter_id", "language", "summary"
    )
    return _by_owner(rows, language, strategy.language)


def statements(strategy: Strategy) -> QuerySet[Statement]:
    return strategy.statements.select_related("chapter")


def statement_texts(strategy: Strategy, language: str, audience: str = "staff") -> dict[int, Words]:
    """Each statement's words for an audience; statements without words for it are absent."""
    rows = StatementWording.objects.filter(
        statement__strategy=strategy, audience=audience, language__in=[language, strategy.language]
    ).values_list("statement_id", "language", "text")
    return _by_owner(rows, language, strategy.language)


def found_statements(strategy: Strategy, language: str, wanted: str) -> list[int]:
    """Statements whose words, in any form of inflection, hold what was asked for; the best first."""
    query = SearchQuery(wanted, config=Value(SEARCH_CONFIG.get(language, "simple")), search_type="websearch")
    return list(
        StatementWording.objects.filter(statement__strategy=strategy, language=language, search=query)
        .annotate(rank=SearchRank(F("search"), query))
        .order_by("-rank", "statement__place")
        .values_list("statement_id", flat=True)
    )


def terms(strategy: Strategy, language: str) -> list[TermWording]:
    """The glossary, alphabetically in the language."""
    rows = TermWording.objects.filter(term__strategy=strategy, language=language).select_related("term")
    return sorted(rows, key=lambda each: each.word.lower())


def spellings(found: Iterable[TermWording]) -> list[tuple[str, str]]:
    return [(form, each.term.key) for each in found for form in {each.word, *each.forms}]


def _by_owner(rows: Iterable[tuple[int, str, str]], language: str, decided: str) -> dict[int, Words]:
    texts: dict[int, dict[str, str]] = {}
    for owner, code, text in rows:
        texts.setdefault(owner, {})[code] = text
    return {owner: Words(*spoken(each, language, decided)) for owner, each in texts.items()}
