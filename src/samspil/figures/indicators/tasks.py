"""Jobs: one line each. They run for the person who asked."""

from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from samspil.figures.indicators.actions import running

# A database that went away comes back; what was begun has been taken back whole.
AGAIN = RetryStrategy(max_attempts=20, linear_wait=3, retry_exceptions=[OperationalError, InterfaceError])


@app.task(queue="imports", name="indicators.read_delivery", retry=AGAIN)
def read_delivery(number: int, person: int) -> None:
    running.run_delivery(number, person)


@app.task(queue="imports", name="indicators.compute", retry=AGAIN)
def compute(number: int, person: int) -> None:
    running.run_computation(number, person)
