"""Makers for definitions, extracts and values."""

import csv
import io
from datetime import date

from django.core.files.base import ContentFile

from samspil.figures.indicators.actions import running
from samspil.figures.indicators.actions.deliveries import Columns, Sent, map_delivery, receive_delivery
from samspil.figures.indicators.actions.packs import load_pack
from samspil.figures.indicators.actions.taking import read_delivery
from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.queries.definitions import shipped_source

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
    house, rows, *, by, as_of=date(2026, 9, 30), source="Elevregister", finality="preliminary", why=""
):
    """An extract that has come and been read."""
    sent = Sent("extract", "pupil-years", source, as_of, finality, why=why)
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
    usual = {
        "house": of.house, "definition": of, "dimension": "paying", "period": 2025, "n": n,
        "numerator": numerator, "denominator": n, "value": numerator / n if n else None,
        "as_of": date(2026, 9, 30), "source": "Elevregister", "finality": "final",
        "kept_at": "2026-11-01T12:00Z",
    }  # fmt: skip
    if "unit" not in fields and "area" not in fields:
        fields["unit"] = of.house
    return Value.objects.create(**{**usual, **fields})
