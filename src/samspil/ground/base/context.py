"""Who acts, and why: told to the database inside the transaction, where the row policies read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

_SET = """
    SELECT set_config('samspil.person', %s, true),
           set_config('samspil.purpose', %s, true),
           set_config('samspil.today', %s, true),
           set_config('samspil.signing_in', '', true),
           set_config('samspil.opened', '', true),
           set_config('samspil.assurance', %s, true)
"""


def act_as(person: int | None, *, purpose: str, today: date, assurance: str = "") -> None:
    """From here to the end of the transaction the database answers as it would to `person`.

    `assurance`: how sure we are that it is them; a duty of the house needs none.
    Local to the transaction, so that a pooler may hand the connection on.
    """
    assert connection.in_atomic_block, "the person is set inside a transaction, or it is set for nobody"
    with connection.cursor() as cursor:
        cursor.execute(_SET, [str(person or ""), purpose, today.isoformat(), assurance])


def vouch_for(account: int) -> None:
    """Nobody has signed in yet, but this account's owner has shown who it is.

    Until the end of the transaction its password and last sign-in, and no other account's, may be written.
    """
    assert connection.in_atomic_block, "outside a transaction nobody is vouched for"
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samspil.signing_in', %s, true)", [str(account)])


@contextmanager
def acting_as(person: int | None, *, purpose: str, today: date) -> Iterator[None]:
    """One transaction on behalf of `person`: for commands and jobs."""
    with transaction.atomic():
        act_as(person, purpose=purpose, today=today)
        yield
