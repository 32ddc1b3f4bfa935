"""Writes actions and what is told and shown about them, in the words of one house."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from samspil.config.demo import texts
from samspil.config.demo.days import Days, moment
from samspil.config.demo.lines import SETTINGS
from samspil.config.demo.places import CLASSES, ROOMS
from samspil.config.demo.realm import House
from samspil.config.demo.rows import Rows
from samspil.config.demo.stories import Story
from samspil.config.demo.texts import Line, Slots
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Action, CoOwner, Effort, Evidence, News

DIMENSIONS, FORMS = frozenset(Action.Dimension.values), frozenset(Action.Form.values)
AFTER_SCHOOL = frozenset({"after_school", "club", "leisure", "home"})
CO_OWNING = ["parents", "boards", "children", "staff", "leaders", "politicians"]
CROWD, TEAM = 14, 6


@dataclass(frozen=True)
class Desk:
    """All that writing needs: the house, the calendar, chance, the words, and where the rows go."""

    house: House
    days: Days
    rng: Random
    bank: dict[str, Any]
    slots: Slots
    rows: Rows = field(default_factory=Rows)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, found: Sequence[str], unit: Unit) -> str:
        """One of the texts that fit this kind of place."""
        foreign = self.bank.get("not_in", {}).get(SETTINGS.get(unit.kind), ())
        fitting = [each for each in found if not any(word in each.lower() for word in foreign)]
        return self.rng.choice(fitting)

    def fill(self, text: str, **more: object) -> str:
        rng = self.rng
        few = rng.randint(3, TEAM)
        usual = {
            "klasse": rng.choice(CLASSES),
            "årgang": f"{rng.randint(0, 9)}. årgang",
            "stue": rng.choice(ROOMS),
            "hold": f"U{rng.randint(8, 15)}",
            "groep": rng.randint(3, 8),
            "n": few,
            "m": few + rng.randint(4, CROWD),
            "uge": self.days.today.isocalendar().week,
        }
        return self.slots.fill(text, **{**usual, **more})


@dataclass(frozen=True)
class Setting:
    """Where an action takes place, and who is there to own it."""

    effort: Effort
    unit: Unit
    leader: Person
    owners: Sequence[Person]


@dataclass(frozen=True)
class Subject:
    """What a line of news or a piece of evidence is about, and who tells it."""

    effort: Effort
    by: Person
    action: Action | None = None


def write_action(desk: Desk, where: Setting, line: Line, story: Story) -> Action:
    owner = None if len(where.owners) > 1 and desk.chance(0.04) else desk.rng.choice(where.owners)
    by = owner or where.leader
    action = Action(
        effort=where.effort,
        title=desk.fill(line.title),
        about=desk.fill(line.about),
        owner=owner,
        direction=line.direction,
        environment=line.environment,
        is_after_school=line.environment in AFTER_SCHOOL,
        dimension=next(iter(sorted(line.tags & DIMENSIONS)), ""),
        form=next(iter(sorted(line.tags & FORMS)), ""),
        **story.course,
        **_by(story, by),
        **_extras(desk, where, line, story),
    )
    desk.rows.actions.append(action)
    _co_own(desk, action, where.unit)
    about = Subject(where.effort, by, action)
    tell(desk, about, story)
    if story.proved and story.ended_on:
        for _ in range(desk.rng.choice((1, 1, 2))):
            prove(desk, about, story.ended_on)
    return action


def _by(story: Story, by: Person) -> dict[str, Person]:
    """Whoever started, ended or stopped it is named beside the date."""
    moments = {"started_by": story.started_on, "ended_by": story.ended_on, "stopped_by": story.stopped_on}
    return {name: by for name, on in moments.items() if on}


def _extras(desk: Desk, where: Setting, line: Line, story: Story) -> dict[str, object]:
    """Hours and money, what blocks it, what came of it: where they apply, which is not everywhere."""
    found: dict[str, object] = {}
    rng, bank = desk.rng, desk.bank
    if desk.chance(0.3):
        found["hours"] = Decimal(rng.randint(2, 60))
    if desk.chance(0.12):
        found["money"] = Decimal(rng.randint(4, 60) * 500)
        found["taken_from"], found["given_to"] = texts.parts(desk.pick(bank["moved"], where.unit), 2)
    if desk.chance(0.03):
        found |= {"provision": "special", "special_reason": bank["special_reason"]}
    if story.ended_on:
        found["result"] = rng.choice(bank["results"]["adults" if line.direction == "adults" else "others"])
    elif story.stopped_on:
        found["result"] = texts.parts(desk.pick(bank["stops"], where.unit), 3)[1]
    elif desk.chance(0.08):
        found["blocked_by"], found["unblocked_by"] = texts.parts(desk.pick(bank["blocked"], where.unit), 2)
    return found


def _co_own(desk: Desk, action: Action, unit: Unit) -> None:
    if unit == desk.house.root:
        partners = desk.rng.sample(desk.bank["partners"], k=min(2, len(desk.bank["partners"])))
        found = [desk.house.units[key] for key in partners if key in desk.house.units]
        desk.rows.co_owners += [CoOwner(action=action, group="administration", unit=each) for each in found]
    if not desk.chance(0.45):
        return
    for group in desk.rng.sample(CO_OWNING, k=desk.rng.choice((1, 1, 2))):
        desk.rows.co_owners.append(CoOwner(action=action, group=group, **_co_owner(desk, group, unit)))


def _co_owner(desk: Desk, group: str, unit: Unit) -> dict[str, object]:
    if group == "staff" and (staff := desk.house.people(unit, "professional")):
        return {"person": desk.rng.choice(staff)}
    if group in ("staff", "leaders"):
        return {"person": desk.rng.choice(desk.house.by_kind["leader"]).person}
    return {"name": desk.pick(desk.bank["co_owners"][group], unit)}


def tell(desk: Desk, about: Subject, story: Story) -> None:
    """One line of news for each day on which something was told."""
    for place, day in enumerate(story.told):
        if day == story.ended_on:
            kind = "end"
        elif day == story.stopped_on:
            kind = "stopped"
        else:
            kind = "under" if place else "start"
        say(desk, about, _words(desk, about, kind), day)


def _words(desk: Desk, about: Subject, kind: str) -> str:
    """Two sentences: what happened, and what then. About children only where something is done for them."""
    unit, action = about.effort.plan.unit, about.action
    if action and kind == "stopped":
        return action.result
    is_central = unit == desk.house.root and "central_news" in desk.bank
    words = desk.bank["central_news" if is_central else "news"][kind]
    first = words["first"]
    if action and action.direction != "adults":
        first = [*words.get("children", ()), *first]
    return f"{desk.pick(first, unit)} {desk.pick(words['then'], unit)}"


def say(desk: Desk, about: Subject, text: str, on: date) -> None:
    at = moment(desk.days.workday(on), desk.rng)
    desk.rows.news.append(
        News(effort=about.effort, action=about.action, text=desk.fill(text), at=at, by=about.by)
    )


def prove(desk: Desk, about: Subject, on: date, *, what: str = "") -> None:
    """A file, a link or an observation; `what` is `kind · title` where the texts name it."""
    kind, title = what.split(" · ") if what else (_kind(desk), "")
    at = moment(desk.days.workday(on), desk.rng)
    row = Evidence(effort=about.effort, action=about.action, kind=kind, at=at, by=about.by)
    _PROOFS[kind](desk, row, title, on.isocalendar().week)
    desk.rows.evidence.append(row)


def _kind(desk: Desk) -> str:
    return desk.rng.choices(("observation", "link", "file"), weights=(60, 34, 6))[0]


def _observation(desk: Desk, row: Evidence, title: str, week: int) -> None:
    own, text = texts.parts(desk.pick(desk.bank["evidence"]["observation"], row.effort.plan.unit), 2)
    row.title, row.text = title or own, desk.fill(text, uge=week)


def _link(desk: Desk, row: Evidence, title: str, week: int) -> None:
    own, slug = texts.parts(desk.pick(desk.bank["evidence"]["link"], row.effort.plan.unit), 2)
    row.title, row.url = title or own, f"https://www.{desk.house.realm.domain}/{slug}/{row.at:%Y}-{week:02d}"


def _file(desk: Desk, row: Evidence, title: str, week: int) -> None:
    row.title = title or desk.fill(desk.rng.choice(desk.bank["evidence"]["file"]), uge=week)
    text = desk.bank["file"].format(title=row.title, place=desk.house.root.name)
    row.file_name = f"{row.title.replace(',', '').replace(' ', '-').lower()}.txt"
    row.file = ContentFile(text.encode(), name=row.file_name)


_PROOFS = {"observation": _observation, "link": _link, "file": _file}
