"""The packs that are shipped: canonical, sourced, and counted as their source says."""

from datetime import date
from pathlib import Path

import pytest
from spec.drawing import rows

import samspil.figures.indicators
from samspil.tools.packs.indicator_pack import read_indicators, write_indicators
from samspil.tools.statistics import plain
from samspil.tools.statistics.questions import Rate, Share

PACKS = sorted((Path(samspil.figures.indicators.__file__).parent / "packs").glob("*.yaml"))
each_pack = pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
SEPARATE = {"inclusion-share", "segregation-share", "special-class-share", "inflow"}


def pack(name):
    return read_indicators(next(each for each in PACKS if each.stem == name).read_bytes(), file=name)


@each_pack
def test_the_text_is_canonical(file):
    text = file.read_text(encoding="utf-8")

    assert write_indicators(read_indicators(text, file=file.name)) == text


@each_pack
def test_what_is_called_verified_says_where_it_was_read(file):
    for each in read_indicators(file.read_bytes(), file=file.name).indicators:
        if each.source.may_be_called_official:
            assert each.source.address and each.source.checked_on and each.source.checked_by, each.key


@each_pack
def test_every_column_that_is_asked_for_is_declared(file):
    found = read_indicators(file.read_bytes(), file=file.name)
    declared = {table.key: {column.key for column in table.columns} for table in found.tables}

    for each in found.indicators:
        for dimension in each.places:
            assert set(each.asking(dimension, *each.by).columns()) <= declared[each.table], each.key


def test_what_nobody_looked_up_is_not_official():
    unsure = [*pack("easie").indicators, pack("nl").indicator("participation-vso")]

    assert {each.source.status for each in unsure} == {"unverified"}
    assert not any(each.source.may_be_called_official for each in unsure)


def test_placement_is_never_shown_alone():
    for each in pack("dk").indicators:
        if each.key in SEPARATE:
            assert {"social-wellbeing", "long-absence", "outflow"} & set(each.shown_with), each.key


def test_forecast_is_kept_apart_from_what_was_observed():
    natures = {each.key: each.nature for each in pack("dk").indicators}

    assert natures.pop("completed-forecast") == "forecast"
    assert set(natures.values()) == {"observed"}


PUPILS = """
child | year | home | paying | owner | school_type    | class_type | grade | sex  | is_new | came_from
------+------+------+--------+-------+----------------+------------+-------+------+--------+-----------
a     | 2024 | A    | B      | A     | folkeskole     | 10         | 0     | girl | yes    | daycare
b     | 2024 | A    |        | A     | folkeskole     | 20         | 0     | boy  | yes    | daycare
c     | 2024 | A    | A      | B     | special-school | 29         | 5     | boy  | no     |
d     | 2024 | A    | A      | A     | private-school | 10         | 5     | girl | no     |
e     | 2024 | A    | A      | A     | folkeskole     | 29         | 10    | boy  | no     |
a     | 2025 | A    | B      | A     | folkeskole     | 20         | 1     | girl | no     |
b     | 2025 | A    |        | A     | folkeskole     | 10         | 1     | boy  | no     |
c     | 2025 | A    | A      | B     | special-school | 29         | 6     | boy  | no     |
"""
# indicator, dimension, year, place: events of how many
BY_HAND = """
segregation-share          | residence    | 2024 | A | 2 of 3
segregation-share          | paying       | 2024 | A | 1 of 1
segregation-share          | paying       | 2024 | B | 0 of 1
segregation-share          | school-owner | 2024 | B | 1 of 1
inclusion-share            | residence    | 2024 | A | 1 of 4
special-class-share        | school-owner | 2024 | A | 2 of 3
inflow                     | paying       | 2025 | B | 1 of 1
inflow                     | paying       | 2025 | A | 0 of 1
outflow                    | paying       | 2025 | A | 1 of 3
special-start-share        | residence    | 2024 | A | 1 of 2
special-start-from-daycare | residence    | 2024 | A | 1 of 2
"""


@pytest.mark.parametrize("line", BY_HAND.strip().splitlines())
def test_danish_figures_are_counted_as_flis_and_the_ministry_say(line):
    key, dimension, year, place, told = (part.strip() for part in line.split("|"))
    question = pack("dk").indicator(key).asking(dimension)
    drawn = [row | {"class_type": str(row["class_type"])} for row in rows(PUPILS)]

    found = {each.group: each for each in plain.answer(question, drawn, today=date(2026, 9, 30))}

    each = found[(int(year), place)]
    assert f"{each.numerator} of {each.n}" == told


def test_a_grade_and_a_sex_can_be_told_apart():
    question = pack("dk").indicator("segregation-share").asking("residence", "grade", "sex")
    drawn = [row | {"class_type": str(row["class_type"])} for row in rows(PUPILS)]

    found = {each.group: each.value for each in plain.answer(question, drawn, today=date(2026, 9, 30))}

    assert found[(2024, "A", 0, "boy")] == 1 and found[(2024, "A", 0, "girl")] == 0


def test_dutch_participation_keeps_its_odd_denominators():
    sbo, so = (pack("nl").indicator(f"participation-{each}") for each in ("sbo", "so"))
    drawn = [
        {"year": 2025, "partnership": "P", "school_type": kind}
        for kind, times in (("bao", 94), ("sbo", 6), ("so", 3), ("vo", 9))
        for _ in range(times)
    ]

    found = [plain.answer(each.asking("partnership"), drawn, today=date(2026, 2, 1))[0] for each in (sbo, so)]

    assert [(type(each.measure)) for each in (sbo, so)] == [Share, Rate]
    assert [(each.value, each.n) for each in found] == [(0.06, 100), (3.0, 100)]


@pytest.mark.requirement("ORG-04")
def test_easie_counts_four_fifths_of_the_week_as_inclusive():
    drawn = rows("""
    year | home | is_decided | placement        | peer_minutes | week_minutes
    -----+------+------------+------------------+--------------+-------------
    2025 | DK   | yes        | mainstream-class | 1200         | 1500
    2025 | DK   | yes        | mainstream-class | 1100         | 1500
    2025 | DK   | yes        | separate-class   | 300          | 1500
    2025 | DK   | yes        | separate-class   |              |
    2025 | DK   | no         | mainstream-class |              |
    2025 | DK   | yes        | out-of-education |              |
    """)
    asked = {
        "easie-inclusive-enrolled": "2 of 5",
        "easie-decided-inclusive": "1 of 4",
        "easie-decided-other": "1 of 4",
        "easie-decided-separate-class": "2 of 4",
        "easie-decided-separate-school": "0 of 4",
        "easie-out-of-education": "1 of 6",
    }

    for key, told in asked.items():
        [each] = plain.answer(
            pack("easie").indicator(key).asking("residence"), drawn, today=date(2026, 9, 30)
        )
        assert f"{each.numerator} of {each.n}" == told, key
