"""`samspil figures`: what an attacker finds out from a release, and from all released with it."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate
from django.utils.translation import override

from samspil.figures.publication.queries import attacking
from samspil.figures.publication.queries.releases import Altered
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Account

HELP = """\
samspil figures attack RELEASE [--alone]

Prints what somebody could work out who has read the release, knows the rules it was made by, and has read
every release before it that its audience may read. RELEASE is its number, as in /releases/RELEASE/. It reads
nothing but what was published. Exit code 1 when the attacker finds anything.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name, subcommand, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("release", type=int)
        parser.add_argument("--alone", action="store_true", help="without the releases before it")
        parser.add_argument(
            "--by", default="", help="the e-mail of who asks, for a release that is not public"
        )

    def handle(self, *args: object, **options: Any) -> None:
        with override("en"), acting_as(_person(options["by"]), purpose="figures", today=localdate()):
            try:
                found = attacking.verdict(options["release"], alone=options["alone"])
            except Altered:
                raise CommandError(
                    "The content no longer fits its hash: it is not what was released."
                ) from None
        if found is None:
            raise CommandError("There is no such release, or you may not read it.")
        for line in found.lines:
            self.stdout.write(line)
        if found.leaks:
            raise SystemExit(1)


def _person(email: str) -> int | None:
    """Nobody in particular reads what is public."""
    if not email:
        return None
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise CommandError(f"Nobody signs in with {email}.")
    return account.person_id
