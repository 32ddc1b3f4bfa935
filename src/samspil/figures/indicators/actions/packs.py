"""Takes an indicator pack into use: whole, or not at all with every fault said."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.timezone import now

from samspil.figures.indicators.actions.turns import take_turn
from samspil.figures.indicators.models import Definition, DefinitionWording, Pack
from samspil.figures.indicators.queries.definitions import indicator_of, packs_in_force, tables_of
from samspil.figures.indicators.rules import InUse, loading_faults
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.tools.packs.indicator_pack import read_indicators
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.question_tree import measure_tree
from samspil.tools.packs.report import Report
from samspil.tools.statistics.indicators import Indicator, IndicatorPack

LANGUAGES = ("da", "nl", "en")


@transaction.atomic
def load_pack(*, source: bytes, file: str, house: Unit, on: date, by: Person | None) -> Pack:
    """Take the pack in `source` into use for `house` from `on`. Raises PackRefused.

    A definition that says what it said keeps its row and with it its figures; another version takes its
    place, and what the pack no longer has is replaced by nothing.
    """
    take_turn(house.pk)
    standing = list(Definition.objects.filter(house=house).select_related("pack"))
    known = [each.key for each in standing if each.replaced_on is None]
    pack = read_indicators(source, file=file, known=known)
    _refuse(source, file, pack, house, standing)
    Pack.objects.filter(house=house, key=pack.key, replaced_on=None).update(replaced_on=on)
    loaded = Pack.objects.create(
        house=house,
        key=pack.key,
        version=pack.version,
        country=pack.country,
        text=source.decode("utf-8-sig"),
        loaded_at=now(),
        loaded_by=by,
    )
    _replace(pack, loaded, standing, on)
    record("indicator pack loaded", target=loaded, by=by, unit=house.pk)
    return loaded


def _refuse(
    source: bytes, file: str, pack: IndicatorPack, house: Unit, standing: Iterable[Definition]
) -> None:
    packs = list(Pack.objects.filter(house=house))
    faults = loading_faults(
        pack,
        loaded={(each.key, each.version) for each in packs},
        in_use=[InUse(d.pack.key, indicator_of(d), d.replaced_on is None) for d in standing],
        tables=tables_of(packs_in_force(house.pk).exclude(key=pack.key)),
    )
    if not faults:
        return
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    report = Report(file, parse_marked(source, file=file)[1])
    for each in faults:
        report.at_value(each.path, each.message, each.instead)
    raise PackRefused(report.problems)


def _replace(pack: IndicatorPack, loaded: Pack, standing: Iterable[Definition], on: date) -> None:
    there = {(each.key, each.version) for each in standing}
    kept = {(each.key, each.version) for each in pack.indicators}
    gone = [
        each.pk
        for each in standing
        if each.replaced_on is None and each.pack.key == pack.key and (each.key, each.version) not in kept
    ]
    Definition.objects.filter(pk__in=gone).update(replaced_on=on)
    back = [each.pk for each in standing if each.replaced_on and (each.key, each.version) in kept]
    Definition.objects.filter(pk__in=back).update(replaced_on=None)
    fresh = [
        _definition(each, loaded, place, on)
        for place, each in enumerate(pack.indicators)
        if (each.key, each.version) not in there
    ]
    Definition.objects.bulk_create(fresh)
    told = {each.key: each for each in pack.indicators}
    DefinitionWording.objects.bulk_create(
        _wording(each, told[each.key], language) for each in fresh for language in LANGUAGES
    )


def _definition(indicator: Indicator, loaded: Pack, place: int, on: date) -> Definition:
    return Definition(
        house=loaded.house,
        pack=loaded,
        key=indicator.key,
        version=indicator.version,
        place=place,
        table=indicator.table,
        kind=measure_tree(indicator.measure)["kind"],
        polarity=indicator.polarity,
        nature=indicator.nature,
        status=indicator.source.status,
        begins_on=on,
    )


def _wording(definition: Definition, indicator: Indicator, language: str) -> DefinitionWording:
    return DefinitionWording(
        definition=definition,
        language=language,
        name=indicator.name[language],
        meaning=indicator.meaning[language],
        note=indicator.source.note[language],
    )
