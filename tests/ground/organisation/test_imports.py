"""The list of imports, and throwing one away."""

from datetime import timedelta

import pytest
from conftest import web_login
from django.urls import reverse
from ground_files import TWO_UNITS

from samspil.ground.audit.models import Event
from samspil.ground.organisation import tasks
from samspil.ground.organisation.models import Import, Unit


def test_gitte_sees_what_came(client, gitte, receive):
    receive(TWO_UNITS, name="enheder.csv")

    content = client.sign_in(gitte).get(reverse("imports")).content.decode()

    assert "enheder.csv" in content and "Waits for your answer" in content


@pytest.mark.parametrize("who", ["amina", "lone", "dan"])
def test_others_get_404(client, request, who, receive):
    imported = receive(TWO_UNITS)
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("imports")).status_code == 404
    assert client.post(reverse("drop-import", args=[imported.pk])).status_code == 404


def test_gitte_throws_a_file_away(client, gitte, receive, django_capture_on_commit_callbacks):
    imported = receive(TWO_UNITS)

    with django_capture_on_commit_callbacks(execute=True):
        client.sign_in(gitte).post(reverse("drop-import", args=[imported.pk]))

    assert Import.objects.get().state == "dropped"
    assert not imported.file.storage.exists(imported.file.name)


def test_what_is_done_is_not_thrown_away(client, gitte, receive, carry_out):
    imported = carry_out(receive(TWO_UNITS))

    response = client.sign_in(gitte).post(reverse("drop-import", args=[imported.pk]), follow=True)

    assert "answered this import before" in response.content.decode()
    assert Unit.objects.count() == 3


@pytest.mark.parametrize("count", [1, 12])
def test_it_asks_the_database_little_however_long_it_is(
    client, gitte, receive, count, django_assert_max_num_queries
):
    for _each in range(count):
        receive(TWO_UNITS)
    client.sign_in(gitte)

    with django_assert_max_num_queries(15):
        client.get(reverse("imports"))


def test_a_file_nobody_answers_goes_after_a_fortnight(receive, django_capture_on_commit_callbacks):
    old, young = receive(TWO_UNITS), receive(TWO_UNITS)
    Import.objects.filter(pk=old.pk).update(at=old.at - timedelta(days=15))

    with web_login(), django_capture_on_commit_callbacks(execute=True):
        tasks.drop_unanswered(timestamp=0)

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.state, old.file, young.state) == ("dropped", "", "checked")
    assert Event.objects.get(what="import thrown away").note == "unanswered"
