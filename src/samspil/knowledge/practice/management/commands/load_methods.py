"""Loads the starter catalogue of methods for a municipality or region, on behalf of one who steers it."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Account, Unit
from samspil.knowledge.practice.actions import load_methods
from samspil.knowledge.practice.models import LANGUAGES


class Command(BaseCommand):
    help = "Loads the starter catalogue of methods in one language. What is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("unit", help="name of the municipality or region")
        parser.add_argument("--language", choices=sorted(LANGUAGES), required=True)
        parser.add_argument("--by", required=True, help="e-mail of the director, head or follow-up member")

    def handle(self, *args: object, **options: str) -> None:
        account = Account.objects.filter(email__iexact=options["by"]).first()
        unit = Unit.objects.filter(parent=None, name=options["unit"]).first()
        if account is None or unit is None:
            missing = f"account {options['by']}" if account is None else f"municipality {options['unit']}"
            raise CommandError(f"There is no {missing}. Write it as it stands in Samspil.")
        with acting_as(account.person_id, purpose="load methods", today=localdate()):
            new = load_methods(unit=unit, language=options["language"], by=account.person)
        self.stdout.write(f"{new} methods loaded for {unit}.")
