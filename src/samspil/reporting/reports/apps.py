"""Registers the app, and puts the public reports on the public page."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "samspil.reporting.reports"
    label = "reports"

    def ready(self) -> None:
        from samspil.reporting.public.pages.shelf import SHELVES  # noqa: PLC0415 - once all apps are there
        from samspil.reporting.reports.pages.listing import public_papers  # noqa: PLC0415

        if public_papers not in SHELVES:
            SHELVES.append(public_papers)
