"""A small published table with a figure in every state."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samspil.tools.exchange.opendata.dataset import (
    Agency,
    Code,
    Dataset,
    Dimension,
    Measure,
    Observation,
    Role,
    Status,
)

HOME = "https://tal.egelund.example"
AGENCY = Agency(
    "EGELUND",
    {"da": "Egelund Kommune", "nl": "Gemeente Egelund", "en": "Egelund Municipality"},
    HOME,
    "tal@egelund.example",
)
AREA = Dimension(
    "school",
    {"da": "Skole", "nl": "School", "en": "School"},
    (
        Code("all", {"da": "Alle", "nl": "Alle", "en": "All"}),
        Code("012", {"da": "Ældre ”Ask”; nord", "nl": "Es", "en": "Ash"}, "all"),
        Code("013", {"da": "=Birk", "nl": "Berk", "en": "Birch"}, "all"),
    ),
    Role.AREA,
)
YEAR = Dimension(
    "year",
    {"da": "Skoleår", "nl": "Schooljaar", "en": "School year"},
    (
        Code("2023/2024", {"da": "2023/24", "nl": "2023/24", "en": "2023/24"}),
        Code("2024/2025", {"da": "2024/25", "nl": "2024/25", "en": "2024/25"}),
    ),
    Role.TIME,
)
SHARE = Measure(
    "special",
    {
        "da": "Andel i specialtilbud",
        "nl": "Aandeel in gespecialiseerd onderwijs",
        "en": "Share in special provision",
    },
    "percent",
    {"da": "procent", "nl": "procent", "en": "percent"},
    1,
)
PUPILS = Measure("pupils", {"da": "Elever", "nl": "Leerlingen", "en": "Pupils"}, "persons", {"en": "persons"})
OBSERVATIONS = (
    Observation(("all", "2023/2024"), "special", Status.VALUE, Decimal("6.5")),
    Observation(("all", "2024/2025"), "special", Status.VALUE, Decimal("6.1"), is_preliminary=True),
    Observation(("012", "2023/2024"), "special", Status.SUPPRESSED, below=5),
    Observation(("012", "2024/2025"), "special", Status.ZERO, Decimal(0)),
    Observation(("013", "2023/2024"), "special", Status.MISSING),
    Observation(("013", "2024/2025"), "special", Status.NOT_APPLICABLE),
    Observation(("all", "2023/2024"), "pupils", Status.VALUE, Decimal(2500)),
)
DATASET = Dataset(
    id="special_share",
    version="1.0",
    title={
        "da": "Elever i specialtilbud",
        "nl": "Leerlingen in het gespecialiseerd onderwijs",
        "en": "Special provision",
    },
    description={
        "da": "Andel efter bopæl, 5. september.",
        "nl": "Aandeel naar woonplaats.",
        "en": "By residence.",
    },
    dimensions=(AREA, YEAR),
    measures=(SHARE, PUPILS),
    observations=OBSERVATIONS,
    agency=AGENCY,
    source={"da": "Egelunds egne tal", "nl": "Eigen cijfers van Egelund", "en": "Egelund's own figures"},
    licence="https://creativecommons.org/licenses/by/4.0/",
    issued=date(2026, 11, 30),
    address=f"{HOME}/special-share/1.0",
    keywords=({"da": "inklusion", "nl": "inclusie", "en": "inclusion"},),
)


@pytest.fixture
def dataset():
    return DATASET


@pytest.fixture
def changed():
    return lambda **facts: replace(DATASET, **facts)
