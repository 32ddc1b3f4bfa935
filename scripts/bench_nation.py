"""The figures of the nation: pages under load, an export. One table; never a verdict. `make bench`.

SAMSPIL_BENCH names a folder with a nation that is built already; else one is built in build/bench-nation.
"""

import os
import platform
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen

from load import Answer, Ask, arrivals

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("SAMSPIL_BENCH", ROOT / "build" / "bench-nation"))
RATE, SECONDS, PORT, WORKERS = 20, int(os.environ.get("SAMSPIL_BENCH_SECONDS", "60")), 8209, 2
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
SAMSPIL = [sys.executable, "-m", "samspil.config.command"]

os.environ |= {
    "SAMSPIL_DATA": str(DATA),
    "SAMSPIL_LOGIN": "app",
    "SAMSPIL_DEMO": "1",
    "SAMSPIL_LANGUAGE": "da",
    "DJANGO_SETTINGS_MODULE": "samspil.config.settings",
}


def main() -> None:
    begin = time.perf_counter()
    subprocess.run(
        [*SAMSPIL, "demo", "--no-serve", "--size", "nation"], check=True, stdout=subprocess.DEVNULL
    )
    built = time.perf_counter() - begin
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    print(f"nation built, or found to be there, in {built:.0f} s; load of the machine before: {_load()}")
    people = [
        (f"{who}@{house}.example", f"sessionid={_session(f'{who}@{house}.example')}")
        for house in HOUSES
        for who in WHO
    ]
    asks, queries = _asks(people)
    with served() as server:
        _warm(asks)
        answers = arrivals(_shuffled(asks), rate=RATE, port=PORT)
        _table(answers, queries)
        _export(server)
    print(f"\nload of the machine after: {_load()}")


def _load() -> str:
    return " ".join(f"{each:.1f}" for each in os.getloadavg())


def _session(email: str) -> str:
    """A session as signing in makes it; the slow check of a password is not what is measured."""
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from samspil.ground.organisation.models import Account  # noqa: PLC0415

    account, session = Account.objects.get(email=email), SessionStore()
    session["_auth_user_id"] = str(account.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = account.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _asks(people: list[tuple[str, str]]) -> tuple[list[Ask], dict[str, int]]:
    """Where each person finds each page, and the most queries a page took."""
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    asks, queries, work = [], dict.fromkeys(MIX, 0), {name: [] for name in MIX}
    for email, cookie in people:
        client = Client(headers={"cookie": cookie})
        for name, path in _pages(client, email).items():
            with CaptureQueriesContext(connection) as found:
                client.get(path)
            own = [
                each
                for each in found
                if not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
            ]
            queries[name] = max(queries[name], len(own))
            work[name].append(_work(client, path))
            asks.append(Ask(name, path, cookie))
    _work_table(work)
    return asks, queries


def _work(client: object, path: str) -> float:
    """Milliseconds of processor that a page takes, here and in the database: true on a busy machine too."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    asked = int(backend.read_text().split()[0]) / 1e6, time.process_time() * 1000
    for _ in range(3):
        client.get(path)
    answered = int(backend.read_text().split()[0]) / 1e6, time.process_time() * 1000
    return (sum(answered) - sum(asked)) / 3


def _work_table(work: dict[str, list[float]]) -> None:
    print(f"\n{'page':<22}{'processor ms, middle':>22}{'most':>8}")
    for name, took in work.items():
        print(f"{name:<22}{statistics.median(took):>22.0f}{max(took):>8.0f}")


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


def _shuffled(asks: list[Ask]) -> list[Ask]:
    chance = random.Random(1)  # noqa: S311 - the same order each time
    return chance.choices(asks, weights=[MIX[each.name] for each in asks], k=RATE * SECONDS)


def _warm(asks: list[Ask]) -> None:
    """Both workers have read their templates and words before anything is measured."""
    arrivals(_shuffled(asks)[:80], rate=5, port=PORT)


@contextmanager
def served() -> Iterator[subprocess.Popen]:
    words = [*SAMSPIL, "serve", "--port", str(PORT), "--workers", str(WORKERS)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait()
        yield server
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(240):
        try:
            urlopen(f"http://localhost:{PORT}/health", timeout=5)
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("the server did not come up")


def _table(answers: list[Answer], queries: dict[str, int]) -> None:
    print(f"\n{RATE} requests a second for {SECONDS} s, {WORKERS} workers, row policies on")
    print(
        f"{'page':<22}{'asked':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}"
        f"{'x base':>8}{'errors':>8}{'queries':>9}"
    )
    base = statistics.median(each.milliseconds for each in answers if each.name == BASELINE)
    for name in [*MIX, "all but the base"]:
        chosen = [
            each
            for each in answers
            if name in (each.name, "all but the base") and (name == each.name or each.name != BASELINE)
        ]
        took = sorted(each.milliseconds for each in chosen)
        errors = sum(1 for each in chosen if each.status != 200)
        p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
        middle = statistics.median(took)
        asked = max(queries.values()) if name not in queries else queries[name]
        print(
            f"{name:<22}{len(took):>7}{middle:>9.0f}{p95:>9.0f}{took[-1]:>9.0f}"
            f"{middle / base:>8.1f}{errors:>8}{asked:>9}"
        )


def _export(server: subprocess.Popen) -> None:
    """The record of the largest municipality, ten thousand lines; how much a worker grew over it."""
    email = f"system@{HOUSES[0]}.example"
    lines = _fill_the_record(email)
    cookie = f"sessionid={_session(email)}"
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
