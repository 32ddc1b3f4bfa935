"""The figures of the nation: pages under load, an export. One table; never a verdict. `make bench`.

SAMSPIL_BENCH names a folder with a nation that is built already; else one is built in build/bench-nation.
"""

import os
import re
import subprocess
import time
from pathlib import Path
from urllib.request import Request, urlopen

from pages_under_load import PORT, build, client, costs, load, served, session, settings_for, under_load

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("SAMSPIL_BENCH", ROOT / "build" / "bench-nation"))
EXPORTED = 10_000
BASELINE = "accessibility page"
# How often each page is asked for, in the mouth of one person.
MIX = {
    "needs me": 4,
    "strategy": 2,
    "statement": 1,
    "plans": 2,
    "plan": 3,
    "effort": 3,
    "action": 3,
    "missing": 1,
    "places": 1,
    "place": 1,
    BASELINE: 1,
}
FIXED = {
    "needs me": "/",
    "strategy": "/strategy/",
    "plans": "/plans/",
    "missing": "/plans/missing/",
    "places": "/units/",
    BASELINE: "/was/",
}
# The largest municipality, the next sizes down, one in the middle and a small one.
HOUSES = ("tranevig", "havrevig", "ravnelund", "vibeholt", "piledal")
WHO = ("direktor", "leder")
settings_for(DATA)


def main() -> None:
    build("nation")
    cookies = {
        session(email): email for email in (f"{who}@{house}.example" for house in HOUSES for who in WHO)
    }
    pages = {cookie: _pages(client(cookie), email) for cookie, email in cookies.items()}
    asks, queries = costs(pages, MIX)
    with served() as server:
        under_load(asks, queries, MIX, BASELINE)
        _export(server)
    print(f"\nafter: {load()}")


def _pages(client: object, email: str) -> dict[str, str]:
    plans = client.get("/plans/").content
    links = re.findall(rb'href="(/plans/\d+/)"', plans)
    # Leaders open a place's plan, the town hall the plan of the whole house.
    plan = links[len(links) // 2 if email.startswith(("leder", "laerer")) else 0].decode()
    opened = client.get(plan).content
    effort = _first(rb'href="(/efforts/\d+/)"', opened)
    action = _first(rb'href="(/actions/\d+/)"', client.get(effort).content if effort else b"")
    found = {
        "statement": _first(rb'href="(/strategy/statements/\d+/)"', client.get("/strategy/").content),
        "plan": plan,
        "effort": effort,
        "action": action,
        "place": _first(rb'href="(/units/\d+/)"', client.get("/units/").content),
    }
    return {**FIXED, **{name: path for name, path in found.items() if path}}


def _first(pattern: bytes, body: bytes) -> str:
    found = re.findall(pattern, body)
    return found[len(found) // 2].decode() if found else ""


def _export(server: subprocess.Popen) -> None:
    """The record of the largest municipality, ten thousand lines; how much a worker grew over it."""
    email = f"system@{HOUSES[0]}.example"
    lines = _fill_the_record(email)
    cookie = session(email)
    print(f"\n{'export':<22}{'lines':>8}{'MB':>8}{'s':>8}{'a worker grew by, MB':>24}")
    for form in ("csv", "xlsx"):
        before = {each: _memory(each, "VmRSS") for each in _workers(server)}
        for each in before:
            Path(f"/proc/{each}/clear_refs").write_text("5")
        begin = time.perf_counter()
        with urlopen(
            Request(f"http://localhost:{PORT}/events/export.{form}", headers={"Cookie": cookie})
        ) as answer:
            size = sum(len(piece) for piece in iter(lambda: answer.read(65_536), b""))
        took = time.perf_counter() - begin
        grown = max(_memory(each, "VmHWM") - before[each] for each in before)
        print(f"{'record, ' + form:<22}{lines:>8}{size / 1e6:>8.1f}{took:>8.1f}{grown:>24.0f}")


def _fill_the_record(email: str) -> int:
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.audit.actions import record  # noqa: PLC0415
    from samspil.ground.audit.models import Event  # noqa: PLC0415
    from samspil.ground.base.context import acting_as  # noqa: PLC0415
    from samspil.ground.organisation.models import Account  # noqa: PLC0415

    account = Account.objects.get(email=email)
    with acting_as(account.person_id, purpose="bench", today=localdate()):
        person = account.person
        root = person.roles.first().root
        for _ in range(EXPORTED - Event.objects.count()):
            record(
                "plan submitted", target=root, by=person, unit=root.pk, note="A line to be taken out. " * 4
            )
        return Event.objects.count()


def _workers(server: subprocess.Popen) -> list[int]:
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
    return [int(each) for each in children.split()]


def _memory(process: int, what: str) -> float:
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found.group(1)) / 1000 if found else 0.0


if __name__ == "__main__":
    main()
