"""Jobs: one line each. They run for the person who answered."""

from procrastinate.contrib.django import app

from samspil.reporting.public import actions


@app.task(queue="mail", name="public.mail_answer", pass_context=False)
def mail_answer(number: int, person: int) -> None:
    actions.mail_answer(number, person)
