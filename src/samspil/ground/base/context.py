"""Who acts, and why: told to the database inside the transaction, where the row policies read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

_SET = """
    SELECT set_config('samspil.person', %s, true),
           set_config('samspil.purpose', %s, true),
           set_config('samspil.today', %s, true)
"""


def act_as(person: int | None, *, purpose: str, today: date) -> None:
    """From here to the end of the transaction the database answers as it would to `person`.

    Local to the transaction, so that a pooler may hand the connection on.
    """
    assert connection.in_atomic_block, "the person is set inside a transaction, or it is set for nobody"
    with connection.cursor() as cursor:
        cursor.execute(_SET, [str(person or ""), purpose, today.isoformat()])


@contextmanager
def acting_as(person: int | None, *, purpose: str, today: date) -> Iterator[None]:
    """One transaction on behalf of `person`: for commands and jobs."""
    with transaction.atomic():
        act_as(person, purpose=purpose, today=today)
        yield
