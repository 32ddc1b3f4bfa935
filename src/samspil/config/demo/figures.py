"""Builds the figures of a house: definitions, six years of pupils as extracts, values and targets."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from tempfile import SpooledTemporaryFile
from typing import Any

import pyarrow
from django.core.files.base import ContentFile, File
from pyarrow import parquet

from samspil.config.demo import dutch_pupils, texts
from samspil.config.demo.days import Days
from samspil.config.demo.pupils import YEARS, pupil_years
from samspil.config.demo.realm import EGELUND, LINDE, House
from samspil.figures.indicators.actions import running
from samspil.figures.indicators.actions.deliveries import Columns, Sent, map_delivery, receive_delivery
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.actions.taking import keep_delivery, read_delivery
from samspil.figures.indicators.actions.targets import choose_yardstick
from samspil.figures.indicators.models import Area, Computation, Definition, Delivery, Neighbour, Target
from samspil.figures.indicators.queries.definitions import shipped_source
from samspil.ground.base.context import act_as
from samspil.ground.organisation.models import Person

A_SCHOOL = 900
FIELDS = ("area", "area_name", "period", "numerator", "denominator")
Entry = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """Whose figures they are, who makes them, of which years, and what the texts say."""

    house: House
    by: Person
    last: int
    told: Entry

    @property
    def first(self) -> int:
        return self.last - YEARS + 1

    def sent(self, kind: str, table: str, source: str, finality: str, why: str = "") -> Sent:
        month, day = self.told["count_date"]
        return Sent(kind, table, self.told[source], date(self.last, month, day), finality, why=why)


def build(house: House, days: Days, rng: Random) -> None:
    told = texts.read("figures")[house.realm.key]
    desk = Desk(house, _analyst(house), days.begins.year, told)
    for name in told["packs"]:
        load_pack(source=shipped_source(name), file=name, house=house.root, on=days.begins, by=desk.by)
    for table, rows in REGISTERS[house.realm.key](desk, rng).items():
        _count(house, _extract(desk, table, rows), days.today)
    _neighbours(desk, rng)
    _targets(desk)


def count_views(house: House, days: Days) -> None:
    """What the house itself holds is counted when everything else has been built."""
    by = _analyst(house)
    for view in texts.read("figures")[house.realm.key]["views"]:
        _run(running.ask_computation(house=house.root, view=view, today=days.today, by=by))


def _analyst(house: House) -> Person:
    return house.by_kind["analyst"][0].person


Register = Mapping[str, list[dict[str, object]]]


def _of_egelund(desk: Desk, rng: Random) -> Register:
    open_units = [each for each in desk.house.units.values() if each.closed_on is None]
    schools = [each.number for each in open_units if each.kind == "school"]
    special = [each.number for each in open_units if each.kind == "special_school"]
    size = A_SCHOOL * len(schools) // 10 * 10
    # Of one special school alone nothing could be let out.
    special = special if len(special) > 1 else []
    return {"pupil-years": pupil_years(rng, schools, special, size=size, first=desk.first)}


def _of_linde(desk: Desk, rng: Random) -> Register:
    units = desk.house.units
    sbo, secondary, vso = (
        units[key].number if key in units else "" for key in ("dehoeve", "stroomdalcollege", "dematrix")
    )
    primary = [each.number for each in units.values() if each.kind == "school" and each.number != secondary]
    schools = dutch_pupils.Schools(primary, sbo, secondary, vso)
    number = desk.house.root.number
    pupils, young = dutch_pupils.registers(rng, schools, number=number, first=desk.first)
    return {"leerlingen": pupils, "jongeren": young}


REGISTERS: Mapping[str, Callable[[Desk, Random], Register]] = {
    EGELUND.key: _of_egelund,
    LINDE.key: _of_linde,
}


def _extract(desk: Desk, table: str, rows: list[dict[str, object]]) -> Delivery:
    sent = desk.sent("extract", table, "register", "preliminary")
    with SpooledTemporaryFile() as file:
        parquet.write_table(pyarrow.Table.from_pylist(rows), file)
        size = file.tell()
        file.seek(0)
        upload = File(file, name=f"{desk.told['extracts'][table]}.parquet")
        upload.size = size
        made = receive_delivery(file=upload, sent=sent, house=desk.house.root, by=desk.by)
    map_delivery(delivery=made, columns=Columns(table, [(each, each) for each in rows[0]]), by=desk.by)
    return read_delivery(delivery=made, by=desk.by)


def _count(house: House, delivery: Delivery, today: date) -> None:
    _run(running.ask_computation(house=house.root, delivery=delivery, today=today, by=delivery.by))


def _run(made: Computation) -> None:
    """Counted as the analyst; what is built after it is again nobody's."""
    running.run_computation(made.pk, made.by_id)
    act_as(None, purpose="demo", today=made.as_of)


def _neighbours(desk: Desk, rng: Random) -> None:
    """Fictional places alike; then a newer file that waits for an answer."""
    rows, told, house = [], desk.told, desk.house.root
    falls, chance = told["falls"], told["chance"]
    for code, name, share, pupils in told["neighbours"]:
        for year in range(desk.first, desk.last + 1):
            expected = share - falls * (year - desk.first)
            rows.append((code, name, year, round(pupils * rng.gauss(expected, chance) / 100), pupils))
    keep_delivery(delivery=_figures(desk, rows), by=desk.by)
    areas = {each.code: each for each in Area.objects.filter(house=house)}
    day = date(desk.last, 8, 1)
    Neighbour.objects.bulk_create(
        Neighbour(house=house, area=areas[code], place=place, source=told["alike"], begins_on=day)
        for place, code in enumerate(told["chosen"], start=1)
    )
    _figures(desk, [(*row[:3], row[3] + (3 if row[2] == desk.last else 0), row[4]) for row in rows])


def _figures(desk: Desk, rows: Iterable[tuple]) -> Delivery:
    told = desk.told
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(told["headings"])
    writer.writerows(rows)
    file = ContentFile(text.getvalue().encode(), name=f"{told['figures']}.csv")
    sent = desk.sent("figures", "", "office", "final", why=told["why"])
    made = receive_delivery(file=file, sent=sent, house=desk.house.root, by=desk.by)
    key, dimension = told["compared"]
    columns = Columns(
        name=told["figures"],
        headings=list(zip(FIELDS, told["headings"], strict=True)),
        definition=Definition.objects.get(house=desk.house.root, key=key, replaced_on=None),
        dimension=dimension,
    )
    map_delivery(delivery=made, columns=columns, by=desk.by)
    return read_delivery(delivery=made, by=desk.by)


def _targets(desk: Desk) -> None:
    house = desk.house.root
    for key, definition, dimension in desk.told["yardsticks"]:
        target = Target.objects.filter(key=key, strategies__unit=house).order_by("-pk").first()
        if target:
            found = Definition.objects.get(house=house, key=definition, replaced_on=None)
            choose_yardstick(target=target, definition=found, dimension=dimension, house=house, by=desk.by)
