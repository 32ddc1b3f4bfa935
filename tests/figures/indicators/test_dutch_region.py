"""A Dutch region: its own figures and its municipalities', and whom they are told apart by, in Dutch."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

import make
from make.figures import computed, definition, shipped_pack
from samspil.figures.indicators.queries.values import latest
from samspil.figures.publication.queries import wording


def young(count, **cells):
    usual = {
        "year": 2026, "partnership": "RV9001", "home": "9901", "unit": "99AA00", "school_type": "bao",
        "sex": "girl", "near_home": "yes", "travel_minutes": 8,
    }  # fmt: skip
    return [{**usual, **cells} for _ in range(count)]


ROWS = [
    *young(60),
    *young(30, home="9902", near_home="no", travel_minutes=20),
    *young(6, school_type="sbo", sex="boy", unit="", near_home="no", travel_minutes=32),
    *young(3, school_type="so", sex="boy", home="9902", unit="", near_home="no", travel_minutes=40),
    # Crosses the border of the region to school: the partnership counts them, no municipality here does.
    *young(4, home="9903"),
]


@pytest.fixture
def linde(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    region = make.municipality("De Linde", kind="region", country="NL", number="RV9001")
    for name, number in (("Lindenberg", "9901"), ("Waterrade", "9902")):
        make.unit(name, kind="municipality", parent=region, number=number)
    make.unit("De Wilg", parent=region, number="99AA00")
    return region


@pytest.fixture
def ilse(linde):
    made = make.person("Ilse", role="analyst", unit=linde)
    shipped_pack(linde, "nl.yaml")
    computed(linde, ROWS, by=made, table="leerlingen", as_of=date(2026, 10, 1))
    return made


def told(house, key, dimension):
    found = latest(definition(house, key), dimension=dimension).select_related("unit")
    return {each.unit.name: (each.numerator, each.n, each.value) for each in found}


def test_a_region_has_the_children_of_its_municipalities_together(linde, ilse):
    lives = told(linde, "participation-so", "residence")
    counts = told(linde, "participation-so", "partnership")

    assert lives == {"De Linde": (3, 96, 3.125), "Lindenberg": (0, 66, 0.0), "Waterrade": (3, 30, 10.0)}
    assert counts == {"De Linde": (3, 100, 3.0)}


@pytest.mark.requirement("NL-14")
def test_who_goes_to_school_near_home_and_how_long_the_others_travel(linde, ilse):
    near = told(linde, "near-home-share-nl", "partnership")
    travel = told(linde, "travel-minutes", "residence")

    assert near == {"De Linde": (64, 103, 64 / 103), "De Wilg": (64, 94, 64 / 94)}
    assert {name: (n, value) for name, (_numerator, n, value) in travel.items()} == {
        "De Linde": (39, 912 / 39), "Lindenberg": (6, 32), "Waterrade": (33, 720 / 33),
    }  # fmt: skip


@pytest.mark.requirement("NL-12")
def test_its_analyst_reads_the_odd_denominator_and_the_groups_in_dutch(client, linde, ilse):
    url = reverse("indicator", args=["participation-so"])

    page = client.sign_in(ilse).get(url, headers={"accept-language": "nl"}).context["page"]

    [by_sex] = page.groups
    assert page.lead.startswith("3,0 per 100 in 2026/27.")
    assert (by_sex.label, [(each.name, each.told) for each in by_sex.lines]) == (
        "Geslacht", [("Jongens", "3 op 6"), ("Meisjes", "0 op 94")],
    )  # fmt: skip
    assert ("Noemer", "Schooltype: basisonderwijs (bao), speciaal basisonderwijs (sbo), per 100") in [
        (each.label, each.text) for each in page.told
    ]


TOLD = {
    (1.58, "rate", 100): "1,6 per 100", (26.13, "mean"): "26,1", (4.068, "mean"): "4,07", (25, "count"): "25",
    (0.123, "share"): "12,3%",
}  # fmt: skip


def test_a_released_number_is_written_as_the_dutch_write_it():
    with translation.override("nl"):
        assert {each: wording.value_words(*each) for each in TOLD} == TOLD
