"""Ends a process whose loop stands still, so that whoever keeps the service starts it again."""

import logging
import os
import time
from collections.abc import Callable
from threading import Thread

log = logging.getLogger("samspil.jobs")


class Pulse:
    """As good as a `kill -9`: a job is done whole or not at all, and what had begun is taken up again."""

    def __init__(self, patience: float, end: Callable[[], None] = lambda: os._exit(1)) -> None:
        self.patience, self.end = patience, end
        self.beat()

    def beat(self) -> None:
        self.last = time.monotonic()

    def is_silent(self) -> bool:
        return time.monotonic() - self.last > self.patience

    def watch(self) -> None:
        Thread(target=self._watch, name="pulse", daemon=True).start()

    def _watch(self) -> None:
        while not self.is_silent():
            time.sleep(self.patience / 10)
        log.error("the worker stood still and ends, to be started again")
        self.end()
