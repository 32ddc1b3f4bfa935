"""Makers for a small strategy: four areas, culture, and a few statements."""

from datetime import date

from samspil.steering.strategy.models import (
    Chapter,
    ChapterWording,
    Statement,
    StatementWording,
    Strategy,
    StrategyWording,
)

AREAS = [
    ("leadership", "1", "area", "Ledelse af inklusion"),
    ("organisation", "2", "area", "Organisation og ressourcer"),
    ("knowledge", "3", "area", "Viden og kompetencer"),
    ("parents", "4", "area", "Forældresamarbejde"),
    ("culture", "K", "culture", "Kultur: sprog og fællesskaber"),
]


def strategy(unit, *, statements=("1.1", "1.2", "2.1", "K.1"), **fields):
    made = Strategy.objects.create(
        unit=unit,
        key="shared-responsibility",
        version=fields.pop("version", "1"),
        country=unit.country,
        language="da",
        languages=["da", "nl", "en"],
        origin_owner="Kommunen",
        origin_document="Strategien",
        origin_period="2022",
        begins_on=date(2022, 1, 1),
        ends_on=date(2030, 12, 31),
        adopted_on=date(2022, 1, 1),
        adopted_by="Kommunalbestyrelsen",
        **fields,
    )
    StrategyWording.objects.bulk_create(
        StrategyWording(
            strategy=made, language=each, title="Fælles ansvar", summary="Sammen.", horizon="Alle hører til."
        )
        for each in made.languages
    )
    chapters = Chapter.objects.bulk_create(
        Chapter(strategy=made, key=key, number=number, place=place, role=mark)
        for place, (key, number, mark, _name) in enumerate(AREAS)
    )
    ChapterWording.objects.bulk_create(
        ChapterWording(chapter=chapter, language=language, name=name)
        for chapter, (_key, _number, _mark, name) in zip(chapters, AREAS, strict=True)
        for language in made.languages
    )
    at = {each.number: each for each in chapters}
    for place, number in enumerate(statements):
        statement(made, number, place=place, chapter=at[number.split(".")[0]])
    return made


def area(of, key="leadership"):
    return Chapter.objects.get(strategy=of, key=key)


def statement(of, number="1.1", *, text="", chapter=None, kind="commitment", part="content", **fields):
    chapter = chapter or of.chapters.get(number=number.split(".")[0])
    made = Statement.objects.create(
        strategy=of,
        chapter=chapter,
        number=number,
        place=fields.pop("place") if "place" in fields else of.statements.count(),
        kind=kind,
        part=part,
        is_headline=fields.pop("is_headline", True),
        **fields,
    )
    Statement.areas.through.objects.bulk_create([Statement.areas.through(statement=made, chapter=chapter)])
    StatementWording.objects.bulk_create(
        StatementWording(
            statement=made, language=language, audience=audience, text=text or f"Sætning {number}."
        )
        for language in of.languages
        for audience in ("staff", "parents", "children")
    )
    return made
