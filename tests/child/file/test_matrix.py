"""Who may do what with each table of a file: written down by hand, asked under the web's login.

Letters: r read, c create, u change (some column), d delete. A way in and a table have the letters that the
rule in policies.sql promises; everything else must fail.
"""

import pytest
from conftest import days
from django.db import DatabaseError, connection, transaction

import make
from make import child as make_child
from make.support import helper, measure, session, sparring

# table            bo   amina sara kurt self ida(glass)  everyone else: nothing
MATRIX = """
file_child         ru   ru    r    -    r    r
file_participant   rcu  rcu   r    -    r    r
file_guardian      rcu  rcu   r    r    -    r
file_enrolment     rcu  rcu   r    -    r    r
file_placement     rcu  rcu   r    -    r    r
file_leisure       rc   rc    r    -    r    r
file_childview     rcu  -     r    -    rcu  r
file_attachment    rc   -     r    -    rc   r
file_hearing       rc   rc    r    -    -    r
file_position      rc   rc    rc   c    -    r
file_consent       rcu  rcu   ru   -    -    r
file_question      ru   ru    rc   c    -    r
file_glass         -    ru    -    -    -    r
file_rosterlink    r    r     -    -    -    -
file_closing       r    rd    r    -    r    r
file_talk          rc   rc    r    -    -    r
file_talkpart      rc   r     r    -    -    r
file_agreed        rc   r     r    -    -    r
support_concern    rc   rc    r    -    -    r
support_sparring   rc   r     -    -    -    r
support_invitation r    r     -    -    -    r
support_session    rcu  r     -    -    -    r
support_perspective rc  r     -    -    -    r
support_measure    rcu  rcu   r    -    r    r
"""
WHO = ("bo", "amina", "sara", "kurt", "himself", "ida")
NOBODY = ("line", "lone", "henrik", "gitte", "dorte", "erik", "dan", "nadia", None)
CHANGES = {
    "file_child": "difficulty = 'Nyt'",
    "file_participant": "ends_on = samspil_today()",
    "file_guardian": "phone = '1'",
    "file_enrolment": "note = 'Nyt'",
    "file_placement": "ends_on = samspil_today()",
    "file_childview": "influence = 'Nyt'",
    "file_consent": "withdrawn_on = samspil_today(), withdrawn_by_id = samspil_person()",
    "file_question": "answer = 'Ja', answered_on = samspil_today(), answered_by_id = samspil_person()",
    "file_glass": "seen_at = now(), seen_by_id = samspil_person()",
    "support_session": "place = 'Ny'",
    "support_measure": "seen = 'Nyt', checked_on = samspil_today(), checked_by_id = samspil_person(),"
    " result = 'worked', next = 'keep', academic = 'a', social = 'b', experienced = 'c', relations = 'd'",
}
# Columns that name the writer, or that a copy may not repeat.
OWN = ("added_by_id", "by_id", "recorded_by_id", "raised_by_id", "asked_by_id", "booked_by_id")


def expectations():
    for line in MATRIX.strip().splitlines():
        table, *found = line.split()
        for who, letters in zip(WHO, found, strict=True):
            yield pytest.param(table, who, letters.strip("-"), id=f"{table} {who}")


@pytest.fixture
def nadia(egelund):
    return make.person("Nadia", role="analyst", unit=egelund)


@pytest.fixture
def all_of_it(school, bo, line, noah, sara, kurt, himself, ida):
    """A row in every table, and Noah's parents, Noah and an emergency about it."""
    lines = make_child.one_of_each(noah, bo, noah.guardians.get(person=sara))
    make_child.glass(noah, ida)
    make_child.on_roster(noah, school)
    make_child.closing(noah, bo)
    asked = sparring(school, bo, helper(line, school), child=noah, mode="exchange", ground="Tidlig indsats")
    held = session(asked, bo, "teacher")
    measure(school, bo, child=noah, session=held)
    return lines


def columns(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, is_identity FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position",
            [table],
        )
        return cursor.fetchall()


def can(sql, values=()):
    """Whether at least one row comes of it; nothing of it stays."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = cursor.rowcount
            transaction.set_rollback(True)
            return found > 0
    except DatabaseError:
        return False


def copying(table, person, child):
    """A new row like the one there is: under one's own name, with a day or a key of its own."""
    said = []
    for name, is_identity in columns(table):
        if is_identity == "YES":
            continue
        if name == "id":
            said.append((name, str(2**43 + 7)))
        elif name in OWN:
            said.append((name, str(person.pk)))
        else:
            said.append((name, SPECIAL.get((table, name), f'"{name}"')))
    names = ", ".join(f'"{name}"' for name, _value in said)
    values = ", ".join(value for _name, value in said)
    return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "copy_{table}" LIMIT 1'


SPECIAL = {
    (
        "file_participant",
        "person_id",
    ): "(SELECT person_id FROM organisation_role WHERE kind = 'head' LIMIT 1)",
    ("file_guardian", "person_id"): "NULL",
    ("file_enrolment", "begins_on"): "begins_on - 1",
    ("support_perspective", "profession"): "'speech'",
    ("file_talkpart", "place"): "place + 1",
}


@pytest.fixture
def copies(all_of_it):
    with connection.cursor() as cursor:
        for table in {line.split()[0] for line in MATRIX.strip().splitlines()}:
            cursor.execute(f'CREATE TEMP TABLE "copy_{table}" AS SELECT * FROM "{table}"')
            cursor.execute(f'GRANT SELECT, UPDATE ON "copy_{table}" TO samspil_app')


def _as_mine(table, who, person, noah):
    """Where a rule wants one's own line: a guardian's is theirs, a view is told by who may tell it."""
    with connection.cursor() as cursor:
        if table in ("file_position", "file_question") and who in ("sara", "kurt"):
            mine = noah.guardians.get(person=person).pk
            cursor.execute(f'UPDATE "copy_{table}" SET guardian_id = %s', [mine])
        if table == "file_childview":
            is_self = who == "himself"
            cursor.execute(
                'UPDATE "copy_file_childview" SET is_by_child = %s, receiver_id = %s',
                [is_self, None if is_self else person.pk],
            )


def letters_of(table, who, person, noah):
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk]])
    found = "r" if can(f'SELECT FROM "{table}"') else ""
    found += "c" if table != "file_glass" and can(copying(table, person, noah)) else ""
    found += "u" if table in CHANGES and can(f'UPDATE "{table}" SET {CHANGES[table]}') else ""
    return found + ("d" if can(f'DELETE FROM "{table}"') else "")


@pytest.mark.parametrize(("table", "who", "letters"), list(expectations()))
def test_each_does_what_is_written_and_no_more(request, acting, copies, noah, henrik, table, who, letters):
    person = request.getfixturevalue(who)
    _as_mine(table, who, person, noah)

    with acting(person):
        got = letters_of(table, who, person, noah)

    assert got == letters


@pytest.mark.parametrize("who", NOBODY)
def test_all_others_do_nothing_at_all(request, acting, copies, noah, henrik, who):
    person = request.getfixturevalue(who) if who else None
    got = {}
    with acting(person):
        for line in MATRIX.strip().splitlines():
            table = line.split()[0]
            if found := letters_of(table, who, person or noah.opened_by, noah):
                got[table] = found

    assert got == {}


@pytest.mark.parametrize("table", sorted(CHANGES))
def test_no_row_is_moved_to_another_child(acting, copies, noah, school, bo, table):
    other = make_child.child(school, bo, given_name="Alma")
    column = "id" if table == "file_child" else "child_id"
    if column not in {name for name, _identity in columns(table)}:
        return
    with acting(bo):
        with connection.cursor() as cursor:
            cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk, other.pk]])
        assert not can(f'UPDATE "{table}" SET "{column}" = %s', [other.pk])


def test_a_child_that_is_not_mine_gets_no_row_of_mine(acting, noah, elsewhere, bo):
    """Somebody of another house writes to a key that they know."""
    stranger = make.person("Otto", unit=elsewhere)
    with acting(stranger):
        with connection.cursor() as cursor:
            cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk]])
        assert not can(
            "INSERT INTO file_participant (child_id, person_id, part, is_lead, begins_on, added_by_id)"
            " VALUES (%s, %s, '', false, %s, %s)",
            [noah.pk, stranger.pk, days(0), stranger.pk],
        )
        assert not can("SELECT file_begin(%s, %s, NULL, 'x')", [noah.pk, elsewhere.pk])
