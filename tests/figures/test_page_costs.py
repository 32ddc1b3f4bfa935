"""What each page of figures asks of the database: at most fifteen questions, however much is counted."""

from datetime import date

import pytest
from conftest import AROUND
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now
from doors_of_figures import OF_FIGURES

import make
from make.figures import one_of_each as one_figure
from make.figures import value
from make.publication import one_of_each as one_release
from make.publication import released
from samspil.figures.indicators.models import Area, Computation, Delivery, DeliveryLine, DeliveryProblem

MOST = 15
# Of those in the table the head of the house comes furthest.
LONE = -2


def pages():
    """Every address of figures that answers with a page, and what it names."""
    for line in filter(str.strip, OF_FIGURES.splitlines()):
        name, how, *rest = line.split()
        if how == "GET" and rest[LONE] in ("200", "410"):
            yield name, rest[:-7]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def house(egelund, school, strategy, lone, nadia):
    """One of everything, as tests/test_doors.py has it."""
    figures = one_figure(egelund, school, strategy, lone)
    found = {**figures, **one_release(egelund, school, nadia, lone)}
    return found | {"egelund": egelund, "school": school}


def costs(client, house):
    """How many questions each page asks."""
    found = {}
    for name, things in pages():
        named = [house.get(each, each) for each in things]
        url = reverse(name, args=[getattr(each, "pk", each) for each in named])
        with CaptureQueriesContext(connection) as asked:
            response = client.get(url)
            b"".join(response.streaming_content if response.streaming else [])
        assert response.status_code in (200, 410), url
        found[name, *things] = sum(1 for each in asked if not each["sql"].startswith(AROUND))
    return found


def grow(house, nadia, lone, numbers):
    """More places, years, areas, files, countings, aims and releases."""
    root, of = house["egelund"], house["indicator"]
    common = {"house": root, "at": now(), "by": lone, "as_of": date(2026, 9, 30)}
    for n in numbers:
        unit = make.unit(f"Skole {n}", kind="school", parent=root)
        area = Area.objects.create(house=root, code=f"90{n}111", name=f"Kommune {n}")
        for period in (2022, 2023, 2024):
            value(of, unit=unit, period=period)
            value(of, area=area, period=period)
            value(of, unit=root, period=period - 10 * n)
        delivery = Delivery.objects.create(
            **common, kind="extract", table="pupil-years", state="done", file_name=f"{n}.csv", size=1,
            source="Register",
        )  # fmt: skip
        DeliveryProblem.objects.create(delivery=house["delivery"], row=n, message="Nej")
        DeliveryLine.objects.create(
            delivery=house["delivery"], kind="added", label="Sted", period=2025, after=f"{n} %"
        )
        Computation.objects.create(
            **common, delivery=delivery, table="pupil-years", state="done", told_at=now()
        )
        released(root, nadia, lone, title=f"Tal {n}")


def test_a_page_asks_little_and_no_more_for_more_rows(client, house, strategy, nadia, lone):
    client.sign_in(lone)
    grow(house, nadia, lone, range(1))
    costs(client, house)
    few = costs(client, house)
    grow(house, nadia, lone, range(1, 3))
    many = costs(client, house)

    assert {page: n for page, n in many.items() if n > MOST} == {}
    assert {page: (few[page], n) for page, n in many.items() if n > few[page]} == {}
    assert len(many) > 35
