"""The strategy as it is read: the one in force, its words in a language, its terms, its rights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Greatest, JSONObject

from samspil.figures.indicators.models import Target, TargetWording
from samspil.ground.base.alphabet import alphabetical
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


@dataclass(frozen=True)
class Said:
    """A statement and its words for one audience; `areas` holds its focus areas, the chapter's own first."""

    statement: Statement
    words: Words
    areas: tuple[int, ...]


@dataclass(frozen=True)
class Named:
    """A chapter, its name and what it says of itself."""

    chapter: Chapter
    name: Words
    summary: Words


@dataclass(frozen=True)
class Book:
    """A strategy open in one language: four queries, however long it is."""

    opening: Opening
    chapters: tuple[Named, ...]
    statements: tuple[Said, ...]
    terms: tuple[TermWording, ...]

    @property
    def names(self) -> Mapping[int, str]:
        return {each.chapter.pk: each.name.text for each in self.chapters}

    @property
    def spellings(self) -> list[tuple[str, str]]:
        """Each spelling of each term, with the term's key."""
        return [(form, each.term.key) for each in self.terms for form in {each.word, *each.forms}]


def strategies_of(root: int) -> QuerySet[Strategy]:
    """Every version the municipality or region has adopted, newest first."""
    return Strategy.objects.filter(unit_id=root).select_related("unit")


def before(strategy: Strategy) -> Strategy | None:
    """The version it replaced; of two adopted on one day the one loaded first."""
    earlier = Q(adopted_on__lt=strategy.adopted_on) | Q(adopted_on=strategy.adopted_on, pk__lt=strategy.pk)
    return strategies_of(strategy.unit_id).filter(earlier).first()


def in_force(root: int) -> Strategy | None:
    return strategies_of(root).filter(replaced_on=None).first()


def open_book(strategy: Strategy, language: str, audience: str = "staff") -> Book:
    return Book(
        opening=_opening(strategy, language),
        chapters=tuple(chapters(strategy, language)),
        statements=tuple(statements(strategy, language, audience)),
        terms=tuple(terms(strategy, language)),
    )


def _opening(strategy: Strategy, language: str) -> Opening:
    rows = StrategyWording.objects.filter(strategy=strategy)
    return Opening(
        *(
            _words(rows, field, language, strategy.language)
            for field in ("title", "summary", "horizon", "origin_note")
        )
    )


def chapters(strategy: Strategy, language: str) -> list[Named]:
    """The chapters in their order, with their names."""
    rows: dict[int, list[ChapterWording]] = {}
    found = ChapterWording.objects.filter(chapter__strategy=strategy).select_related("chapter")
    for row in found.order_by("chapter__place"):
        rows.setdefault(row.chapter_id, []).append(row)
    return [
        Named(
            each[0].chapter,
            _words(each, "name", language, strategy.language),
            _words(each, "summary", language, strategy.language),
        )
        for each in rows.values()
    ]


def statements(strategy: Strategy, language: str, audience: str = "staff") -> list[Said]:
    """The sentences in their order, in the language or the one they were decided in."""
    areas = Statement.areas.through.objects.filter(statement=OuterRef("statement")).order_by("pk")
    found = (
        StatementWording.objects.filter(
            statement__strategy=strategy, audience=audience, language__in=[language, strategy.language]
        )
        .select_related("statement", "statement__chapter")
        .defer("search")
        .annotate(area_ids=ArraySubquery(areas.values("chapter_id")))
        .order_by("statement__place")
    )
    rows: dict[int, list[StatementWording]] = {}
    for row in found:
        rows.setdefault(row.statement_id, []).append(row)
    return [
        Said(each[0].statement, _words(each, "text", language, strategy.language), tuple(each[0].area_ids))
        for each in rows.values()
    ]


def found_statements(strategy: Strategy, language: str, wanted: str) -> list[int]:
    """Statements whose words, in any form of inflection, hold what was asked for; the best first.

    One that is not worded in the language is searched in the one it was decided in, as it is shown.
    """
    query, decided = _query(wanted, language), _query(wanted, strategy.language)
    here = StatementWording.objects.filter(
        statement=OuterRef("statement"), audience=OuterRef("audience"), language=language
    )
    fits = Q(language=language, search=query) | Q(~Exists(here), language=strategy.language, search=decided)
    return list(
        StatementWording.objects.filter(fits, statement__strategy=strategy)
        .annotate(rank=Greatest(SearchRank(F("search"), query), SearchRank(F("search"), decided)))
        .order_by("-rank", "statement__place")
        .values_list("statement_id", flat=True)
    )


def _query(wanted: str, language: str) -> SearchQuery:
    config = Value(SEARCH_CONFIG.get(language, "simple"))
    return SearchQuery(wanted, config=config, search_type="websearch")


def glossary(strategy: Strategy, language: str) -> list[list[TermWording]]:
    """Each term's wordings, the one to read first: the reader's language, the one decided in, any other."""
    wordings: dict[int, list[TermWording]] = {}
    for row in TermWording.objects.filter(term__strategy=strategy).select_related("term").order_by("pk"):
        wordings.setdefault(row.term_id, []).append(row)
    order = {language: 0, strategy.language: min(1, int(language != strategy.language))}
    found = [sorted(rows, key=lambda row: order.get(row.language, 2)) for rows in wordings.values()]
    return sorted(found, key=lambda rows: alphabetical(rows[0].word, language))


def terms(strategy: Strategy, language: str) -> list[TermWording]:
    """The glossary, alphabetically in the language."""
    rows = TermWording.objects.filter(term__strategy=strategy, language=language).select_related("term")
    return sorted(rows, key=lambda each: alphabetical(each.word, language))


def with_areas(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Each with the chapters it touches as `area_ids`, in the same question."""
    areas = Statement.areas.through.objects.filter(statement=OuterRef("pk")).order_by("pk")
    return statements.annotate(area_ids=ArraySubquery(areas.values("chapter_id")))


def targets(strategy: Strategy, language: str) -> list[tuple[Target, TargetWording]]:
    """Each target with its words; those in force first, those of earlier strategies after."""
    return _worded(strategy, language, Q())


def targets_of(
    statements: Iterable[Statement], strategy: Strategy, language: str
) -> list[tuple[Target, TargetWording]]:
    """What these statements aim at, and what took up such a target when it had lapsed."""
    asked = [each.pk for each in statements]
    said = Q(target__statements__in=asked) | Q(target__renews__statements__in=asked)
    return _worded(strategy, language, said) if asked else []


def _worded(strategy: Strategy, language: str, wanted: Q) -> list[tuple[Target, TargetWording]]:
    rows = TargetWording.objects.filter(
        wanted, target__strategies=strategy, language__in=[language, strategy.language]
    ).select_related("target")
    return _in_one_language(((row.target, row) for row in rows), language)


def _in_one_language(
    rows: Iterable[tuple[Target, TargetWording]], language: str
) -> list[tuple[Target, TargetWording]]:
    best: dict[int, tuple[Target, TargetWording]] = {}
    for target, words in rows:
        if words.language == language or target.pk not in best:
            best[target.pk] = (target, words)
    return sorted(best.values(), key=lambda each: (each[0].status != Target.Status.RUNNING, each[0].pk))


NUMBERS = ("baseline", "goal")
AIMED = ("key", "unit", "baseline", "baseline_year", "goal", "goal_year", "status", "renews_id")
WORDED = ("language", "name", "definition", "decision")


def with_aims(
    wanted: Iterable[Statement], strategy: Strategy, language: str
) -> tuple[list[tuple[Statement, Words]], list[tuple[Target, TargetWording]]]:
    """`texts_of` and `targets_of` these statements in one question, for a page with no room for two."""
    said = Q(target__statements=OuterRef("statement")) | Q(target__renews__statements=OuterRef("statement"))
    words = TargetWording.objects.filter(
        said, target__strategies=strategy, language__in=[language, strategy.language]
    )
    columns = {name: f"target__{name}" for name in AIMED} | {name: name for name in WORDED}
    aims = words.values(told=JSONObject(pk="target_id", **columns))
    rows = _texts(wanted, strategy, language).annotate(aims=ArraySubquery(aims))
    told = [each for row in rows for each in row.aims]
    found = ((_target(each), TargetWording(**{name: each[name] for name in WORDED})) for each in told)
    return _texted(rows, strategy, language), _in_one_language(found, language)


def _target(said: dict[str, object]) -> Target:
    """For reading; nobody saves it."""
    numbers = {name: said[name] if said[name] is None else Decimal(str(said[name])) for name in NUMBERS}
    return Target(pk=said["pk"], **{name: said[name] for name in AIMED} | numbers)


def _words(rows: Iterable[object], field: str, language: str, decided: str) -> Words:
    texts = {each.language: attrgetter(field)(each) for each in rows}
    return Words(*spoken(texts, language, decided))


def audiences(statement: Statement, language: str) -> dict[str, Words]:
    """The statement's words for each audience it has words for."""
    rows: dict[str, list[StatementWording]] = {}
    for row in statement.wordings.defer("search"):
        rows.setdefault(row.audience, []).append(row)
    return {
        audience: _words(each, "text", language, statement.strategy.language)
        for audience, each in rows.items()
    }


def texts_of(wanted: Iterable[Statement], strategy: Strategy, language: str) -> list[tuple[Statement, Words]]:
    """Some statements, with their words for staff, in their order."""
    return _texted(_texts(wanted, strategy, language), strategy, language)


def _texts(wanted: Iterable[Statement], strategy: Strategy, language: str) -> QuerySet[StatementWording]:
    found = StatementWording.objects.filter(
        statement__in=wanted, audience="staff", language__in=[language, strategy.language]
    ).select_related("statement")
    return found.defer("search").order_by("statement__place")


def _texted(
    found: Iterable[StatementWording], strategy: Strategy, language: str
) -> list[tuple[Statement, Words]]:
    rows: dict[int, list[StatementWording]] = {}
    for row in found:
        rows.setdefault(row.statement_id, []).append(row)
    return [(each[0].statement, _words(each, "text", language, strategy.language)) for each in rows.values()]


def targets_of_house(root: int) -> QuerySet[Target]:
    """The targets of the strategy in force, with those of earlier decisions that it keeps; newest first."""
    held = Strategy.targets.through.objects.filter(strategy__unit=root, strategy__replaced_on=None)
    return Target.objects.filter(pk__in=held.values("target")).order_by("-pk")
