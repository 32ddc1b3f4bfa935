"""Django's PostgreSQL, with one thing more: the embedded server is started again if it fell."""

import time

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import OperationalError

from samspil.config import server

PATIENCE = 20.0
PAUSE = 0.3


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, object]) -> object:
        """Try, wake the server, try again: it may be starting, or gathering itself after a fall."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except OperationalError as fault:
                if fault.sqlstate or "password" in str(fault) or time.monotonic() > end:
                    raise
            server.wake(settings.DATA)
            time.sleep(PAUSE)
