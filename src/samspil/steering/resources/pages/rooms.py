"""The register of rooms: what they are good for, and who can get in and be there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.core.paginator import Page, Paginator
from django.forms import BaseForm
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import CONTRIBUTORS
from samspil.steering.resources import access, queries
from samspil.steering.resources.models import Room
from samspil.steering.resources.pages.form import FormPage, in_the_house
from samspil.steering.resources.pages.ledger import Choice
from samspil.tools.exchange.spreadsheet import Column, Sheet
from samspil.tools.exchange.spreadsheet import Kind as Cell

EACH_PAGE = 50
ASPECTS = {
    "step_free": pgettext_lazy("of a room", "Without steps"),
    "toilet": pgettext_lazy("of a room", "Toilet close by"),
    "hearing": pgettext_lazy("of a room", "Good to hear in"),
    "calm": pgettext_lazy("of a room", "Room to withdraw"),
}
SHAPES = {"yes": "check", "partly": "s-running", "no": "e-no", "unknown": "s-none"}


@dataclass(frozen=True)
class Asked:
    """What of the register one asked to see; it stands in the address."""

    kind: str = ""
    step_free: str = ""
    words: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Asked":
        kind, steps = given.get("kind", ""), given.get("step_free", "")
        return cls(
            kind if kind in Room.Kind.values else "",
            steps if steps in Room.Access.values else "",
            given.get("q", "").replace("\0", "").strip()[:200],
        )

    def address(self, **changed: str) -> str:
        asked = {"kind": self.kind, "step_free": self.step_free, "q": self.words} | changed
        return "?" + urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True)
class Aspect:
    """One thing that decides who can be in the room."""

    label: str
    answer: str
    icon: str


@dataclass(frozen=True)
class RoomLine:
    room: Room
    aspects: tuple[Aspect, ...]
    may_change: bool


@dataclass(frozen=True)
class RoomsPage:
    lines: tuple[RoomLine, ...]
    pager: Page
    aspects: tuple[str, ...]
    kinds: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    asked: Asked
    total: int
    open_to_all: int
    may_add: bool

    @property
    def query(self) -> str:
        return self.asked.address()


def rooms_page(me: Me, asked: Asked, *, number: str) -> RoomsPage:
    rooms = [room for room in queries.rooms_of(me.root) if _holds(room, asked.words)]
    shown = [room for room in rooms if _fits(room, asked)]
    pager = Paginator(shown, EACH_PAGE).get_page(number)
    return RoomsPage(
        lines=tuple(
            RoomLine(room, tuple(_aspects(room)), me.is_any(CONTRIBUTORS, room.unit)) for room in pager
        ),
        pager=pager,
        aspects=tuple(str(label) for label in ASPECTS.values()),
        kinds=tuple(_choices(rooms, asked, "kind", _("All kinds"), Room.Kind.choices)),
        steps=tuple(_choices(rooms, asked, "step_free", _("All"), Room.Access.choices)),
        asked=asked,
        total=len(shown),
        open_to_all=sum(1 for room in shown if room.step_free == Room.Access.YES),
        may_add=access.has_any(me, CONTRIBUTORS),
    )


def _holds(room: Room, words: str) -> bool:
    text = f"{room.name} {room.unit.name} {room.supports}".lower()
    return all(word in text for word in words.lower().split())


def _fits(room: Room, asked: Asked) -> bool:
    return asked.kind in ("", room.kind) and asked.step_free in ("", room.step_free)


def _aspects(room: Room) -> Iterable[Aspect]:
    for name, label in ASPECTS.items():
        answer = getattr(room, name)
        yield Aspect(str(label), str(Room.Access(answer).label), SHAPES[answer])


def _choices(
    rooms: list[Room], asked: Asked, name: str, all_of_them: str, labels: Iterable[tuple[str, str]]
) -> Iterable[Choice]:
    current = getattr(asked, name)
    for value, label in (("", all_of_them), *labels):
        other = Asked(**{**{f.name: getattr(asked, f.name) for f in fields(asked)}, name: value})
        count = sum(1 for room in rooms if _fits(room, other))
        if count or value in ("", current):
            yield Choice(asked.address(**{name: value}), str(label), count, current == value)


def rooms_sheet(me: Me, asked: Asked) -> Sheet:
    names = ("unit", "name", "kind", "capacity", *ASPECTS, "supports", "is_shared")
    columns = tuple(
        Column(
            str(Room._meta.get_field(name).verbose_name), Cell.INTEGER if name == "capacity" else Cell.TEXT
        )
        for name in names
    )
    rooms = (each for each in queries.rooms_of(me.root) if _fits(each, asked) and _holds(each, asked.words))
    rows = (
        (
            room.unit.name,
            room.name,
            str(room.get_kind_display()),
            room.capacity,
            *(aspect.answer for aspect in _aspects(room)),
            room.supports,
            _("yes") if room.is_shared else _("no"),
        )
        for room in rooms
    )
    return Sheet(_("Rooms"), columns, rows)


def room_form(form: BaseForm, room: Room | None) -> FormPage:
    heading = room.name if room else _("Add a room or an outdoor area")
    lead = _(
        "Rooms teach too: who can get in, who can hear, where one can be left in peace, where one meets."
    )
    return FormPage(form, heading, _("Save it"), reverse("rooms"), _("Rooms"), lead, in_the_house())
