"""Whether the house can serve: one word for strangers, the details for the log and `samspil check`."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from samspil.config.operations.places import begun
from samspil.ground.base.policies import policies_as_applied

READY, DEGRADED, NOT_READY = "ready", "degraded", "not ready"
# Three missed signs of life.
SEEN = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '30 seconds'"


def readiness() -> tuple[str, str]:
    """The state, and why where it is not the best."""
    if begun().exists():
        return NOT_READY, "a restore broke off"
    try:
        if missing := migrations_missing():
            return NOT_READY, f"{missing} migrations wait"
        if not policies_as_applied():
            return NOT_READY, "row policies are not those of this version"
        return (READY, "") if workers_seen() else (DEGRADED, "no worker was seen lately")
    except DatabaseError as fault:
        return NOT_READY, f"the database does not answer ({type(fault).__name__})"


def migrations_missing() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return len(_needed() - set(cursor.fetchall()))


@cache
def _needed() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def workers_seen() -> int:
    with connection.cursor() as cursor:
        cursor.execute(SEEN)
        return cursor.fetchone()[0]
