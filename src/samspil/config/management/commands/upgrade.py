"""`samspil migrate`: schema, policies, words and static files of this version."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from samspil.config.messages import compile_messages
from samspil.config.operations import schema


class Command(BaseCommand):
    help = "Bring the database up to date, whole or not at all, and lay out the static files."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{schema.upgrade()} migrations carried out, row policies applied.")
        compile_messages(Path(settings.LOCALE_PATHS[0]))
        call_command("collectstatic", verbosity=0, interactive=False)
