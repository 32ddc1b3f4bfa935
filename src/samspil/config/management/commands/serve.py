"""`samspil serve`: the web, with the login that the row policies hold."""

import os
from threading import Thread

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from gunicorn.app.base import BaseApplication

from samspil.config.operations import logs
from samspil.config.operations.faults import Refused
from samspil.config.operations.places import refuse_a_half_restore
from samspil.config.start import PowerfulLogin, refuse_a_powerful_login
from samspil.tools.charts import vega


class Server(BaseApplication):
    """Gunicorn, told what we need and nothing else."""

    def __init__(self, options: dict[str, object]) -> None:
        self.chosen = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        # Imported in the worker: the application belongs to the process that serves it.
        from samspil.config.wsgi import application  # noqa: PLC0415

        return application


def warm_the_charts(worker: object) -> Thread:
    """The first drawing of a process takes a second or two; nobody should wait for it."""
    thread = Thread(target=vega.warm, name="warm-charts", daemon=True)
    thread.start()
    return thread


class Command(BaseCommand):
    help = "Serve the web. Put a proxy with TLS in front of it (SAMSPIL_HTTPS=1)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: object, **options: object) -> None:
        try:
            refuse_a_half_restore()
            refuse_a_powerful_login()
        except (PowerfulLogin, Refused) as refused:
            self.stderr.write(str(refused))
            raise SystemExit(1) from None
        # The processes that serve must each open their own: one shared connection would mix up their answers.
        connections.close_all()
        Server(chosen(str(options["host"]), int(options["port"]), int(options["workers"]))).run()


def chosen(host: str, port: int, workers: int) -> dict[str, object]:
    """How gunicorn serves. SIGHUP begins anew with new code, and lets requests that are under way end."""
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": 4,
        "timeout": 120,
        "graceful_timeout": 30,
        "keepalive": 5,
        # Whatever a library leaks is gone after some hours; not all processes begin anew at once.
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        # Headers that say "this came by HTTPS" count only from these.
        "forwarded_allow_ips": settings.PROXY,
        "accesslog": None,
        "loglevel": "warning",
        "logconfig_dict": logs.settings_for(os.environ.get("SAMSPIL_LOG", "plain")),
        "control_socket_disable": True,
        "post_worker_init": warm_the_charts,
    }
