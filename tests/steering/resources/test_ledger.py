"""The ledger of hours, money and rooms, seen and written through the browser."""

import pytest
from conftest import days
from django.db import DatabaseError, transaction
from django.urls import reverse

from make.resources import entry, review, share
from samspil.ground.audit.models import Event
from samspil.steering.resources.models import Entry, PriorityReview, ShareTarget

URL = "/resources/"


@pytest.fixture
def sentence(strategy):
    return strategy.statements.first()


def typed(unit, sentence, **changed):
    return {
        "kind": "hours",
        "amount": "120",
        "year": "2026",
        "source": "special",
        "target": "general",
        "unit": unit.pk,
        "purpose": "To voksne i 4.b",
        "statement": sentence.pk,
        "on": days(0),
    } | changed


@pytest.mark.requirement("ORG-01", "ORG-07")
def test_amina_writes_a_move_with_purpose_and_sentence(client, amina, school, sentence):
    client.sign_in(amina)

    response = client.post(reverse("add-entry"), typed(school, sentence))

    made = Entry.objects.get()
    assert response.url == f"{URL}?kind=hours"
    assert (made.source, made.target, made.statement, made.by) == ("special", "general", sentence, amina)
    shown = client.get(URL).content.decode()
    assert "120 hours" in shown and "To voksne i 4.b" in shown and sentence.number in shown
    assert Event.objects.get().what == "resource entered"


@pytest.mark.requirement("ORG-01")
@pytest.mark.parametrize("kind", ["hours", "money", "rooms"])
def test_there_are_three_kinds_and_no_fourth(client, lone, egelund, sentence, kind):
    client.sign_in(lone)

    client.post(reverse("add-entry"), typed(egelund, sentence, kind=kind))
    assert client.post(reverse("add-entry"), typed(egelund, sentence, kind="gifts")).status_code == 200

    assert [each.kind for each in Entry.objects.all()] == [kind]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": "0"}, "Write an amount above zero."),
        ({"amount": "mange"}, "Write a number."),
        ({"statement": ""}, "Fill this in."),
        ({"purpose": ""}, "Fill this in."),
        ({"source": "general"}, "here nothing would move"),
    ],
)
def test_what_cannot_be_written_is_said(client, lone, egelund, sentence, changed, said):
    client.sign_in(lone)

    response = client.post(reverse("add-entry"), typed(egelund, sentence, **changed))

    assert said in response.content.decode()
    assert not Entry.objects.exists()


def test_from_a_place_needs_a_provision(client, lone, egelund, school, sentence):
    client.sign_in(lone)

    response = client.post(reverse("add-entry"), typed(egelund, sentence, source="", from_unit=school.pk))

    assert "Say what kind of provision it is taken from." in response.content.decode()


@pytest.mark.requirement("ORG-07")
def test_the_running_sum_goes_from_special_to_general(client, lone, egelund, sentence):
    entry(egelund, lone, sentence, amount=200, source="special", on=days(-20))
    entry(egelund, lone, sentence, amount=50, source="general", target="special", on=days(-3))
    client.sign_in(lone)

    page = client.get(URL).context["page"]

    assert [each.amount for each in page.sums] == ["200 hours", "150 hours"]


@pytest.mark.requirement("ORG-08")
def test_the_share_stands_beside_the_one_that_was_decided(client, lone, egelund, sentence, today):
    entry(egelund, lone, sentence, amount=700)
    entry(egelund, lone, sentence, amount=300, target="special")
    share(egelund, lone, percent="72.5")
    client.sign_in(lone)

    page = client.get(URL).context["page"]

    (row,) = page.rows
    assert (row.year, row.share, row.aim, row.reaches) == (today.year, "70.0 %", "72.5 %", False)
    assert page.heading == f"Staff hours: general provision has 70.0 % in {today.year}"


@pytest.mark.requirement("ORG-08")
def test_lone_decides_a_share_and_may_never_decide_all_of_it(client, lone, today):
    client.sign_in(lone)
    words = {"kind": "money", "year": today.year, "decision": "Udvalget", "decided_on": days(0)}

    client.post(reverse("set-share"), words | {"share": "55"})
    client.post(reverse("set-share"), words | {"share": "60"})
    refused = client.post(reverse("set-share"), words | {"share": "100"})

    assert refused.status_code == 200
    assert [each.share for each in ShareTarget.objects.all()] == [60]


def test_a_line_is_withdrawn_with_a_reason_and_stays(client, amina, school, sentence):
    line = entry(school, amina, sentence, amount=90, source="special")
    client.sign_in(amina)

    client.post(reverse("withdraw-entry", args=[line.pk]), {"why": "Skrevet to gange"})

    page = client.get(URL)
    assert "Skrevet to gange" in page.content.decode()
    assert page.context["page"].sums == ()
    assert client.post(reverse("withdraw-entry", args=[line.pk]), {"why": "Igen"}).status_code == 404


def test_no_line_can_be_rewritten(acting, amina, school, sentence):
    line = entry(school, amina, sentence)

    for change in ({"amount": 1}, {"purpose": "Andet"}, {"by": None}):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(amina):
            Entry.objects.filter(pk=line.pk).update(**change)


def test_nobody_writes_for_others_or_takes_from_them(client, acting, amina, daycare, school, sentence):
    client.sign_in(amina)

    assert client.post(reverse("add-entry"), typed(daycare, sentence)).status_code == 200
    assert not Entry.objects.exists()
    for unit, giver in ((daycare, None), (school, daycare)):
        source = "special" if giver else ""
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), acting(amina):
            entry(unit, amina, sentence, from_unit=giver, source=source)


@pytest.mark.requirement("ORG-13")
def test_the_priorities_are_looked_at_once_each_half_year(client, lone, today):
    client.sign_in(lone)
    words = {
        "held_on": days(0),
        "looked_at": "Ventetid",
        "decision": "Flere timer til sparring",
        "next_step": "Skriv til lederne",
        "next_on": days(20),
    }

    client.post(reverse("add-review"), words)
    again = client.post(reverse("add-review"), words)

    assert "looked at already" in again.content.decode()
    assert PriorityReview.objects.get().decision == "Flere timer til sparring"
    assert "Flere timer til sparring" in client.get(reverse("priorities")).content.decode()


@pytest.mark.requirement("ORG-13")
def test_a_half_year_that_nobody_looked_at_is_late(client, lone, egelund, today):
    review(egelund, lone, year=today.year - 2)
    client.sign_in(lone)

    assert client.get(URL).context["page"].review_is_late
    assert "Nobody looked at the priorities" in client.get(reverse("priorities")).content.decode()


def test_a_look_is_written_down_when_it_has_been_held(client, lone):
    client.sign_in(lone)

    response = client.post(reverse("add-review"), {"held_on": days(1)})

    assert "choose today or an earlier day" in response.content.decode()


def test_the_ledger_is_taken_along_with_what_was_withdrawn(client, amina, school, sentence):
    entry(school, amina, sentence, purpose="=1+1")
    client.sign_in(amina)

    told = client.get("/resources/ledger.csv").content.decode("utf-8-sig")

    assert "'=1+1" in told and "Staff hours" in told
