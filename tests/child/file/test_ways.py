"""How one comes to a file, and that no row of it is there before its opening stands in the log."""

import pytest
from conftest import days
from django.db import connection

import make
from make import child as make_child
from samspil.child.file.models import Child, Enrolment, Guardian
from samspil.ground.audit.models import Reading

WAYS = {
    "bo": ["participant"],
    "amina": ["leader"],
    "sara": ["guardian"],
    "kurt": ["hidden"],
    "himself": ["self"],
    "ida": [],
    "line": [],
    "lone": [],
    "henrik": [],
    "gitte": [],
    "dorte": [],
    "erik": [],
    "dan": [],
}


def ways(child):
    with connection.cursor() as cursor:
        cursor.execute("SELECT file_ways(%s)", [child.pk])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("who", WAYS)
def test_each_comes_in_the_ways_that_a_rule_names(request, acting, noah, who):
    person = request.getfixturevalue(who)

    with acting(person):
        assert ways(noah) == WAYS[who]


def test_a_citizen_comes_in_no_way(acting, noah, open_file):
    with acting(None):
        assert (ways(noah), open_file(noah), Child.objects.count()) == ([], {}, 0)


@pytest.mark.parametrize("who", [name for name, found in WAYS.items() if found and found != ["hidden"]])
def test_nothing_is_read_before_the_log_has_its_line(request, acting, noah, open_file, who):
    person = request.getfixturevalue(who)

    with acting(person):
        assert Child.objects.count() == 0
        open_file(noah)
        assert [each.pk for each in Child.objects.all()] == [noah.pk]
    assert Reading.objects.get().person == person.pk


def test_what_was_opened_is_shut_again_in_the_next_transaction(acting, noah, bo, ida, open_file):
    with acting(bo):
        open_file(noah)
    with acting(ida):
        assert Child.objects.count() == 0
    with acting(bo):
        assert Child.objects.count() == 0


def test_a_stranger_opens_nothing_and_leaves_no_line(acting, noah, ida, open_file):
    with acting(ida):
        assert open_file(noah) == {}
    assert not Reading.objects.exists()


def test_a_setting_of_ones_own_opens_nobody_elses_file(acting, noah, ida):
    with acting(ida), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samspil.opened', %s, true)", [str(noah.pk)])
        assert Child.objects.count() == 0


def test_who_has_left_the_house_has_left_every_file(acting, noah, bo):
    bo.roles.update(ends_on=days(-1))

    with acting(bo):
        assert ways(noah) == []


def test_who_no_longer_works_with_the_child_reads_no_more(acting, noah, bo):
    noah.participants.update(ends_on=days(-1))

    with acting(bo):
        assert ways(noah) == []


def test_a_leader_has_children_as_long_as_they_go_there(acting, noah, amina):
    noah.enrolments.update(ends_on=days(-1))

    with acting(amina):
        assert ways(noah) == []


@pytest.mark.parametrize(
    "shut", [{"has_custody": False}, {"is_contact_allowed": False}, {"ends_on": days(-1)}]
)
def test_without_custody_or_contact_the_file_is_shut(acting, noah, sara, shut):
    noah.guardians.update(**shut)

    with acting(sara):
        assert ways(noah) == []


def test_of_two_lines_the_one_that_hides_counts(acting, noah, sara):
    make_child.guardian(noah, sara, is_place_hidden=True)

    with acting(sara):
        assert ways(noah) == ["hidden"]


def test_who_must_not_learn_the_place_sees_neither_place_nor_the_other_parent(
    acting, noah, sara, kurt, bo, open_file
):
    make_child.one_of_each(noah, bo, noah.guardians.get(person=sara))

    with acting(kurt):
        open_file(noah)
        assert not Enrolment.objects.exists() and not Child.objects.exists()
        assert [each.person_id for each in Guardian.objects.all()] == [kurt.pk]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM file_around(%s)", [noah.pk])
            assert cursor.fetchone() == (0,)


def test_the_log_says_role_and_purpose_and_no_name(acting, noah, bo, sara, open_file):
    bo.roles.update(title="Lærer")
    with acting(bo):
        open_file(noah, noah)
    with acting(sara):
        open_file(noah, purpose="own")
        with connection.cursor() as cursor:
            cursor.execute("SELECT role, purpose, times FROM file_readings(%s, 10)", [noah.pk])
            assert cursor.fetchall() == [("Lærer", "follow_up", 2)]


def test_where_the_place_is_hidden_the_log_tells_no_role(acting, noah, bo, kurt, open_file):
    bo.roles.update(title="Lærer på Lindeskolen")
    with acting(bo):
        open_file(noah)
    with acting(kurt):
        open_file(noah, purpose="own")
        with connection.cursor() as cursor:
            cursor.execute("SELECT role FROM file_readings(%s, 10)", [noah.pk])
            assert cursor.fetchall() == [("",)]


def test_where_the_place_is_hidden_the_log_tells_no_words_of_the_readers(acting, noah, bo, kurt, open_file):
    with acting(bo):
        open_file(noah, purpose="other: besøg på Lindeskolen")
    with acting(kurt):
        open_file(noah, purpose="own")
        with connection.cursor() as cursor:
            cursor.execute("SELECT purpose FROM file_readings(%s, 10)", [noah.pk])
            assert cursor.fetchall() == [("other",)]


def test_the_data_protection_officer_reads_all_of_the_log_and_no_file(
    acting, noah, bo, sara, dorte, open_file
):
    with acting(bo):
        open_file(noah)
    with acting(sara):
        open_file(noah, purpose="own")

    with acting(dorte):
        assert {each.person for each in Reading.objects.all()} == {bo.pk, sara.pk}
        assert open_file(noah) == {} and not Child.objects.exists()


def test_an_officer_elsewhere_reads_none_of_it(acting, noah, bo, elsewhere, open_file):
    other = make.person("Ove", role="data_protection", unit=elsewhere)
    with acting(bo):
        open_file(noah)

    with acting(other):
        assert not Reading.objects.exists()
