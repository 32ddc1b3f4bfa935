"""`figures list|compute --by EMAIL`: what is defined and counted; count it anew."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from samspil.figures.indicators.actions import running
from samspil.figures.indicators.models import Computation, Delivery, Value
from samspil.figures.indicators.queries.definitions import in_force, name_of
from samspil.figures.indicators.registry import views
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.access import Me, known
from samspil.ground.organisation.models import Account, Unit

PURPOSE = "figures"
WORDS = ("list", "compute")


class Command(BaseCommand):
    help = "Lists the indicators in use, or counts them anew from the newest extracts and the system itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=WORDS)
        parser.add_argument("--by", required=True, help="e-mail of who answers for it")

    def handle(self, *args: object, what: str, by: str, **options: object) -> None:
        account = Account.objects.filter(email=by).first()
        if account is None:
            raise CommandError(f"Nobody signs in as {by}.")
        with acting_as(account.person_id, purpose=PURPOSE, today=localdate()):
            who = known(account)
            house = who.roles[0].root if who else None
        if who is None or house is None:
            raise CommandError(f"{by} has no role today.")
        self._list(who, house) if what == "list" else self._compute(who, house)

    def _list(self, who: Me, house: Unit) -> None:
        with acting_as(who.person.pk, purpose=PURPOSE, today=localdate()):
            for each in in_force(house.pk, "en"):
                periods = sorted(
                    Value.objects.filter(definition=each, breakdown="", unit=house)
                    .order_by()
                    .values_list("period", flat=True)
                    .distinct()
                )
                told = f"{periods[0]}-{periods[-1]}" if periods else "not counted"
                self.stdout.write(f"{each.key} {each.version}\t{name_of(each)}\t{told}")

    def _compute(self, who: Me, house: Unit) -> None:
        for number in self._asked(who, house):
            running.run_computation(number, who.person.pk)
            with acting_as(who.person.pk, purpose=PURPOSE, today=localdate()):
                made = Computation.objects.prefetch_related("faults__definition").get(pk=number)
                self.stdout.write(f"{made.table}: {made.added} new, {made.revised} revised, {made.state}")
                for fault in made.faults.all():
                    self.stdout.write(f"  {fault.definition.key}: {fault.message}")

    def _asked(self, who: Me, house: Unit) -> list[int]:
        """A computation for the newest extract of each table, and for each view."""
        with acting_as(who.person.pk, purpose=PURPOSE, today=localdate()):
            ready = Delivery.objects.filter(
                house=house, kind=DeliveryKind.EXTRACT, state=DeliveryState.DONE
            ).exclude(file="")
            newest = {each.table: each for each in ready.order_by("as_of", "pk")}
            asked = [
                running.ask_computation(house=house, delivery=each, today=localdate(), by=who.person)
                for each in newest.values()
            ]
            asked += [
                running.ask_computation(house=house, view=each.view, today=localdate(), by=who.person)
                for each in views()
                if running.countable(house, each.table)
            ]
            return [each.pk for each in asked]
