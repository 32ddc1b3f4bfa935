"""Measures the statistics on 7 million pupil-years and prints one table; never a verdict. `make bench`.

Each shipped figure of pupils by municipality and year: our engine, the SQL somebody would write by hand for
the same DuckDB, and pandas, all from the same Parquet file. Processor time is the one that other work on the
machine does not lengthen; elapsed is what a person waits. Then the memory of a process that computes them
all, and whether Spark's counts are those of DuckDB, byte for byte.
"""

import gc
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pandas
from bench_statistics_by_hand import BY_HAND, COLUMNS, IN_PANDAS

from samspil.tools.packs.indicator_pack import read_indicators
from samspil.tools.statistics import engines, tables

ROOT = Path(__file__).parents[1]
DATA = ROOT / "build" / "bench" / "statistics"
PACK = ROOT / "src/samspil/figures/indicators/packs/dk.yaml"
CHILDREN, YEARS, ROUNDS, PANDAS_ROUNDS = 1_000_000, 7, 5, 2
TODAY = date(2026, 9, 30)
# Seconds of the processor and elapsed.
Times = tuple[float, float]
# Seeded by the numbers themselves: the same file on every machine.
PUPILS = """
COPY (
  SELECT 'c' || child AS child, 2019 + n AS year,
    'k' || (hash(child) % 98) AS home,
    CASE WHEN draw % 20 = 0 THEN 'k' || (hash(child, 1) % 98) ELSE 'k' || (hash(child) % 98) END AS paying,
    'k' || (hash(child, draw % 50) % 98) AS owner,
    's' || (hash(child) % 98 * 20 + hash(child, 2) % 20) AS unit,
    CASE WHEN special AND draw % 3 = 0 THEN 'special-school'
      WHEN special AND draw % 7 = 0 THEN 'internal-school'
      WHEN draw % 6 = 0 THEN 'private-school' ELSE 'folkeskole' END AS school_type,
    CASE WHEN draw % 400 = 7 THEN NULL
      WHEN special THEN CASE WHEN draw % 2 = 0 THEN '20' ELSE '29' END ELSE '10' END AS class_type,
    CAST((hash(child, 3) % 5 + n) AS INTEGER) AS grade,
    CASE WHEN hash(child, 4) % 2 = 0 THEN 'boy' ELSE 'girl' END AS sex,
    hash(child, 3) % 5 + n = 0 AS is_new,
    CASE WHEN draw % 9 = 0 THEN 'elsewhere' ELSE 'daycare' END AS came_from,
    CAST(CASE WHEN special THEN draw % 900 ELSE 1500 END AS INTEGER) AS peer_minutes,
    CAST(1500 AS INTEGER) AS week_minutes,
    NOT special OR draw % 3 = 0 AS near_home,
    draw % 15 = 0 AS long_absence,
    CASE WHEN draw % 8 = 0 THEN NULL ELSE 1 + (draw % 401) / 100.0 END::DOUBLE AS social_wellbeing
  FROM (
    SELECT child, n, hash(child, n, 5) AS draw,
      (hash(child, 6) % 1000) < 40 + 4 * n + hash(child, n, 8) % 12 AS special
    FROM range({children}) a(child), range({years}) b(n)
  )
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    file = made("pupils.parquet", CHILDREN)
    [(rows,)] = duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    size = Path(file).stat().st_size / 1e6
    print(f"{rows:,} pupil-years, {size:.0f} MB of Parquet; seconds, best of {ROUNDS}")
    print("pandas keeps texts as Arrow does since version 3, before and for years as objects of Python")
    heads = f"{'ours':>7} {'by hand':>8} {'ratio':>6} {'pandas':>7} {'times':>6} {'objects':>8} {'times':>6}"
    print(f"{'by municipality and year':38} {heads}")
    together([compare(key, file) for key in BY_HAND], file)
    agency(file)
    memory(file)
    spark()


def made(name: str, children: int) -> str:
    file = DATA / name
    if not file.exists():
        duckdb.sql(PUPILS.format(children=children, years=YEARS, file=file))
    return str(file)


def question(key: str):
    indicator = read_indicators(PACK.read_bytes(), file=PACK.name).indicator(key)
    return indicator.asking(next(iter(indicator.places)))


def compare(key: str, file: str) -> tuple[Times, ...]:
    """One line: the figure, three ways, and whether the values are the same."""
    asked = question(key)
    table = engines.parquet(file)
    plain_sql = duckdb.connect(config={"memory_limit": engines.MEMORY})
    (ours, by_hand), (found, rows) = best(
        ROUNDS,
        lambda: tables.answer(asked, table, today=TODAY),
        lambda: plain_sql.execute(BY_HAND[key].format(file=file)).fetchall(),
    )
    (in_pandas,), (frame,) = best(PANDAS_ROUNDS, lambda: IN_PANDAS[key](pandas, file))
    with objects():
        (with_objects,), (other,) = best(PANDAS_ROUNDS, lambda: IN_PANDAS[key](pandas, file))
    line(key, ours, by_hand, in_pandas, with_objects)
    if not alike(found, rows, frame) or not alike(found, rows, other):
        print("    NOT THE SAME VALUES", flush=True)
    return ours, by_hand, in_pandas, with_objects


def objects():
    """Texts as pandas kept them until 2.3."""
    return pandas.option_context("future.infer_string", False)


def line(key: str, ours: Times, by_hand: Times, *in_pandas: Times) -> None:
    for name, n in (("processor", 0), ("elapsed", 1)):
        ratios = f"{ours[n] / by_hand[n]:6.2f} "
        ratios += "  ".join(f"{each[n]:7.2f} {each[n] / ours[n]:6.0f}" for each in in_pandas)
        print(f"{key if not n else '':28} {name:9} {ours[n]:7.3f} {by_hand[n]:8.3f} {ratios}", flush=True)


def together(each: list[tuple[Times, ...]], file: str) -> None:
    """All of them, against pandas that reads for each figure, and once for all."""
    ours, by_hand, *in_pandas = (total(way) for way in zip(*each, strict=True))
    line("all of them", ours, by_hand, *in_pandas)
    once = read_once(file)
    with objects():
        line(f"pandas {pandas.__version__}, read once", ours, by_hand, once, read_once(file))


def total(times: Iterable[Times]) -> Times:
    processor, elapsed = zip(*times, strict=True)
    return sum(processor), sum(elapsed)


def read_once(file: str) -> Times:
    gc.collect()
    begin, at = time.process_time(), time.perf_counter()
    frame = pandas.read_parquet(file, columns=["year", *COLUMNS])
    for found in IN_PANDAS.values():
        found(pandas, frame)
    return time.process_time() - begin, time.perf_counter() - at


def best(rounds: int, *calls: Callable):
    """The least processor and elapsed time of each call, taken in turns, and what it gave."""
    least, found = [(float("inf"), float("inf"))] * len(calls), [None] * len(calls)
    for _ in range(rounds):
        for number, call in enumerate(calls):
            gc.collect()
            begin, at = time.process_time(), time.perf_counter()
            found[number] = call()
            took = (time.process_time() - begin, time.perf_counter() - at)
            least[number] = tuple(map(min, least[number], took))
    return least, found


def alike(found, rows, frame) -> bool:
    """The same value in each municipality and year."""
    ours = {each.group[:2]: round(each.value, 9) for each in found if each.value is not None}
    by_hand = {(row[0], row[1]): round(row[2], 9) for row in rows}
    in_pandas = {(int(year), place): round(float(value), 9) for (year, place), value in frame.items()}
    return ours == by_hand == in_pandas


def agency(file: str) -> None:
    """What an agency waits for one figure of the country, from the command to the file."""
    words = (sys.executable, "-m", "samspil.config.command", "count", "dk", file)
    asked = ("--indicator", "inclusion-share", "--dimension", "residence", "--to", str(DATA / "shares.csv"))
    begin = time.perf_counter()
    subprocess.run([*words, *asked], check=True, capture_output=True)
    print(f"samspil count, one share of the country with its intervals: {time.perf_counter() - begin:.1f} s")


def memory(file: str) -> None:
    """The most a process held while it computed them all."""
    done = subprocess.run([sys.executable, __file__, "all", file], capture_output=True, text=True, check=True)
    print(f"peak memory of a process that computes all of them: {done.stdout.strip()} MB")


def compute_all(file: str) -> None:
    table = engines.parquet(file)
    for key in BY_HAND:
        tables.answer(question(key), table, today=TODAY)
    # Of this process alone: what `resource` tells begins with the memory of the one that started it.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(f"{int(status['VmHWM'].split()[0]) / 1024:.0f}")


def spark() -> None:
    """Counts of a million rows as JSON from both engines, compared byte for byte."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - absent where nobody computes with Spark

    SparkSession.builder.config("spark.ui.showConsoleProgress", "false").master("local[2]").getOrCreate()
    file = made("million.parquet", 1_000_000 // YEARS + 1)
    same, seconds = 0, 0.0
    for key in BY_HAND:
        asked = question(key)
        begin = time.perf_counter()
        theirs = tables.answer(asked, engines.spark("local[2]", file), today=TODAY)
        seconds += time.perf_counter() - begin
        same += counts(theirs) == counts(tables.answer(asked, engines.parquet(file), today=TODAY))
    said = f"{same} of {len(BY_HAND)} figures byte-identical to DuckDB"
    print(f"Spark on a million rows: {said}, {seconds:.1f} s in all")


def counts(found) -> bytes:
    names = ("group", "n", "missing", "pending", "numerator", "denominator")
    return json.dumps([[getattr(each, name) for name in names] for each in found]).encode()


if __name__ == "__main__":
    if sys.argv[1:2] == ["all"]:
        compute_all(sys.argv[2])
    else:
        main()
