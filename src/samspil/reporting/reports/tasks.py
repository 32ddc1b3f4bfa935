"""Jobs: one line each. They run for the person who asked."""

from procrastinate.contrib.django import app

from samspil.ground.organisation.tasks import AGAIN
from samspil.reporting.reports.actions import issuing


@app.task(queue="reports", name="reports.issue_report", retry=AGAIN)
def issue_report(number: int, person: int) -> None:
    issuing.run_issue(number, person)
