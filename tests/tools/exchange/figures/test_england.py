"""England's own files: every plan of 153 authorities over seven years, and its totals as published."""

from decimal import Decimal

import pytest
from conftest import SHARED

from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, Only, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.reading import read_figures
from samspil.tools.exchange.uploads import Upload

CASELOAD = SHARED / "data/england/caseload.csv"
PLACEMENTS = TableMapping(
    figures=tuple(
        FigureColumn(column, unit="plans", denominator="ehcplans")
        for column in ("mainstream_total", "special_total", "ap_pru_total")
    ),
    area=("new_la_code", "region_code", "country_code"),
    area_name=("la_name", "region_name", "country_name"),
    period="time_period",
    only=(Only("breakdown", ("All EHC plans",)),),
    bounds=(Bounds("mainstream_total", minimum=Decimal(0)),),
)


@pytest.fixture(scope="module")
def placements():
    if not CASELOAD.exists():
        pytest.skip("the shared data are not here")
    with CASELOAD.open("rb") as stream:
        reading = read_figures(Upload("caseload.csv", stream), PLACEMENTS)
        yield reading, list(reading.observations())


def of_england(observations, figure):
    return {
        each.period.label: round(100 * each.value / each.n, 1)
        for each in observations
        if each.area == "E92000001" and each.figure == figure
    }


def test_the_shares_of_england_are_as_published(placements):
    _, observations = placements

    mainstream, special = (of_england(observations, f"{kind}_total") for kind in ("mainstream", "special"))
    assert (mainstream["2018/2019"], mainstream["2024/2025"]) == (Decimal("39.2"), Decimal("43.6"))
    assert (special["2018/2019"], special["2024/2025"]) == (Decimal("38.6"), Decimal("30.4"))


def test_every_authority_of_its_year_is_there(placements):
    """153 since 2024; before, Cumbria and Northamptonshire had not been divided, nor Dorset joined."""
    _, observations = placements

    years = {}
    for each in observations:
        if each.figure == "special_total" and each.area.startswith(("E06", "E08", "E09", "E10")):
            years.setdefault(each.period.label, set()).add(each.area)
    assert [len(areas) for _, areas in sorted(years.items())] == [152, 151, 151, 152, 152, 153, 153]


def test_what_is_not_available_is_neither_zero_nor_missing(placements):
    reading, observations = placements

    absent = [each for each in observations if each.marker]
    assert {(each.marker.symbol, each.marker.meaning) for each in absent} == {("x", Meaning.NOT_AVAILABLE)}
    where = {(each.area_name, each.period.label) for each in absent}
    assert where == {  # as the footnotes of the data guidance say
        ("Hackney", "2023/2024"),
        ("Peterborough", "2023/2024"),
        ("Cambridgeshire", "2024/2025"),
        ("North East Lincolnshire", "2024/2025"),
    }
    assert dict(reading.meanings) == {Meaning.NOT_AVAILABLE: len(absent)}


def test_published_percentages_agree_with_the_counts():
    if not CASELOAD.exists():
        pytest.skip("the shared data are not here")
    percent = FigureColumn("mainstream_total_pc", unit="percent")
    counts = FigureColumn("mainstream_total", denominator="ehcplans")
    both = TableMapping(
        figures=(percent, counts),
        area=PLACEMENTS.area,
        period="time_period",
        groups=("breakdown_topic", "breakdown"),
        bounds=(Bounds("mainstream_total_pc", Decimal(0), Decimal(100), "percent"),),
    )

    with CASELOAD.open("rb") as stream:
        reading = read_figures(Upload("caseload.csv", stream), both)
        assert reading.problems == ()
        published, worked_out = {}, {}
        for each in reading.observations():
            where = (each.area, each.period.label, each.groups)
            if each.unit == "percent":
                published[where] = each.value
            elif each.value is not None and each.n:
                worked_out[where] = 100 * each.value / each.n
    far = {
        where[:2] for where, share in worked_out.items() if abs(published[where] - share) > Decimal("0.06")
    }
    assert len(worked_out) > 20_000
    # Hackney and Peterborough sent totals without placements, and the publisher leaves them out of these.
    assert far == {(area, "2023/2024") for area in ("E92000001", "E12000006", "E12000007")}
