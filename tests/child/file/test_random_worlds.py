"""Random houses, roles, files, referrals and handovers: nobody gets what a rule in plain Python forbids.

The rules stand in `child/eyes.py`; asked by SQL, page, export, search, interface, job and guessed address.
`SAMSPIL_WORLDS=200 pytest tests/child/file/test_random_worlds.py` builds as many worlds by hand.
"""

import os
import re
from functools import partial
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from child.eyes import FAMILY, RULES, STAFF, TABLES, Eyes, Told, allowed
from child.worlds import world
from conftest import web_login
from django.db import connection
from django.urls import reverse

import make
from samspil.child.file.rules import Way
from samspil.ground.reminders.actions import noticing
from samspil.ground.reminders.models import Letter, Notice

WORLDS = int(os.environ.get("SAMSPIL_WORLDS", "3"))
# Pages are dear: of many worlds each tenth is walked through, and then whole.
WALKED = max(1, WORLDS // 10)
IS_WHOLE = "SAMSPIL_WORLDS" in os.environ
EVERY_ROW = " UNION ALL ".join(
    f'SELECT \'{table}\', "{model._meta.pk.column}" FROM "{table}"' for table, model in TABLES.items()
)
SIDES = ["giver", "taker", "glass", "guardian", "self"]
# Seen without an opening: one's own emergency, and that a panel one sits on meets.
UNOPENED = {"file_glass", "referral_meeting", "referral_presence"}


def asked(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def seen():
    """What the web's login reads now, of every table: the keys."""
    found = {table: set() for table in TABLES}
    for table, key in asked(EVERY_ROW):
        found[table].add(key)
    return found


def forge(told):
    """As somebody would who can run SQL: says of every file, case and handover that it has been opened."""
    for name, table in (
        ("opened", "file_child"),
        ("panel", "referral_referral"),
        ("handovers", "transitions_transition"),
    ):
        keys = ",".join(str(key) for key in told.by_key[table])
        asked("SELECT set_config(%s, %s, true)", f"samspil.{name}", keys)


def open_everything(told):
    asked("SELECT file_open(%s, 'test', 'test')", list(told.by_key["file_child"]))
    for case in told.by_key["referral_referral"]:
        asked("SELECT * FROM referral_open(%s, 'test')", case)
    handovers = list(told.by_key["transitions_transition"])
    asked("SELECT * FROM transitions_open(%s, 'test', 'test', %s)", handovers, SIDES)


def check_lists(told, eyes):
    """The lists of keys that pages begin with hold nothing that is somebody else's."""
    rows = told.by_key["transitions_transition"]
    for key, side, is_open, *_ in asked("SELECT * FROM transitions_mine('2000-01-01', '2100-01-01', 200)"):
        assert eyes.gives(rows[key]) if side == "gives" else eyes.is_for_me(rows[key])
        assert side == "gives" or is_open == eyes.takes(rows[key])
    for key, *_ in asked("SELECT * FROM referral_queue()"):
        case = told.by_key["referral_referral"][key]
        assert eyes.is_before_panel(case)
    for key, *_ in asked("SELECT * FROM referral_reviews()"):
        assert eyes.ways(told.by_key["referral_place"][key].child_id) & {"participant", "leader"}


def leaks(found, right):
    return {table: keys - right[table] for table, keys in found.items() if keys - right[table]}


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_database_gives_what_the_rules_give_and_no_row_more(db, acting, today, seed):
    made, reached, possible = world(seed), 0, 0
    told = Told(today)
    keys = [each.pk for each in made.children]
    for person in made.people:
        eyes = Eyes(told, person)
        right = allowed(eyes)
        with acting(person):
            assert {key: set(asked("SELECT file_ways(%s)", key)[0][0]) for key in keys} == {
                key: eyes.ways(key) for key in keys
            }
            for way in Way:
                listed = {key for (key,) in asked("SELECT my_children(%s)", [way])}
                assert listed == {key for key in keys if way in eyes.ways(key)}, way
            check_lists(told, eyes)
            forge(told)
            assert not leaks(seen(), {table: right[table] if table in UNOPENED else set() for table in RULES})
        with acting(person):
            open_everything(told)
            opened = seen()
            forge(told)
            forged = seen()
        assert not leaks(opened, right) and not leaks(forged, right), (seed, person)
        reached += sum(map(len, opened.values()))
        possible += sum(map(len, right.values()))
    # And it is no house in which nobody sees anything.
    assert reached > 0.75 * possible


# 302: who sits on the panel is told by whom a case was decided; 410: a handover that came to me is over.
REFUSED = (302, 404, 410)
NO_NAME = ("panel", "reviews", "sparrings", "sparring-days", "starts-went", "offers", "bases", "reminders")
EXPORTS = ("units", "people", "events", "rules", "helpers", "methods", "bodies")
OPEN = ("public", "open-api", "public-places", "helpers", "published")


def pages_of(told):
    """Every address that names something of a child, and whether it may open to somebody."""
    for key in told.by_key["file_child"]:
        for name, ways in (
            ("child", STAFF),
            ("my-child", FAMILY),
            ("child-looks", {*STAFF, *FAMILY, "self"}),
        ):
            yield reverse(name, args=[key]), partial(_comes, key, ways)
    for file in told.rows["file_attachment"]:
        yield reverse("child-file", args=[file.child_id, file.pk]), partial(_may, "file_attachment", file)
    for case in told.rows["referral_referral"]:
        yield reverse("referral", args=[case.pk]), partial(_may, "referral_referral", case)
        # The letter is made for who comes to the file; the panel has its own page.
        yield reverse("referral-letter", args=[case.pk, "da"]), partial(_may, "referral_place", case)
        yield reverse("decide-referral", args=[case.pk]), lambda eyes, case=case: eyes.is_before_panel(case)
    for spot in told.rows["referral_place"]:
        yield reverse("special-place", args=[spot.pk]), partial(_may, "referral_place", spot)
    for row in told.rows["transitions_transition"]:
        for name in ("handover", "my-handover", "handover-calendar"):
            yield reverse(name, args=[row.pk]), partial(_may, "transitions_transition", row)


def _comes(child, ways, eyes):
    return eyes.ways(child) & ways


def _may(table, row, eyes):
    return RULES[table](eyes, row)


def names_in(response, made):
    """The children that an answer names, whatever it is packed in."""
    body = b"".join(response) if response.streaming else response.content
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as packed:
            body = b"".join(packed.read(each) for each in packed.namelist())
    return {child.pk for child in made.children if child.given_name.encode() in body}


def walk_lists(client, eyes, made):
    """What a list, a search or an export names is mine to know."""
    ways = {child.pk: eyes.ways(child.pk) for child in made.children}
    mine = {key for key, found in ways.items() if found & STAFF}
    worked = {key for key, found in ways.items() if found & {"participant", "leader"}}
    both = {
        row.child_id for row in eyes.told.rows["transitions_transition"] if eyes.gives(row) or eyes.takes(row)
    }
    family = {key for key, found in ways.items() if found & (FAMILY | {"self"})}
    assert names_in(client.get("/", follow=True), made) <= family
    assert names_in(client.get(reverse("children")), made) == mine
    assert names_in(client.get(reverse("children"), {"q": "Barn"}), made) == mine
    assert names_in(client.get(reverse("handovers")), made) <= both
    assert names_in(client.get(reverse("start-handovers")), made) <= worked
    for name in some(made, NO_NAME, 3):
        assert not names_in(client.get(reverse(name)), made), name
    for name, form in some(made, list(product(EXPORTS, ("csv", "xlsx"))), 3):
        answer = client.get(reverse(f"export-{name}", kwargs={"form": form}))
        assert not names_in(answer, made), (name, form)


def some(made, what, most):
    """All of it when worlds are built by hand; else as many as a quick test has time for."""
    return what if IS_WHOLE else made.rng.sample(what, min(most, len(what)))


def guess(client, eyes, made, pages):
    """Addresses are tried that are not mine, and files that are: a file names one child alone."""
    for path in some(made, [path for path, may in pages if not may(eyes)], 12):
        answer = client.get(path)
        assert answer.status_code in REFUSED and not names_in(answer, made), path
    for child in made.children:
        answer = client.get(reverse("child", args=[child.pk]))
        assert (answer.status_code == 200) == bool(eyes.ways(child.pk) & STAFF)
        assert names_in(answer, made) <= {child.pk}


@pytest.mark.parametrize("seed", range(WALKED))
def test_by_page_export_search_and_guess_nobody_gets_a_name_that_is_not_theirs(client, today, seed):
    made = world(1000 + seed, people=9, children=4)
    told = Told(today)
    pages = list(pages_of(told))
    for person in made.people:
        eyes = Eyes(told, person)
        client.sign_in(person)
        walk_lists(client, eyes, made)
        guess(client, eyes, made, pages)


@pytest.mark.parametrize("seed", range(WALKED))
def test_interfaces_jobs_letters_and_calendars_name_no_child(client, today, seed):
    made = world(2000 + seed, people=9, children=4)
    for name in OPEN:
        assert not names_in(client.get(reverse(name)), made), name
    for house in (each for each in made.units if each.kind == "municipality"):
        assert not names_in(client.get(reverse("api-releases", args=[house.pk])), made)
        for child in made.children:
            for name in ("api-release", "api-indicators", "api-figures"):
                answer = client.get(reverse(name, args=[house.pk, child.pk % 2**31]))
                assert answer.status_code == 404 and not names_in(answer, made), name
    for path in ("/media/children/x.png", "/children/x.png", reverse("calendar", args=["x" * 43])):
        assert client.get(path).status_code in (302, 404), path
    for root in (each for each in made.units if each.kind == "municipality"):
        make.person("Lone", role="director", unit=root)
    with web_login():
        noticing.remind_everybody(today=today)
    words = " ".join(Notice.objects.values_list("title", flat=True))
    words += " ".join(text for line in Letter.objects.values_list("subject", "text", "html") for text in line)
    assert words and not [child for child in made.children if child.given_name in words]
    for person in made.staff[:4]:
        client.sign_in(person)
        page = client.post(reverse("make-calendar"), {"name": "Telefon"}).content.decode()
        address = re.search(r"/calendar/[^.]+\.ics", page)
        client.logout()
        assert not names_in(client.get(address[0]), made)
