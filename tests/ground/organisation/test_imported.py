"""The page of one import: preview, progress, result."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from ground_files import STAFF, TWO_UNITS, UNITS, zipped

from samspil.ground.organisation.models import Import, ImportProgress


def page(imported):
    return reverse("imported", args=[imported.pk])


@pytest.mark.parametrize("who", ["amina", "lone", "dan"])
def test_others_get_404(client, request, who, receive):
    imported = receive(TWO_UNITS)

    assert client.sign_in(request.getfixturevalue(who)).get(page(imported)).status_code == 404


def test_it_says_what_becomes_of_children(client, gitte, receive):
    imported = receive(zipped(), kind="oneroster")

    content = client.sign_in(gitte).get(page(imported)).content.decode()

    assert "1 pupils and 1 guardians. Guardians are counted and not stored." in content
    assert "1 come, 0 change, 0 leave their place" in content
    assert "Barnesen" not in content


def test_it_asks_about_endings_with_the_number(client, gitte, receive, carry_out):
    carry_out(receive(TWO_UNITS))
    imported = receive(UNITS + "101;Lindeskolen;skole;\n")

    content = client.sign_in(gitte).get(page(imported)).content.decode()

    assert "1 of 2 units would end." in content
    assert 'name="accept_endings"' in content


def test_the_filter_is_in_the_address(client, gitte, receive, carry_out):
    carry_out(receive(TWO_UNITS))
    imported = receive(UNITS + "101;Linde;skole;\n103;Ny;skole;\n")

    content = client.sign_in(gitte).get(page(imported), {"show": "added"}).content.decode()

    assert "Ny (School)" in content
    assert "Lindeskolen (School)</th>" not in content


def test_a_running_import_shows_how_far_it_is(client, gitte, receive):
    imported = receive(TWO_UNITS)
    Import.objects.update(state="working", confirmed_at=now(), confirmed_by=gitte)
    ImportProgress.objects.update(step="person", done=40, total=90, told_at=now())

    content = client.sign_in(gitte).get(page(imported)).content.decode()

    assert '<progress max="90" value="40"' in content
    assert '<a href="">See how far it is now</a>' in content


def test_htmx_gets_the_progress_alone_and_a_fresh_page_at_the_end(client, gitte, receive):
    imported = receive(TWO_UNITS)
    Import.objects.update(state="working", confirmed_at=now(), confirmed_by=gitte)
    ImportProgress.objects.update(told_at=now())
    client.sign_in(gitte)

    running = client.get(page(imported), headers={"HX-Request": "true"})
    Import.objects.update(state="done", done_at=now())
    finished = client.get(page(imported), headers={"HX-Request": "true"})

    assert b"<html" not in running.content and b"hx-get" in running.content
    assert finished["HX-Refresh"] == "true"


def test_a_silent_import_can_be_begun_again(client, gitte, receive):
    imported = receive(TWO_UNITS)
    Import.objects.update(state="working", confirmed_at=now(), confirmed_by=gitte)
    ImportProgress.objects.update(told_at=now() - timedelta(minutes=11))

    content = client.sign_in(gitte).get(page(imported)).content.decode()

    assert "The import fell silent" in content
    assert reverse("confirm-import", args=[imported.pk]) in content


def test_it_asks_the_database_little_however_long_the_file(
    client, gitte, receive, carry_out, django_assert_max_num_queries
):
    carry_out(receive(TWO_UNITS))
    people = "".join(f"p{n};Navn{n};Holm;;101;lærer;;\n" for n in range(120))
    imported = receive(STAFF + people)
    client.sign_in(gitte)

    with django_assert_max_num_queries(18):  # three of them are the test's own
        response = client.get(page(imported))

    assert "120" in response.content.decode()
