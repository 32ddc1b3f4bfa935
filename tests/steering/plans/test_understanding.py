"""An action that spreads understanding says whom it reached, and what a question showed."""

import pytest
from django.urls import reverse

import make
from samspil.ground.rulebook.models import Rule
from samspil.steering.plans.models import Understanding

COUNTS = {
    "reached": "120", "question": "Ved du, hvem du kan ringe til?", "asked_before": "40", "yes_before": "12",
    "asked_after": "38", "yes_after": "25",
}  # fmt: skip


def text(response):
    return response.content.decode()


@pytest.fixture
def tell(client, deed, bo):
    url = reverse("tell-understanding", args=[deed.pk])
    return lambda **changed: client.sign_in(bo).post(url, COUNTS | changed)


@pytest.mark.requirement("FLG-11")
def test_the_plan_says_how_many_know_it(client, tell, deed, local):
    tell()

    shown = [
        text(client.get(reverse(*each))) for each in (("plan", None, [local.pk]), ("action", None, [deed.pk]))
    ]

    for page in shown:
        assert "It has reached 120 people" in page
        assert "12 of 40 said yes" in page and "(30 %)" in page
        assert "25 of 38 said yes" in page and "(66 %)" in page


def test_told_again_it_replaces_the_counts_before(tell):
    tell(asked_after="", yes_after="")
    tell(reached="130")

    told = Understanding.objects.get()
    assert (told.reached, told.yes_after) == (130, 25)


def test_the_counts_go_out_with_the_actions(client, tell, local):
    tell()

    sheet = text(client.get(reverse("export-actions", args=[local.pk, "csv"])))

    assert "120" in sheet and "Ved du, hvem du kan ringe til?" in sheet


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"yes_before": "41"}, "No more can say yes"),
        ({"asked_before": "4", "yes_before": "1"}, "Ask at least 5"),
        ({"yes_after": ""}, "Write how many said yes"),
        ({"asked_after": ""}, "Write how many answered"),
        ({"question": ""}, "Write the question"),
        ({"reached": "-1"}, "0"),
    ],
)
def test_what_cannot_be_is_said(tell, changed, said):
    response = tell(**changed)

    assert response.status_code == 200 and said in text(response)
    assert not Understanding.objects.exists()


def test_outside_the_house_nobody_reads_it(acting, tell, dan):
    tell()

    with acting(dan):
        assert not Understanding.objects.exists()
    with acting(None):
        assert not Understanding.objects.exists()


def test_who_does_not_work_there_tells_nothing(client, deed, erik):
    assert client.sign_in(erik).get(reverse("tell-understanding", args=[deed.pk])).status_code == 404


def test_the_plan_asks_no_more_with_more_actions(client, own, local, bo, amina, today, count_queries):
    client.sign_in(amina)
    url = reverse("plan", args=[local.pk])
    few = count_queries(lambda: client.get(url))
    for _each in range(5):
        Understanding.objects.create(action=make.action(own), reached=9, told_on=today, told_by=bo)

    assert count_queries(lambda: client.get(url)) == few <= 15


def test_the_smallest_group_stands_in_the_rulebook(tell):
    Rule.objects.create(
        country="DK", key="survey-answers", amount=10, unit="count", status="house-rule", source="Egelund",
        note_da="10", note_nl="10", note_en="10",
    )  # fmt: skip

    response = tell(asked_before="9", yes_before="1")

    assert "Ask at least 10" in text(response)
