"""Which definitions a house counts by, and the question behind each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.db.models import Prefetch, QuerySet

from samspil.figures.indicators.models import Definition, DefinitionWording, Pack
from samspil.tools.packs.indicator_pack import read_indicators
from samspil.tools.statistics.indicators import Indicator, IndicatorPack, Table


def definitions(house: int, language: str) -> QuerySet[Definition]:
    """Every version a house has had, each with its name in the reader's language as `said`."""
    words = DefinitionWording.objects.filter(language=language)
    return (
        Definition.objects.filter(house_id=house)
        .select_related("pack")
        .prefetch_related(Prefetch("wordings", words, to_attr="said"))
    )


def in_force(house: int, language: str) -> QuerySet[Definition]:
    return definitions(house, language).filter(replaced_on=None)


def packs_in_force(house: int) -> QuerySet[Pack]:
    return Pack.objects.filter(house_id=house, replaced_on=None)


def name_of(definition: Definition) -> str:
    """In the reader's language; the key where nobody fetched it."""
    said = getattr(definition, "said", ())
    return said[0].name if said else definition.key


def indicator_of(definition: Definition) -> Indicator:
    """The definition as a value that every engine can answer."""
    return parsed(definition.pack.text).indicator(definition.key)


def table_of(definition: Definition) -> Table:
    """What the definition is counted from, as its own pack declares it."""
    pack = parsed(definition.pack.text)
    return next(each for each in pack.tables if each.key == definition.table)


@lru_cache(maxsize=64)
def parsed(text: str) -> IndicatorPack:
    """A pack that was taken in once is whole: its text is read again, not judged by today's other packs."""
    return read_indicators(text, file="", known=None)


def tables_of(packs: Iterable[Pack]) -> dict[str, Table]:
    """The tables that a house's packs ask for; one that several packs name has the columns of all."""
    found: dict[str, Table] = {}
    for pack in packs:
        for table in parsed(pack.text).tables:
            found[table.key] = merged(found[table.key], table) if table.key in found else table
    return found


def merged(one: Table, other: Table) -> Table:
    there = {each.key for each in one.columns}
    return replace(one, columns=(*one.columns, *(each for each in other.columns if each.key not in there)))


PACKS = Path(__file__).parent.parent / "packs"


def shipped() -> dict[str, IndicatorPack]:
    """The packs that come with Samspil, by file name."""
    files = sorted(PACKS.glob("*.yaml"))
    return {each.name: parsed(each.read_text("utf-8")) for each in files}


def shipped_source(name: str) -> bytes:
    """Raises KeyError for a pack that is not shipped."""
    return {each.name: each for each in PACKS.glob("*.yaml")}[name].read_bytes()


def pack_of_one(definition: Definition) -> IndicatorPack:
    """What an analyst begins from: the same definition under a key of one's own, with the table it needs."""
    pack = parsed(definition.pack.text)
    indicator = replace(pack.indicator(definition.key), key=f"own-{definition.key}", version=1)
    tables = tuple(each for each in pack.tables if each.key == indicator.table)
    return replace(
        pack,
        key=f"own-{definition.key}",
        version="1",
        title=indicator.name,
        tables=tables,
        indicators=(indicator,),
    )


def name_in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()))
