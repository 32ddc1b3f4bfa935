"""Registers the app with Django, and says to the figures whose targets they are."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "samspil.steering.strategy"
    label = "strategy"

    def ready(self) -> None:
        from samspil.figures.indicators.registry import register_targets  # noqa: PLC0415 (models only now)
        from samspil.steering.strategy.queries.reading import targets_of_house  # noqa: PLC0415

        register_targets(targets_of_house)
