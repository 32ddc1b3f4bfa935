"""Figures are counted as the reference counts them, kept as snapshots, and never overwritten."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

import make
from make.figures import as_csv, computed, definition, extract, few, pupil, pupils, shipped_pack
from make.resources import solution
from samspil.figures.indicators.actions import running
from samspil.figures.indicators.models import Computation, Value
from samspil.figures.indicators.queries.definitions import indicator_of
from samspil.figures.indicators.queries.values import latest
from samspil.tools.statistics import plain
from samspil.tools.statistics.intervals import of_minutes

TODAY = date(2026, 9, 30)
KEYS = ("segregation-share", "long-absence", "social-wellbeing", "outflow")
MIXED = [
    *pupils(40, special=5),
    *pupils(30, special=2, first=40, sex="boy", grade=5),
    *pupils(12, special=12, first=70, school_type="special-school", paying="", sex="boy"),
    *pupils(20, special=1, first=82, paying="760000", grade=9),
    *pupils(40, special=3, year=2024),
]


def as_rows(rows):
    """The rows as an engine sees them: nothing typed is nothing known."""
    told = {"yes": True, "no": False}
    return [{k: None if v == "" else told.get(v, v) for k, v in each.items()} for each in rows]


@pytest.mark.requirement("MAL-05", "MAL-06", "MAL-12")
def test_each_figure_equals_the_plain_reference(numbered, nadia):
    few(numbered)

    computed(numbered, MIXED, by=nadia)

    rows = as_rows(MIXED)
    for of in (definition(numbered, key) for key in KEYS):
        indicator = indicator_of(of)
        crossed = [each for each in ("grade", "sex") if each in indicator.by]
        for dimension in (each for each in indicator.places if each != "unit"):
            for by in ((), *((each,) for each in crossed), tuple(crossed)):
                answers = plain.answer(indicator.asking(dimension, *by), rows, today=TODAY)
                of_house = [each for each in answers if each.group[1] == "901000"]
                expected = {(each.group[0], "|".join(map(str, each.group[2:]))): each for each in of_house}
                kept = latest(of, dimension=dimension, breakdown="|".join(by)).filter(unit=numbered)
                assert {(each.period, each.cell): numbers(each) for each in kept} == {
                    place: numbers(each) for place, each in expected.items()
                }


def numbers(of):
    rounded = [None if each is None else round(each, 9) for each in (of.value, of.spread)]
    return (of.n, of.numerator, of.denominator, of.missing, of.pending, *rounded)


@pytest.mark.requirement("MAL-04", "MAL-11")
def test_inflow_and_outflow_follow_the_child(numbered, nadia):
    few(numbered)
    before = [pupil(f"c{n}", year=2024, class_type="29" if n < 30 else "10") for n in range(100)]
    after = [pupil(f"c{n}", year=2025, class_type="29" if 3 <= n < 34 else "10") for n in range(100)]

    computed(numbered, [*before, *after], by=nadia)

    [out], [into] = (latest(definition(numbered, key)) for key in ("outflow", "inflow"))
    assert (out.period, out.numerator, out.n) == (2025, 3, 30)
    assert (into.period, into.numerator, into.n) == (2025, 4, 70)


@pytest.mark.requirement("NL-14")
def test_places_near_home_and_minutes_with_peers_are_counted(numbered, school, nadia):
    shipped_pack(numbered)
    rows = [
        *pupils(30, special=10, near_home="yes", peer_minutes=300),
        *pupils(10, special=5, first=30, near_home="no", peer_minutes=900),
    ]

    computed(numbered, rows, by=nadia)

    [near] = latest(definition(numbered, "near-home-share"), dimension="residence").filter(unit=numbered)
    assert (near.numerator, near.n, near.value) == (30, 40, 0.75)
    [peers] = latest(definition(numbered, "time-with-peers"), dimension="residence").filter(unit=numbered)
    about = of_minutes({(300, 1500): 10, (900, 1500): 5})
    assert (peers.numerator, peers.n, peers.low, peers.high) == (7500, 15, about.low, about.high)
    [there] = latest(definition(numbered, "time-with-peers"), dimension="residence").filter(unit=school)
    assert (there.numerator, there.n, there.low, there.high) == (7500, 15, about.low, about.high)


def test_a_unit_has_its_own_figure_and_an_unknown_number_is_named(numbered, school, nadia):
    few(numbered)

    made = computed(numbered, [*pupils(30, special=2), *pupils(10, first=30, unit="999999")], by=nadia)

    [unit] = latest(definition(numbered), dimension="paying").filter(unit=school)
    assert (unit.numerator, unit.n) == (2, 30)
    assert any("999999" in each.message for each in made.faults.all())


def test_a_definition_whose_columns_are_missing_says_which(numbered, nadia):
    few(numbered)
    rows = [{k: v for k, v in each.items() if k != "long_absence"} for each in pupils(30)]

    made = computed(numbered, rows, by=nadia)

    faults = {each.definition.key: each.message for each in made.faults.select_related("definition")}
    assert "long_absence" in faults["long-absence"] and "segregation-share" not in faults


def test_the_same_data_again_keeps_nothing_new(numbered, nadia):
    few(numbered)
    computed(numbered, pupils(50, special=4), by=nadia)
    before = Value.objects.count()

    again = computed(numbered, pupils(50, special=4), by=nadia)

    assert Value.objects.count() == before and (again.added, again.revised) == (0, 0)


def test_newer_data_revises_with_a_reason_and_the_old_figure_stays(client, numbered, nadia):
    why = "Two schools had not reported"
    few(numbered)
    computed(numbered, pupils(50, special=4), by=nadia)

    computed(numbered, pupils(50, special=5), by=nadia, as_of=date(2026, 11, 1), why=why)

    of = definition(numbered)
    [now] = latest(of, dimension="paying").filter(unit=numbered)
    [then] = latest(of, dimension="paying", as_of=date(2026, 10, 1)).filter(unit=numbered)
    assert (now.numerator, then.numerator) == (5, 4)
    assert now.revises == then and now.why == why

    page = client.sign_in(nadia).get("/figures/of/segregation-share/").content.decode()
    earlier = page[page.index("What stood here before") :]
    assert "4 of 50" in earlier and why in earlier and "30 September" in earlier


def test_a_group_that_nobody_is_in_any_longer_does_not_stand(numbered, nadia):
    few(numbered)
    computed(numbered, [*pupils(30, special=2), *pupils(2, first=30, grade=9, sex="boy")], by=nadia)
    computed(numbered, pupils(30, special=2), by=nadia, as_of=date(2026, 10, 31), why="Rettet klassetrin")

    cells = {each.cell: each for each in latest(definition(numbered), dimension="paying", breakdown="grade")}

    assert {cell: each.n for cell, each in cells.items()} == {"3": 30, "9": 0}
    assert (cells["9"].value, cells["9"].why) == (None, "Rettet klassetrin")


def test_older_data_that_comes_late_revises_nothing(numbered, nadia):
    few(numbered)
    computed(numbered, pupils(50, special=4), by=nadia)

    late = computed(numbered, pupils(50, special=9), by=nadia, as_of=date(2026, 9, 1))

    assert late.revised == 0
    assert latest(definition(numbered), dimension="paying").get(unit=numbered).numerator == 4


@pytest.mark.parametrize("words", ["UPDATE indicators_value SET n = 0", "DELETE FROM indicators_value"])
def test_nobody_overwrites_a_figure_not_even_the_owner(numbered, nadia, words):
    few(numbered)
    computed(numbered, pupils(50, special=4), by=nadia)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)


@pytest.mark.requirement("MAL-03")
def test_what_the_system_holds_is_counted_inside_postgresql(numbered, school, nadia, today):
    shipped_pack(numbered, "own.yaml")
    for days in (2, 5, 9, 30, 4):
        solution(school, nadia, needed=-days, begins=0)

    made = running.ask_computation(house=numbered, view="source_local_solutions", today=today, by=nadia)
    running.run_computation(made.pk, nadia.pk)

    of = definition(numbered, "local-solution-days")
    [house] = latest(of).filter(unit=numbered)
    [at_school] = latest(of).filter(unit=school)
    assert (house.value, at_school.value, house.n) == (5, 5, 5)
    assert house.low <= 5 <= house.high


def test_a_view_gives_who_asks_no_other_house(numbered, nadia, elsewhere, dan, today):
    shipped_pack(numbered, "own.yaml")
    solution(make.unit("Fremmed", parent=elsewhere, number="901001"), dan)

    made = running.ask_computation(house=numbered, view="source_local_solutions", today=today, by=nadia)
    running.run_computation(made.pk, nadia.pk)

    assert not latest(definition(numbered, "local-solution-days")).exists()


def test_a_whole_country_keeps_places_elsewhere_by_code(numbered, nadia):
    few(numbered)
    rows = [*pupils(50, special=4), *pupils(60, special=6, first=50, paying="760000")]
    delivery = extract(numbered, rows, by=nadia)
    type(delivery).objects.filter(pk=delivery.pk).update(is_of_all=True)
    made = running.ask_computation(house=numbered, delivery=delivery, today=TODAY, by=nadia)
    running.run_computation(made.pk, nadia.pk)

    [area] = latest(definition(numbered), dimension="paying").exclude(area=None)
    assert (area.area.code, area.numerator, area.n) == ("760000", 6, 60)


def test_a_computation_that_is_done_is_not_done_twice(numbered, nadia):
    few(numbered)
    made = computed(numbered, pupils(30), by=nadia)
    before = Value.objects.count()

    running.run_computation(made.pk, nadia.pk)

    assert Value.objects.count() == before and Computation.objects.get().state == "done"


def test_the_header_alone_is_no_extract(numbered, nadia):
    few(numbered)
    header = as_csv(pupils(1)).split(b"\r\n")[0] + b"\r\n"

    made = extract(numbered, header, by=nadia)

    [fault] = made.problems.all()
    assert made.state == "refused" and "not one row" in fault.message


def test_rows_of_another_house_are_not_counted_in_silence(numbered, nadia):
    few(numbered)

    made = computed(
        numbered, [pupil(f"c{n}", home="147", paying="147", owner="147") for n in range(9)], by=nadia
    )

    said = {each.message for each in made.faults.all()}
    assert said == {"No row is of a place here. This house has the number 901000."}
