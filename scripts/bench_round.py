"""A round for five thousand places: seconds until the worker has asked them all, and its page. `make bench`.

The nation's municipalities are houses of their own, so the round is opened in a country made for it: 98
municipalities, three departments each, and the places beneath them. `build` and `clear` run as the owner.
"""

import os
import re
import subprocess
import sys
import time
from datetime import date, timedelta

import bench_nation  # noqa: F401 - names the settings
from pages_under_load import SAMSPIL, session, work_of

PLACES, MUNICIPALITIES, DEPARTMENTS = 5_000, 98, 3
KEY, WHO = "bench-country", "direktor@bench-country.example"


def main() -> None:
    _owner("build")
    import django  # noqa: PLC0415 - the settings are named by bench_nation

    django.setup()
    worker = subprocess.Popen([*SAMSPIL, "worker"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(5)
        _measure()
    finally:
        worker.terminate()
        worker.wait()
        _owner("clear")


def _owner(step: str) -> None:
    subprocess.run([sys.executable, __file__, step], check=True)


def _measure() -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"cookie": session(WHO)})
    begin = time.perf_counter()
    page = _open(client)
    opened, asked = time.perf_counter() - begin, [0]
    while (now := _asked(client, page)) is not None:
        asked += [now] if now != asked[-1] else []
        time.sleep(0.1)
    print(f"\nround for {PLACES} places: the director waits {opened:.1f} s,")
    print(f"all are asked after {time.perf_counter() - begin:.1f} s; seen on the way: {asked}")
    print(f"{'page of it':<22}{'processor ms':>14}{'queries':>9}{'kB':>7}")
    for name in ("", "moves/", "still/", "across/", "?page=40"):
        with CaptureQueriesContext(connection) as found:
            body = client.get(page + name).content
        own = [each for each in found if each["sql"].startswith(("SELECT", "INSERT", "UPDATE", "(SELECT"))]
        took = work_of(client, page + name)
        print(f"{name or 'answers':<22}{took:>14.0f}{len(own):>9}{len(body) / 1000:>7.0f}")


def _open(client: object) -> str:
    """The form as a director sends it."""
    from django.urls import reverse  # noqa: PLC0415
    from django.utils.timezone import localdate  # noqa: PLC0415

    today = localdate()
    answer = client.post(
        reverse("open-round"),
        {
            "title": "Efterår",
            "since": str(today - timedelta(days=90)),
            "due_on": str(today + timedelta(days=21)),
            "kinds": ["school", "daycare", "after_school"],
            "note": "Kort, tak.",
            "q-TOTAL_FORMS": "4",
            "q-INITIAL_FORMS": "0",
        },
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer.headers["Location"])


def _asked(client: object, page: str) -> int | None:
    """How many were asked, as the page says it; None once it says no more of it."""
    found = re.search(rb'<progress[^>]* value="(\d+)"', client.get(page).content)
    return int(found.group(1)) if found else None


def build() -> None:
    """The country, once: its places, its director and a strategy."""
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.organisation.models import Account, Person, Role, Unit  # noqa: PLC0415
    from samspil.steering.strategy.models import Strategy  # noqa: PLC0415

    if Unit.objects.filter(key=KEY).exists():
        return
    country = _level([("Landet", "region", None)], KEY)[0]
    towns = _level([(f"Kommune {n}", "municipality", country) for n in range(MUNICIPALITIES)])
    halls = _level([(f"Center {n}", "department", town) for town in towns for n in range(DEPARTMENTS)])
    kinds = ("school", "daycare", "after_school")
    _level([(f"Sted {n:04}", kinds[n % 3], halls[n % len(halls)]) for n in range(PLACES)])
    person = Person.objects.create(given_name="Direktør", family_name="Landet")
    Account.objects.create(person=person, email=WHO)
    Role.objects.create(
        person=person, kind="director", unit=country, root_id=country.pk, begins_on=date(2020, 1, 1)
    )
    year = localdate().year
    Strategy.objects.create(
        unit=country, key=KEY, version="1", country="DK", language="da", languages=["da"],
        begins_on=date(year, 1, 1), ends_on=date(year + 4, 1, 1), adopted_on=date(year, 1, 1), adopted_by="-",
    )  # fmt: skip


def _level(rows: list[tuple[str, str, object]], key: str = "") -> list[object]:
    from samspil.ground.organisation.models import Unit  # noqa: PLC0415

    made = Unit.objects.bulk_create(
        Unit(name=name, kind=kind, parent=parent, country="DK", key=key, opened_on=date(2007, 1, 1))
        for name, kind, parent in rows
    )
    for unit in made:
        unit.path = [*(unit.parent.path if unit.parent else []), unit.pk]
    Unit.objects.bulk_update(made, ["path"], batch_size=500)
    return made


def clear() -> None:
    """The round goes, so that the next measurement begins like this one; the country stays."""
    from samspil.steering.rounds.models import Round  # noqa: PLC0415

    Round.objects.filter(unit__key=KEY).delete()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        os.environ["SAMSPIL_LOGIN"] = "owner"  # bench_nation says app
        import django

        django.setup()
        {"build": build, "clear": clear}[sys.argv[1]]()
    else:
        main()
