"""What the database lets people see and write of imports, whatever a view does."""

import pytest
from django.db import ProgrammingError, transaction
from django.utils.timezone import now
from ground_files import THREE_PEOPLE, TWO_UNITS

from samspil.ground.organisation.models import Import, ImportChange, ImportProblem, Person, Role, Unit


@pytest.mark.parametrize("who", ["amina", "lone", "dan", None])
def test_only_administrators_read_imports(acting, request, who, receive):
    receive(TWO_UNITS)
    person = request.getfixturevalue(who) if who else None

    with acting(person):
        assert (Import.objects.count(), ImportChange.objects.count(), ImportProblem.objects.count()) == (
            0,
            0,
            0,
        )


def test_gitte_reads_hers(acting, receive, gitte):
    receive(TWO_UNITS)

    with acting(gitte):
        assert (Import.objects.count(), ImportChange.objects.count()) == (1, 2)


def test_nobody_sends_a_file_in_anothers_name_or_place(acting, gitte, amina, elsewhere, egelund):
    wrong = [
        Import(unit=elsewhere, by=gitte, kind="staff_list", at=now(), size=1, file_name="x"),
        Import(unit=egelund, by=amina, kind="staff_list", at=now(), size=1, file_name="x"),
    ]

    for each in wrong:
        with acting(gitte), pytest.raises(ProgrammingError), transaction.atomic():
            each.save()


def test_an_import_runs_under_the_web_login(acting, receive, carry_out, gitte, egelund):
    imported = receive(TWO_UNITS)

    with acting(gitte):
        carry_out(imported)

    assert Unit.objects.under(egelund.pk).count() == 3


def test_staff_come_in_under_the_web_login(acting, receive, carry_out, gitte):
    carry_out(receive(TWO_UNITS))
    imported = receive(THREE_PEOPLE)

    with acting(gitte):
        carry_out(imported)
        assert Person.objects.count() == 4

    assert Role.objects.exclude(source="").count() == 3
