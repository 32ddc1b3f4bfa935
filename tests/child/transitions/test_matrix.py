"""Who may do what with each table of a handover: written down by hand, asked under the web's login.

Letters as in tests/child/file/test_matrix.py. Columns: who works with the child in the former place, its
leader, the new place's leader and whom they named, a parent, one who must not learn the place, the child, and
who broke the glass.
"""

import pytest
from child.file.test_matrix import can, columns
from django.db import connection

import make
from make import child as make_child
from make import transitions as make_transitions

WHO = ("pia", "lis", "amina", "bo", "sara", "kurt", "himself", "ida")
MATRIX = """
transitions_transition   rcu  rcu  r    r    r    -  r    r
transitions_piece        rcu  rcu  r    r    r    -  r    r
transitions_voice        rcu  rcu  r    r    rcu  -  rcu  r
transitions_check        r    r    rcu  rcu  rcu  -  rcu  r
transitions_preparation  r    r    rcu  rcu  r    -  r    r
transitions_backquestion ru   ru   rc   rc   r    -  -    r
transitions_meeting      rcu  rcu  rcu  rcu  r    -  r    r
"""
# The same before it is handed over. Nobody in the new place learns a word.
DRAFT = {
    "transitions_transition": "rcu rcu - - r - r r",
    "transitions_piece": "rcud rcud - - r - r r",
    "transitions_voice": "rcu rcu - - rcu - rcu r",
}
NOBODY = ("line", "lone", "henrik", "gitte", "dorte", "erik", "dan", "nadia", "otto", None)
CHANGES = {
    "transitions_transition": "leisure = 'Nyt'",
    "transitions_piece": "purpose = 'Nyt'",
    "transitions_voice": "words = 'Nyt', missing = '', by_id = samspil_person()",
    "transitions_check": "words = 'Nyt', went = 'partly', missing = '', by_id = samspil_person()",
    "transitions_preparation": "text = 'Nyt'",
    "transitions_backquestion": "answer = 'Ja', answered_on = samspil_today(),"
    " answered_by_id = samspil_person()",
    "transitions_meeting": "place = 'Ny'",
}
OWN = ("added_by_id", "by_id", "opened_by_id", "asked_by_id", "booked_by_id")
FIXED = {
    ("transitions_transition", "begins_on"): "begins_on + 1",
    ("transitions_transition", "receiver_id"): "NULL",
    **{("transitions_transition", f"{name}"): "NULL" for name in ("handed_on", "handed_by_id", "answer_by")},
    ("transitions_preparation", "area"): "'room'",
    ("transitions_check", "relations"): "'To nye venner.'",
}


@pytest.fixture
def otto(egelund):
    """A leader of another school."""
    return make.person("Otto", role="leader", unit=make.unit("Nordskolen", kind="school", parent=egelund))


@pytest.fixture
def begun(noah, pia, daycare, school, bo):
    """Handed over, and begun already: everything that can be said has been said."""
    today = make_transitions.localdate()
    made = make_transitions.handed(
        noah, pia, giver=daycare, taker=school, receiver=bo, begins_on=today, handed_on=today
    )
    whose = noah.guardians.first()
    make_transitions.voice(made, pia, "parents", guardian=whose)
    make_transitions.check(made, bo, "parents", guardian=whose)
    make_transitions.check(made, bo, "child", is_for_parents=True)
    return made


@pytest.fixture
def people(sara, kurt, himself, ida, noah):
    make_child.glass(noah, ida)


def copying(table, person, whose, guardian):
    """A row like the first there is, said by whom it is about; from a copy that is not in the way."""
    said = []
    for name, is_identity in columns(table):
        if is_identity == "YES":
            continue
        value = FIXED.get((table, name), f'"{name}"')
        value = str(person.pk) if name in OWN else value
        if name == "whose" and whose:
            value = f"'{whose}'"
        if name == "guardian_id":
            value = str(guardian) if guardian else "NULL"
        said.append((name, value))
    names = ", ".join(f'"{name}"' for name, _value in said)
    values = ", ".join(value for _name, value in said)
    return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "copy_{table}" LIMIT 1'


@pytest.fixture
def copies():
    """What stood there is copied; what may be there only once is taken away, so that it can be written."""

    def copied():
        with connection.cursor() as cursor:
            for table in CHANGES:
                cursor.execute(f'CREATE TEMP TABLE "copy_{table}" AS SELECT * FROM "{table}"')
                cursor.execute(f'GRANT SELECT ON "copy_{table}" TO samspil_app')

    return copied


def opened(pk):
    with connection.cursor() as cursor:
        every = ["giver", "taker", "glass", "guardian", "self"]
        cursor.execute("SELECT * FROM transitions_open(%s, 'test', 'handover', %s)", [[pk], every])
        return cursor.fetchall()


def letters(acting, person, pk, noah, *, tables, whose, guardian):
    """Reading and changing what is there; then adding, once what may be there but once is gone."""
    found = {}
    with acting(person):
        opened(pk)
        for table in tables:
            found[table] = "r" if can(f'SELECT FROM "{table}"') else ""
            found[table] += "u" if can(f'UPDATE "{table}" SET {CHANGES[table]}') else ""
            found[table] += "d" if can(f'DELETE FROM "{table}"') else ""
    with connection.cursor() as cursor:
        for table in ("voice", "check", "meeting"):
            cursor.execute(f'DELETE FROM "transitions_{table}"')
    with acting(person):
        opened(pk)
        for table in tables:
            if can(copying(table, person or noah.opened_by, whose, guardian)):
                found[table] = found[table].replace("r", "rc", 1) if "r" in found[table] else "c"
    return found


def own(who, person, noah):
    """Parents and the child say their own; the others say what colleagues do."""
    if who in ("sara", "kurt"):
        return "parents", noah.guardians.get(person=person).pk
    return ("child" if who == "himself" else "staff"), None


def expected(lines, who):
    return {table: found[WHO.index(who)].strip("-") for table, found in lines.items()}


@pytest.mark.parametrize("who", WHO)
def test_each_does_what_is_written_and_no_more(request, acting, people, begun, copies, noah, who):
    person = request.getfixturevalue(who)
    whose, guardian = own(who, person, noah)
    copies()

    got = letters(acting, person, begun.pk, noah, tables=CHANGES, whose=whose, guardian=guardian)

    lines = {table: found for table, *found in map(str.split, MATRIX.strip().splitlines())}
    assert got == expected(lines, who)


@pytest.mark.parametrize("who", WHO)
def test_before_the_handover_the_new_place_has_nothing(
    request, acting, people, draft, amina, bo, copies, noah, who
):
    person = request.getfixturevalue(who)
    whose, guardian = own(who, person, noah)
    if who == "sara":
        make_transitions.voice(draft, person, "parents", guardian_id=guardian)
    copies()

    got = letters(acting, person, draft.pk, noah, tables=DRAFT, whose=whose, guardian=guardian)

    assert got == expected({table: found.split() for table, found in DRAFT.items()}, who)


@pytest.mark.parametrize("who", NOBODY)
def test_all_others_do_nothing_at_all(request, acting, people, begun, copies, noah, who):
    person = request.getfixturevalue(who) if who else None
    copies()

    got = letters(acting, person, begun.pk, noah, tables=CHANGES, whose="staff", guardian=None)

    assert set(got.values()) == {""}
