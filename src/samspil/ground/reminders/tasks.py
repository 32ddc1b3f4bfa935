"""Jobs: one line each."""

from django.conf import settings
from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from samspil.ground.reminders.actions import noticing, sending


# Every hour of the day, so that a server that was down in the morning reminds when it is back; once a house
# has been reminded, the rest of the day's runs find nothing to do.
@app.periodic(cron="20 4-20 * * *")
@app.task(
    queue="reminders", name="reminders.remind", queueing_lock="reminders.remind", lock="reminders.remind"
)
def remind(timestamp: int) -> None:
    noticing.remind_everybody(today=localdate())


@app.periodic(cron="*/3 * * * *")
@app.task(queue="mail", name="reminders.send", queueing_lock="reminders.send", lock="reminders.send")
def send(timestamp: int) -> None:
    sending.send_waiting(server=settings.MAIL_SERVER)
