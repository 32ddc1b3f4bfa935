"""New tables are made together: drawn once, and the same as Django makes them one by one."""

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from samspil.ground.base.tables import Columns, Tables


def house_and_room():
    """Two tables that point at each other, with what is added to them afterwards."""
    number = ("id", models.BigAutoField(primary_key=True))
    points = {"null": True, "on_delete": models.CASCADE}
    return [
        migrations.CreateModel("House", [number]),
        migrations.CreateModel("Room", [number, ("house", models.ForeignKey("base.house", **points))]),
        migrations.AddField("House", "hall", models.ForeignKey("base.room", related_name="+", **points)),
        migrations.AddField("Room", "floor", models.IntegerField(default=0)),
        migrations.AddConstraint(
            "Room", models.CheckConstraint(condition=models.Q(floor__gte=-2), name="room_is_not_too_deep")
        ),
        migrations.AddIndex("Room", models.Index(fields=["floor"], name="room_by_floor")),
    ]


def made_by(operations):
    """What PostgreSQL then holds, told as columns, constraints and indexes; and it is all taken back."""
    migration = migrations.Migration("0001_drawn", "base")
    migration.operations = operations
    before = ProjectState()
    before.apps  # noqa: B018 - drawn, as when Django migrates
    with connection.schema_editor() as editor:
        migration.apply(before.clone(), editor)
    with connection.cursor() as cursor:
        introspect = connection.introspection
        held = {
            name: (
                [each.name for each in introspect.get_table_description(cursor, name)],
                introspect.get_constraints(cursor, name),
                introspect.get_relations(cursor, name),
            )
            for name in ("base_house", "base_room")
        }
    with connection.schema_editor() as editor:
        migration.unapply(before.clone(), editor)
    assert not {"base_house", "base_room"} & set(connection.introspection.table_names())
    return held


def test_they_are_the_same_as_one_by_one(db):
    assert made_by([Tables(house_and_room())]) == made_by(house_and_room())


def test_what_is_not_a_part_of_a_new_table_stands_beside_them():
    with pytest.raises(ValueError, match="only new tables"):
        Tables([*house_and_room(), migrations.AddField("Person", "age", models.IntegerField(null=True))])
    with pytest.raises(ValueError, match="only new tables"):
        Tables([*house_and_room(), migrations.RunSQL("SELECT 1")])


def test_our_migrations_make_their_tables_together():
    """One by one, a first `migrate` takes four times as long, and `make test` makes a dozen of them."""
    ours = {each.label for each in apps.get_app_configs() if each.name.startswith("samspil.")}
    alone = {
        key: names
        for key, migration in MigrationLoader(None).disk_migrations.items()
        if key[0] in ours
        and len(
            names := [each.name for each in migration.operations if isinstance(each, migrations.CreateModel)]
        )
        > 1
    }
    assert alone == {}, "put their operations into one Tables([...]); see ground/base/tables.py"


def lifts_and_keys():
    """Changes of tables that are there: a key to another, a field, what must hold; and words alone."""
    points = models.ForeignKey("base.house", models.CASCADE, null=True, related_name="+")
    return [
        migrations.AddField("Room", "lift", points),
        migrations.AlterField("Room", "floor", models.BigIntegerField(default=1)),
        migrations.AddIndex("Room", models.Index(fields=["lift", "floor"], name="room_by_lift")),
        migrations.RemoveConstraint("Room", "room_is_not_too_deep"),
        migrations.AddConstraint(
            "Room", models.UniqueConstraint(fields=["lift"], condition=models.Q(floor=0), name="one_hall")
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterModelOptions("Room", {"verbose_name": "room"})]
        ),
        migrations.RemoveField("House", "hall"),
    ]


def test_changed_together_they_are_the_same_as_changed_one_by_one(db):
    together = [Tables(house_and_room()), Columns(lifts_and_keys())]

    assert made_by(together) == made_by([*house_and_room(), *lifts_and_keys()])
