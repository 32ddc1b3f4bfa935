"""What a leader learns: their own, and the head's or director's above; nobody else's."""

import pytest
from conftest import days
from django.db import ProgrammingError
from django.urls import reverse

import make
from make.practice import development, method
from samspil.ground.audit.models import Event
from samspil.knowledge.practice.models import Development

URL = "/development/"


@pytest.fixture
def entry(amina):
    return development(amina, what="Kursus i makkerlæsning")


def typed(**changed):
    return {
        "what": "Besøg på Nordskolen",
        "form": "sharing",
        "on": days(0),
        "hours": "3.5",
        "next": "Prøve",
    } | changed


@pytest.mark.requirement("LED-20")
def test_amina_keeps_a_record_of_what_she_learns(client, egelund, amina, bo):
    found = method(egelund, bo)
    client.sign_in(amina)

    client.post(reverse("add-development"), typed(method=found.pk))

    shown = client.get(URL).content.decode()
    assert "You have learned for 3.5 hours" in shown and "Besøg på Nordskolen" in shown
    made = Development.objects.get()
    assert (made.person, made.method, made.form) == (amina, found, "sharing")


@pytest.mark.parametrize(
    ("field", "value"), [("hours", "0"), ("on", days(1)), ("form", "nonsense"), ("next", "")]
)
def test_an_entry_that_cannot_be(client, amina, field, value):
    client.sign_in(amina)

    assert client.post(reverse("add-development"), typed(**{field: value})).status_code == 200
    assert not Development.objects.exists()


def test_amina_changes_and_removes_her_own(client, amina, entry):
    client.sign_in(amina)
    client.post(reverse("change-development", args=[entry.pk]), typed(what="To kurser"))
    entry.refresh_from_db()
    assert entry.what == "To kurser"

    client.post(reverse("remove-development", args=[entry.pk]))

    assert not Development.objects.exists()


def test_even_the_director_does_not_write_in_it(client, lone, entry):
    client.sign_in(lone)

    for name in ("change-development", "remove-development"):
        assert client.post(reverse(name, args=[entry.pk]), typed()).status_code == 404


@pytest.mark.requirement("LED-20")
def test_henrik_sees_who_has_written_nothing_this_school_year(client, henrik, amina, entry, daycare):
    rikke = make.person("Rikke", role="leader", unit=daycare)
    development(rikke, what="Forrige år", on=days(-800))
    gone = make.person("Gone", unit=None)
    make.role(gone, "leader", daycare, ends_on=days(-1))
    client.sign_in(henrik)

    page = client.get(URL).context["page"]

    assert [line.person for line in page.silent] == [rikke]
    assert [(line.person, line.entries, line.hours) for line in page.learning] == [(amina, 1, 6)]


def test_henrik_opens_aminas_record(client, henrik, amina, entry):
    client.sign_in(henrik)

    shown = client.get(reverse("leader-development", args=[amina.pk])).content.decode()

    assert "Kursus i makkerlæsning" in shown and "Take it out" not in shown


@pytest.mark.parametrize("who", ["bo", "erik", "gitte", "dan"])
def test_nobody_else_opens_it(client, request, amina, entry, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("leader-development", args=[amina.pk])).status_code == 404


def test_a_head_has_no_address_for_a_head(client, egelund, henrik):
    other = make.person("Karin", role="head", unit=egelund)
    client.sign_in(other)

    assert client.get(reverse("leader-development", args=[henrik.pk])).status_code == 404


def test_a_teacher_has_no_such_page(client, bo):
    client.sign_in(bo)

    assert client.get(URL).status_code == 404
    assert client.get(reverse("add-development")).status_code == 404


READERS = [("amina", 1), ("henrik", 1), ("lone", 1), ("bo", 0), ("erik", 0), ("gitte", 0), ("dan", 0)]


@pytest.mark.parametrize(("who", "seen"), READERS)
def test_the_database_shows_it_to_two(acting, request, entry, who, seen):
    with acting(request.getfixturevalue(who)):
        assert Development.objects.count() == seen


def test_the_database_denies_a_leader_beside_and_a_head_beside(acting, egelund, daycare, henrik, entry):
    development(henrik)
    for beside in (
        make.person("Rikke", role="leader", unit=daycare),
        make.person("Maja", role="follow_up", unit=egelund),
    ):
        with acting(beside):
            assert not Development.objects.exists()
    with acting(make.person("Karin", role="head", unit=egelund)):
        assert not Development.objects.filter(person=henrik).exists()


def test_a_head_no_longer_reads_of_a_leader_who_left(acting, henrik, amina, entry):
    amina.roles.update(ends_on=days(-1))

    with acting(henrik):
        assert not Development.objects.exists()


def test_nobody_writes_in_anothers_name(acting, lone, amina, entry):
    with acting(lone):
        assert Development.objects.update(what="Andet") == 0
        assert Development.objects.all().delete()[0] == 0
    with pytest.raises(ProgrammingError, match="row-level security"), acting(lone):
        development(amina)


def test_the_administrator_does_not_read_it_in_the_record(client, acting, amina, gitte):
    client.sign_in(amina).post(reverse("add-development"), typed())
    assert Event.objects.get().what == "development added"

    with acting(gitte):
        assert not Event.objects.exists()


def test_queries_do_not_grow_with_rows(client, egelund, lone, count_queries):
    client.sign_in(lone)
    development(lone)
    development(make.person("A", role="leader", unit=egelund))
    few = count_queries(lambda: client.get(URL))
    for n in range(10):
        development(lone, on=days(-n * 90))
        development(make.person(f"B{n}", role="leader", unit=make.unit(f"Skole {n}", parent=egelund)))

    many = count_queries(lambda: client.get(URL))

    assert many <= few
    assert many <= 15
