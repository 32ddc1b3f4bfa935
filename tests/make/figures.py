"""Makers for definitions, extracts and values."""

import csv
import io
from dataclasses import replace
from datetime import date

from django.core.files.base import ContentFile
from django.utils.timezone import now

from samspil.figures.indicators.actions import running
from samspil.figures.indicators.actions.deliveries import Columns, Sent, map_delivery, receive_delivery
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.actions.taking import read_delivery
from samspil.figures.indicators.actions.targets import choose_yardstick
from samspil.figures.indicators.models import (
    Area,
    Computation,
    ComputationFault,
    Definition,
    Delivery,
    DeliveryLine,
    DeliveryProblem,
    MappedColumn,
    Mapping,
    Neighbour,
    Target,
    Value,
)
from samspil.figures.indicators.queries.definitions import parsed, shipped_source
from samspil.tools.packs.indicator_pack import write_indicators

FEW = {"segregation-share", "social-wellbeing", "long-absence", "outflow", "inflow"}
COLUMNS = (
    "child", "year", "home", "paying", "owner", "unit", "school_type", "class_type", "grade", "sex",
    "long_absence", "social_wellbeing", "peer_minutes", "week_minutes",
)  # fmt: skip


def shipped_pack(house, name="dk.yaml", *, on=date(2026, 8, 1), by=None):
    return load_pack(source=shipped_source(name), file=name, house=house, on=on, by=by)


def pupil(child, **cells):
    usual = {
        "year": 2025, "home": "901000", "paying": "901000", "owner": "901000", "unit": "901001",
        "school_type": "folkeskole", "class_type": "10", "grade": 3, "sex": "girl", "long_absence": "no",
        "social_wellbeing": 4, "peer_minutes": 1500, "week_minutes": 1500,
    }  # fmt: skip
    return {"child": child, **usual, **cells}


def pupils(count, *, special=0, first=0, **cells):
    """So many pupils of one kind, the first of them in a special class."""
    kinds = ("29" if each < special else "10" for each in range(count))
    return [pupil(f"c{first + n}", class_type=kind, **cells) for n, kind in enumerate(kinds)]


def as_csv(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def extract(
    house, rows, *, by, as_of=date(2026, 9, 30), source="Elevregister", finality="preliminary", why="",
    table="pupil-years",
):  # fmt: skip
    """An extract that has come and been read."""
    sent = Sent("extract", table, source, as_of, finality, why=why)
    content = rows if isinstance(rows, bytes) else as_csv(rows)
    made = receive_delivery(file=ContentFile(content, "pupils.csv"), sent=sent, house=house, by=by)
    told = [(each, each) for each in content.split(b"\n", 1)[0].decode().strip().split(",")]
    map_delivery(delivery=made, columns=Columns("Pupils", told), by=by)
    return read_delivery(delivery=made, by=by)


def computed(house, rows, *, by, **told):
    """The extract counted: every definition in force that it can answer."""
    made = running.ask_computation(
        house=house, delivery=extract(house, rows, by=by, **told), today=date(2026, 11, 30), by=by
    )
    running.run_computation(made.pk, by.pk)
    made.refresh_from_db()
    return made


def definition(house, key="segregation-share"):
    return Definition.objects.select_related("pack").get(house=house, key=key, replaced_on=None)


def value(of, **fields):
    """A figure as it would be kept: 13 of 200 unless told otherwise."""
    numerator, n = fields.pop("numerator", 13), fields.pop("n", 200)
    share = numerator / n if n and numerator is not None else None
    usual = {
        "house": of.house, "definition": of, "dimension": "paying", "period": 2025, "n": n,
        "numerator": numerator, "denominator": n, "value": share,
        "as_of": date(2026, 9, 30), "source": "Elevregister", "finality": "final",
        "kept_at": "2026-11-01T12:00Z",
    }  # fmt: skip
    if "unit" not in fields and "area" not in fields:
        fields["unit"] = of.house
    return Value.objects.create(**{**usual, **fields})


def few(house, *, on=date(2026, 8, 1), by=None, keys=FEW):
    """Some definitions of the Danish pack: quick to load and to count."""
    pack = parsed(shipped_source("dk.yaml").decode())
    chosen = tuple(each for each in pack.indicators if each.key in keys)
    used = {each.table for each in chosen}
    tables = tuple(each for each in pack.tables if each.key in used)
    text = write_indicators(replace(pack, tables=tables, indicators=chosen))
    return load_pack(source=text.encode(), file="few.yaml", house=house, on=on, by=by)


def target(strategy, *, key="special-share-2030", name="Andel i specialtilbud", **fields):
    usual = {"baseline": 6.5, "baseline_year": 2021, "goal": 4, "goal_year": 2030, "status": "running"}
    made = Target.objects.create(key=key, **{"unit": "percent", **usual, **fields})
    for language in strategy.languages:
        made.wordings.create(language=language, name=name)
    strategy.targets.add(made)
    return made


def one_of_each(house, school, strategy, by):
    """One row of everything that figures keep; a file that waits for its columns, one taken in."""
    pack = few(house)
    of = definition(house)
    aim = target(strategy)
    choose_yardstick(target=aim, definition=of, dimension="paying", house=house, by=by)
    mapping = Mapping.objects.create(
        house=house, kind="figures", name="Andre", definition=of, at=now(), by=by
    )
    MappedColumn.objects.create(mapping=mapping, field="area", heading="kommune")
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    waiting = receive_delivery(file=ContentFile(b"a;b\n1;2\n", "a.csv"), sent=sent, house=house, by=by)
    common = {"house": house, "at": now(), "by": by, "as_of": date(2026, 9, 30)}
    taken = Delivery.objects.create(
        **common,
        kind="extract",
        table="pupil-years",
        state="done",
        file_name="b.csv",
        size=1,
        source="Register",
    )
    DeliveryProblem.objects.create(delivery=taken, row=1, message="Nej")
    DeliveryLine.objects.create(delivery=taken, kind="added", label="Bøgelund", period=2025, after="6 %")
    counted = Computation.objects.create(
        **common, delivery=taken, table="pupil-years", state="done", told_at=now()
    )
    ComputationFault.objects.create(computation=counted, definition=of, message="Nej")
    area = Area.objects.create(house=house, code="902000", name="Bøgelund")
    Neighbour.objects.create(house=house, area=area, place=1, source="Valgt", begins_on=date(2026, 8, 1))
    for place in ({"unit": house}, {"unit": school}, {"area": area}):
        value(of, **place)
    found = {"pack": pack, "unmapped": waiting, "delivery": taken, "computation": counted, "target": aim}
    return {**found, "indicator": of}


OF_FIGURES = ("area", "area_name", "period", "numerator", "denominator")


def figures(house, content, *, by, headings=None, as_of=date(2026, 9, 30), **columns):
    """A file of figures that others have counted, mapped and read."""
    sent = Sent("figures", "", "Kontoret", as_of, "final", why="Rettet af kontoret")
    data = content if isinstance(content, bytes) else content.encode()
    made = receive_delivery(file=ContentFile(data, "tal.csv"), sent=sent, house=house, by=by)
    told = headings or list(zip(OF_FIGURES, ("kommune", "navn", "år", "special", "elever"), strict=True))
    columns = columns if "definition" in columns else {"definition": definition(house), **columns}
    map_delivery(delivery=made, columns=Columns("Andre", told, **{"dimension": "paying", **columns}), by=by)
    return read_delivery(delivery=made, by=by)
