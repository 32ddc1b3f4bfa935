"""A loaded strategy as a pack again: the same text that was loaded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from samspil.figures.indicators.models import Target
from samspil.steering.strategy.models import Statement, StatementWording, Strategy, TermWording
from samspil.tools.packs import strategy as packs


def as_pack(strategy: Strategy) -> packs.StrategyPack:
    """Everything the pack brought; targets the unit has renewed since are not part of it."""
    rows = {each.language: each for each in strategy.wordings.all()}
    return packs.StrategyPack(
        key=strategy.key,
        version=strategy.version,
        country=strategy.country,
        language=strategy.language,
        languages=tuple(strategy.languages),
        title={code: rows[code].title for code in strategy.languages},
        summary={code: rows[code].summary for code in strategy.languages},
        origin=packs.Origin(
            owner=strategy.origin_owner,
            document=strategy.origin_document,
            period=strategy.origin_period,
            note=_given({code: rows[code].origin_note for code in strategy.languages}),
        ),
        horizon=_given({code: rows[code].horizon for code in strategy.languages}),
        chapters=tuple(_chapters(strategy)),
        statements=tuple(_statements(strategy)),
        targets=tuple(_targets(strategy)),
        terms=tuple(_terms(strategy)),
        rights=tuple(_rights(strategy)),
    )


def sayings(strategies: Sequence[Strategy]) -> list[packs.StrategyPack]:
    """Only what `compare` tells sentences and terms apart by: two queries, however many strategies."""
    said: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    rows = StatementWording.objects.filter(statement__strategy__in=strategies, audience="staff")
    for row in rows.select_related("statement").defer("search").order_by("statement__place"):
        said[row.statement.strategy_id, row.statement.number][row.language] = row.text
    terms: dict[tuple[int, str], list[TermWording]] = defaultdict(list)
    words = TermWording.objects.filter(term__strategy__in=strategies).select_related("term")
    for row in words.order_by("term__place"):
        terms[row.term.strategy_id, row.term.key].append(row)
    return [
        packs.StrategyPack(
            key=each.key,
            version=each.version,
            country=each.country,
            language=each.language,
            languages=tuple(each.languages),
            title={},
            summary={},
            origin=packs.Origin(each.origin_owner, each.origin_document, each.origin_period),
            horizon={},
            chapters=(),
            statements=tuple(
                packs.Statement(number=number, chapter="", kind="", text=texts)
                for (pk, number), texts in said.items()
                if pk == each.pk
            ),
            terms=tuple(_term(key, found, each) for (pk, key), found in terms.items() if pk == each.pk),
        )
        for each in strategies
    ]


def _given(texts: dict[str, str]) -> dict[str, str]:
    return texts if any(texts.values()) else {}


def _texts(rows: Iterable[object], field: str, languages: list[str]) -> dict[str, str]:
    by_language = {each.language: getattr(each, field) for each in rows}
    return _given({code: by_language.get(code, "") for code in languages})


def _chapters(strategy: Strategy) -> Iterable[packs.Chapter]:
    for each in strategy.chapters.prefetch_related("wordings"):
        rows = each.wordings.all()
        yield packs.Chapter(
            key=each.key,
            number=each.number,
            role=each.role,
            name=_texts(rows, "name", strategy.languages),
            summary=_texts(rows, "summary", strategy.languages),
        )


def _statements(strategy: Strategy) -> Iterable[packs.Statement]:
    areas = _linked(Statement.areas.through, "chapter", strategy)
    rights = _linked(Statement.rights.through, "right", strategy)
    targets = _linked(Statement.targets.through, "target", strategy, target__renews=None)
    texts: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for row in StatementWording.objects.filter(statement__strategy=strategy):
        texts[row.statement_id, row.audience][row.language] = row.text
    for each in strategy.statements.select_related("chapter"):
        said = {
            audience: {code: texts[each.pk, audience][code] for code in strategy.languages}
            for audience in ("staff", "parents", "children")
            if (each.pk, audience) in texts
        }
        yield packs.Statement(
            number=each.number,
            chapter=each.chapter.key,
            kind=each.kind,
            part=each.part,
            also=tuple(key for key in areas[each.pk] if key != each.chapter.key),
            headline=each.is_headline,
            sources=tuple(each.sources),
            rights=tuple(rights[each.pk]),
            targets=tuple(targets[each.pk]),
            text=said["staff"],
            parents=said.get("parents", {}),
            children=said.get("children", {}),
        )


def _linked(through: type, name: str, strategy: Strategy, **wanted: object) -> dict[int, list[str]]:
    """Keys of what each statement is linked to, in the order the pack gave."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = through.objects.filter(statement__strategy=strategy, **wanted).order_by("pk")
    for statement, key in rows.values_list("statement_id", f"{name}__key"):
        found[statement].append(key)
    return found


def _targets(strategy: Strategy) -> Iterable[packs.Target]:
    through = Strategy.targets.through.objects.filter(strategy=strategy, target__renews=None).order_by("pk")
    order = list(through.values_list("target_id", flat=True))
    rows = Target.objects.prefetch_related("wordings").in_bulk(order)
    for each in (rows[pk] for pk in order):
        words = each.wordings.all()
        yield packs.Target(
            key=each.key,
            name=_texts(words, "name", strategy.languages),
            unit=each.unit,
            status=each.status,
            baseline=_number(each.baseline),
            baseline_year=each.baseline_year,
            goal=_number(each.goal),
            goal_year=each.goal_year,
            definition=_texts(words, "definition", strategy.languages) or None,
            decision=_texts(words, "decision", strategy.languages),
        )


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _terms(strategy: Strategy) -> Iterable[packs.Term]:
    for each in strategy.terms.prefetch_related("wordings"):
        yield _term(each.key, each.wordings.all(), strategy)


def _term(key: str, rows: Iterable[TermWording], strategy: Strategy) -> packs.Term:
    by_language = {row.language: tuple(row.forms) for row in rows}
    return packs.Term(
        key=key,
        word=_texts(rows, "word", strategy.languages),
        forms={code: by_language[code] for code in strategy.languages if by_language.get(code)},
        staff=_texts(rows, "staff", strategy.languages),
        parents=_texts(rows, "parents", strategy.languages),
        children=_texts(rows, "children", strategy.languages),
    )


def _rights(strategy: Strategy) -> Iterable[packs.Right]:
    for each in strategy.rights.prefetch_related("wordings"):
        yield packs.Right(
            key=each.key,
            reference=each.reference,
            name=_texts(each.wordings.all(), "name", strategy.languages),
        )
