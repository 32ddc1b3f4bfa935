"""Everything a demo needs before it is served: schema, policies, words, static files, the municipality."""

from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import localdate
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from samspil.config.demo.generator import build
from samspil.config.demo.sizes import SIZES
from samspil.config.messages import compile_messages


class Command(BaseCommand):
    help = "Build the demo municipality with the owner's login; `samspil demo` calls it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=sorted(SIZES), default="municipality")
        parser.add_argument("--seed", type=int, default=2027)
        parser.add_argument("--today", type=date.fromisoformat, default=None)

    def handle(self, *args: object, **options: object) -> None:
        console = Console()
        with console.status("Database, policies, words and static files"):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("policies", verbosity=0)
            compile_messages(settings.LOCALE_PATHS[0])
            call_command("collectstatic", verbosity=0, interactive=False)
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("A fictional municipality", total=None)
            build(
                size=options["size"],
                seed=options["seed"],
                today=options["today"] or localdate(),
                report=lambda name, done, total: progress.update(
                    task, description=name or "Ready", completed=done, total=total
                ),
            )
