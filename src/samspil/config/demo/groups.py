"""The follow-up group and its like: members, meetings, tasks, questions; and the methods people share."""

from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.realm import House
from samspil.knowledge.practice.actions import load_methods
from samspil.knowledge.practice.models import Method, Use
from samspil.steering.meetings.models import Body, Consultation, Item, Meeting, Membership, Task

Entry = dict[str, Any]


def build(house: House, days: Days) -> None:
    """Groups whose place is part of this size of the demo; the others are left out."""
    for entry in texts.read("groups").get(house.realm.key, ()):
        if entry["unit"] in house.units:
            _body(house, days, entry)
    load_methods(unit=house.root, language=house.realm.language, by=None)
    _uses(house, days)


def _body(house: House, days: Days, entry: Entry) -> None:
    body = Body.objects.create(
        unit=house.units[entry["unit"]],
        kind=entry["kind"],
        name=entry["name"],
        mandate=entry["mandate"],
    )
    for key, category, chair in entry["members"]:
        if key in house.cast:
            Membership.objects.create(
                body=body, person=house.cast[key], category=category, is_chair=chair, begins_on=days.begins
            )
    for meeting in entry.get("meetings", ()):
        _meeting(house, days, body, meeting)
    for question in entry.get("questions", ()):
        _question(house, days, body, question)


def _meeting(house: House, days: Days, body: Body, entry: Entry) -> None:
    day = days.workday(days.at(entry["day"]))
    meeting = Meeting.objects.create(
        body=body,
        on=day,
        title=entry["title"],
        state="held" if day < days.today else "planned",
        minutes=entry.get("minutes", ""),
    )
    for place, (title, inclusion, evaluation, outcome) in enumerate(entry["items"], start=1):
        item = Item.objects.create(
            meeting=meeting,
            place=place,
            title=title,
            is_inclusion=inclusion,
            is_evaluation=evaluation,
            outcome=outcome,
        )
    if "task" in entry:
        key, text, due, is_done = entry["task"]
        owner, due_on = house.cast[key], days.at(due)
        done = {"done_on": due_on, "done_by": owner} if is_done else {}
        Task.objects.create(body=body, item=item, text=text, owner=owner, due_on=due_on, **done)


def _question(house: House, days: Days, body: Body, entry: Entry) -> None:
    asked = Consultation(
        body=body,
        group=entry["group"],
        question=entry["question"],
        asked_on=days.at(entry["day"]),
        asked_by=house.cast[entry["by"]],
        due_on=days.at(entry["due"]),
    )
    answerer = house.cast.get(entry.get("answerer", ""))
    if answerer:
        asked.answer, asked.said_by = entry["answer"], entry["said_by"]
        asked.answered_on, asked.answered_by = days.at(entry["answered"]), answerer
        asked.change = entry["change"]
        asked.changed_on, asked.changed_by = days.at(entry["changed"]), house.cast[entry["by"]]
    asked.save()


def _uses(house: House, days: Days) -> None:
    """Every third place uses the first methods of the catalogue, so that a newcomer sees whom to ask."""
    methods = list(Method.objects.filter(unit=house.root).order_by("pk")[:5])
    for number, unit in enumerate(house.children_places()[::3]):
        Use.objects.create(
            method=methods[number % len(methods)],
            unit=unit,
            by=house.leader(unit),
            on=days.at(-20 - 7 * (number % 9)),
            result=("worked", "partly", "unknown")[number % 3],
        )
