"""Saying yes to a preview."""

import threading

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse
from django.utils.timezone import localdate
from ground_files import TWO_UNITS, UNITS
from procrastinate.contrib.django.models import ProcrastinateJob

import make
from samspil.ground.base.context import acting_as
from samspil.ground.organisation import rules
from samspil.ground.organisation.actions import imports, running
from samspil.ground.organisation.models import Import, Unit


def confirm(client, imported, **said):
    return client.post(reverse("confirm-import", args=[imported.pk]), said, follow=True)


def test_gitte_carries_it_out(client, gitte, receive):
    imported = receive(TWO_UNITS)

    response = confirm(client.sign_in(gitte), imported)

    assert "The import is carried out" in response.content.decode()
    assert Unit.objects.count() == 3


@pytest.mark.parametrize("who", ["amina", "lone", "dan"])
def test_others_get_404(client, request, who, receive):
    imported = receive(TWO_UNITS)

    assert confirm(client.sign_in(request.getfixturevalue(who)), imported).status_code == 404
    assert Unit.objects.filter(number="101").count() == 0


def test_the_second_yes_does_nothing_twice(client, gitte, receive):
    imported = receive(TWO_UNITS)
    client.sign_in(gitte)

    confirm(client, imported)
    response = confirm(client, imported)

    assert "Somebody else answered this import before you" in response.content.decode()
    assert Unit.objects.count() == 3


def test_endings_need_a_tick(client, gitte, receive, carry_out):
    carry_out(receive(TWO_UNITS))
    imported = receive(UNITS + "101;Lindeskolen;skole;\n")
    client.sign_in(gitte)

    response = confirm(client, imported)
    assert "Tick that they are to end" in response.content.decode()
    assert Unit.objects.get(number="102").closed_on is None

    confirm(client, imported, accept_endings="on")
    assert Unit.objects.get(number="102").closed_on == localdate()


def test_what_moved_meanwhile_is_shown_anew(client, gitte, receive, egelund):
    imported = receive(TWO_UNITS)
    make.unit("Linde", kind="school", parent=egelund, number="101")

    response = confirm(client.sign_in(gitte), imported)

    content = response.content.decode()
    assert "look at the new preview" in content
    assert "Linde (School)" in content
    assert Import.objects.get().state == "checked"


def test_a_large_file_is_left_to_the_worker(client, gitte, receive, settings):
    imported = receive(TWO_UNITS)
    settings.READ_AT_ONCE = 10

    response = confirm(client.sign_in(gitte), imported)

    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == (
        "organisation.carry_out_import",
        {"number": imported.pk, "person": gitte.pk},
    )
    assert "The import is being carried out" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_once_import_once():
    egelund = make.municipality("Egelund")
    people = [make.person(name, role="administrator", unit=egelund) for name in ("Gitte", "Hans")]
    file = ContentFile(TWO_UNITS.encode(), "list.csv")
    imported = imports.receive_import(file=file, kind="staff_list", unit=egelund, by=people[0])
    imports.check_import(imported=imported, by=people[0], today=localdate())
    answers, start = [], threading.Barrier(2)

    def say_yes(person):
        start.wait()
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE samspil_app")
        with acting_as(person.pk, purpose="test", today=localdate()):
            answers.append(
                running.answer_import(imported=imported, accept_endings=False, by=person, today=localdate())
            )
        connection.close()

    threads = [threading.Thread(target=say_yes, args=[person]) for person in people]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(answers) == ["before", "done"]
    assert Unit.objects.count() == 3


def test_a_file_that_is_gone_is_said_and_the_import_laid_aside(client, gitte, receive):
    imported = receive(TWO_UNITS)
    imported.file.storage.delete(imported.file.name)

    response = confirm(client.sign_in(gitte), imported)

    assert response.status_code == 200
    assert "The file is no longer kept here" in response.content.decode()
    assert Import.objects.get().state == rules.ImportState.DROPPED
    assert Unit.objects.count() == 1
