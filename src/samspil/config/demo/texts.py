"""The texts of the demo, and how a date or a count gets into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from samspil.config.demo.days import Days


@cache
def read(name: str) -> Any:
    """One file of the folder `texts`."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - heavy, and only the building needs it

    source = files("samspil.config.demo").joinpath("texts", f"{name}.yaml")
    return YAML(typ="safe").load(source.read_text("utf-8"))


@dataclass(frozen=True)
class Line:
    """One action as the text files write it: where it points, its tags, title and how."""

    direction: str
    environment: str
    tags: frozenset[str]
    title: str
    about: str


def lines(block: str) -> list[Line]:
    """`adults class sharing · Title · How`, one a line."""
    return [line(each) for each in block.splitlines() if each.strip()]


def line(text: str) -> Line:
    words, title, about = [*(part.strip() for part in text.split("·", 2)), ""][:3]
    direction, environment, *tags = words.split()
    return Line(direction, environment, frozenset(tags), title, about)


def parts(text: str, count: int) -> list[str]:
    """`a | b | c` as a list of exactly `count` texts."""
    found = [part.strip() for part in text.split("|")]
    return [*found, *[""] * count][:count]


class _Day:
    """`{day:+7}` in a text is the date seven days from now, in words."""

    def __init__(self, days: Days, language: str, *, form: str) -> None:
        self.days, self.language, self.form = days, language, form

    def __format__(self, offset: str) -> str:
        day = self.days.workday(self.days.at(int(offset)))
        month = MONTHS[self.language][day.month - 1]
        if self.form == "month":
            return month
        if self.form == "year":
            return str(day.year)
        return f"{day.day}. {month}" if self.language == "da" else f"{day.day} {month}"


class _Part:
    """`{part:41}` in a text is 41 of 62, of however many places there are."""

    def __init__(self, places: int) -> None:
        self.places = places

    def __format__(self, of_62: str) -> str:
        return str(round(int(of_62) * self.places / 62))


@dataclass(frozen=True)
class Slots:
    """What the texts of one house are filled with."""

    values: Mapping[str, object]

    def fill(self, text: str, **more: object) -> str:
        return text.format_map({**self.values, **more})


def slots(days: Days, language: str, *, places: int, ready: int = 0, missing: int = 0) -> Slots:
    forms = {form: _Day(days, language, form=form) for form in ("day", "month", "year")}
    return Slots({**forms, "part": _Part(places), "units": places, "ready": ready, "missing": missing})


MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
