"""`samspil worker`: background jobs, with the same login and the same policies as the web."""

from django.core.management.base import BaseCommand

from samspil.config.operations.faults import Refused
from samspil.config.operations.places import refuse_a_half_restore
from samspil.config.operations.working import work
from samspil.config.start import PowerfulLogin, refuse_a_powerful_login


class Command(BaseCommand):
    help = "Run background jobs until stopped."

    def handle(self, *args: object, **options: object) -> None:
        try:
            refuse_a_half_restore()
            refuse_a_powerful_login()
        except (PowerfulLogin, Refused) as refused:
            self.stderr.write(str(refused))
            raise SystemExit(1) from None
        work()
