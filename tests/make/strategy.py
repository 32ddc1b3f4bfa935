"""Makers for a small strategy: four areas, culture, and a few statements."""

from datetime import date

from samspil.steering.strategy.models import Chapter, Statement, Strategy

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
    for language in made.languages:
        made.wordings.create(
            language=language, title="Fælles ansvar", summary="Sammen.", horizon="Alle hører til."
        )
    for place, (key, number, mark, name) in enumerate(AREAS):
        chapter = made.chapters.create(key=key, number=number, place=place, role=mark)
        for language in made.languages:
            chapter.wordings.create(language=language, name=name)
    for number in statements:
        statement(made, number)
    return made


def area(of, key="leadership"):
    return Chapter.objects.get(strategy=of, key=key)


def statement(of, number="1.1", *, text="", kind="commitment", part="content", **fields):
    chapter = of.chapters.get(number=number.split(".")[0])
    made = Statement.objects.create(
        strategy=of,
        chapter=chapter,
        number=number,
        place=fields.pop("place", Statement.objects.filter(strategy=of).count()),
        kind=kind,
        part=part,
        is_headline=fields.pop("is_headline", True),
        **fields,
    )
    made.areas.add(chapter)
    for language in of.languages:
        for audience in ("staff", "parents", "children"):
            made.wordings.create(language=language, audience=audience, text=text or f"Sætning {number}.")
    return made
