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
# One in ten has a case, one in fifty a referral; six in a hundred go to another place in August.
CASES, REFERRALS, HANDOVERS = CHILDREN // 10, CHILDREN // 50, CHILDREN * 6 // 100
# A leader, somebody who works with children and a parent, in houses large and small.
HOUSES = ("tranevig", "havrevig", "ravnelund", "vibeholt", "piledal")
LEADERS = [f"leder@{house}.example" for house in HOUSES] if IS_NATION else ["mette@egelund.example"]
WORKERS = [f"laerer@{house}.example" for house in HOUSES] if IS_NATION else ["anders@egelund.example"]
# Who chairs the panel of these houses.
CHAIRS = """
    SELECT DISTINCT a.email FROM referral_seat s JOIN organisation_account a ON a.person_id = s.person_id
    JOIN referral_panel p ON p.id = s.panel_id JOIN organisation_role r ON r.root_id = p.house_id
    JOIN organisation_account l ON l.person_id = r.person_id
    WHERE s.chairs AND l.email = ANY (%s) ORDER BY 1"""
BASELINE = "accessibility page"
# How often each page is asked for. Whoever adds a page of children adds it here and in `_pages`.
MIX = {
    "needs me": 4,
    "children": 4,
    "search": 3,
    "case": 6,
    "try-outs": 1,
    "parent": 4,
    "cohort": 4,
    "handover": 3,
    "reviews": 1,
    "panel's queue": 3,
    "panel's meeting": 2,
    "panel's case": 3,
    BASELINE: 1,
}
settings_for(DATA)


def main() -> None:
    build("nation" if IS_NATION else "municipality")
    with _owner() as owner:
        _fill(owner)
        people = {session(email): _pages(owner, email) for email in (*LEADERS, *WORKERS)}
        people |= {session(email): _family(owner, email) for email in _parents(owner)}
        chairs = [email for (email,) in owner.execute(CHAIRS, [LEADERS])]
        people |= {session(email): _panel(owner, email) for email in chairs}
        print(_counted(owner))
    for cookie, pages in people.items():
        for name, path in pages.items():
            status = client(cookie).get(path).status_code
            assert status == 200, f"{name}: {path} answers {status}"
    asks, queries = costs(people, MIX)
    with served():
        under_load(asks, queries, MIX, BASELINE)
    print(f"\nafter: {load()}")


def _pages(owner: psycopg.Connection, email: str) -> dict[str, str]:
    """The pages of a leader or of somebody who works with children: a name, and where they find it."""
    case, handed = _case_of(owner, email), _handover_to(owner, email)
    pages = {
        "needs me": "/",
        "children": "/children/",
        "search": "/children/?q=So",
        "case": f"/children/{case}/",
        "try-outs": "/sparring/",
        "cohort": "/handovers/",
        "reviews": "/special-places/",
        BASELINE: "/was/",
    }
    return pages | ({"handover": f"/handovers/{handed}/"} if handed else {})


def _panel(owner: psycopg.Connection, email: str) -> dict[str, str]:
    """The pages of who chairs a panel: what waits, the next meeting, and a case that was sent."""
    sql = """
        SELECT m.id, min(r.id) FROM organisation_account a JOIN referral_seat s ON s.person_id = a.person_id
        JOIN referral_meeting m ON m.panel_id = s.panel_id
        JOIN referral_referral r ON r.meeting_id = m.id AND r.wanted = 'school'
        WHERE a.email = %s AND m."on" >= current_date GROUP BY m.id ORDER BY m."on" LIMIT 1"""
    meeting, case = owner.execute(sql, [email]).fetchone()
    return {
        "needs me": "/",
        "panel's queue": "/panel/",
        "panel's meeting": f"/panel/meetings/{meeting}/",
        "panel's case": f"/referrals/{case}/",
    }


def _handover_to(owner: psycopg.Connection, email: str) -> int | None:
    """One that came to a place that this person leads, or to themselves."""
    sql = """
        SELECT min(t.id) FROM organisation_account a JOIN organisation_role r ON r.person_id = a.person_id
        JOIN transitions_transition t ON t.taker_id = r.unit_id AND t.handed_on IS NOT NULL
        WHERE a.email = %s AND (r.kind = 'leader' OR t.receiver_id = a.person_id)"""
    return owner.execute(sql, [email]).fetchone()[0]


def _counted(owner: psycopg.Connection) -> str:
    words = {"children": "file_child", "cases": "support_sparring", "referrals": "referral_referral"}
    words |= {"handovers": "transitions_transition"}
    counts = (owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in words.values())
    return ", ".join(f"{name} {count:,}" for name, count in zip(words, counts, strict=True))


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
    """Children, then what becomes of some of them; what was poured in before is left as it is."""
    sql = (
        "SELECT array_to_string(array_agg(r.unit_id), ',') FROM organisation_role r"
        " JOIN organisation_account a ON a.person_id = r.person_id"
        " WHERE r.kind = 'leader' AND a.email = ANY (%s)"
    )
    units = owner.execute(sql, [LEADERS]).fetchone()[0]
    _pour(
        owner,
        "child",
        "file_guardian WHERE name LIKE 'Forælder %'",
        children=CHILDREN,
        cases=CASES,
        units=units,
    )
    _pour(owner, "paths", "transitions_transition", referrals=REFERRALS, handovers=HANDOVERS)


def _pour(owner: psycopg.Connection, script: str, there: str, **told: object) -> None:
    """Whole or not at all; not again where there are as many rows as a part of it would make."""
    begin, most = time.perf_counter(), max(each for each in told.values() if isinstance(each, int))
    if owner.execute(f"SELECT count(*) FROM {there}").fetchone()[0] >= most // 2:
        return
    statements = (Path(__file__).parent / f"bench_{script}.sql").read_text("utf-8").split(";\n")
    with owner.transaction():
        for name, value in told.items():
            owner.execute("SELECT set_config(%s, %s, true)", [f"bench.{name}", str(value)])
        for statement in filter(str.strip, statements):
            owner.execute(statement)
    owner.execute("ANALYZE")
    print(f"{script}: poured in {time.perf_counter() - begin:.0f} s")


def _owner() -> psycopg.Connection:
    from samspil.config import server  # noqa: PLC0415 - starts the server of the folder

    found = server.address("owner", DATA)
    return psycopg.connect(
        host=found.host, port=found.port or None, dbname=found.name, user=found.user,
        password=found.password, autocommit=True, options=server.TUNED,
    )  # fmt: skip


if __name__ == "__main__":
    main()
