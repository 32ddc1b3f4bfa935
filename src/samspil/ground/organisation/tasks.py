"""Jobs: one line each. They run for the person who asked."""

from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from samspil.ground.organisation.actions import running

# A database that went away comes back; what was begun has been taken back whole.
AGAIN = RetryStrategy(max_attempts=20, linear_wait=3, retry_exceptions=[OperationalError, InterfaceError])


@app.task(queue="imports", name="organisation.check_import", retry=AGAIN)
def check_import(number: int, person: int) -> None:
    running.run_check(number, person)


@app.task(queue="imports", name="organisation.carry_out_import", retry=AGAIN)
def carry_out_import(number: int, person: int) -> None:
    running.run_import(number, person)


@app.periodic(cron="15 3 * * *")
@app.task(queue="imports", name="organisation.drop_unanswered")
def drop_unanswered(timestamp: int) -> None:
    running.drop_unanswered()
