"""Compiles the translations."""

from django.core.management.base import BaseCommand

from samspil.config.messages import compile_messages


class Command(BaseCommand):
    help = "Compile the translations; needs no tool but Python."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Compiled {compile_messages()} catalogues.")
