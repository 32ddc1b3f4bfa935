"""A million children inside PostgreSQL: one indicator counted anew for 5,000 units, in seconds. `make bench`.

A table of its own in the embedded database, made and dropped here; the question is the shipped share in
special provision, asked by the same engine that counts for a house: once as counts come out, and once made
into figures. Prints what it took; never a verdict.
"""

import time
from datetime import date
from pathlib import Path

import psycopg

from samspil.config.server import embedded
from samspil.tools.packs.indicator_pack import read_indicators
from samspil.tools.statistics import engines, tables

ROOT = Path(__file__).parents[1]
DATA = ROOT / "build" / "bench" / "indicator"
PACK = ROOT / "src/samspil/figures/indicators/packs/dk.yaml"
CHILDREN, UNITS, ROUNDS = 1_000_000, 5_000, 3
TODAY = date(2026, 9, 30)
MAKE = f"""
    CREATE TABLE bench_pupils AS
    SELECT 2026 AS year, (u % 98)::text AS home, (u % 98)::text AS paying, (u % 98)::text AS owner,
           u::text AS unit, CASE WHEN u % 20 = 0 THEN 'special-school' ELSE 'folkeskole' END AS school_type,
           CASE WHEN hashint4(n) % 19 = 0 THEN '20' ELSE '10' END AS class_type,
           abs(hashint4(n)) % 11 AS grade, CASE WHEN n % 2 = 0 THEN 'boy' ELSE 'girl' END AS sex
    FROM (SELECT n, abs(hashint4(n + 7)) % {UNITS} AS u FROM generate_series(1, {CHILDREN}) AS n) each
"""


def main() -> None:
    question = read_indicators(PACK.read_bytes(), file=PACK.name).indicator("segregation-share")
    asked = question.asking("school-owner", "unit")
    address = embedded("owner", DATA).as_django()
    url = f"postgresql://{address['USER']}:{address['PASSWORD']}@/{address['NAME']}?host={address['HOST']}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_pupils")
        connection.execute(MAKE)
        connection.execute("ANALYZE bench_pupils")
        try:
            _measure(url, asked)
        finally:
            connection.execute("DROP TABLE bench_pupils")


def _measure(url: str, asked: object) -> None:
    table = engines.postgres(url, "bench_pupils")
    print(f"\n{CHILDREN:,} children in PostgreSQL, share in special provision by unit")
    for number in range(1, ROUNDS + 1):
        begin = time.perf_counter()
        found = tables.answer(asked, table, today=TODAY)
        print(f"round {number}: {len(found):,} units in {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main()
