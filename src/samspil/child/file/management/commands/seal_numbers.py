"""`samspil migrate` calls it: no national number lies under a key that is to go."""

from django.core.management.base import BaseCommand

from samspil.child.file.actions import seal_numbers


class Command(BaseCommand):
    help = "Seal the national numbers of children's files with the newest key of the installation."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Sealed {seal_numbers()} national numbers.")
