"""Tables as text: read in an order that never changes, hashed on the way, put back, compared."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

# The text form of a value depends on these; a hash may not.
_FORMS = """
    SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
    SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8';
    SET LOCAL xmloption = 'content'; SET LOCAL row_security = off
"""
_TABLES = """
    SELECT c.relname,
        array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''),
        array_agg(a.attname::text ORDER BY array_position(i.indkey::int[], a.attnum::int))
            FILTER (WHERE a.attnum = ANY (i.indkey)),
        array_agg(a.attname::text) 
            FILTER (WHERE a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype))
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname
"""
_SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"


@dataclass(frozen=True)
class Table:
    """`order` is its key, or all its columns where it has none; `whole` are the columns of whole numbers."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    whole: frozenset[str]


@dataclass
class Content:
    """What came out of one table."""

    digest: "hashlib._Hash"
    rows: int = 0


def plain_forms() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FORMS)


def every_table() -> list[Table]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [
            Table(name, tuple(columns), tuple(key or columns), frozenset(whole or ()))
            for name, columns, key, whole in cursor.fetchall()
        ]


def read_out(table: Table, content: Content) -> Iterator[bytes]:
    """The rows as COPY writes them, counted and hashed into `content` as they pass."""
    with connection.cursor() as cursor:
        with cursor.copy(_copy_out(table)) as copy:
            for block in copy:
                content.digest.update(block)
                yield bytes(block)
        content.rows = cursor.rowcount


def content_of(table: Table) -> Content:
    content = Content(hashlib.sha256())
    for _block in read_out(table, content):
        pass
    return content


def sequences() -> dict[str, tuple[int, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(_SEQUENCES)
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(name)))
            found[name] = cursor.fetchone()
    return found


def set_sequences(places: dict[str, tuple[int, bool]]) -> None:
    with connection.cursor() as cursor:
        for name, (at, used) in places.items():
            cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s, %s)", [name, at, used])


def copy_in(name: str, columns: tuple[str, ...]) -> sql.Composed:
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), _names(columns))


def _copy_out(table: Table) -> sql.Composed:
    order = [
        sql.Identifier(each)
        if each in table.whole
        else sql.SQL('{}::text COLLATE "C"').format(sql.Identifier(each))
        for each in table.order
    ]
    return sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        _names(table.columns), sql.Identifier(table.name), sql.SQL(", ").join(order)
    )


def _names(columns: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
