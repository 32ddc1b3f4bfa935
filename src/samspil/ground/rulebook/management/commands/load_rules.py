"""`load_rules [FILE ...] [--by EMAIL]`: takes rule packs into the rulebook, ours when none is named."""

from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Account
from samspil.ground.rulebook import actions
from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.rules_pack import RulePack, read_rules

OURS = Path(__file__).parents[2] / "packs"


class Command(BaseCommand):
    help = "Takes rule packs into the rulebook: the shipped ones, or the files named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="rule packs; none: our own")
        parser.add_argument("--by", default="", help="e-mail of the administrator who answers for it")

    def handle(self, *args: object, files: list[Path], by: str, **options: object) -> None:
        packs = [_pack(each) for each in files] if files else _ours()
        person = _person(by) if by else None
        purpose = acting_as(person.pk, purpose="rules", today=localdate()) if person else nullcontext()
        with purpose:
            for pack in packs:
                done = actions.load_rules(pack=pack, by=person)
                said = (
                    f"{done.country}: {done.added} added, {done.removed} removed, {done.unchanged} unchanged"
                )
                self.stdout.write(said)


def _ours() -> list[RulePack]:
    return [actions.shipped_rules(each.stem.upper()) for each in sorted(OURS.glob("*.yaml"))]


def _pack(file: Path) -> RulePack:
    try:
        return read_rules(file.read_bytes(), file=file.name)
    except PackRefused as refused:
        raise CommandError(str(refused)) from refused
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _person(email: str) -> object:
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise CommandError(f"Nobody signs in with {email}.")
    with acting_as(account.person_id, purpose="rules", today=localdate()):
        return account.person
