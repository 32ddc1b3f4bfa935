"""Jobs: one line each. They run for the person who asked."""

from procrastinate.contrib.django import app

from samspil.ground.organisation.actions import running


@app.task(queue="imports", name="organisation.check_import")
def check_import(number: int, person: int) -> None:
    running.run_check(number, person)


@app.task(queue="imports", name="organisation.carry_out_import")
def carry_out_import(number: int, person: int) -> None:
    running.run_import(number, person)


@app.periodic(cron="15 3 * * *")
@app.task(queue="imports", name="organisation.drop_unanswered")
def drop_unanswered(timestamp: int) -> None:
    running.drop_unanswered()
