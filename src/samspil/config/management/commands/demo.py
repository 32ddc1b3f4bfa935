"""`samspil demo`: build what is missing, then serve it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

SHAPING = ("*.sql", "migrations/*.py", "*.po", "static/**/*", "demo/**/*.py", "demo/**/*.yaml")


class Command(BaseCommand):
    help = "Build a fictional municipality and serve it. The second start only serves."
    requires_system_checks = ()  # what changed is prepared, and that checks; a mere start need not

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--size", default="municipality")
        parser.add_argument("--no-serve", action="store_true", help="build only")

    def handle(self, *args: object, **options: object) -> None:
        address = os.environ.setdefault("SAMSPIL_ADDRESS", f"http://localhost:{options['port']}")
        settings.ADDRESS = address
        stamp, shape = Path(settings.DATA) / "demo-ready", _shape(str(options["size"]))
        if not stamp.exists() or stamp.read_text() != shape:
            environment = {**os.environ, "SAMSPIL_LOGIN": "owner"}
            words = [
                sys.executable,
                "-m",
                "samspil.config.command",
                "prepare-demo",
                "--size",
                options["size"],
            ]
            subprocess.run(words, env=environment, check=True)  # noqa: S603 - our own words
            stamp.write_text(shape)
            if not options["no_serve"]:
                # This process looked for its language before the words were compiled; a new one finds them.
                again = [*words[:3], "demo", "--port", str(options["port"]), "--size", str(options["size"])]
                os.execv(sys.executable, again)  # noqa: S606 - our own words
        if not options["no_serve"]:
            self.stdout.write(
                f"\n  Samspil is at http://localhost:{options['port']}/   (Ctrl-C stops it)\n"
                "  Choose a person on the sign-in page, or read the public page without signing in.\n"
            )
            with _worker():
                call_command("serve", port=options["port"], workers=1)


@contextmanager
def _worker() -> Iterator[None]:
    """Somebody must do the jobs: reports, mails, large imports. The worker ends with the demo."""
    words, demo = [sys.executable, "-m", "samspil.config.command", "worker"], os.getpid()
    working = subprocess.Popen(words, env={**os.environ, "SAMSPIL_LOGIN": "app"})  # noqa: S603 - our own words
    try:
        yield
    finally:
        # The server's own processes come by here too when they end.
        if os.getpid() == demo:
            working.terminate()
            working.wait()


def _shape(size: str) -> str:
    """A fingerprint of all that decides what the prepared demo looks like."""
    found = hashlib.sha256(size.encode())
    package = settings.PACKAGE
    for path in sorted({path for pattern in SHAPING for path in package.rglob(pattern) if path.is_file()}):
        found.update(f"{path.relative_to(package)} {path.stat().st_size} ".encode() + path.read_bytes())
    return found.hexdigest()
