"""`samspil worker`: background jobs, with the same login and the same policies as the web."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from samspil.config.start import refuse_a_powerful_login


class Command(BaseCommand):
    help = "Run background jobs until stopped."

    def handle(self, *args: object, **options: object) -> None:
        refuse_a_powerful_login()
        call_command("procrastinate", "worker")
