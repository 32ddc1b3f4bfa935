"""`samspil check`: what is wrong with this installation, and how to mend it."""

from django.core.management.base import BaseCommand
from rich.console import Console

from samspil.config.checks import Finding, every_finding


class Command(BaseCommand):
    help = (
        "Look at database, login, policies, files, words and settings; exit with 1 when something is wrong."
    )

    def handle(self, *args: object, **options: object) -> None:
        console = Console(highlight=False)
        found: list[Finding] = list(every_finding())
        for each in found:
            console.print(f"{'[red]wrong[/]' if each.fault else '[green]well [/]'}  {each.what}")
            if each.fault:
                console.print(f"       {each.fault}\n       To mend it: {each.remedy}")
        if any(each.fault for each in found):
            raise SystemExit(1)
