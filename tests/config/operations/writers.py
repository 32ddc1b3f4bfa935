"""What people do while processes are killed. A new kind of write is a class here
or in `paths.py`, and a line in WRITERS.

`write` tries once, and raises unless the house acknowledged it; `faults` looks afterwards, past the policies,
whether each acknowledged write is there exactly once and every other wholly or not at all.
"""

import time

from config.operations.browser import Refused
from config.operations.paths import Reports, Rounds


class News:
    """A leader tells news on an action: a row, an event and a line of history, all or none."""

    email = "mette@egelund.example"

    def __init__(self, house):
        (self.action,) = house.ask(
            "SELECT min(a.id) FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id"
            " JOIN plans_plan p ON p.id = e.plan_id JOIN organisation_unit u ON u.id = p.unit_id"
            " WHERE u.name = 'Lindeskolen' AND p.state = 'running' AND a.started_on IS NOT NULL"
            " AND a.ended_on IS NULL AND a.stopped_on IS NULL"
        )[0]
        self.before = self._events(house)

    def write(self, browser, mark):
        browser.post(f"/action/{self.action}/news/", {"text": mark})

    def faults(self, house, acknowledged, tried):
        found = dict(
            house.ask("SELECT text, count(*) FROM plans_news WHERE text = ANY(%s) GROUP BY 1", list(tried))
        )
        yield from (f"news {mark} is there {n} times" for mark, n in found.items() if n != 1)
        yield from (f"news {mark} is lost" for mark in acknowledged if mark not in found)
        if (events := self._events(house) - self.before) != len(found):
            yield f"{len(found)} news and {events} events of them"

    def _events(self, house):
        return house.ask("SELECT count(*) FROM audit_event WHERE what = 'news told'")[0][0]


class People:
    """An administrator adds a person with a role: three tables, their history and an event."""

    email = "soeren@egelund.example"

    def __init__(self, house):
        self.unit = house.ask("SELECT id FROM organisation_unit WHERE name = 'Lindeskolen'")[0][0]

    def write(self, browser, mark):
        fields = {"given_name": mark, "unit": self.unit, "kind": "professional", "begins_on": "2026-08-01"}
        browser.post("/people/add/", fields)

    def faults(self, house, acknowledged, tried):
        found = house.ask(
            "SELECT p.given_name, count(DISTINCT p.id), count(DISTINCT r.id), count(DISTINCT h.pgh_id),"
            " (SELECT count(*) FROM audit_event e"
            " WHERE e.target = min(p.id) AND e.\"table\" = 'organisation_person')"
            " FROM organisation_person p LEFT JOIN organisation_role r ON r.person_id = p.id"
            " LEFT JOIN organisation_personevent h ON h.pgh_obj_id = p.id"
            " WHERE p.given_name = ANY(%s) GROUP BY 1",
            list(tried),
        )
        yield from (
            f"person {mark} is half there: {counts}" for mark, *counts in found if counts != [1, 1, 1, 1]
        )
        yield from (f"person {mark} is lost" for mark in acknowledged - {row[0] for row in found})


class Imports:
    """An administrator imports units by the worker: sent, read by a job, confirmed, carried out by a job."""

    email = "soeren@egelund.example"
    units = 40

    def __init__(self, house):
        self.house, self.confirmed = house, {}

    def write(self, browser, mark):
        # One at a time: after another one the preview is no longer true, and the house rightly asks again.
        self._wait_for_none()
        lines = [f"{mark}-{n};Unit {mark} {n};leisure" for n in range(self.units)]
        file = ("units.csv", "\n".join(["unit_number;unit_name;kind", *lines]).encode(), "text/csv")
        top = self.house.ask("SELECT id FROM organisation_unit WHERE name = 'Egelund Kommune'")[0][0]
        place = browser.post("/imports/add/", {"kind": "staff_list", "unit": top}, files={"file": file})
        self._wait(place, "checked")
        browser.post(f"{place}confirm/", {"accept_endings": "on"}, page=place)
        self.confirmed[mark] = place

    def _wait(self, place, state, patience=60):
        for _try in range(patience * 5):
            if self._state(place) == state:
                return
            time.sleep(0.2)
        raise Refused(f"not {state} yet")

    def _wait_for_none(self, patience=60):
        running = "SELECT count(*) FROM organisation_import WHERE state IN ('uploaded', 'working')"
        for _try in range(patience * 5):
            if not self.house.ask(running)[0][0]:
                return
            time.sleep(0.2)
        raise Refused("another one still runs")

    def _state(self, place):
        number = int(place.strip("/").rpartition("/")[2])
        return self.house.ask("SELECT state FROM organisation_import WHERE id = %s", number)[0][0]

    def unsettled(self, house):
        """What was begun and has not ended; empty when all has."""
        states = {place: self._state(place) for place in self.confirmed.values()}
        jobs = house.ask(
            "SELECT id, task_name, status FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
        )
        return [*(each for each in states.items() if each[1] != "done"), *jobs]

    def faults(self, house, acknowledged, tried):
        for mark in tried:
            (found,) = house.ask("SELECT count(*) FROM organisation_unit WHERE number LIKE %s", f"{mark}-%")[
                0
            ]
            if found not in (0, self.units):
                yield f"import {mark} is half there: {found} of {self.units} units"
            if mark in acknowledged and found != self.units:
                yield f"import {mark} was confirmed and is {self._state(self.confirmed[mark])}"
        done = house.ask("SELECT count(*) FROM audit_event WHERE what = 'import carried out'")[0][0]
        kept = house.ask("SELECT count(*) FROM organisation_import WHERE state = 'done'")[0][0]
        if done != kept:
            yield f"{kept} imports are done and {done} events say so"


WRITERS = (News, People, Imports, Rounds, Reports)
