"""Whom a house is compared with: found alike by figures, or chosen by hand, with the basis said."""

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from make.figures import definition, few, value
from samspil.figures.indicators.models import Area, Neighbour
from samspil.ground.audit.models import Event

pytestmark = pytest.mark.django_db
# Code, share of 1,000 in percent. The house has 5 %.
OTHERS = {"902": ("Bøgelund", 51), "903": ("Ellekær", 90), "904": ("Granholt", 48), "905": ("Hasselby", 70)}


@pytest.fixture
def others(egelund):
    return known(egelund, OTHERS)


def known(house, others):
    few(house)
    of = definition(house)
    value(of, period=2026, numerator=50, n=1000)
    for code, (name, events) in others.items():
        area = Area.objects.create(house=house, code=code, name=name)
        value(of, area=area, period=2026, numerator=events, n=1000)
    return {each.name: each for each in Area.objects.all()}


def test_those_most_alike_are_found_by_figures_and_nothing_is_chosen_yet(client, nadia, others):
    asked = {"features": "segregation-share:paying", "count": 3}
    page = client.sign_in(nadia).get(reverse("neighbours"), asked).context["page"]

    assert [each.name for each in page.proposal.lines] == ["Egelund", "Bøgelund", "Granholt", "Hasselby"]
    assert "nearest 3 of 4" in page.proposal.basis
    assert not Neighbour.objects.exists()


def test_who_was_chosen_stands_beside_the_figure_with_the_basis(client, egelund, nadia, others):
    chosen = [others["Granholt"].pk, others["Ellekær"].pk]
    client.sign_in(nadia)

    client.post(reverse("neighbours"), {"areas": chosen, "source": "Efter forældres uddannelse"})

    assert [each.area.name for each in Neighbour.objects.all()] == ["Granholt", "Ellekær"]
    assert Event.objects.get(what="neighbours chosen").note == "Efter forældres uddannelse"
    page = client.get(reverse("indicator", args=["segregation-share"])).content.decode()
    assert "Efter forældres uddannelse" in page and "Ellekær" in page
    assert "Bøgelund" not in page


def test_of_one_day_the_last_choice_counts_and_earlier_ones_stay(client, egelund, nadia, others):
    Neighbour.objects.create(
        house=egelund, area=others["Hasselby"], place=1, source="Før", begins_on="2025-08-01"
    )
    client.sign_in(nadia)
    for name in ("Granholt", "Ellekær"):
        client.post(reverse("neighbours"), {"areas": [others[name].pk], "source": "Nu"})

    page = client.get(reverse("neighbours")).context["page"]
    assert page.now.names == ("Ellekær",)
    assert [each.names for each in page.before] == [("Hasselby",)]


def test_without_enough_others_it_says_so(client, egelund, nadia):
    known(egelund, {"902": ("Bøgelund", 51)})
    asked = {"features": "segregation-share:paying", "count": 3}

    shown = client.sign_in(nadia).get(reverse("neighbours"), asked).content.decode()

    assert "Fewer than three places" in shown


def test_what_has_counted_for_a_day_nobody_removes(acting, egelund, nadia, amina, others):
    fields = {"house": egelund, "area": others["Hasselby"], "place": 1, "source": "Før"}
    Neighbour.objects.create(**fields, begins_on="2025-08-01")

    with acting(nadia):
        Neighbour.objects.all()._raw_delete("default")
    assert Neighbour.objects.count() == 1
    with pytest.raises(DatabaseError), acting(amina), transaction.atomic():
        Neighbour.objects.create(**fields, begins_on="2026-08-01")


def brought(client, table):
    sent = {"file": ContentFile(table.encode(), "naboer.csv"), "source": "Benchmarkkontoret"}
    return client.post(reverse("take-neighbours"), sent)


def test_an_offices_table_is_shown_before_anything_is_chosen(client, egelund, nadia, others):
    egelund.number = "0901"
    egelund.save()
    client.sign_in(nadia)

    answer = brought(
        client,
        "kommunekode;SN1;SN2;SN3\n901;904;902;999\n902;901;904;999\n904;901;902;999\n999;901;902;904\n",
    )

    page = answer.context["page"]
    assert [each.name for each in page.row.known] == ["Granholt", "Bøgelund"] and page.row.unknown == ("999",)
    assert page.form.initial == {"areas": [each.pk for each in page.row.known], "source": "Benchmarkkontoret"}
    assert "999" in answer.content.decode() and not Neighbour.objects.exists()

    client.post(reverse("neighbours"), page.form.initial)
    assert [each.area.name for each in Neighbour.objects.all()] == ["Granholt", "Bøgelund"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("kommunekode;SN1\n902;904\n904;902\n", "says nothing of Egelund"),
        ("navn;SN1\nEgelund;904\n", "was not read"),
        ("kommunekode;SN1\n901;904\n901;902\n902;901\n904;901\n", "Line 3"),
    ],
)
def test_a_table_that_helps_nobody_says_why(client, egelund, nadia, others, table, said):
    answer = brought(client.sign_in(nadia), table)

    assert answer.status_code == 422 and said in answer.content.decode()
