"""A mapping is guessed, kept as text and used again; the guesses are tried on real files."""

import io
from decimal import Decimal

import pytest
from conftest import SHARED
from hypothesis import given
from hypothesis import strategies as st
from tools.exchange.figures.conftest import faults

from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, Only, TableMapping
from samspil.tools.exchange.figures.mapping_text import MappingUnreadable, mapping_of, mapping_text
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.neighbours import read_neighbours
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.periods import Span, period_of
from samspil.tools.exchange.figures.proposal import propose_mapping
from samspil.tools.exchange.figures.reading import read_figures
from samspil.tools.exchange.figures.survey import survey_file
from samspil.tools.exchange.uploads import Upload

DATA = SHARED / "data"
shared = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
WORDS = st.text(min_size=1, max_size=6)
FIGURES = st.builds(FigureColumn, WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from(Convention))
MAPPINGS = st.builds(
    TableMapping,
    figures=st.tuples(FIGURES, FIGURES),
    area=st.lists(WORDS, max_size=2).map(tuple),
    period=WORDS,
    groups=st.lists(WORDS, max_size=2).map(tuple),
    only=st.dictionaries(WORDS, st.tuples(WORDS), max_size=2).map(
        lambda said: tuple(Only(column, values) for column, values in said.items())
    ),
    bounds=st.tuples(
        st.builds(Bounds, WORDS, st.none() | st.decimals(-9, 9, places=2), st.none(), st.text())
    ),
    markers=st.dictionaries(WORDS, st.sampled_from(Meaning), max_size=2).map(
        lambda said: tuple(said.items())
    ),
    header_line=st.integers(0, 9),
    header_lines=st.integers(1, 2),
)


@given(mapping=MAPPINGS)
def test_a_mapping_is_the_same_after_it_was_text(mapping):
    assert mapping_of(mapping_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("figures", "JSON"),
        ('{"version": 2}', "version"),
        ('{"version": 1, "figures": [{"colum": "x"}]}', "figures"),
        ('{"version": 1, "markers": {"-": "nil"}}', "markers"),
        ('{"version": 1, "bounds": [{"figure": "x", "minimum": "low"}]}', "bounds"),
        ('{"version": 1, "script": "x"}', "script"),
    ],
)
def test_a_text_that_is_no_mapping_is_refused_by_its_part(text, part):
    with pytest.raises(MappingUnreadable, match=part):
        mapping_of(text)


def proposed(path):
    with path.open("rb") as stream:
        upload = Upload(path.name, stream)
        mapping = propose_mapping(upload, survey_file(upload))
        reading = read_figures(upload, mapping)
        return mapping, reading, [] if reading.is_refused else list(reading.observations())


@shared
def test_wellbeing_and_absence_of_the_danish_municipalities_load_as_proposed():
    mapping, reading, found = proposed(DATA / "denmark/uddannelsesstatistik/trivsel_fravaer_time_merged.csv")

    assert (mapping.area, mapping.period, mapping.groups) == (("kommune",), "skoleår", ("klassetrin",))
    assert [(each.column, each.unit) for each in mapping.figures] == [
        ("fravaer_pct", "percent"),
        ("trivsel_score", ""),
    ]
    assert (reading.areas, len(reading.periods), reading.values) == (98, 6, 2 * 1174)
    [one] = [
        each
        for each in found
        if (each.figure, each.area, each.period.label) == ("fravaer_pct", "Aabenraa", "2024/2025")
        and each.groups == (("klassetrin", "Udskoling"),)
    ]
    assert (one.value, one.period.span) == (Decimal("7.7"), Span.SCHOOL_YEAR)


@shared
def test_a_file_that_says_no_period_is_asked_for_it():
    path = DATA / "denmark/uddannelsesstatistik/uddannelse_score.csv"
    mapping, reading, _ = proposed(path)

    assert mapping.figures == (FigureColumn("foraeldre_uddannelsesniveau"),)
    assert [each[0] for each in faults(reading)] == ["no_period_mapped"]


@shared
def test_england_s_long_table_of_indicators_loads_as_proposed():
    mapping, reading, found = proposed(DATA / "england/lait_sen_indicators_long.csv.gz")

    assert (mapping.figure_name, mapping.area, mapping.groups) == ("Short Desc", ("LA Number",), ())
    assert (len(reading.figures), reading.areas) == (64, 170)
    assert len(found) == 80_240
    assert dict(reading.meanings) == {Meaning.NOT_AVAILABLE: 8_789}


@shared
def test_the_breakdowns_of_england_are_found_to_be_groups():
    with (DATA / "england/caseload.csv").open("rb") as stream:
        upload = Upload("caseload.csv", stream)
        mapping = propose_mapping(upload, survey_file(upload))

    assert mapping.area == ("new_la_code", "region_code", "country_code")
    assert mapping.area_name == ("la_name", "region_name", "country_name")
    assert mapping.groups == ("breakdown_topic", "breakdown")
    assert len(mapping.figures) == 48


@shared
def test_given_neighbours_are_read_nearest_first():
    with (DATA / "england/statistical_neighbours_2025.xlsx").open("rb") as stream:
        found = read_neighbours(Upload("neighbours.xlsx", stream))

    assert not found.is_refused
    assert len(found.of) == 158
    assert dict(found.of)["301"][:3] == ("308", "821", "313")
    assert {len(others) for _, others in found.of} == {10}


def test_a_neighbour_nobody_knows_refuses_the_list(upload):
    found = read_neighbours(upload("code,SN1\nA,B\nB,C\n"))

    assert found.of == ()
    assert [(each.code, each.params["value"]) for each in found.problems] == [("unknown_area", "C")]


def test_a_column_for_each_year_becomes_a_row_for_each_year(upload):
    sent = upload("kommune;2023;2024;2025\nEgelund;4,1;;5,25\n")
    mapping = propose_mapping(sent, survey_file(sent))

    found = [(each.period.label, each.value) for each in read_figures(sent, mapping).observations()]

    assert found == [("2023", Decimal("4.1")), ("2024", None), ("2025", Decimal("5.25"))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025", "2025"),
        ("201819", "2018/2019"),
        ("2024/25", "2024/2025"),
        ("2024-2025", "2024/2025"),
        ("2021Q2", "2021-Q2"),
        ("2021K2", "2021-Q2"),
        ("2024M04", "2024-04"),
        ("2025-12", "2025-12"),
        ("31-12-2025", "2025-12-31"),
        ("2025-02-30", None),
        ("2024/26", None),
        ("2025Q5", None),
        ("202012", None),
    ],
)
def test_periods_as_offices_write_them(text, label):
    found = period_of(text)

    assert (found and found.label) == label
    assert found is None or found.begin <= found.end


def test_years_that_could_be_months_are_school_years_where_one_can_be_nothing_else(upload):
    sent = upload("school,year,absence\nA,2011-12,1\nA,2012-13,2\n")
    mapping = TableMapping(figures=(FigureColumn("absence"),), area=("school",), period="year")

    assert read_figures(sent, mapping).periods == ("2011/2012", "2012/2013")


def test_a_survey_shows_what_stands_in_each_column():
    upload = Upload("x.csv", io.BytesIO(b"school,year,absence\nA,2025,1.234\nB,2025,c\nC,2025,\n"))

    [table] = survey_file(upload).tables
    absence = table.columns[2]

    assert (table.rows, table.header_line, absence.numbers, absence.blanks) == (3, 1, 1, 1)
    assert (absence.markers, absence.unclear, absence.convention) == ((("c", 1),), "1.234", Convention.FOUND)
