"""What the apps above say on the page of a place. The ground does not look up, so they come to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class PlaceLine:
    """One fact of a place: what it is about, how it stands, and where one reads on."""

    label: str
    text: str
    url: str = ""
    why: str = ""


Teller = Callable[[Unit, Me, date], Iterable[PlaceLine]]

# Filled in AppConfig.ready of each app, in the order of INSTALLED_APPS. A teller asks at most two queries.
tellers: list[Teller] = []


def told(unit: Unit, me: Me, today: date) -> tuple[PlaceLine, ...]:
    return tuple(line for teller in tellers for line in teller(unit, me, today))


# Where somebody begins who signs in without a role here; empty from who knows no place for them.
beginnings: list[Callable[[], str]] = []


def beginning() -> str:
    return next((url for find in beginnings if (url := find())), "")
