"""Who may do what with each table of a referral, in each of its states, asked under the web's login.

Letters: r read, c create, u change, for the rows of one case and of its house; `chair` has opened the case
as the panel would. Nobody removes a row; whoever is not in a column does nothing with the rows of a child.
"""

import pytest
from django.db import DatabaseError, connection, transaction

import make
from make import child as make_child
from make import referral as make_referral
from make.support import measure
from samspil.child.referral.models import Complaint

WHO = ("bo", "amina", "sara", "kurt", "himself", "ida", "line", "lone")
# table      bo   amina sara kurt self ida(glass) line(chair) lone(director)
MATRIX = {
    "written": """
referral     rcu  rcu   r    -    -    r    -    -
assessment   rc   rc    r    -    -    r    -    -
voice        rcu  rcu   ru   -    -    r    -    -
triedline    c    c     -    -    -    -    -    -
decision     -    -     -    -    -    -    -    -
place        -    -     -    -    -    -    -    -
basis        r    r     r    -    r    r    r    rc
offer        r    ru    -    -    -    r    r    rcu
panel        r    r     -    -    -    r    r    ru
seat         r    r     -    -    -    r    r    rcu
meeting      -    -     -    -    -    -    rcu  -
presence     -    -     -    -    -    -    r    -
""",
    "sent": """
referral     r    r     r    -    -    r    r    -
assessment   r    r     r    -    -    r    r    -
voice        r    r     r    -    -    r    r    -
triedline    r    r     r    -    -    r    r    -
decision     -    -     -    -    -    -    c    -
""",
    "decided": """
referral     r    r     r    -    -    r    -    -
assessment   r    r     r    -    -    r    -    -
voice        r    r     r    -    -    r    -    -
triedline    r    r     r    -    -    r    -    -
decision     r    r     r    -    -    r    -    -
complaint    -    -     -    -    -    -    -    -
place        ru   ru    r    -    -    r    -    -
returnstep   rcu  rcu   r    -    -    r    -    -
review       rc   rc    r    -    -    r    -    -
""",
    "complained": """
referral     r    r     r    -    -    r    r    -
decision     r    r     r    -    -    r    r    -
complaint    ru   ru    r    -    -    r    ru   -
place        ru   ru    r    -    -    r    -    -
""",
}
CHANGES = {
    "referral": "needs = 'Nyt'",
    "voice": "stance = 'against'",
    "decision": "plain = 'Nyt'",
    "complaint": "forwarded_on = samspil_today()",
    "place": "leisure = 'Klub'",
    "returnstep": "done_on = samspil_today(), done_by_id = samspil_person()",
    "basis": "criteria = 'Nyt'",
    "offer": "places = 3",
    "panel": "least = 4",
    "seat": "ends_on = samspil_today()",
    "meeting": "minutes = 'Nyt'",
}
# Columns that name the writer; and what a copy may not repeat.
OWN = ("begun_by_id", "by_id", "decided_by_id", "approved_by_id", "heard_by_id")
OTHERWISE = {
    ("basis", "number"): "number + 1",
    ("panel", "name"): "'Et andet'",
    ("voice", "guardian_id"): "(SELECT max(id) FROM copy_guardian)",
    ("triedline", "measure_id"): "(SELECT max(id) FROM copy_measure)",
    ("referral", "requested_on"): "NULL",
    ("referral", "requested_by_id"): "NULL",
    ("seat", "person_id"): "(SELECT max(person_id) FROM copy_role)",
    ("returnstep", "done_on"): "NULL",
    ("returnstep", "done_by_id"): "NULL",
}


def can(sql):
    """Whether a row comes of it; nothing of it stays."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            found = cursor.rowcount
            transaction.set_rollback(True)
            return found > 0
    except DatabaseError:
        return False


def copying(table, person):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND table_name = %s AND column_name <> 'id'",
            [f"referral_{table}"],
        )
        names = [row[0] for row in cursor.fetchall()]
    values = [str(person.pk) if name in OWN else OTHERWISE.get((table, name), f'"{name}"') for name in names]
    into = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "referral_{table}" ({into}) SELECT {", ".join(values)} FROM "copy_{table}" LIMIT 1'


def letters(table, person):
    found = "r" if can(f'SELECT FROM "referral_{table}"') else ""
    found += "c" if can(copying(table, person)) else ""
    found += "u" if table in CHANGES and can(f'UPDATE "referral_{table}" SET {CHANGES[table]}') else ""
    return found + ("d" if table != "presence" and can(f'DELETE FROM "referral_{table}"') else "")


@pytest.fixture
def states(noah, bo, amina, sara, line, kurt, himself, ida, case, panel, school):
    """Builds the case up to a state; every row of it, and rows to copy, are there."""
    make_child.glass(noah, ida)
    make.person("Ny", role="professional", unit=school)
    met = make_referral.meeting(panel)
    make_referral.offer(school)

    def up_to(state):
        if state == "written":
            make_referral.complete(case, bo, amina)
            make_referral.another_parent(noah)
        else:
            make_referral.sent(case, bo, amina, at=met)
        measure(school, bo, child=noah, title="Ny")
        if state in ("decided", "complained"):
            done = make_referral.decision(case, line)
            spot = make_referral.placed(done, make_referral.offer(school), bo)
            make_referral.step(spot)
            make_referral.review(spot, bo)
        if state == "complained":
            make_referral.complaint(done, bo, guardian=noah.guardians.get(person=sara))
        return case

    return up_to


def copies():
    """What a stranger would copy, if they could: the rows themselves, and one case that is nobody's yet."""
    with connection.cursor() as cursor:
        for table in sorted(
            {line.split()[0] for each in MATRIX.values() for line in each.strip().splitlines()}
        ):
            cursor.execute(f'CREATE TEMP TABLE "copy_{table}" AS SELECT * FROM "referral_{table}"')
            cursor.execute(f'GRANT SELECT ON "copy_{table}" TO samspil_app')
        for table in ("file_guardian", "support_measure", "organisation_role"):
            name = table.partition("_")[2]
            cursor.execute(f'CREATE TEMP TABLE "copy_{name}" AS SELECT * FROM "{table}"')
            cursor.execute(f'GRANT SELECT ON "copy_{name}" TO samspil_app')


def a_line_to_send(case, measure_id):
    """What a worker of the child, and nobody else, may add while it is written."""
    return (
        "INSERT INTO referral_triedline"
        " (referral_id, measure_id, title, goal, direction, begins_on, result, seen)"
        f" VALUES ({case}, {measure_id}, 'x', 'x', 'group', samspil_today(), '', '')"
    )


def a_decision(case, meeting, person):
    columns = [*make_referral.REASONS, "outcome", "granted", "begins_on", "decided_on", "told_on"]
    words = ", ".join(["'Ja'"] * len(make_referral.REASONS))
    return (
        f"INSERT INTO referral_decision ({', '.join(columns)}, referral_id, meeting_id, decided_by_id,"
        f" complaint_until, review_on) VALUES ({words}, 'granted', 'class', samspil_today(), samspil_today(),"
        f" samspil_today(), {case}, {meeting}, {person.pk}, samspil_today() + 28, samspil_today() + 365)"
    )


def done_by(who, person, case, state):
    """Opens what they come to, then tries everything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[case.child_id]])
        cursor.execute("SELECT referral_open(%s, 'test')", [case.pk])
    got = {}
    for line in MATRIX[state].strip().splitlines():
        table = line.split()[0]
        got[table] = letters(table, person)
        if table == "triedline" and state == "written":
            got[table] = "c" if can(a_line_to_send(case.pk, newest_measure())) else ""
        if table == "decision" and state == "sent":
            got[table] = "c" if can(a_decision(case.pk, case.meeting_id, person)) else ""
    return got


def newest_measure():
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM copy_measure")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("state", MATRIX)
def test_each_does_what_is_written_and_no_more(request, acting, states, lone, state):
    case = states(state)
    copies()
    got, wanted = {}, {}
    for place, who in enumerate(WHO):
        person = request.getfixturevalue(who)
        with acting(person):
            got[who] = done_by(who, person, case, state)
        rows = (line.split() for line in MATRIX[state].strip().splitlines())
        wanted[who] = {row[0]: row[place + 1].strip("-") for row in rows}

    assert got == wanted


@pytest.mark.parametrize("who", ["henrik", "gitte", "dorte", "erik", "dan", None])
def test_all_others_do_nothing_with_the_rows_of_a_child(request, acting, states, panel, who):
    """Henrik sits on the panel: a case that is decided, and complained about no more, is shut for him too."""
    case = states("complained")
    Complaint.objects.update(answer="met", reasons="Ja", answered_by=case.begun_by, answered_on="2026-01-01")
    copies()
    person = request.getfixturevalue(who) if who else None
    of_child = (
        "referral",
        "assessment",
        "voice",
        "triedline",
        "decision",
        "complaint",
        "place",
        "returnstep",
        "review",
    )

    with acting(person):
        with connection.cursor() as cursor:
            cursor.execute("SELECT referral_open(%s, 'test')", [case.pk])
        got = {table: letters(table, person or case.begun_by) for table in of_child}

    assert not any(got.values()), got


@pytest.mark.parametrize("how", ["works with the child", "is its parent"])
def test_a_seat_opens_nothing_to_who_has_a_part_in_the_case(acting, states, henrik, noah, how):
    """Henrik sits on the panel. Working with the child he does what stands in Bo's column, and no more."""
    case = states("sent")
    works = how == "works with the child"
    make_child.participant(noah, henrik) if works else make_child.guardian(noah, None, name=str(henrik))
    copies()

    with acting(henrik):
        got = done_by("henrik", henrik, case, "sent")

    rows = (line.split() for line in MATRIX["sent"].strip().splitlines())
    assert got == {row[0]: row[1].strip("-") if works else "" for row in rows}


def test_the_panel_reads_nothing_before_the_log_has_its_line(acting, states, line, henrik):
    case = states("sent")

    with acting(henrik):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('samspil.panel', %s, true)", [str(case.pk)])
        assert not can('SELECT FROM "referral_referral"')
        with connection.cursor() as cursor:
            cursor.execute("SELECT referral_open(%s, 'test')", [case.pk])
        assert can('SELECT FROM "referral_referral"') and not can('SELECT FROM "file_child"')
