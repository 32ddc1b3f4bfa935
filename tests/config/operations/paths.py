"""Writes that go several steps: a round from opening to closing, a report until it is withdrawn.

Each step is a promise of its own: wholly there or not at all, and never lost once the house said yes.
What was cut off halfway stays as it is, and the next path begins anew.
"""

import hashlib
import re
import time
from datetime import date, timedelta

from config.operations.browser import Browser, Refused

EFFORT = re.compile(r'name="(e\d+)-verdict"')
REPLY = re.compile(r'name="(q\d+)"')
# More than one request asks.
LARGE = 230
MANY_PLACES = """
    INSERT INTO organisation_unit (name, kind, number, key, path, country, "values", parent_id)
    SELECT 'Many ' || n, 'youth_club', '', '', u.path, u.country, '', u.id
    FROM organisation_unit u, generate_series(1, %s) n WHERE u.name = 'Egelund Kommune'"""
THEIR_PATHS = "UPDATE organisation_unit SET path = path || id WHERE kind = 'youth_club' AND id <> ALL(path)"
EVENT = """(SELECT count(*) FROM audit_event WHERE what = '{}' AND "table" = '{}' AND target = {})"""


class Path:
    """`parts` names for each step what it leaves behind: each count is 1 when the step was taken, else 0."""

    table, title = "", "title"
    parts: dict[str, tuple[str, ...]] = {}

    def __init__(self, house):
        self.house, self.yes, self.others = house, set(), {}

    def take(self, step, mark, act):
        """One step; what it returns is the house's yes."""
        answer = act()
        self.yes.add((mark, step))
        return answer

    def faults(self, house, acknowledged, tried):
        columns = ", ".join(f"ARRAY[{', '.join(each)}]" for each in self.parts.values())
        rows = house.ask(f"SELECT title, {columns} FROM {self.table} r WHERE title = ANY(%s)", list(tried))
        taken, name = set(), type(self).__name__
        for mark, *counts in rows:
            for step, found in zip(self.parts, counts, strict=True):
                if set(found) not in ({0}, {1}):
                    yield f"{name} {mark}: {step} is half there: {found}"
                if found[0]:
                    taken.add((mark, step))
        yield from (f"{name} {mark}: {step} is lost" for mark, step in sorted(self.yes - taken))
        if len({mark for mark, *_ in rows}) != len(rows):
            yield f"{name}: a title is there twice"


class Rounds(Path):
    """The director asks, a leader answers with a change that opens an action, it is accepted and closed.

    Each third round asks more places than one request asks: the worker asks them, each once.
    """

    email = "birgitte@egelund.example"
    leader = "mette@egelund.example"
    table = "rounds_round"
    parts = {
        "opened": (
            "(SELECT (count(*) = r.total AND count(DISTINCT unit_id) = r.total)::int"
            " FROM rounds_ask WHERE round_id = r.id)",
            "(r.asked_at IS NOT NULL)::int",
            # Our own, and the one of relations that every round asks: one alone is half of it.
            "(SELECT count(*) / 2.0 FROM rounds_question WHERE round_id = r.id)",
            "(SELECT count(*) FROM rounds_roundevent WHERE pgh_obj_id = r.id AND pgh_label = 'insert')",
            EVENT.format("round opened", "rounds_round", "r.id"),
        ),
        "answered": (
            "(SELECT count(*) FROM rounds_ask WHERE round_id = r.id AND answered_at IS NOT NULL)",
            "(SELECT count(*) / 2.0 FROM rounds_reply p JOIN rounds_ask a ON a.id = p.ask_id"
            " WHERE a.round_id = r.id)",
            "(SELECT count(*) FROM plans_action WHERE title = r.title)",
            "(SELECT count(*) FROM rounds_review v JOIN rounds_ask a ON a.id = v.ask_id"
            " WHERE a.round_id = r.id AND v.verdict = 'change'"
            " AND v.closed_at IS NOT NULL AND v.action_id IS NOT NULL)",
            EVENT.format(
                "round answered", "rounds_ask", "(SELECT min(id) FROM rounds_ask WHERE round_id = r.id)"
            ),
        ),
        "accepted": (
            "(SELECT count(*) FROM rounds_ask WHERE round_id = r.id AND accepted_at IS NOT NULL)",
            "(SELECT count(*) FROM rounds_approval p JOIN rounds_ask a ON a.id = p.ask_id"
            " WHERE a.round_id = r.id)",
            EVENT.format(
                "answer accepted", "rounds_ask", "(SELECT min(id) FROM rounds_ask WHERE round_id = r.id)"
            ),
        ),
        "closed": (
            "(r.closed_at IS NOT NULL)::int",
            "(r.conclusion <> '')::int",
            EVENT.format("round closed", "rounds_round", "r.id"),
        ),
    }

    def __init__(self, house):
        super().__init__(house)
        (self.owner,) = house.ask("SELECT person_id FROM organisation_account WHERE email = %s", self.leader)[
            0
        ]

        self.count, self.large = 0, set()
        house.tell(MANY_PLACES, LARGE)
        house.tell(THEIR_PATHS)

    def write(self, browser, mark):
        self._close_what_is_open(browser)
        self.count += 1
        kinds = "school" if self.count % 3 else "youth_club"
        place = self.take("opened", mark, lambda: browser.post("/rounds/open/", _opening(mark, kinds)))
        if kinds == "school":
            self._answer_it(browser, mark, place)
        else:
            self.large.add(mark)
            self._wait_until_all_are_asked(_number(place))
        self.take("closed", mark, lambda: browser.post(f"{place}close/", {"conclusion": mark}))

    def _answer_it(self, browser, mark, place):
        (ask,) = self.house.ask("SELECT id FROM rounds_ask WHERE round_id = %s", _number(place))[0]
        leader, page = self._leader(browser), f"/rounds/answers/{ask}/"
        self.take("answered", mark, lambda: leader.post(page, self._answer(leader.get(page).text, mark)))
        self.take("accepted", mark, lambda: browser.post(f"{page}approve/", {}, page=page))

    def _wait_until_all_are_asked(self, number, patience=60):
        """Nobody closes a round of which the house has said that it asks all of them."""
        for _try in range(patience * 5):
            if number not in self.unsettled(self.house):
                return
            time.sleep(0.2)
        raise Refused("not asked yet")

    def unsettled(self, house):
        """Rounds whose places are still being asked."""
        found = house.ask("SELECT id FROM rounds_round WHERE asked_at IS NULL AND closed_at IS NULL")
        return [number for (number,) in found]

    def _leader(self, browser):
        leader = self.others.setdefault(self.leader, Browser(browser.address, self.leader))
        leader.sign_in()
        return leader

    def _close_what_is_open(self, browser):
        for (number,) in self.house.ask("SELECT id FROM rounds_round WHERE closed_at IS NULL"):
            self._wait_until_all_are_asked(number)
            browser.post(f"/rounds/{number}/close/", {"conclusion": "Cut off."})

    def _answer(self, page, mark):
        first, *others = dict.fromkeys(EFFORT.findall(page))
        changed = {"verdict": "change", "what": mark, "owner": self.owner, "due_on": _in(30)}
        return {
            **{f"{each}-verdict": "keep" for each in others},
            **{f"{first}-{name}": value for name, value in changed.items()},
            **dict.fromkeys(REPLY.findall(page), mark),
            "act": "send",
        }


class Reports(Path):
    """The director composes a report; a job writes its files; it is withdrawn again."""

    email = "birgitte@egelund.example"
    table = "reports_report"
    parts = {
        "composed": (
            "(SELECT count(*) FROM reports_reportchapter WHERE report_id = r.id AND key = 'year')",
            "(SELECT count(*) FROM reports_reportcommittee WHERE report_id = r.id)",
            EVENT.format("report composed", "reports_report", "r.id"),
        ),
        "issued": (
            "(r.state <> 'draft')::int",
            "(SELECT count(*) FROM reports_frozen WHERE report_id = r.id)",
            "(SELECT count(*) FROM reports_publicationline WHERE report_id = r.id AND what = 'issued')",
            EVENT.format("report issued", "reports_report", "r.id"),
        ),
        "withdrawn": (
            "(r.state = 'withdrawn')::int",
            "(SELECT count(*) FROM reports_publicationline WHERE report_id = r.id AND what = 'withdrawn')",
            EVENT.format("report withdrawn", "reports_report", "r.id"),
        ),
    }

    def __init__(self, house):
        super().__init__(house)
        self.asked = set()
        (self.body,) = house.ask("SELECT min(id) FROM meetings_body WHERE kind = 'board'")[0]

    def write(self, browser, mark):
        place = self.take("composed", mark, lambda: browser.post("/reports/add/", _report(mark, self.body)))
        browser.post(f"{place}issue/", {}, page=place)
        # Asked for and told so: it must come, whatever is killed meanwhile.
        self.asked.add(place)
        self.yes.add((mark, "issued"))
        self._wait_for(place)
        reason = {"reason": "It was a try."}
        self.take("withdrawn", mark, lambda: browser.post(f"{place}withdraw/", reason))

    def _wait_for(self, place, patience=60):
        for _try in range(patience * 5):
            if not self._waits(place):
                return
            time.sleep(0.2)
        raise Refused("not issued yet")

    def _waits(self, place):
        found = self.house.ask("SELECT state FROM reports_report WHERE id = %s", _number(place))
        return found == [("draft",)]

    def unsettled(self, house):
        """What was asked for and is not there yet."""
        return [place for place in self.asked if self._waits(place)]

    def faults(self, house, acknowledged, tried):
        yield from super().faults(house, acknowledged, tried)
        for number, *files in house.ask(
            "SELECT report_id, pdf, pdf_hash, docx, docx_hash, pptx, pptx_hash FROM reports_frozen"
        ):
            for name, expected in zip(files[::2], files[1::2], strict=True):
                kept = house.data / "files" / name
                if not kept.exists() or hashlib.sha256(kept.read_bytes()).hexdigest() != expected:
                    yield f"report {number} was issued and {name} is not what was"


def _opening(mark, kinds):
    return {
        "title": mark, "since": _in(-90), "due_on": _in(14), "kinds": kinds,
        "q-TOTAL_FORMS": 4, "q-INITIAL_FORMS": 0, "q-0-text": "What helped?",
    }  # fmt: skip


def _report(mark, body):
    return {
        "title": mark, "audience": "committees", "committees": body, "language": "en",
        "begins_on": _in(-400), "ends_on": _in(-35), "words": "A year.",
        "chapters": ["year", "strategy", "efforts"],
    }  # fmt: skip


def _in(days):
    return (date.today() + timedelta(days=days)).isoformat()


def _number(place):
    return int(place.strip("/").rpartition("/")[2])
