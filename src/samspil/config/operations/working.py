"""The worker: runs jobs, takes up what a killed worker left, and waits for a database that went away."""

import asyncio
import logging
import os
import time
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connection
from opentelemetry.trace import SpanKind
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from samspil.config.operations.pulse import Pulse
from samspil.config.operations.tracing import span
from samspil.config.server import wake

log = logging.getLogger("samspil.jobs")
# How often a worker says that it lives. After three silences its jobs are somebody else's.
HEARTBEAT = float(os.environ.get("SAMSPIL_HEARTBEAT", "10"))
PAUSE = 1.0
# Longer than the pool waits for a connection.
SILENCE = 40 + 2 * HEARTBEAT
GONE = (ConnectorException, OperationalError, PoolTimeout, OSError)


def work() -> None:
    """Until stopped; a lost database is waited for."""
    pulse = Pulse(SILENCE)
    _beat_with_the_worker(pulse)
    pulse.watch()
    while not _is_done(pulse):
        time.sleep(PAUSE)
        if connection.settings_dict["ENGINE"] == "samspil.config.postgres":
            wake(settings.DATA)


def _beat_with_the_worker(pulse: Pulse) -> None:
    """Its own heartbeat and no other sign of life: a worker can stop for good while all around it goes on."""
    manager, told = app.job_manager, app.job_manager.update_heartbeat

    async def beating(worker_id: int) -> None:
        await told(worker_id)
        pulse.beat()

    manager.update_heartbeat = beating


def _is_done(pulse: Pulse) -> bool:
    """False when the database went away; what else goes wrong is raised."""
    pulse.beat()
    try:
        asyncio.run(_work())
    except BaseExceptionGroup as many:
        gone, rest = many.split(GONE)
        if rest is not None or gone is None:
            raise
        log.warning("the database went away")
        return False
    return True


async def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        async with working.open_async(), asyncio.TaskGroup() as both:
            again = both.create_task(_take_up(working))
            try:
                await working.run_worker_async(
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=3 * HEARTBEAT,
                    fetch_job_polling_interval=HEARTBEAT / 2,
                    task_middleware=[told],
                )
            finally:
                await _end(again)


async def _end(task: asyncio.Task[None]) -> None:
    """Say it until it is heard: in Python 3.11 a cancellation is lost if what is waited for ends with it.

    A worker whose database fell once waited for good for a task that had not heard that it was to end.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=PAUSE)


async def _take_up(working: App) -> None:
    """Jobs that began and whose worker has fallen silent begin again; each is whole or not at all."""
    while True:
        for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=3 * HEARTBEAT):
            await working.job_manager.retry_job(job)
            log.warning("taken up again", extra={"job": job.id, "task": job.task_name})
        await asyncio.sleep(HEARTBEAT)


def told(call_next: Callable[[], object], context: JobContext, _worker: object) -> object:
    """One line and one span for each job, without what it was given."""
    begin, job, outcome = time.perf_counter(), context.job, "failed"
    close_old_connections()
    try:
        with span(f"job {job.task_name}", SpanKind.CONSUMER, **{"samspil.job": job.id or 0}):
            answer = call_next()
        outcome = "done"
        return answer
    finally:
        close_old_connections()
        log.info(
            "job",
            extra={
                "job": job.id,
                "task": job.task_name,
                "outcome": outcome,
                "milliseconds": round((time.perf_counter() - begin) * 1000),
            },
        )
