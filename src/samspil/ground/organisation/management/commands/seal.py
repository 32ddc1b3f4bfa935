"""`samspil migrate` calls it: no secret of sign-in lies open, none under a key that is to go."""

from django.core.management.base import BaseCommand

from samspil.ground.organisation.actions.locks import seal_secrets


class Command(BaseCommand):
    help = "Seal the secrets of sign-in with the newest key of the installation."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Sealed {seal_secrets()} secrets of sign-in.")
