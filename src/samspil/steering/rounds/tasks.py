"""Jobs: one line each. They run for the person who asked."""

from procrastinate.contrib.django import app

from samspil.ground.organisation.tasks import AGAIN
from samspil.steering.rounds.actions import opening


@app.task(queue="rounds", name="rounds.ask_all", retry=AGAIN)
def ask_all(number: int, person: int) -> None:
    opening.ask_all(number, person)
