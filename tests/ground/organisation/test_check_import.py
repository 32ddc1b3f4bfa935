"""A file is read and compared; nothing but what is found is stored."""

from ground_files import STAFF, THREE_PEOPLE, TWO_UNITS, zipped

from samspil.ground.audit.models import Event
from samspil.ground.organisation.actions.imports import check_import
from samspil.ground.organisation.models import Group, Person, Role, Unit


def said(imported):
    return {(each.kind, each.table, each.label) for each in imported.changes.all()}


def test_new_units_are_shown_and_not_written(receive):
    imported = receive(TWO_UNITS)

    assert imported.state == "checked"
    assert said(imported) == {
        ("added", "unit", "Lindeskolen (School)"),
        ("added", "unit", "SFO Linden (After-school club)"),
    }
    assert Unit.objects.count() == 1


def test_a_unit_with_the_same_number_is_recognised(receive, school):
    Unit.objects.filter(pk=school.pk).update(number="101", name="Linde")

    imported = receive(TWO_UNITS)

    changes = {(each.field, each.before, each.after) for each in imported.changes.filter(kind="changed")}
    assert changes == {("name", "Linde", "Lindeskolen"), ("is_linked", "by hand", "by this kind of file")}


def test_children_are_counted_and_not_stored(receive):
    imported = receive(zipped(), kind="oneroster", name="set.zip")

    assert (imported.pupils, imported.guardians) == (1, 1)
    assert not imported.changes.filter(label__contains="Barnesen").exists()
    assert ("added", "role", "Ann Kjær: administrator, Lindeskolen") in said(imported)


def test_the_one_authority_above_is_the_unit_itself(receive):
    imported = receive(zipped(), kind="oneroster", name="set.zip")

    assert imported.changes.filter(table="unit").count() == 2
    assert imported.problems.get(code="top_is_root").message.endswith("Egelund, the unit you import into.")


def test_a_word_for_power_is_passed_over(receive, school):
    Unit.objects.filter(pk=school.pk).update(number="101")

    imported = receive(STAFF + "m1;Eva;Bang;;101;administrator;;\n")

    assert imported.state == "checked"
    assert imported.problems.get().code == "role_by_hand"
    assert imported.changes.count() == 0


def test_checking_twice_leaves_one_set_of_findings(receive, gitte, today):
    imported = receive(TWO_UNITS)

    check_import(imported=imported, by=gitte, today=today)

    assert imported.changes.count() == 2


def test_it_is_on_record_who_sent_it(receive, gitte):
    imported = receive(THREE_PEOPLE.replace("101", "999"))

    whats = list(Event.objects.filter(target=imported.pk).values_list("what", flat=True))
    assert whats == ["import received", "import refused"]
    assert (Person.objects.count(), Role.objects.count(), Group.objects.count()) == (1, 1, 0)
