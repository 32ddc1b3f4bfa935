"""Every format gives the same observations; real files of statistical offices are read as they are."""

import gzip
import io
import json
import re
import warnings
from decimal import Decimal

import openpyxl
import pyarrow
import pytest
from conftest import SHARED
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from tools.exchange.figures.conftest import ABSENCE, faults, values

from samspil.tools.exchange.figures.mapping import FigureColumn, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.proposal import propose_mapping
from samspil.tools.exchange.figures.reading import read_figures
from samspil.tools.exchange.figures.survey import survey_file
from samspil.tools.exchange.problems import problem_text
from samspil.tools.exchange.uploads import Upload

CSV = "school,year,absence\nA,2025,4.1\nB,2025,\nC,2025,c\n"
SAMPLES = SHARED / "data/jsonstat/validator_samples"
GUIDE = SHARED / "data/sdmx/sdmx-csv_2.0/data-message/docs/sdmx-csv-field-guide.md"
CUBE = {
    "version": "2.0",
    "class": "dataset",
    "id": ["school", "year"],
    "size": [3, 1],
    "role": {"geo": ["school"], "time": ["year"]},
    "dimension": {
        "school": {"category": {"index": {"A": 0, "C": 2, "B": 1}, "label": {"A": "Ask", "B": "Birk"}}},
        "year": {"category": {"index": ["2025"]}},
    },
    "value": {"0": 4.1},
    "status": {"2": "Q"},
}


def as_parquet():
    table = pyarrow.table({"school": ["A", "B"], "year": [2025, 2025], "absence": [4.1, None]})
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    return stream.getvalue()


def test_gzip_and_parquet_are_read_like_csv(read):
    assert values(read(gzip.compress(CSV.encode()))) == [Decimal("4.1"), Meaning.MISSING, Meaning.SUPPRESSED]
    assert values(read(as_parquet())) == [Decimal("4.1"), Meaning.MISSING]


def test_a_cube_is_read_with_its_statuses(read):
    mapping = TableMapping(
        figures=(FigureColumn("value"),),
        area=("school",),
        area_name=("school label",),
        period="year",
        status=("status",),
    )

    reading = read(json.dumps(CUBE), mapping)

    assert values(reading) == [Decimal("4.1"), Meaning.MISSING, Meaning.SUPPRESSED]
    assert [each.area_name for each in reading.observations()] == ["Ask", "Birk", ""]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"size": [2, 1]}, "jsonstat_shape"),
        ({"value": [1, 2]}, "jsonstat_shape"),
        ({"version": "1.2"}, "jsonstat_version"),
        ({"class": "dimension"}, "jsonstat_no_values"),
        ({"class": "collection", "link": {"item": [{}, {}]}}, "jsonstat_collection"),
        ({"class": "bundle"}, "not_jsonstat"),
    ],
)
def test_a_cube_that_does_not_fit_is_refused(read, changed, code):
    assert [each[0] for each in faults(read(json.dumps(CUBE | changed)))] == [code]


def proposed(stream, name):
    upload = Upload(name, stream)
    survey = survey_file(upload)
    mapping = propose_mapping(upload, survey)
    return survey, mapping, read_figures(upload, mapping) if mapping else None


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared data are not here")
@pytest.mark.parametrize(
    "path", sorted(SAMPLES.rglob("*.json")), ids=lambda path: str(path.relative_to(SAMPLES))
)
def test_the_samples_of_jsonstat_are_read_or_refused_in_words(path):
    with path.open("rb") as stream:
        survey, mapping, reading = proposed(stream, path.name)
        content = json.loads(path.read_text(encoding="utf-8"))

        if content["class"] != "dataset":
            assert survey.is_refused
        elif path.name not in ("hierarchy.json", "order.json"):  # those hold no figures
            assert mapping is not None
            cells = list(reading.observations())
            numbers = content["value"] if isinstance(content["value"], list) else content["value"].values()
            assert [float(each.value) for each in cells if each.value is not None] == [
                pytest.approx(number) for number in numbers if number is not None
            ]


def samples_of_the_guide():
    if not GUIDE.exists():
        return []
    blocks = re.findall(r"(?:^\t.+\n)+", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    tables = [block.replace("\t", "", 1).replace("\n\t", "\n") for block in blocks]
    return [each for each in tables if each.startswith("STRUCTURE") and "OBS_VALUE" in each]


@pytest.mark.parametrize("number", range(len(samples_of_the_guide())))
def test_the_samples_of_the_field_guide_are_read_or_refused_in_words(number):
    text = samples_of_the_guide()[number]
    survey = survey_file(Upload("guide.csv", io.BytesIO(text.encode())))

    codes = [each.code for each in survey.problems if each.severity == "error"]
    if codes == ["sdmx_deletes"]:
        assert ",D," in text
        return
    assert codes == []
    [table] = survey.tables
    assert {"STRUCTURE", "STRUCTURE_ID", "ACTION"} <= set(table.names)
    assert any(name.startswith("OBS_VALUE") for name in table.names)
    assert not any(
        ": " in example for each in table.columns if each.name.startswith("DIM") for example in each.examples
    )


def test_codes_and_names_of_sdmx_are_taken_apart_and_statuses_understood():
    text = (
        "STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA: Area;TIME_PERIOD: Time;OBS_VALUE: Value;OBS_STATUS: Status\n"
        "dataflow;DK:X(1.0): Absence;I;101: København;2025;4,1;A: Normal\n"
        "dataflow;DK:X(1.0): Absence;I;147: Frederiksberg;2025;;Q: Suppressed\n"
        "dataflow;DK:X(1.0): Absence;I;151: Ballerup;2025;5,2;P: Provisional\n"
    )
    _, mapping, reading = proposed(io.BytesIO(text.encode()), "x.csv")

    found = list(reading.observations())
    assert mapping.area == ("REF_AREA",)
    assert [(each.area, each.area_name) for each in found][0] == ("101", "København")
    assert values(reading) == [Decimal("4.1"), Meaning.SUPPRESSED, Decimal("5.2")]
    assert [each.is_preliminary for each in found] == [False, False, True]


def test_a_confidential_figure_is_not_taken_over(read):
    text = (
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n"
        "dataflow,DK:X(1.0),I,101,2025,4,F\ndataflow,DK:X(1.0),I,147,2025,3,C\n"
    )
    _, _, reading = proposed(io.BytesIO(text.encode()), "x.csv")

    assert values(reading) == [4, Meaning.SUPPRESSED]
    assert [each.code for each in reading.problems] == ["confidential_value"]


def a_workbook():
    book = openpyxl.Workbook()
    for row in (["school", "year", "absence"], ["A", 2025, 4.1]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WHOLE = {
    "csv": CSV.encode(),
    "xlsx": a_workbook(),
    "parquet": as_parquet(),
    "json": json.dumps(CUBE).encode(),
}
WHOLE["gzip"] = gzip.compress(WHOLE["csv"])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    kind=st.sampled_from(sorted(WHOLE)),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 9)), min_size=1, max_size=3
    ),
)
def test_whatever_bytes_arrive_the_answer_is_in_words(kind, changes):
    content = WHOLE[kind]
    for where, put, cut in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + cut :]
    upload = Upload("x", io.BytesIO(content))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        survey = survey_file(upload)
        reading = read_figures(upload, ABSENCE)

    assert all(problem_text(each) for each in (*survey.problems, *reading.problems))
