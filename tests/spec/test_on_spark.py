"""Every rule of the method on Spark, in one session: it takes seconds to start."""

import os
import shutil
from datetime import date
from types import SimpleNamespace

import pyarrow.parquet
import pytest
from spec.conftest import as_arrow
from spec.drawing import rows, told
from spec.method import CASES

from samspil.config import counting
from samspil.figures.indicators.queries.counting import extract_rows
from samspil.figures.indicators.queries.definitions import PACKS, parsed
from samspil.tools.statistics import engines, tables

SHIPPED, TODAY = PACKS / "dk.yaml", date(2026, 11, 30)

QUIET = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    # A table of nine rows is read sooner than a plan for it is compiled.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
pytestmark = [
    pytest.mark.filterwarnings(
        "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"
    ),
]


@pytest.fixture(scope="module")
def session():
    if not shutil.which("java"):
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("Java is missing: Spark was not tried. See scripts/browser.py.")
    from pyspark.sql import SparkSession  # noqa: PLC0415 - absent where nobody computes with Spark

    building = SparkSession.builder.master("local[2]").appName("spec")
    for name, value in QUIET.items():
        building = building.config(name, value)
    opened = building.getOrCreate()
    opened.sparkContext.setLogLevel("ERROR")
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_rule_holds_on_spark(session, case, tmp_path):
    pyarrow.parquet.write_table(as_arrow(case), tmp_path / "case.parquet")
    columns = [each.strip() for each in case.answer.strip().splitlines()[0].split("|")]

    found = tables.answer(
        case.question, engines.spark("local[2]", str(tmp_path / "case.parquet")), today=case.today
    )

    assert list(told(case.question, found, columns)) == rows(case.answer)


def test_extracts_are_counted_there_when_the_settings_say_so(
    session, tmp_path, settings, monkeypatch, capsys
):
    rows = {"year": [2025] * 20, "home": ["751"] * 20, "near_home": [True] * 15 + [False] * 4 + [None]}
    file = str(tmp_path / "pupils.parquet")
    pyarrow.parquet.write_table(pyarrow.table(rows), file)
    asked = parsed(SHIPPED.read_text(encoding="utf-8")).indicator("near-home-share").asking("residence")

    settings.SPARK = "local[2]"
    with extract_rows(SimpleNamespace(path=file)) as there:
        assert there.table.get_backend().name == "pyspark"
        [found] = there.answer(asked, TODAY)
    assert (found.group, found.numerator, found.n, found.missing) == ((2025, "751"), 15, 19, 1)

    words = ["dk", file, "--indicator", "near-home-share", "--on", "2026-11-30"]
    monkeypatch.setenv("SAMSPIL_SPARK", "local[2]")
    assert counting.main([*words, "--engine", "spark"]) == 0
    on_spark = capsys.readouterr().out
    assert counting.main(words) == 0
    assert capsys.readouterr().out == on_spark
