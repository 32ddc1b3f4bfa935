"""The worker's part: each step in its own transaction, nothing half done."""

import pytest
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, connection
from django.utils.timezone import localdate
from ground_files import TWO_UNITS

import make
from samspil.ground.organisation import tasks
from samspil.ground.organisation.actions import entries, imports
from samspil.ground.organisation.models import Import, ImportProgress, Unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting():
    """Confirmed by Gitte, and waiting for the worker, who uses the web's own login."""
    egelund = make.municipality("Egelund")
    gitte = make.person("Gitte", role="administrator", unit=egelund)
    file = ContentFile(TWO_UNITS.encode(), "list.csv")
    imported = imports.receive_import(file=file, kind="staff_list", unit=egelund, by=gitte)
    imports.check_import(imported=imported, by=gitte, today=localdate())
    imports.confirm_import(imported=imported, accept_endings=False, by=gitte)
    connection.close()
    yield imported, gitte
    connection.close()


def use_web_login():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samspil_app")


def use_owner():
    connection.close()


def test_it_is_carried_out_and_told(waiting):
    imported, gitte = waiting
    use_web_login()

    tasks.carry_out_import(number=imported.pk, person=gitte.pk)

    use_owner()
    assert Unit.objects.count() == 3
    assert Import.objects.get().state == "done"
    progress = ImportProgress.objects.get()
    assert (progress.step, progress.done, progress.total) == ("role", 2, 2)


def test_a_killed_connection_leaves_nothing_and_the_job_begins_again(waiting, monkeypatch):
    imported, gitte = waiting
    whole = entries._enter_groups

    def killed(entry):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(entries, "_enter_groups", killed)
    with pytest.raises(OperationalError):
        tasks.carry_out_import(number=imported.pk, person=gitte.pk)

    use_owner()
    assert Unit.objects.count() == 1
    assert Import.objects.get().state == "working"
    assert tasks.carry_out_import.retry_strategy.retry_exceptions == [OperationalError, InterfaceError]

    monkeypatch.setattr(entries, "_enter_groups", whole)
    tasks.carry_out_import(number=imported.pk, person=gitte.pk)
    assert Unit.objects.count() == 3


def test_a_job_that_runs_twice_imports_once(waiting):
    imported, gitte = waiting

    tasks.carry_out_import(number=imported.pk, person=gitte.pk)
    tasks.carry_out_import(number=imported.pk, person=gitte.pk)

    assert Unit.objects.count() == 3


def test_what_moved_meanwhile_is_previewed_again(waiting):
    imported, gitte = waiting
    make.unit("Linde", kind="school", parent=imported.unit, number="101")

    tasks.carry_out_import(number=imported.pk, person=gitte.pk)

    assert Import.objects.get().state == "checked"
    assert imported.changes.filter(kind="changed").exists()


def test_a_large_file_is_read_by_the_worker(waiting):
    imported, gitte = waiting
    Import.objects.update(state="uploaded", confirmed_at=None, confirmed_by=None)

    tasks.check_import(number=imported.pk, person=gitte.pk)

    assert Import.objects.get().state == "checked"


def test_a_reading_that_begins_again_takes_no_yes_back(waiting):
    """Its worker was killed after the reading and before its end was noted; meanwhile Gitte confirmed."""
    imported, gitte = waiting

    tasks.check_import(number=imported.pk, person=gitte.pk)
    tasks.carry_out_import(number=imported.pk, person=gitte.pk)

    assert Import.objects.get().state == "done"
