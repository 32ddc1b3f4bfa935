"""What the preview showed is done, whole or not at all, once."""

from datetime import date

import pytest
from django.db import OperationalError
from ground_files import STAFF, THREE_PEOPLE, TWO_UNITS, UNITS, zipped

import make
from samspil.ground.audit.models import Event
from samspil.ground.organisation.actions import entries
from samspil.ground.organisation.actions.imports import (
    AlreadyAnswered,
    EndingsNotAccepted,
    OrganisationMoved,
)
from samspil.ground.organisation.models import Group, Import, Person, Role, Succession, Unit


def test_units_find_their_place_in_the_tree(receive, carry_out, egelund):
    carry_out(receive(TWO_UNITS))

    linden, club = Unit.objects.get(number="101"), Unit.objects.get(number="102")
    assert linden.path == [egelund.pk, linden.pk]
    assert club.path == [egelund.pk, linden.pk, club.pk]
    assert (linden.kind, club.kind) == ("school", "after_school")


def test_people_get_their_roles(receive, carry_out, today, egelund):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))

    amina = Role.objects.get(person__given_name="Amina")
    assert (amina.kind, amina.begins_on, amina.root) == ("leader", date(2020, 8, 1), egelund)
    assert Role.objects.get(person__given_name="Bo").begins_on == today


def test_a_roster_brings_units_groups_and_staff_and_no_child(receive, carry_out):
    carry_out(receive(zipped(), kind="oneroster", name="set.zip"))

    assert set(Person.objects.values_list("given_name", flat=True)) == {"Gitte", "Bo", "Ann"}
    assert Group.objects.get().unit.name == "Lindeskolen"
    assert Role.objects.filter(person__given_name="Ann", kind="professional").count() == 2


@pytest.mark.parametrize(("text", "kind"), [(TWO_UNITS, "staff_list"), (zipped(), "oneroster")])
def test_the_same_file_again_changes_nothing(receive, carry_out, text, kind):
    carry_out(receive(text, kind=kind))

    again = receive(text, kind=kind)

    assert again.changes.count() == 0
    assert again.unchanged > 0


def test_staff_again_changes_nothing(receive, carry_out):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))

    assert receive(THREE_PEOPLE).changes.count() == 0


def test_a_unit_moves_with_all_beneath_it(receive, carry_out, egelund):
    carry_out(receive(TWO_UNITS + "200;Center;center;\n103;Klub;klub;102\n"))

    carry_out(
        receive(TWO_UNITS.replace("skole;\n", "skole;200\n") + "200;Center;center;\n103;Klub;klub;102\n")
    )

    center, linden, club, youth = (Unit.objects.get(number=each) for each in ("200", "101", "102", "103"))
    assert youth.path == [egelund.pk, center.pk, linden.pk, club.pk, youth.pk]


def test_two_units_may_change_places(receive, carry_out, egelund):
    carry_out(receive(UNITS + "1;A;skole;\n2;B;sfo;1\n"))

    carry_out(receive(UNITS.replace("\n", "") + "\n1;A;skole;2\n2;B;sfo;9\n9;Top;center;\n"))

    top, b, a = (Unit.objects.get(number=each) for each in ("9", "2", "1"))
    assert a.path == [egelund.pk, top.pk, b.pk, a.pk]


def test_a_file_says_what_followed(receive, carry_out):
    head = "unit_number;unit_name;kind;closed_on;successor_number\n"
    carry_out(receive(head + "1;Nord;skole;2026-07-31;3\n2;Syd;skole;2026-07-31;3\n3;Ny;skole;;\n"))

    kinds = Succession.objects.values_list("predecessor__name", "successor__name", "kind", "on")
    assert set(kinds) == {(name, "Ny", "merge", date(2026, 7, 31)) for name in ("Nord", "Syd")}


def test_a_few_that_are_missing_end(receive, carry_out, today):
    many = "".join(f"p{n};Navn{n};Holm;;101;lærer;;\n" for n in range(12))
    carry_out(receive(TWO_UNITS))
    carry_out(receive(STAFF + many))

    carry_out(receive(STAFF + many.replace("p3;Navn3;Holm;;101;lærer;;\n", "")))

    gone = Person.objects.get(given_name="Navn3")
    assert gone.ended_on == today
    assert gone.roles.get().ends_on == today


def test_more_than_a_tenth_is_asked_about(receive, carry_out):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))
    imported = receive(THREE_PEOPLE.replace("m3;Ida;Lund;;102;pædagog;;\n", ""))

    with pytest.raises(EndingsNotAccepted):
        carry_out(imported)

    assert (imported.ending_persons, imported.standing_persons) == (1, 3)
    carry_out(imported, accept=True)
    assert Person.objects.get(given_name="Ida").ended_on


def test_the_share_can_be_set(receive, carry_out, settings):
    settings.IMPORT_ENDING_LIMIT = 0.5
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))

    carry_out(receive(THREE_PEOPLE.replace("m3;Ida;Lund;;102;pædagog;;\n", "")))

    assert Person.objects.get(given_name="Ida").ended_on


def test_who_has_left_can_come_back(receive, carry_out):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))
    carry_out(receive(THREE_PEOPLE.replace("m3;Ida;Lund;;102;pædagog;;\n", "")), accept=True)

    carry_out(receive(THREE_PEOPLE))

    ida = Person.objects.get(given_name="Ida")
    assert ida.ended_on is None
    assert [each.ends_on for each in ida.roles.all()] == [None]


def test_who_has_left_can_no_longer_sign_in(receive, carry_out):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))
    account = make.account(Person.objects.get(given_name="Ida"))

    carry_out(receive(THREE_PEOPLE.replace("m3;Ida;Lund;;102;pædagog;;\n", "")), accept=True)

    account.refresh_from_db()
    assert not account.is_active


def test_a_role_given_by_hand_is_not_a_files_to_end(receive, carry_out, school):
    carry_out(receive(TWO_UNITS))
    carry_out(receive(THREE_PEOPLE))
    ida = Person.objects.get(given_name="Ida")
    by_hand = make.role(ida, "union", school)

    carry_out(receive(THREE_PEOPLE.replace("m3;Ida;Lund;;102;pædagog;;\n", "")), accept=True)

    by_hand.refresh_from_db()
    assert by_hand.ends_on is None


def test_units_made_by_hand_are_not_a_files_to_end(receive, carry_out, school, daycare):
    imported = carry_out(receive(TWO_UNITS))

    assert imported.ending_units == 0
    assert Unit.objects.get(pk=daycare.pk).closed_on is None


def test_it_refuses_when_the_organisation_moved(receive, carry_out, egelund):
    imported = receive(TWO_UNITS)
    make.unit("Linde", kind="school", parent=egelund, number="101")

    with pytest.raises(OrganisationMoved):
        carry_out(imported)

    assert Unit.objects.count() == 2


def test_it_is_carried_out_once(receive, carry_out):
    imported = carry_out(receive(TWO_UNITS))

    with pytest.raises(AlreadyAnswered):
        carry_out(imported)

    assert Unit.objects.count() == 3


def test_the_database_gone_halfway_leaves_nothing(receive, carry_out, monkeypatch):
    imported = receive(TWO_UNITS)
    whole = entries._enter_roles

    def gone(entry):
        assert Unit.objects.count() == 3
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(entries, "_enter_roles", gone)
    with pytest.raises(OperationalError):
        carry_out(imported)
    assert Unit.objects.count() == 1

    Import.objects.filter(pk=imported.pk).update(state="failed")
    monkeypatch.setattr(entries, "_enter_roles", whole)
    carry_out(imported)
    assert Unit.objects.count() == 3


def test_the_file_is_deleted_when_it_is_answered(receive, carry_out, django_capture_on_commit_callbacks):
    imported = receive(TWO_UNITS)
    storage, name = imported.file.storage, imported.file.name
    assert storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        carry_out(imported)

    assert not storage.exists(name)
    assert Import.objects.get().file == ""


def test_one_event_says_what_was_done(receive, carry_out, egelund):
    imported = carry_out(receive(TWO_UNITS))

    event = Event.objects.get(what="import carried out")
    assert (event.target, event.unit) == (imported.pk, egelund.pk)
    assert event.note.startswith("unit: 2 added, 0 changed, 0 ended")


def test_two_municipalities_may_use_the_same_keys(receive, carry_out, elsewhere, egelund):
    carry_out(receive(zipped(), kind="oneroster", unit=elsewhere))

    carry_out(receive(zipped(), kind="oneroster"))

    assert Unit.objects.under(egelund.pk).count() == Unit.objects.under(elsewhere.pk).count() == 3


def test_a_delta_is_silent_about_the_rest(receive, carry_out):
    carry_out(receive(zipped(), kind="oneroster"))
    manifest = (
        "propertyName,value\noneroster.version,1.1\nfile.orgs,absent\nfile.classes,absent\nfile.users,delta\n"
    )
    users = (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName\n"
        "u1,active,2026-11-01,true,s1,teacher,bo,Bob,Dahl\nu2,tobedeleted,2026-11-01,true,s1,aide,a,Ann,Kjær\n"
    )

    imported = receive(
        zipped(manifest=manifest, orgs=None, classes=None, users=users), kind="oneroster", name="delta.zip"
    )

    said = {(each.kind, each.table, each.label) for each in imported.changes.all()}
    assert ("changed", "person", "Bo Dahl") in said
    assert ("ended", "person", "Ann Kjær") in said
    assert not imported.changes.filter(table="unit").exists()
