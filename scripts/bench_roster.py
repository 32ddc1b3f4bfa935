"""A roster of a million enrolments: read, carried out, sent again. One table; never a verdict. `make bench`.

`bench_roster.py 20000` sends so many. All of it is one transaction that is taken back.
"""

import resource
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pages_under_load import build, load, settings_for

ROOT = Path(__file__).parents[1]
PUPILS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
A_PLACE, CLASSES = 400, 16
TABLES = "academicSessions categories classes classResources courses courseResources demographics enrollments"
MORE_TABLES = "lineItems orgs resources results users"
SENT = ("academicSessions", "classes", "orgs", "users", "enrollments")
USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
)
ENROLMENTS = (
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
    "beginDate,endDate\n"
)
DATA = ROOT / "build" / "bench-child"
settings_for(DATA)


def main() -> None:
    build("municipality")
    from django.db import connection, transaction  # noqa: PLC0415
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.base.context import act_as  # noqa: PLC0415
    from samspil.ground.organisation.models import Role  # noqa: PLC0415

    file = _set(PUPILS)
    print(f"{PUPILS:,} enrolments, {len(file) / 1e6:.0f} MB packed")
    with transaction.atomic():
        act_as(_administrator(), purpose="imports", today=localdate())
        role = Role.objects.select_related("person", "unit").filter(kind="administrator").first()
        first = _received(file, role)
        took = [("read and compared", _timed(lambda: _check(first, role)))]
        took.append(("carried out", _timed(lambda: _carry_out(first, role))))
        with connection.cursor() as cursor:
            took.append(("keys checked", _timed(lambda: cursor.execute("SET CONSTRAINTS ALL IMMEDIATE"))))
        first.refresh_from_db()
        again = _received(file, role)
        took.append(("again, unchanged", _timed(lambda: _check(again, role))))
        again.refresh_from_db()
        assert first.tally["added"] == again.tally["unchanged"] == PUPILS, (first.tally, again.tally)
        again.file.storage.delete(again.file.name)
        transaction.set_rollback(True)
    whole = ("whole import", tuple(map(sum, zip(*(each for _name, each in took[:3]), strict=True))))
    print(f"{'':<22}{'s':>8}{'s of processor':>18}")
    for name, (seconds, processor) in (*took[:3], whole, took[3]):
        print(f"{name:<22}{seconds:>8.1f}{processor:>18.1f}")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB; {load()}")


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor here and in the database: true on a busy machine too."""
    from django.db import connection  # noqa: PLC0415

    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")

    def worked() -> float:
        return int(backend.read_text().split()[0]) / 1e9 + time.process_time()

    begin, before = time.perf_counter(), worked()
    work()
    return time.perf_counter() - begin, worked() - before


def _administrator() -> int:
    """Asked as the owner: nobody is signed in yet."""
    import psycopg  # noqa: PLC0415

    from samspil.config import server  # noqa: PLC0415

    found = server.address("owner", DATA)
    with psycopg.connect(
        host=found.host, port=found.port or None, dbname=found.name, user=found.user, password=found.password
    ) as owner:
        sql = "SELECT person_id FROM organisation_role WHERE kind = 'administrator' ORDER BY id LIMIT 1"
        return int(owner.execute(sql).fetchone()[0])


def _received(file: bytes, role: object) -> object:
    from django.core.files import File  # noqa: PLC0415

    from samspil.ground.organisation.actions.imports import receive_import  # noqa: PLC0415

    sent = File(BytesIO(file), name="roster.zip")
    sent.size = len(file)
    return receive_import(file=sent, kind="oneroster", unit=role.unit, by=role.person)


def _check(imported: object, role: object) -> None:
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.organisation.actions.imports import check_import  # noqa: PLC0415

    found = check_import(imported=imported, by=role.person, today=localdate())
    assert found.state == "checked", [each.message for each in found.problems.all()[:5]]


def _carry_out(imported: object, role: object) -> None:
    from django.utils.timezone import localdate  # noqa: PLC0415

    from samspil.ground.organisation.actions.imports import carry_out_import, confirm_import  # noqa: PLC0415

    confirm_import(imported=imported, accept_endings=True, by=role.person)
    carry_out_import(imported=imported, by=role.person, today=localdate())


def _set(pupils: int) -> bytes:
    """A OneRoster 1.1 set, the same each time."""
    made, places = BytesIO(), max(1, pupils // A_PLACE)
    modes = "".join(
        f"file.{name},{'bulk' if name in SENT else 'absent'}\n" for name in f"{TABLES} {MORE_TABLES}".split()
    )
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "manifest.csv", f"propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n{modes}"
        )
        archive.writestr(
            "orgs.csv",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nb0,,,Bench,district,,\n"
            + "".join(f"b{n},,,Skole {n},school,bench{n},b0\n" for n in range(1, places + 1)),
        )
        archive.writestr(
            "academicSessions.csv",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
            "t1,,,2026,schoolYear,2026-08-01,2027-07-31,,2027\n",
        )
        archive.writestr(
            "classes.csv",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
            "schoolSourcedId,termSourcedIds\n"
            + "".join(
                f"c{n}-{k},,,{k}.A,{k % 10},,,homeroom,,b{n},t1\n"
                for n in range(1, places + 1)
                for k in range(CLASSES)
            ),
        )
        with archive.open("users.csv", "w", force_zip64=True) as file:
            file.write(USERS.encode())
            for n in range(pupils):
                place = 1 + n % places
                who = f"p{n},,,true,b{place},student,u{n},,Navn{n % 200},Slægt{n % 900}"
                file.write(f"{who},,{n:010},,,,,0{n % 10},\n".encode())
        with archive.open("enrollments.csv", "w", force_zip64=True) as file:
            file.write(ENROLMENTS.encode())
            for n in range(pupils):
                place, group = 1 + n % places, (n // places) % CLASSES
                line = f"e{n},,,c{place}-{group},b{place},p{n},student,true,2026-08-01,\n"
                file.write(line.encode())
    return made.getvalue()


if __name__ == "__main__":
    main()
