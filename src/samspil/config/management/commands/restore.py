"""`samspil restore`: a backup is put back, whole or not at all."""

import os
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from samspil.config.operations.faults import Refused
from samspil.config.operations.restoring import restore
from samspil.config.operations.sealing import passphrase_of


class Command(BaseCommand):
    help = "Put a backup back; an older version's is brought up to this one. Stop web and worker first."
    requires_system_checks = ()  # `samspil check` looks; this command has one thing to do

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--passphrase-file", help="the file with the passphrase it was made with")
        parser.add_argument("--replace", action="store_true", help="throw away everything that is here now")

    def handle(self, *args: object, **options: object) -> None:
        try:
            passphrase = passphrase_of(options["passphrase_file"])
            done = restore(options["file"], passphrase, replace=options["replace"])
        except Refused as refused:
            raise CommandError(str(refused)) from None
        except (DatabaseError, OSError) as fault:
            raise CommandError(f"Nothing was restored. What stopped it: {str(fault).strip()}") from None
        manifest = done.manifest
        self.stdout.write(
            f"Restored: {manifest.rows} rows of {len(manifest.tables)} tables and {len(manifest.files) - 1} "
            f"files, compared with the backup of {manifest.made_at}; "
            f"{done.migrations} migrations brought it up to date."
        )
        if done.doubtful:
            self.stdout.write(
                f"{done.doubtful} letters waited when the backup was made and may have gone out since. "
                "They are not sent by themselves: an administrator decides under How the post goes."
            )
        if os.environ.get("SAMSPIL_SECRET_KEY"):
            self.stdout.write(
                "SAMSPIL_SECRET_KEY is set and goes before the restored key. Unset it, or set the one of "
                "the old installation, which lies in the data folder; another key opens no one-time codes."
            )
        self.stdout.write("Now run `samspil migrate` and `samspil check`, then start web and worker.")
        call_command("collectstatic", verbosity=0, interactive=False)
