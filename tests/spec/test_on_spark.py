"""Every rule of the method on Spark, in one session: it takes seconds to start."""

import os
import shutil

import pyarrow.parquet
import pytest
from spec.conftest import as_arrow
from spec.drawing import rows, told
from spec.method import CASES

from samspil.tools.statistics import engines, tables

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
