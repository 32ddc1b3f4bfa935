"""Pages of children under load, where a nation's children are. One table; never a verdict. `make bench`.

`bench_child.py 20000` fills a municipality with so many instead, in build/bench-child. SAMSPIL_BENCH names a
folder with a nation that is built already.
"""

import os
import sys
import time
from pathlib import Path

import psycopg
from pages_under_load import build, client, costs, load, served, session, settings_for, under_load

ROOT = Path(__file__).parents[1]
CHILDREN = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
IS_NATION = CHILDREN >= 1_000_000
NATION = Path(os.environ.get("SAMSPIL_BENCH", ROOT / "build" / "bench-nation"))
DATA = NATION if IS_NATION else ROOT / "build" / "bench-child"
# One in ten has a case.
CASES = CHILDREN // 10
# A leader, somebody who works with children and a parent, in houses large and small.
HOUSES = ("tranevig", "havrevig", "ravnelund", "vibeholt", "piledal")
LEADERS = [f"leder@{house}.example" for house in HOUSES] if IS_NATION else ["mette@egelund.example"]
WORKERS = [f"laerer@{house}.example" for house in HOUSES] if IS_NATION else ["anders@egelund.example"]
BASELINE = "accessibility page"
# How often each page is asked for. Whoever adds a page of children adds it here and in `_pages`.
MIX = {
    "needs me": 4,
    "children": 4,
    "search": 3,
    "case": 6,
    "try-outs": 1,
    "parent": 4,
    BASELINE: 1,
}
settings_for(DATA)


def main() -> None:
    build("nation" if IS_NATION else "municipality")
    with _owner() as owner:
        _fill(owner)
        people = {session(email): _pages(owner, email) for email in (*LEADERS, *WORKERS)}
        people |= {session(email): _family(owner, email) for email in _parents(owner)}
        counted = owner.execute(
            "SELECT (SELECT count(*) FROM file_child), (SELECT count(*) FROM support_sparring)"
        )
        print("children {:,}, cases {:,}".format(*counted.fetchone()))
    for cookie, pages in people.items():
        for name, path in pages.items():
            status = client(cookie).get(path).status_code
            assert status == 200, f"{name}: {path} answers {status}"
    asks, queries = costs(people, MIX)
    with served():
        under_load(asks, queries, MIX, BASELINE)
    print(f"\nafter: {load()}")


def _pages(owner: psycopg.Connection, email: str) -> dict[str, str]:
    """The pages of a leader or of somebody who works with children.

    The panel's queue and the cohort of spring are added here: a name, and where this person finds it.
    """
    case = _case_of(owner, email)
    return {
        "needs me": "/",
        "children": "/children/",
        "search": "/children/?q=So",
        "case": f"/children/{case}/",
        "try-outs": "/sparring/",
        BASELINE: "/was/",
    }


def _family(owner: psycopg.Connection, email: str) -> dict[str, str]:
    sql = (
        "SELECT min(g.child_id) FROM file_guardian g JOIN organisation_account a ON a.person_id = g.person_id"
        " WHERE a.email = %s"
    )
    return {"parent": f"/family/{owner.execute(sql, [email]).fetchone()[0]}/"}


def _parents(owner: psycopg.Connection) -> list[str]:
    sql = "SELECT email FROM organisation_account WHERE email LIKE 'foraelder%%@bench.example' ORDER BY email"
    return [email for (email,) in owner.execute(sql)]


def _case_of(owner: psycopg.Connection, email: str) -> int:
    """A child with a case that this person leads the place of, or works with."""
    sql = """
        SELECT p.child_id FROM organisation_account a
        JOIN organisation_role r ON r.person_id = a.person_id
        JOIN organisation_unit u ON r.unit_id = ANY (u.path)
        JOIN file_enrolment e ON e.unit_id = u.id AND e.ends_on IS NULL
        JOIN file_participant p ON p.child_id = e.child_id
            AND (r.kind = 'leader' OR p.person_id = a.person_id)
        JOIN support_sparring s ON s.child_id = p.child_id
        WHERE a.email = %s AND p.part <> '' ORDER BY p.child_id LIMIT 1"""
    return int(owner.execute(sql, [email]).fetchone()[0])


def _fill(owner: psycopg.Connection) -> None:
    begin = time.perf_counter()
    (found,) = owner.execute("SELECT count(*) FROM file_guardian WHERE name LIKE 'Forælder %'").fetchone()
    if found >= CHILDREN:
        return
    units = owner.execute(
        "SELECT array_to_string(array_agg(r.unit_id), ',') FROM organisation_role r"
        " JOIN organisation_account a ON a.person_id = r.person_id"
        " WHERE r.kind = 'leader' AND a.email = ANY (%s)",
        [LEADERS],
    ).fetchone()[0]
    told = {"bench.children": CHILDREN, "bench.cases": CASES, "bench.units": units}
    with owner.transaction():
        for name, value in told.items():
            owner.execute("SELECT set_config(%s, %s, true)", [name, str(value)])
        for statement in (Path(__file__).parent / "bench_child.sql").read_text("utf-8").split(";\n"):
            if statement.strip():
                owner.execute(statement)
    owner.execute("ANALYZE")
    print(f"{CHILDREN:,} children poured in {time.perf_counter() - begin:.0f} s")


def _owner() -> psycopg.Connection:
    from samspil.config import server  # noqa: PLC0415 - starts the server of the folder

    found = server.address("owner", DATA)
    return psycopg.connect(
        host=found.host, port=found.port or None, dbname=found.name, user=found.user,
        password=found.password, autocommit=True, options=server.TUNED,
    )  # fmt: skip


if __name__ == "__main__":
    main()
