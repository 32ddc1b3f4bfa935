"""The schema made, emptied for loading and closed again, inside one transaction of the owner's."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from samspil.config.operations.tables import every_table
from samspil.ground.base.policies import apply_policies, forget_policies

BEFORE = "samspil_before"
# Only what is ours: an extension's objects, and what comes along with a table, are left out.
_OBJECTS = """
    WITH ours AS (
        SELECT 'pg_class'::regclass AS kind, c.oid,
            CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END AS word, c.oid::regclass::text AS name
        FROM pg_class c
        WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind IN ('r', 'v')
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, 'ROUTINE', p.oid::regprocedure::text FROM pg_proc p
        WHERE p.pronamespace = %(schema)s::regnamespace
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid, 'TYPE', t.oid::regtype::text FROM pg_type t
        WHERE t.typnamespace = %(schema)s::regnamespace AND (t.typtype IN ('e', 'd')
            OR t.typtype = 'c' AND EXISTS (
                SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
    )
    SELECT word, name FROM ours WHERE NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = ours.kind AND d.objid = ours.oid AND d.deptype = 'e')
"""
_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY 1, 2
"""


def waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown(applied: tuple[tuple[str, str], ...]) -> list[str]:
    """Migrations of the backup that this version has never heard of."""
    graph = MigrationExecutor(connection).loader.graph
    return [f"{app}.{name}" for app, name in applied if (app, name) not in graph.nodes]


@transaction.atomic
def set_aside() -> None:
    """What is here steps aside into a schema of its own, until the restored house stands."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        cursor.execute(f"CREATE SCHEMA {BEFORE}")
    _move("public", BEFORE)


@transaction.atomic
def step_back() -> bool:
    """Undo `set_aside`, whatever has been made since; says whether there was anything to undo."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [BEFORE])
        (was_aside,) = cursor.fetchone()
        if was_aside:
            _drop("public")
            _move(BEFORE, "public")
            cursor.execute(f"DROP SCHEMA {BEFORE}")
    return was_aside


def forget_aside() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA {BEFORE} CASCADE")


def _objects(schema: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        # Names come out with their schema when no path leads to it.
        cursor.execute("SET LOCAL search_path = pg_catalog")
        cursor.execute(_OBJECTS, {"schema": schema})
        found = cursor.fetchall()
        cursor.execute("SET LOCAL search_path TO DEFAULT")
    return found


def _move(source: str, target: str) -> None:
    with connection.cursor() as cursor:
        for word, name in _objects(source):
            cursor.execute(f"ALTER {word} {name} SET SCHEMA {target}")


def _drop(schema: str) -> None:
    with connection.cursor() as cursor:
        for word, name in _objects(schema):
            cursor.execute(f"DROP {word} IF EXISTS {name} CASCADE")


def make(applied: tuple[tuple[str, str], ...]) -> None:
    """The schema exactly as it stood when the backup was made."""
    executor = MigrationExecutor(connection)
    graph, known = executor.loader.graph, set(applied)
    last = [
        key
        for key in applied
        if not any(child.key[0] == key[0] and child.key in known for child in graph.node_map[key].children)
    ]
    with _seldom_collecting():
        executor.migrate(last)


def upgrade() -> int:
    """To the newest schema; says by how many migrations."""
    count = waiting()
    if is_new():
        # An empty database has nothing to lose, and some old migrations each need a transaction of their own.
        _migrate()
        return count
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        if count:
            # Policies hold on to columns. Until they are back the web sees nothing; if this fails they stay.
            forget_policies()
        _migrate()
    return count


def is_new() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NULL")
        return cursor.fetchone()[0]


def _migrate() -> None:
    with _seldom_collecting():
        call_command("migrate", verbosity=0, interactive=False)
    apply_policies()


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Django draws its models thousands of times on the way; looking for garbage each time is dear."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def unbound() -> Iterator[None]:
    """Every table empty, without foreign keys and triggers; both come back, and the keys are checked."""
    names = [sql.Identifier(each.name) for each in every_table()]
    with connection.cursor() as cursor:
        cursor.execute(_KEYS)
        keys = cursor.fetchall()
        for table, name, _definition in keys:
            cursor.execute(
                sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.SQL(table), sql.Identifier(name))
            )
        for each in names:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(each))
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(names)))
        yield
        for each in names:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(each))
        for table, name, definition in keys:
            statement = "ALTER TABLE {} ADD CONSTRAINT {} " + definition.replace("{", "{{").replace("}", "}}")
            cursor.execute(sql.SQL(statement).format(sql.SQL(table), sql.Identifier(name)))
