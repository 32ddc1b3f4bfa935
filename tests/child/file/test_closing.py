"""A file is closed by the leader, kept as long as the rulebook says, and deleted by who answers for it."""

from datetime import timedelta

import pytest
from conftest import days
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse

import make
from make import child as make_child
from make.support import helper, measure, session, sparring
from samspil.child.file.models import Attachment, Child, Closing
from samspil.child.support.models import Measure, Sparring
from samspil.ground.audit.models import Event, Reading
from samspil.ground.rulebook.models import Rule


@pytest.fixture
def kept(egelund):
    """Five years, as the pack says."""
    words = {"note_da": "Fem år", "note_nl": "Vijf jaar", "note_en": "Five years"}
    return Rule.objects.create(
        country=egelund.country, key="retention-case-file", amount=5, unit="years", status="unverified",
        source="Own knowledge", **words,
    )  # fmt: skip


def closed(child, by, *, years):
    return make_child.closing(child, by, on=days(0) - timedelta(days=366 * years))


def test_the_leader_closes_and_nobody_else_comes_to_the_file_any_more(client, noah, bo, amina, acting):
    address = reverse("close-file", args=[noah.pk])
    assert client.sign_in(bo).get(address).status_code == 404

    client.sign_in(amina).post(address, {"reason": "helped"})

    assert noah.participants.get(person=bo).ends_on == days(0)
    assert "The file was closed" in client.get(reverse("child", args=[noah.pk])).content.decode()
    client.post(reverse("reopen-file", args=[noah.pk]))
    assert not Closing.objects.exists()


def test_nothing_is_deleted_before_its_time(client, noah, amina, kept):
    closed(noah, amina, years=4)
    client.sign_in(amina)

    client.post(reverse("delete-file", args=[noah.pk]), {"asked": "on"})

    assert Child.objects.filter(pk=noah.pk).exists()
    assert "No closed file is to be deleted" in client.get(reverse("closed-files")).content.decode()


def test_no_rule_no_deletion(client, noah, amina):
    closed(noah, amina, years=40)

    client.sign_in(amina).post(reverse("delete-file", args=[noah.pk]), {"asked": "on"})

    assert Child.objects.filter(pk=noah.pk).exists()


def test_the_officer_sees_what_is_due_and_no_name(client, noah, amina, dorte, kept, ida):
    closed(noah, amina, years=6)

    page = client.sign_in(dorte).get(reverse("closed-files")).content.decode()

    assert str(noah.pk) in page and "Noah" not in page and "Five years" in page
    assert client.sign_in(ida).get(reverse("closed-files")).status_code == 404


def test_a_deleted_file_leaves_nothing_but_the_log(
    client, settings, tmp_path, school, noah, bo, line, amina, dorte, kept, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    whose = make_child.guardian(noah)
    make_child.one_of_each(noah, bo, whose)
    stored = Attachment.objects.get(child=noah)
    stored.file.save("a.png", ContentFile(b"x"))
    asked = sparring(school, bo, helper(line, school), child=noah, mode="exchange", ground="Tidlig indsats")
    measure(school, bo, child=noah, session=session(asked, bo, "teacher"))
    other = make_child.child(school, bo, given_name="Alma")
    Reading.objects.create(person=bo.pk, subject=noah.pk, page="child", purpose="follow_up")
    Child.objects.filter(pk=noah.pk).update(difficulty="Ny")
    closed(noah, amina, years=6)

    with django_capture_on_commit_callbacks(execute=True):
        client.sign_in(dorte).post(reverse("delete-file", args=[noah.pk]), {"asked": "on"})

    assert list(Child.objects.values_list("pk", flat=True)) == [other.pk]
    assert not Sparring.objects.exists() and not Measure.objects.exists()
    assert not (tmp_path / stored.file.name).exists()
    for table in ("file_childevent", "support_measureevent"):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM {table} WHERE pgh_obj_id NOT IN (SELECT id FROM file_child)"
            )
            assert cursor.fetchone()[0] == 0
    assert Reading.objects.filter(subject=noah.pk).exists()
    assert Event.objects.get(what="child's file deleted").target == noah.pk


def test_it_is_nobody_elses_to_delete(acting, noah, amina, bo, ida, gitte, kept, elsewhere):
    closed(noah, amina, years=6)
    stranger = make.person("Vera", role="data_protection", unit=elsewhere)
    for person in (bo, ida, gitte, stranger):
        with acting(person), connection.cursor() as cursor:
            cursor.execute("SELECT file_delete(%s)", [noah.pk])
            assert cursor.fetchone()[0] is None, person
    assert Child.objects.filter(pk=noah.pk).exists()
