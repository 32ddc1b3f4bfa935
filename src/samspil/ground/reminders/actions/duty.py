"""In whose name the reminders work."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date

from django.db import connection

from samspil.ground.base.context import acting_as

PURPOSE = "duty/reminders"


def on_duty(person: int | None, today: date) -> AbstractContextManager[None]:
    """One transaction of the duty. With a person it also sees what that person may see."""
    return acting_as(person, purpose=PURPOSE, today=today)


def houses(today: date) -> Iterator[tuple[int, int]]:
    """Every house, and who may see all of it."""
    with on_duty(None, today), connection.cursor() as cursor:
        cursor.execute("SELECT root, overseer FROM reminders_houses()")
        yield from cursor.fetchall()
