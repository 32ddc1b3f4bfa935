"""A house where something is owed, and the worker's day."""

from datetime import date, timedelta

import pytest
from conftest import web_login

import make
from samspil.ground.reminders.actions.noticing import remind_everybody

MONDAY = date(2027, 3, 1)


@pytest.fixture
def remind():
    """The worker's run of a day, with the worker's login."""

    def run(day):
        with web_login():
            remind_everybody(today=day)

    return run


@pytest.fixture
def asked(egelund, school, strategy, lone, amina):
    """Amina's school is asked for a local plan by the end of March."""
    central = make.plan(egelund, strategy, begins_on=date(2027, 1, 1))
    request = make.request(central, school, lone, due_on=MONDAY + timedelta(days=30))
    request.asked_at = request.asked_at.replace(year=2027, month=2, day=1)
    request.save()
    return request
