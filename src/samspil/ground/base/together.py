"""Several small lists in one question to the database, each read by its own rules and policies."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet


def together(*wanted: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each queryset in its order, as if it had been asked alone.

    For plain rows: no `select_related`, no annotations. The rows travel as JSON and become what the model's
    fields make of them.
    """
    parts, values = [], []
    for each in wanted:
        sql, given = _asked(each)
        parts.append(f"(SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM ({sql}) AS one)")  # noqa: S608 - Django's
        values += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        found = cursor.fetchone()
    return [
        [_row(each.model, row) for row in json.loads(rows)] for each, rows in zip(wanted, found, strict=True)
    ]


def _asked(wanted: QuerySet[Any]) -> tuple[str, tuple]:
    try:
        return wanted.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 1 WHERE false", ()


def _row(model: type[Model], row: Mapping[str, Any]) -> Model:
    fields = model._meta.concrete_fields
    return model.from_db(
        connection.alias,
        [each.attname for each in fields],
        [None if row[each.column] is None else each.to_python(row[each.column]) for each in fields],
    )
