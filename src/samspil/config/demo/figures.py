"""Builds the figures of Egelund: definitions, six years of pupils as an extract, values and targets."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from random import Random
from tempfile import SpooledTemporaryFile

import pyarrow
from django.core.files.base import ContentFile, File
from pyarrow import parquet

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.pupils import YEARS, pupil_years
from samspil.config.demo.realm import House
from samspil.figures.indicators.actions import running
from samspil.figures.indicators.actions.deliveries import Columns, Sent, map_delivery, receive_delivery
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.actions.taking import keep_delivery, read_delivery
from samspil.figures.indicators.actions.targets import choose_yardstick
from samspil.figures.indicators.models import Area, Computation, Definition, Delivery, Neighbour, Target
from samspil.figures.indicators.queries.definitions import shipped_source
from samspil.ground.base.context import act_as
from samspil.ground.organisation.models import Person

PACKS = ("dk.yaml", "own.yaml", "children.yaml")
A_SCHOOL = 900
VIEWS = (
    "source_local_solutions", "source_resources", "source_actions", "source_first_sessions",
    "source_sparring", "source_sessions", "source_decisions", "source_reviews", "source_complaints",
    "source_child_views", "source_special_places", "source_starts", "source_leisure",
)  # fmt: skip


def build(house: House, days: Days, rng: Random) -> None:
    told, by = texts.read("figures"), house.cast["nadia"]
    for name in PACKS:
        load_pack(source=shipped_source(name), file=name, house=house.root, on=days.begins, by=by)
    last = days.begins.year
    _count(house, _extract(house, rng, last, told, by), days.today)
    _neighbours(house, rng, last, told, by)
    _targets(house, told, by)


def count_views(house: House, days: Days) -> None:
    """What the house itself holds is counted when everything else has been built."""
    for view in VIEWS:
        by = house.cast["nadia"]
        _run(running.ask_computation(house=house.root, view=view, today=days.today, by=by))


def _extract(house: House, rng: Random, last: int, told: dict, by: Person) -> Delivery:
    open_units = [each for each in house.units.values() if each.closed_on is None]
    schools = [each.number for each in open_units if each.kind == "school"]
    special = [each.number for each in open_units if each.kind == "special_school"]
    size = A_SCHOOL * len(schools) // 10 * 10
    # Of one special school alone nothing could be let out.
    special = special if len(special) > 1 else []
    rows = pupil_years(rng, schools, special, size=size, first=last - YEARS + 1)
    sent = Sent("extract", "pupil-years", told["register"], date(last, 9, 30), "preliminary")
    with SpooledTemporaryFile() as file:
        parquet.write_table(pyarrow.Table.from_pylist(rows), file)
        size = file.tell()
        file.seek(0)
        upload = File(file, name=f"{told['extract']}.parquet")
        upload.size = size
        made = receive_delivery(file=upload, sent=sent, house=house.root, by=by)
    map_delivery(delivery=made, columns=Columns("pupil-years", [(each, each) for each in rows[0]]), by=by)
    return read_delivery(delivery=made, by=by)


def _count(house: House, delivery: Delivery, today: date) -> None:
    _run(running.ask_computation(house=house.root, delivery=delivery, today=today, by=delivery.by))


def _run(made: Computation) -> None:
    """Counted as the analyst; what is built after it is again nobody's."""
    running.run_computation(made.pk, made.by_id)
    act_as(None, purpose="demo", today=made.as_of)


def _neighbours(house: House, rng: Random, last: int, told: dict, by: Person) -> None:
    """Fictional municipalities alike; then a newer file that waits for an answer."""
    rows = []
    for code, name, share, pupils in told["neighbours"]:
        for year in range(last - YEARS + 1, last + 1):
            expected = share - 0.12 * (year - last + YEARS - 1)
            rows.append((code, name, year, round(pupils * rng.gauss(expected, 0.15) / 100), pupils))
    sent = Sent("figures", "", told["office"], date(last, 9, 30), "final", why=told["why"])
    made = _figures(house, sent, rows, told["figures"], by)
    keep_delivery(delivery=made, by=by)
    areas = {each.code: each for each in Area.objects.filter(house=house.root)}
    day = date(last, 8, 1)
    Neighbour.objects.bulk_create(
        Neighbour(house=house.root, area=areas[code], place=place, source=told["alike"], begins_on=day)
        for place, code in enumerate(told["chosen"], start=1)
    )
    newer = [(*row[:3], row[3] + (3 if row[2] == last else 0), row[4]) for row in rows]
    _figures(house, sent, newer, told["figures"], by)


def _figures(house: House, sent: Sent, rows: Iterable[tuple], name: str, by: Person) -> Delivery:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["kommunenr", "kommune", "skoleår", "specialtilbud", "elever"])
    writer.writerows(rows)
    file = ContentFile(text.getvalue().encode(), name=f"{name}.csv")
    made = receive_delivery(file=file, sent=sent, house=house.root, by=by)
    fields = ("area", "area_name", "period", "numerator", "denominator")
    heads = ("kommunenr", "kommune", "skoleår", "specialtilbud", "elever")
    columns = Columns(
        name=name,
        headings=list(zip(fields, heads, strict=True)),
        definition=Definition.objects.get(house=house.root, key="segregation-share", replaced_on=None),
        dimension="paying",
    )
    map_delivery(delivery=made, columns=columns, by=by)
    return read_delivery(delivery=made, by=by)


def _targets(house: House, told: dict, by: Person) -> None:
    for key, definition, dimension in told["yardsticks"]:
        target = Target.objects.filter(key=key, strategies__unit=house.root).order_by("-pk").first()
        if target:
            found = Definition.objects.get(house=house.root, key=definition, replaced_on=None)
            choose_yardstick(target=target, definition=found, dimension=dimension, house=house.root, by=by)
