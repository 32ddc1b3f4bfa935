"""The worker ends when its database goes away, and begins again: nothing beside it keeps it from that."""

import asyncio
from contextlib import asynccontextmanager, contextmanager

from procrastinate.exceptions import ConnectorException

from samspil.config.operations import working
from samspil.config.operations.pulse import Pulse


class Fallen:
    """A queue whose database goes away at once."""

    connector = None

    @contextmanager
    def replace_connector(self, _connector):
        yield self

    @asynccontextmanager
    async def open_async(self):
        yield

    async def run_worker_async(self, **_options):
        await asyncio.sleep(0.05)
        raise ConnectorException


async def hard_of_hearing(_working):
    """What Python 3.11 does to a task whose cancellation comes just as what it waits for is done."""
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        await asyncio.sleep(3600)


def test_who_does_not_hear_that_it_is_over_is_told_again(monkeypatch):
    monkeypatch.setattr(working, "app", Fallen())
    monkeypatch.setattr(Fallen, "connector", type("C", (), {"get_worker_connector": lambda _self: None})())
    monkeypatch.setattr(working, "_take_up", hard_of_hearing)
    monkeypatch.setattr(working, "PAUSE", 0.05)

    assert working._is_done(Pulse(patience=3600)) is False
