"""Taking a strategy into use: a pack becomes the version in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samspil.figures.indicators.models import Target, TargetWording
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.strategy.models import (
    Chapter,
    ChapterWording,
    RightWording,
    Statement,
    StatementWording,
    Strategy,
    StrategyWording,
    TermWording,
)
from samspil.steering.strategy.rules import adoption_fault
from samspil.tools.packs.strategy import Statement as PackStatement
from samspil.tools.packs.strategy import StrategyPack


class AlreadyAdopted(Exception):
    """The unit has this version, or a later one, already."""


@dataclass(frozen=True)
class Adoption:
    """The decision that takes a pack into use."""

    begins_on: date
    ends_on: date | None
    adopted_on: date
    adopted_by: str


@transaction.atomic
def adopt_strategy(*, pack: StrategyPack, unit: Unit, adoption: Adoption, by: Person | None) -> Strategy:
    """Load `pack` whole as the strategy in force for `unit`; the one before it is kept as replaced."""
    before = list(Strategy.objects.select_for_update().filter(unit=unit))
    if fault := adoption_fault(
        pack.key,
        pack.version,
        adoption.adopted_on,
        [(each.key, each.version, each.adopted_on) for each in before],
    ):
        raise AlreadyAdopted(fault)
    Strategy.objects.filter(unit=unit, replaced_on=None).update(replaced_on=adoption.adopted_on)
    strategy = _strategy(pack, unit, adoption)
    chapters = _chapters(strategy, pack)
    targets = _targets(strategy, pack)
    rights = _rights(strategy, pack)
    _statements(strategy, pack, Shelf(chapters, targets, rights))
    _terms(strategy, pack)
    record("strategy adopted", target=strategy, by=by, unit=unit.pk, note=adoption.adopted_by)
    return strategy


@dataclass(frozen=True)
class Shelf:
    """What statements refer to, by key."""

    chapters: Mapping[str, Chapter]
    targets: Mapping[str, Target]
    rights: Mapping[str, object]


def _strategy(pack: StrategyPack, unit: Unit, adoption: Adoption) -> Strategy:
    strategy = Strategy.objects.create(
        unit=unit,
        key=pack.key,
        version=pack.version,
        country=pack.country,
        language=pack.language,
        languages=list(pack.languages),
        origin_owner=pack.origin.owner,
        origin_document=pack.origin.document,
        origin_period=pack.origin.period,
        begins_on=adoption.begins_on,
        ends_on=adoption.ends_on,
        adopted_on=adoption.adopted_on,
        adopted_by=adoption.adopted_by,
    )
    StrategyWording.objects.bulk_create(
        StrategyWording(
            strategy=strategy,
            language=language,
            title=pack.title[language],
            summary=pack.summary[language],
            horizon=pack.horizon.get(language, ""),
            origin_note=pack.origin.note.get(language, ""),
        )
        for language in pack.languages
    )
    return strategy


def _chapters(strategy: Strategy, pack: StrategyPack) -> dict[str, Chapter]:
    made = {
        each.key: Chapter.objects.create(
            strategy=strategy, key=each.key, number=each.number, place=place, role=each.role
        )
        for place, each in enumerate(pack.chapters)
    }
    ChapterWording.objects.bulk_create(
        ChapterWording(
            chapter=made[each.key],
            language=language,
            name=each.name[language],
            summary=each.summary.get(language, ""),
        )
        for each in pack.chapters
        for language in pack.languages
    )
    return made


def _targets(strategy: Strategy, pack: StrategyPack) -> dict[str, Target]:
    made = {
        each.key: Target.objects.create(
            key=each.key,
            unit=each.unit,
            baseline=each.baseline,
            baseline_year=each.baseline_year,
            goal=each.goal,
            goal_year=each.goal_year,
            status=each.status,
        )
        for each in pack.targets
    }
    for each in pack.targets:
        strategy.targets.add(made[each.key])
    TargetWording.objects.bulk_create(
        TargetWording(
            target=made[each.key],
            language=language,
            name=each.name[language],
            definition=(each.definition or {}).get(language, ""),
            decision=each.decision.get(language, ""),
        )
        for each in pack.targets
        for language in pack.languages
    )
    return made


def _rights(strategy: Strategy, pack: StrategyPack) -> dict[str, object]:
    made = {
        each.key: strategy.rights.create(key=each.key, reference=each.reference, place=place)
        for place, each in enumerate(pack.rights)
    }
    RightWording.objects.bulk_create(
        RightWording(right=made[each.key], language=language, name=each.name[language])
        for each in pack.rights
        for language in pack.languages
    )
    return made


def _statements(strategy: Strategy, pack: StrategyPack, shelf: Shelf) -> None:
    made = Statement.objects.bulk_create(
        Statement(
            strategy=strategy,
            chapter=shelf.chapters[each.chapter],
            number=each.number,
            place=place,
            kind=each.kind,
            part=each.part,
            is_headline=each.headline,
            sources=list(each.sources),
        )
        for place, each in enumerate(pack.statements)
    )
    _link(Statement.areas.through, "chapter", made, [_areas(each, shelf) for each in pack.statements])
    _link(
        Statement.rights.through,
        "right",
        made,
        [[shelf.rights[k] for k in s.rights] for s in pack.statements],
    )
    _link(
        Statement.targets.through,
        "target",
        made,
        [[shelf.targets[k] for k in s.targets] for s in pack.statements],
    )
    StatementWording.objects.bulk_create(
        StatementWording(statement=one, language=language, audience=audience, text=texts[language])
        for one, each in zip(made, pack.statements, strict=True)
        for audience, texts in _texts(each).items()
        for language in texts
    )


def _areas(statement: PackStatement, shelf: Shelf) -> list[Chapter]:
    return [shelf.chapters[key] for key in (statement.chapter, *statement.also)]


def _texts(statement: PackStatement) -> dict[str, Mapping[str, str]]:
    texts = {"staff": statement.text, "parents": statement.parents, "children": statement.children}
    return {audience: text for audience, text in texts.items() if text}


def _link(through: type, name: str, statements: list[Statement], others: list[list]) -> None:
    # Row by row in the order of the pack, so that the export gives the same text back.
    through.objects.bulk_create(
        through(**{"statement": one, name: other})
        for one, linked in zip(statements, others, strict=True)
        for other in linked
    )


def _terms(strategy: Strategy, pack: StrategyPack) -> None:
    made = {
        each.key: strategy.terms.create(key=each.key, place=place) for place, each in enumerate(pack.terms)
    }
    TermWording.objects.bulk_create(
        TermWording(
            term=made[each.key],
            language=language,
            word=each.word[language],
            forms=list(each.forms.get(language, ())),
            staff=each.staff[language],
            parents=each.parents.get(language, ""),
            children=each.children.get(language, ""),
        )
        for each in pack.terms
        for language in pack.languages
    )
