"""Random houses, roles and cases; nobody gets a row, a page or a name that a rule in plain Python forbids."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
from conftest import days
from django.db import connection
from django.urls import reverse

import make
from make import child as make_child
from samspil.child.file.models import Glass
from samspil.child.file.rules import Way
from samspil.ground.organisation.models import Role

WORLDS, PEOPLE, CHILDREN = 4, 12, 5
KINDS = (
    "professional",
    "leader",
    "head",
    "director",
    "administrator",
    "analyst",
    "data_protection",
    "politician",
)
STAFF, FAMILY = {"participant", "leader", "glass"}, {"guardian", "hidden"}
# By table: the ways in which a row of it may be seen at all.
READERS = {
    "file_child": STAFF | {"guardian", "self"},
    "file_participant": STAFF | {"guardian", "self"},
    "file_enrolment": STAFF | {"guardian", "self"},
    "file_placement": STAFF | {"guardian", "self"},
    "file_leisure": STAFF | {"guardian", "self"},
    "file_guardian": STAFF | FAMILY,
    "file_childview": STAFF | {"guardian", "self"},
    "file_hearing": STAFF | {"guardian"},
    "file_position": STAFF | FAMILY,
    "file_consent": STAFF | FAMILY,
    "file_question": STAFF | FAMILY,
}


@dataclass
class World:
    rng: Random
    units: list = field(default_factory=list)
    people: list = field(default_factory=list)
    children: list = field(default_factory=list)


def period(rng):
    """Now, over, to come, or ending today."""
    return rng.choice(
        [(days(-90), None), (days(-90), days(-1)), (days(3), None), (days(-90), days(0)), (days(0), None)]
    )


def world(seed):
    made = World(Random(seed))
    rng = made.rng
    for name in ("Egelund", "Andeby"):
        root = make.municipality(f"{name} {seed}")
        area = make.unit("Skole", kind="department", parent=root)
        made.units += [
            root,
            area,
            make.unit("Linden", parent=area),
            make.unit("Elmely", kind="daycare", parent=root),
        ]
    for n in range(PEOPLE):
        someone = make_child.family(f"F{seed}x{n}") if n % 4 == 0 else make.person(f"P{seed}x{n}")
        for kind in rng.sample(KINDS, k=0 if n % 4 == 0 else rng.randint(1, 3)):
            begins, ends = period(rng)
            make.role(someone, kind, rng.choice(made.units), begins_on=begins, ends_on=ends)
        made.people.append(someone)
    for n in range(CHILDREN):
        made.children.append(_child(made, n))
    return made


def _child(made, n):
    rng = made.rng
    unit = rng.choice([each for each in made.units if each.kind in ("school", "daycare")])
    child = make_child.child(unit, rng.choice(made.people), given_name=f"Barn{n}")
    begins, ends = period(rng)
    child.enrolments.update(begins_on=begins, ends_on=ends)
    child.participants.update(begins_on=begins, ends_on=ends)
    for someone in rng.sample(made.people, 3):
        begins, ends = period(rng)
        if not child.participants.filter(person=someone).exists():
            make_child.participant(child, someone, begins_on=begins, ends_on=ends)
    shut = [{}, {"has_custody": False}, {"is_contact_allowed": False}, {"is_place_hidden": True}]
    lines = [
        make_child.guardian(child, someone, begins_on=period(rng)[0], **rng.choice(shut))
        for someone in rng.sample([each for each in made.people if each.is_family], 2)
    ]
    make_child.one_of_each(child, made.people[1], lines[0])
    if rng.random() < 0.5:
        make_child.glass(child, rng.choice(made.people), hours=rng.choice((-1, 3)))
    return child


def now_is(line, today):
    return line.begins_on <= today and (line.ends_on is None or line.ends_on >= today)


def ways(child, person, today):
    """The rules once more, slowly and from the objects."""
    roles = [
        each for each in Role.objects.filter(person=person).select_related("unit") if now_is(each, today)
    ]
    works = any(
        each.root_id == child.house_id and each.kind in ("professional", "leader", "head") for each in roles
    )
    found = set()
    if works and any(now_is(each, today) for each in child.participants.filter(person=person)):
        found.add("participant")
    for stay in child.enrolments.select_related("unit"):
        if now_is(stay, today) and any(
            each.kind == "leader" and each.unit_id in stay.unit.path for each in roles
        ):
            found.add("leader")
    for broken in Glass.objects.filter(child=child, person=person):
        if works and broken.until > broken.broken_at + timedelta(0):
            found.add("glass")
    lines = [each for each in child.guardians.filter(person=person) if now_is(each, today)]
    if lines and all(each.has_custody and each.is_contact_allowed for each in lines):
        found.add("hidden" if any(each.is_place_hidden for each in lines) else "guardian")
    return found


def asked(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_database_gives_what_the_rules_give_and_no_row_more(db, acting, today, seed):
    made = world(seed)
    keys = [each.pk for each in made.children]
    for person in made.people:
        right = {child.pk: ways(child, person, today) for child in made.children}
        with acting(person):
            assert {key: set(asked("SELECT file_ways(%s)", key)[0][0]) for key in keys} == right
            for way in Way:
                listed = {key for (key,) in asked("SELECT my_children(%s)", [way])}
                assert listed == {key for key, found in right.items() if way in found}, way
            for table in READERS:
                assert asked(f'SELECT count(*) FROM "{table}"') == [(0,)]
            asked("SELECT file_open(%s, 'test', 'test')", keys)
            for table, readers in READERS.items():
                column = "id" if table == "file_child" else "child_id"
                seen = {key for (key,) in asked(f'SELECT DISTINCT "{column}" FROM "{table}"')}
                assert seen <= {key for key, found in right.items() if found & readers}, (table, person)


@pytest.mark.parametrize("seed", range(2))
def test_by_page_list_and_guess_nobody_gets_a_name_that_is_not_theirs(client, today, seed):
    made = world(100 + seed)
    for person in made.people:
        client.sign_in(person)
        listed = client.get(reverse("children")).content.decode()
        home = client.get("/", follow=True).content.decode()
        for child in made.children:
            found = ways(child, person, today)
            assert (client.get(reverse("child", args=[child.pk])).status_code == 200) == bool(found & STAFF)
            assert (client.get(reverse("my-child", args=[child.pk])).status_code == 200) == bool(
                found & FAMILY
            )
            assert child.given_name not in listed or found & STAFF
            assert child.given_name not in home or found & FAMILY
