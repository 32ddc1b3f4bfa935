"""`samspil load`: a strategy pack is taken into use, on behalf of a person who may."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.timezone import localdate

from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Account, Person, Unit
from samspil.steering.strategy.actions import Adoption, AlreadyAdopted, adopt_strategy
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import read_strategy


class Command(BaseCommand):
    help = "Read a strategy pack whole or not at all, and make it the strategy in force for a unit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", type=int, required=True, help="the municipality's or region's number")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the person who loads it")
        parser.add_argument("--adopted-on", type=date.fromisoformat, required=True)
        parser.add_argument("--adopted-by", required=True, help="the council or board that decided")
        parser.add_argument("--from", dest="begins_on", type=date.fromisoformat, required=True)
        parser.add_argument("--to", dest="ends_on", type=date.fromisoformat, default=None)

    def handle(self, *args: object, **options: object) -> None:
        try:
            pack = read_strategy(options["file"].read_bytes(), file=options["file"].name)
        except OSError as fault:
            raise CommandError(
                f"{options['file']}: {fault.strerror}. Name a file that can be read."
            ) from None
        except PackRefused as refused:
            raise CommandError(f"Nothing was loaded.\n{refused}") from None
        account = Account.objects.filter(email__iexact=options["by"]).first()
        if account is None:
            raise CommandError(f"No account has the e-mail {options['by']}.")
        adoption = Adoption(
            options["begins_on"], options["ends_on"], options["adopted_on"], options["adopted_by"]
        )
        with acting_as(account.person_id, purpose="load", today=localdate()):
            try:
                unit = Unit.objects.get(pk=options["unit"])
                by = Person.objects.get(pk=account.person_id)
                strategy = adopt_strategy(pack=pack, unit=unit, adoption=adoption, by=by)
            except Unit.DoesNotExist:
                raise CommandError(f"There is no unit number {options['unit']}.") from None
            except AlreadyAdopted as fault:
                raise CommandError(str(fault)) from None
            except DatabaseError as fault:
                raise CommandError(f"{options['by']} may not load a strategy there. ({fault})") from None
        self.stdout.write(f"{strategy} is in force for {unit}: {strategy.statements.count()} statements.")
