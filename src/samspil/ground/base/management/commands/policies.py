"""Applies the row policies; runs after each migrate."""

from django.core.management.base import BaseCommand

from samspil.ground.base.policies import apply_policies


class Command(BaseCommand):
    help = "Apply every app's functions.sql and policies.sql."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Applied {apply_policies()} files of policies.")
