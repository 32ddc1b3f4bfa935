"""Asks a server for pages at fixed moments, however slow it answers, and keeps how long each took."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

PATIENCE = 60


@dataclass(frozen=True)
class Ask:
    """One page for one person; `name` is the line of the table it counts on."""

    name: str
    path: str
    cookie: str


@dataclass(frozen=True)
class Answer:
    name: str
    milliseconds: float
    status: int


def arrivals(asks: Sequence[Ask], *, rate: float, port: int) -> list[Answer]:
    """Each is asked at its own moment. Waiting begins at that moment, not when the server had time for it."""
    return asyncio.run(_arrivals(asks, rate, port))


async def _arrivals(asks: Sequence[Ask], rate: float, port: int) -> list[Answer]:
    begin = time.perf_counter() + 0.2
    moments = (begin + number / rate for number in range(len(asks)))
    return await asyncio.gather(
        *(_at(moment, each, port) for moment, each in zip(moments, asks, strict=True))
    )


async def _at(moment: float, ask: Ask, port: int) -> Answer:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
    try:
        status = await asyncio.wait_for(_get(ask, port), PATIENCE)
    except (OSError, TimeoutError, ValueError, IndexError):
        status = 0
    return Answer(ask.name, (time.perf_counter() - moment) * 1000, status)


async def _get(ask: Ask, port: int) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"GET {ask.path} HTTP/1.1",
        f"Host: localhost:{port}",
        f"Cookie: {ask.cookie}",
        "Connection: close",
    )
    writer.write("\r\n".join((*head, "", "")).encode())
    first = await reader.readline()
    while await reader.read(65_536):
        pass
    writer.close()
    return int(first.split()[1])
