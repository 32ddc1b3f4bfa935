"""Writes one line on what a person did or read."""

from typing import Protocol

from django.db import connection, models


class Named(Protocol):
    """A person, as far as the record needs one."""

    pk: int

    @property
    def name(self) -> str: ...


def record(
    what: str, *, target: models.Model, by: Named | None, unit: int | None = None, note: str = ""
) -> None:
    """Put on record that `by` did `what` to `target`; None means the system, on duty."""
    _add_line(
        'INSERT INTO audit_event (person, person_name, what, "table", target, label, unit, note)'
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [by.pk if by else None, by.name if by else "Samspil", what, target._meta.db_table, target.pk]
        + [str(target)[:300], unit, note],
    )


def record_reading(*, by: int, subject: int, page: str, purpose: str) -> None:
    """Put on record that `by` is about to see a page on `subject`: no line, no page."""
    _add_line(
        "INSERT INTO audit_reading (person, subject, page, purpose) VALUES (%s, %s, %s, %s)",
        [by, subject, page, purpose],
    )


def _add_line(statement: str, values: list[object]) -> None:
    # Plain INSERT, not the ORM: RETURNING would need the right to read, which writers of the log do not have.
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
