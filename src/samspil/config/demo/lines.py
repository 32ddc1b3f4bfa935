"""What places do, by effort and kind of place."""

from functools import cache
from typing import NamedTuple

from samspil.config.demo import texts
from samspil.config.demo.realm import EGELUND, Realm
from samspil.config.demo.texts import Line
from samspil.steering.plans.rules import Status

SETTINGS = {
    "school": "school",
    "special_school": "school",
    "after_school": "young",
    "youth_club": "young",
    "youth_school": "young",
    "daycare": "daycare",
    "day_carer": "daycare",
    "leisure": "leisure",
}
Bank = dict[str, dict[str, list[Line]]]


class Settled(NamedTuple):
    """An action that is always there, with the status it has and who owns it."""

    status: Status
    owner: str
    line: Line


@cache
def bank(realm: Realm) -> Bank:
    if realm != EGELUND:
        return _read(texts.read("agenda")["local"])
    found = _read(texts.read("local"))
    for key, settings in _read(texts.read("local_more")).items():
        for setting, more in settings.items():
            found[key].setdefault(setting, []).extend(more)
    return found


def _read(told: dict[str, dict[str, str]]) -> Bank:
    return {
        key: {setting: texts.lines(block) for setting, block in blocks.items()}
        for key, blocks in told.items()
    }


def settled(place: str) -> dict[str, list[Settled]]:
    """The actions of one place that the cards count on, by effort."""
    told = texts.read("settled").get(place, {})
    return {
        key: [Settled(Status(status), owner, texts.line(line)) for status, owner, line in rows]
        for key, rows in told.items()
    }
