"""`samspil backup`: database, files and secret key in one file, read again before it counts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from samspil.config.operations.backing_up import back_up
from samspil.config.operations.faults import Refused
from samspil.config.operations.manifest import Manifest
from samspil.config.operations.sealing import passphrase_of
from samspil.config.operations.verifying import verify


class Command(BaseCommand):
    help = "Back up everything into one file that must be kept secret; web and worker may go on meanwhile."
    requires_system_checks = ()  # `samspil check` looks; this command has one thing to do

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--passphrase-file", help="a file with one line: the backup is sealed with it")
        parser.add_argument("--verify", action="store_true", help="only read a backup that is there, whole")

    def handle(self, *args: object, **options: object) -> None:
        file = options["file"]
        try:
            passphrase = passphrase_of(options["passphrase_file"])
            if not options["verify"]:
                back_up(file, passphrase)
            self.stdout.write(said(verify(file, passphrase), file))
        except Refused as refused:
            raise CommandError(str(refused)) from None
        except DatabaseError as fault:
            raise CommandError(f"No backup was made. The database said: {str(fault).strip()}") from None
        if not options["verify"] and not passphrase:
            self.stdout.write("It holds everything, in the clear: keep it where only you can read it.")


def said(manifest: Manifest, file: Path) -> str:
    return (
        f"{file} is sound: {manifest.rows} rows of {len(manifest.tables)} tables, "
        f"{len(manifest.files) - 1} files and the secret key, "
        f"{file.stat().st_size / 1_000_000:.1f} MB, made {manifest.made_at}."
    )
