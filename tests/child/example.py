"""The children of docs/who-sees-what.md: a file with one row of everything, and who comes to it."""

import pytest
from django.db import connection
from django.utils.timezone import localdate

import make
from make import child as make_child
from make import referral as make_referral
from make import transitions as make_transitions
from make.support import helper, measure, session, sparring
from samspil.child.file.models import Child
from samspil.ground.organisation.models import Unit


@pytest.fixture
def noah(egelund, school, bo):
    """Works with Bo at the school; one row in every table of the file, and a practice question beside it."""
    child = make_child.child(school, bo)
    psychologist = make.person("Line", role="professional", unit=egelund)
    asked = helper(psychologist, school)
    make_child.glass(child, psychologist)
    make_child.on_roster(child, school)
    for of in (None, child):
        ground = {"child": of, "mode": "exchange", "ground": "Tidlig indsats"} if of else {}
        held = session(sparring(school, bo, asked, **ground), bo, "teacher")
        measure(school, bo, child=of, session=held)
    club = make.unit("Klubben", kind="youth_club", parent=egelund)
    begun = {"kind": "leisure", "begins_on": localdate(), "giver": school, "taker": club}
    made = make_transitions.handed(child, bo, **begun)
    make_transitions.check(made, bo)
    make_transitions.check(made, bo, "child", is_for_parents=True)
    return child


@pytest.fixture
def taker(noah):
    """Leads the club that Noah begins at, and has nothing else to do with him."""
    return make.person("Tove", role="leader", unit=Unit.objects.get(name="Klubben"))


@pytest.fixture
def mother(noah, bo):
    found = make_child.family("Sara")
    make_child.one_of_each(noah, bo, make_child.guardian(noah, found))
    sit = [make.person(name, role="head", unit=noah.house) for name in ("Ea", "Finn")]
    leader = make.person("Kaj", role="leader", unit=noah.enrolments.first().unit)
    make_referral.one_of_each(noah, bo, leader, *sit)
    # While it is closed nothing is decided in it.
    make_child.closing(noah, bo)
    return found


@pytest.fixture
def father(noah):
    """Must not learn where the child lives or goes."""
    found = make_child.family("Kurt")
    make_child.guardian(noah, found, is_place_hidden=True)
    return found


@pytest.fixture
def young(noah):
    return make_child.pupil(noah)


CHILD_PERSONAS = {
    "leader of the new place": "taker",
    "parent": "mother",
    "parent, place hidden": "father",
    "young person": "young",
}


def every_key():
    return list(Child.objects.values_list("pk", flat=True))


def open_files(keys):
    """As a page would, with its line in the log: before that nobody sees a row of a file."""
    with connection.cursor() as cursor:
        # Signed in with a second factor, as the rulebook asks.
        cursor.execute("SELECT set_config('samspil.assurance', 'substantial', true)")
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [keys])
        cursor.execute(
            'SELECT transitions_open(ARRAY(SELECT id FROM "probe_transitions_transition"), %s, %s, %s)',
            ["test", "handover", ["giver", "taker", "glass", "guardian", "self"]],
        )
