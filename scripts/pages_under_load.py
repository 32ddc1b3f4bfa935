"""What benches of pages share: sessions, a house that is served, what a page costs, the table under load."""

import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

from load import Answer, Ask, arrivals

RATE, SECONDS = 20, int(os.environ.get("SAMSPIL_BENCH_SECONDS", "60"))
PORT, WORKERS = 8209, 2
SAMSPIL = [sys.executable, "-m", "samspil.config.command"]


def settings_for(data: Path) -> None:
    """Before Django is imported: the house in this folder, with the login of the web."""
    os.environ |= {
        "SAMSPIL_DATA": str(data),
        "SAMSPIL_LOGIN": "app",
        "SAMSPIL_DEMO": "1",
        "SAMSPIL_LANGUAGE": "da",
        "DJANGO_SETTINGS_MODULE": "samspil.config.settings",
    }


def build(size: str) -> None:
    begin = time.perf_counter()
    words = [*SAMSPIL, "demo", "--no-serve", "--size", size]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    print(f"{size} built, or found to be there, in {time.perf_counter() - begin:.0f} s; {load()}")


def load() -> str:
    return f"load of the machine: {' '.join(f'{each:.1f}' for each in os.getloadavg())}"


def session(email: str) -> str:
    """The cookie of a session as signing in makes it; the slow check of a password is not measured."""
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from samspil.ground.organisation.models import Account  # noqa: PLC0415

    account, store = Account.objects.get(email=email), SessionStore()
    store["_auth_user_id"] = str(account.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = account.get_session_auth_hash()
    store["assurance"] = "substantial"
    store.save()
    return f"sessionid={store.session_key}"


def client(cookie: str) -> object:
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    return Client(headers={"cookie": cookie})


def costs(
    people: Mapping[str, Mapping[str, str]], names: Collection[str]
) -> tuple[list[Ask], dict[str, int]]:
    """`people`: the pages by name of each cookie. What is to be asked, and the most queries a page took."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    asks, queries, work = [], dict.fromkeys(names, 0), {name: [] for name in names}
    for cookie, pages in people.items():
        asking = client(cookie)
        for name, path in pages.items():
            with CaptureQueriesContext(connection) as found:
                asking.get(path)
            frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
            own = [each for each in found if not each["sql"].startswith(frame)]
            queries[name] = max(queries[name], len(own))
            work[name].append(work_of(asking, path))
            asks.append(Ask(name, path, cookie))
    print(f"\n{'page':<22}{'processor ms, middle':>22}{'most':>8}")
    for name, took in work.items():
        print(f"{name:<22}{statistics.median(took):>22.0f}{max(took):>8.0f}")
    return asks, queries


def work_of(asking: object, path: str) -> float:
    """Milliseconds of processor that a page takes, here and in the database: true on a busy machine too."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    asked = int(backend.read_text().split()[0]) / 1e6, time.process_time() * 1000
    for _ in range(3):
        asking.get(path)
    answered = int(backend.read_text().split()[0]) / 1e6, time.process_time() * 1000
    return (sum(answered) - sum(asked)) / 3


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


def under_load(asks: list[Ask], queries: dict[str, int], mix: Mapping[str, int], base: str) -> None:
    """Each page as often as `mix` says, in the mouth of one person; `base` is the page without work."""
    # Both workers have read their templates and words before anything is measured.
    arrivals(_shuffled(asks, mix)[:80], rate=5, port=PORT)
    answers = arrivals(_shuffled(asks, mix), rate=RATE, port=PORT)
    print(f"\n{RATE} requests a second for {SECONDS} s, {WORKERS} workers, row policies on")
    print(
        f"{'page':<22}{'asked':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}"
        f"{'x base':>8}{'errors':>8}{'queries':>9}"
    )
    middle = statistics.median(each.milliseconds for each in answers if each.name == base)
    for name in mix:
        _line(name, [each for each in answers if each.name == name], middle, queries[name])
    _line("all but the base", [each for each in answers if each.name != base], middle, max(queries.values()))


def _line(name: str, answers: list[Answer], base: float, queries: int) -> None:
    took = sorted(each.milliseconds for each in answers) or [0.0]
    errors = sum(1 for each in answers if each.status != 200)
    p95, middle = took[min(len(took) - 1, int(len(took) * 0.95))], statistics.median(took)
    times = "".join(f"{each:>9.0f}" for each in (middle, p95, took[-1]))
    print(f"{name:<22}{len(answers):>7}{times}{middle / base:>8.1f}{errors:>8}{queries:>9}")


def _shuffled(asks: list[Ask], mix: Mapping[str, int]) -> list[Ask]:
    chance = random.Random(1)  # noqa: S311 - the same order each time
    return chance.choices(asks, weights=[mix[each.name] for each in asks], k=RATE * SECONDS)
