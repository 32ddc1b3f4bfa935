"""Definitions, the files they are counted from, what came out, and what is aimed at."""

from samspil.figures.indicators.models.definition import Definition, DefinitionWording, Pack
from samspil.figures.indicators.models.delivery import (
    Computation,
    ComputationFault,
    Delivery,
    DeliveryLine,
    DeliveryProblem,
    MappedColumn,
    Mapping,
)
from samspil.figures.indicators.models.target import Target, TargetWording
from samspil.figures.indicators.models.value import Area, Neighbour, Value, Yardstick

__all__ = [
    "Area",
    "Computation",
    "ComputationFault",
    "Definition",
    "DefinitionWording",
    "Delivery",
    "DeliveryLine",
    "DeliveryProblem",
    "MappedColumn",
    "Mapping",
    "Neighbour",
    "Pack",
    "Target",
    "TargetWording",
    "Value",
    "Yardstick",
]
