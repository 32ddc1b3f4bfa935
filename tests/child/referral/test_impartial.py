"""Whoever has a part in a child's case has no seat in it: not seen, not counted, not decided."""

import pytest
from conftest import days
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import make
from make import child as make_child
from make import referral as make_referral
from samspil.child.referral import deciders, queries
from samspil.child.referral.models import Decision, Presence, Seat
from samspil.child.referral.rules.gate import There, composition, counted

DECIDED = make_referral.REASONS | {
    "outcome": "granted",
    "granted": "",
    "begins_on": days(3),
    "told_on": days(0),
}
PANEL = (
    There(1, "psychology", may_chair=True, chairs=True),
    There(2, "special", may_chair=True, chairs=False),
    There(3, "general", may_chair=False, chairs=False),
)


def text(response):
    return response.content.decode()


def test_who_has_a_part_is_not_counted_and_another_takes_the_chair():
    assert counted(PANEL, ()) == (("psychology", True), ("special", False), ("general", False))
    assert counted(PANEL, (3,)) == (("psychology", True), ("special", False))
    assert counted(PANEL, (1,)) == (("special", True), ("general", False))
    assert not composition(counted(PANEL, (1,)), least=3, needs=()).is_composed
    assert not composition(counted(PANEL, (1, 2)), least=1, needs=()).has_chair


@pytest.fixture
def three(egelund, line, henrik, panel):
    """Line in the chair, Henrik who may take it, and Olga."""
    olga = make.person("Olga", role="head", unit=egelund)
    Seat.objects.create(panel=panel, person=olga, part="general", begins_on=days(-99))
    panel.seats.filter(person=henrik).update(chairs=True)
    panel.needs = []
    panel.save()
    return olga


@pytest.fixture
def there(three, case, bo, amina, panel):
    """Sent, and before a meeting to which all three came."""
    met = make_referral.meeting(panel, chair=False)
    Presence.objects.filter(meeting=met, seat__part="psychology").update(is_chair=True)
    return make_referral.sent(case, bo, amina, at=met)


NEAR = {
    "works with the child": lambda who, noah: make_child.participant(noah, who),
    "did so when it began": lambda who, noah: make_child.participant(noah, who, ends_on=days(-10)),
    "is its parent": lambda who, noah: make_child.guardian(noah, who, name="Anden"),
    "bears a parent's name": lambda who, noah: make_child.guardian(noah, None, name=str(who)),
    "leads its school": lambda who, noah: make.role(who, "leader", noah.enrolments.get().unit),
}
FAR = {
    "worked with it long before": lambda who, noah: make_child.participant(noah, who, ends_on=days(-90)),
    "leads the whole house": lambda who, noah: make.role(who, "leader", noah.house),
}


def seen(acting, person, case):
    with acting(person):
        queue = [each.referral for each in queries.queue()]
        return bool(queries.opened_for_panel(case.pk, "test")), case.pk in queue


@pytest.mark.parametrize("why", NEAR)
def test_each_part_in_a_case_shuts_its_window(acting, there, three, noah, why):
    assert seen(acting, three, there) == (True, True)

    NEAR[why](three, noah)

    assert seen(acting, three, there) == (False, False)


@pytest.mark.parametrize("why", FAR)
def test_other_parts_do_not(acting, there, three, noah, why):
    FAR[why](three, noah)

    assert seen(acting, three, there) == (True, True)


@pytest.mark.requirement("ORG-22")
def test_the_page_says_so_to_each_and_no_more_than_is_needed(client, there, three, henrik, noah):
    make_child.participant(noah, three)
    met = reverse("panel-meeting", args=[there.meeting_id])

    told = text(client.sign_in(three).get(met))
    assert "One case on this agenda is not shown to you" in told
    assert reverse("referral", args=[there.pk]) not in told and there.unit.name not in told
    others = text(client.sign_in(henrik).get(met))
    assert "Takes no part in this case: Olga Holm." in others and "not shown to you" not in others
    assert "works with" not in others


def test_where_the_chair_has_a_part_the_other_decides(client, clocks, there, three, line, henrik, noah):
    make_child.participant(noah, line)
    decide = reverse("decide-referral", args=[there.pk])
    assert client.sign_in(line).post(decide, DECIDED).status_code == 404

    assert client.sign_in(henrik).post(decide, DECIDED).status_code == 302

    assert Decision.objects.get().decided_by == henrik


def test_without_them_too_few_decide_nothing_past_the_pages_either(
    client, acting, clocks, there, three, line, noah, panel
):
    panel.least = 3
    panel.save()
    make_child.participant(noah, three)
    told = text(client.sign_in(line).get(reverse("panel-meeting", args=[there.meeting_id])))
    assert "Without them the panel is not composed for it" in told
    page = text(client.post(reverse("decide-referral", args=[there.pk]), DECIDED))
    assert "not composed by its rule" in page

    with acting(line):
        assert queries.opened_for_panel(there.pk, "test") and not deciders.is_composed(
            there.meeting_id, there.pk
        )
        with pytest.raises(DatabaseError, match="not composed"), transaction.atomic():
            make_referral.decision(there, line)


def test_nobody_with_a_part_decides_past_the_pages(acting, there, three, line, noah):
    make_child.participant(noah, line)

    with acting(line), connection.cursor() as cursor:
        cursor.execute("SELECT file_open(%s, 'test', 'test')", [[noah.pk]])
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            make_referral.decision(there, line)
