"""A house with a central plan, a local one made from it, and a memory of earlier days."""

from datetime import date, datetime, time

import pytest
from conftest import days
from django.db import connection
from django.utils.timezone import make_aware, now

import make


def noon(day):
    return make_aware(datetime.combine(day, time(12)))


def approved(plan, owner, **fields):
    since = fields.pop("approved_at", now())
    return make.effort(plan, owner=owner, approved_at=since, approved_by=owner, **fields)


def remembered(thing, on, **then):
    """The database remembers how the row was on a day; only what is named was otherwise than now."""
    model = type(thing)
    columns = [field.column for field in model._meta.concrete_fields]
    values = ["%s" if column in then else column for column in columns]
    events = model.pgh_event_model._meta.db_table
    sql = (
        f"INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, {', '.join(columns)})"
        f" SELECT %s, 'insert', id, {', '.join(values)} FROM {model._meta.db_table} WHERE id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [noon(on), *(then[column] for column in columns if column in then), thing.pk])


def month_end(today, back):
    """The last day of the month so many months ago."""
    number = today.year * 12 + today.month - 1 - (back - 1)
    first = date(number // 12, number % 12 + 1, 1)
    return date.fromordinal(first.toordinal() - 1)


@pytest.fixture
def central(egelund, strategy, lone):
    return make.plan(egelund, strategy, title="Centralplanen")


@pytest.fixture
def aim(central, lone):
    """Begins in the central plan; places may take it along."""
    made = approved(central, lone, title="Hjælp inden for ti dage", statements=["1.1"])
    make.goal(made, text="Ingen venter over ti dage")
    return made


@pytest.fixture
def own(central, aim, school, strategy, amina):
    """What the school made of it, with one action that is held up."""
    plan = make.plan(school, strategy, kind="local", framework=central, title="Lindeskolens plan")
    made = approved(plan, amina, title="Vores egen hjælp", inherits=aim)
    make.action(
        made,
        title="Åben dør om tirsdagen",
        owner=amina,
        planned_start=days(-20),
        planned_end=days(-2),
        started_on=days(-20),
        started_by=amina,
        blocked_by="Der mangler en vikar",
        unblocked_by="Faste vikartimer",
    )
    return made
