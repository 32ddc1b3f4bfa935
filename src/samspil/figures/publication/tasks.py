"""Jobs: one line each. They run for the person who asked."""

from procrastinate.contrib.django import app

from samspil.figures.publication.actions import preparing
from samspil.ground.organisation.tasks import AGAIN


@app.task(queue="releases", name="publication.prepare_release", retry=AGAIN)
def prepare_release(number: int, person: int) -> None:
    preparing.run_preparation(number, person)
