"""Tells how far a preparation is, on a connection of its own: its own shows nothing until it ends."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import connection
from django.utils.timezone import now

STEPS = ("count", "hide", "attack", "write")
Told = Callable[[str], None]
_TELL = "UPDATE publication_releaseprogress SET step = %s, done = %s, told_at = %s WHERE of_id = %s"


@contextmanager
def progress_told(number: int, person: int) -> Iterator[Told]:
    """`told(step)` says that the step begins."""
    aside = connection.copy()
    with closing(aside):

        def told(step: str) -> None:
            # A transaction of its own: the person ends with it, also where a pooler keeps the connection.
            aside.set_autocommit(False)
            with aside.cursor() as cursor:
                cursor.execute("SELECT set_config('samspil.person', %s, true)", [str(person)])
                cursor.execute(_TELL, [step, STEPS.index(step), now(), number])
            aside.commit()

        yield told
