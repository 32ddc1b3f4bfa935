"""Figures are called by the years of their own table: school years, or those of a budget."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from make.publication import counted, defined, released, rulebook, shipped
from samspil.tools.statistics.conditions import Is
from samspil.tools.statistics.questions import Share

pytestmark = pytest.mark.django_db


@pytest.fixture
def yearly(egelund, nadia, lone):
    """A release of one figure whose table says that its year is a budget's."""
    rulebook()
    pupils = shipped().tables[0]
    said = dict.fromkeys(("da", "nl", "en"), "Budget year")
    columns = [replace(each, meaning=said) if each.key == "year" else each for each in pupils.columns]
    table = replace(pupils, columns=tuple(columns))
    made = defined(egelund, "given-share", Share(Is("is_new")), table=table)
    made.wordings.create(language="en", name="Hours given", meaning="Of all")
    for period, events in ((2025, 60), (2026, 90)):
        counted(egelund, "given-share", period, events=events, n=400)
    return released(egelund, nadia, lone, keys=("given-share",))


def test_a_figure_of_a_budget_is_told_by_its_year(client, yearly):
    page = client.get(reverse("published-figure", args=[yearly.house_id, "given-share"])).content.decode()

    assert "2025/26" not in page and "2026/27" not in page
    assert "School year" not in page and "More than in 2025" in page


def test_and_in_open_data_too(client, yearly):
    cube = json.loads(client.get(f"/data/{yearly.house_id}/{yearly.pk}/jsonstat.json").content)

    assert cube["dimension"]["year"]["label"] == "Year"
    assert list(cube["dimension"]["year"]["category"]["index"]) == ["2025", "2026"]


def test_one_counted_in_autumn_by_its_school_year():
    [table, *_rest] = shipped().tables

    assert table.has_school_years("year")
