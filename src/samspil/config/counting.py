"""`samspil count`: a pack's figures over rows that lie elsewhere, for an agency or region. Needs no house."""

import csv
import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from samspil.tools.exchange.spreadsheet import guarded
from samspil.tools.packs.indicator_pack import read_indicators
from samspil.tools.packs.problems import PackRefused
from samspil.tools.statistics import engines
from samspil.tools.statistics.answers import Answer, answers
from samspil.tools.statistics.declared import absent, unfit
from samspil.tools.statistics.indicators import Indicator, IndicatorPack
from samspil.tools.statistics.questions import Question

SHIPPED = Path(__file__).parents[1] / "figures/indicators/packs"
ENGINES = ("duckdb", "postgres", "spark")
HEAD = ("indicator", "version", "name", "dimension", "period", "place")
TAIL = (
    "value", "low", "high", "n", "missing", "pending", "numerator", "denominator", "counted_on", "count_date",
    "nature", "standing", "source",
)  # fmt: skip
RAW = "These figures are raw: small groups can be told apart. Publish through a release."


class Refused(Exception):
    """Nothing was counted, and this is why."""


@dataclass(frozen=True)
class Asked:
    indicator: Indicator
    dimension: str
    question: Question


def main(words: list[str]) -> int:
    """0 when everything was counted, 1 when nothing was."""
    given = _parser().parse_args(words)
    try:
        pack = _pack(given.pack)
        with _table(given) as table:
            asked = _asked(given, pack, table)
            _check(pack, asked, table)
            _write(given, _lines(given, asked, table))
    except Refused as refused:
        print(f"Nothing was counted.\n{refused}", file=sys.stderr)
        return 1
    print(RAW, file=sys.stderr)
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser("samspil count", description=__doc__)
    parser.add_argument("pack", help="a pack of indicators, or the name of a shipped one: dk, nl, easie")
    parser.add_argument("rows", nargs="+", help="Parquet files; with postgres the name of a table or view")
    parser.add_argument("--engine", choices=ENGINES, default="duckdb")
    parser.add_argument("--indicator", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--dimension", action="append", default=[], help="residence, paying ...")
    parser.add_argument("--by", action="append", default=[], help="a column to tell groups apart by")
    parser.add_argument("--on", type=date.fromisoformat, default=_today(), help="the day of counting")
    parser.add_argument("--language", choices=("da", "nl", "en"), default="en", help="of the names")
    parser.add_argument("--to", type=Path, help="the CSV file to write; otherwise it is printed")
    return parser


def _today() -> date:
    return datetime.now().astimezone().date()


def _pack(name: str) -> IndicatorPack:
    shipped = SHIPPED / f"{name}.yaml"
    path = shipped if shipped.is_file() else Path(name)
    try:
        return read_indicators(path.read_bytes(), file=path.name, known=None)
    except OSError as fault:
        raise Refused(f"{name}: {fault.strerror}. Name a file that can be read.") from None
    except PackRefused as refused:
        raise Refused(str(refused)) from None


@contextmanager
def _table(given: Namespace) -> Iterator[Any]:
    """Raises Refused where the rows cannot be reached or read."""
    table = _reached(given)
    try:
        yield table
    except (duckdb.Error, psycopg.Error) as fault:
        raise _refused(given, fault) from fault
    finally:
        if given.engine == "postgres":
            table.get_backend().disconnect()


def _reached(given: Namespace) -> Any:
    address = {"postgres": "SAMSPIL_ROWS_URL", "spark": "SAMSPIL_SPARK"}.get(given.engine, "")
    if address and not os.environ.get(address):
        raise Refused(f"Say in {address} where {given.engine} is.")
    try:
        if given.engine == "postgres":
            schema, _dot, name = given.rows[0].rpartition(".")
            return engines.postgres(os.environ[address], name, schema=schema or None)
        if given.engine == "spark":
            return engines.spark(os.environ[address], *given.rows)
        return engines.parquet(*given.rows)
    # Each engine has faults of its own; what they say names the file or the address.
    except Exception as fault:
        raise _refused(given, fault) from fault


def _refused(given: Namespace, fault: Exception) -> Refused:
    """By the first line of what the engine says; the others repeat our own question."""
    said = str(fault).strip() or type(fault).__name__
    return Refused(f"{', '.join(given.rows)}: {said.splitlines()[0]}")


def _asked(given: Namespace, pack: IndicatorPack, table: Any) -> list[Asked]:
    """All that can be counted from the rows; what was asked for by name and cannot stops everything."""
    known = [each.key for each in pack.indicators]
    if strange := [each for each in given.indicator if each not in known]:
        raise Refused(f"{pack.key} has no indicator “{strange[0]}”: {', '.join(known)}.")
    found: list[Asked] = []
    left: list[str] = []
    for indicator in pack.indicators:
        if not given.indicator or indicator.key in given.indicator:
            for dimension in given.dimension or indicator.places:
                try:
                    found.append(_one(indicator, dimension, given, table))
                except (ValueError, LookupError) as because:
                    left.append(f"{indicator.key} by {dimension}: {because.args[0]}")
    counted = {each.indicator.key for each in found}
    if not counted or not counted.issuperset(given.indicator):
        raise Refused("\n".join(left))
    for each in left:
        print(f"Left out: {each}", file=sys.stderr)
    return found


def _one(indicator: Indicator, dimension: str, given: Namespace, table: Any) -> Asked:
    """Raises ValueError for what is not offered, LookupError where columns are not there."""
    question = indicator.asking(dimension, *given.by)
    if lacking := absent(question, table.columns):
        raise LookupError(f"the rows have no column {', '.join(lacking)}.")
    return Asked(indicator, dimension, question)


def _check(pack: IndicatorPack, asked: list[Asked], table: Any) -> None:
    for declared in pack.tables:
        questions = [each.question for each in asked if each.indicator.table == declared.key]
        if faults := unfit(questions, declared, table):
            raise Refused("\n".join(f"Column {each.column}: {each.message}" for each in faults))


def _lines(given: Namespace, asked: list[Asked], table: Any) -> Iterator[list[Any]]:
    yield [*HEAD, *given.by, *TAIL]
    for each in asked:
        for answer in answers(each.question, table, today=given.on):
            yield list(_line(each, answer, given))


def _line(asked: Asked, answer: Answer, given: Namespace) -> Iterator[Any]:
    indicator, outcome, interval = asked.indicator, answer.outcome, answer.interval
    group = list(outcome.group)
    period = group.pop(0) if asked.question.period else None
    yield from (
        indicator.key,
        indicator.version,
        indicator.name[given.language],
        asked.dimension,
        period,
        *group,
    )
    yield from (outcome.value, interval and interval.low, interval and interval.high, outcome.n)
    yield from (outcome.missing, outcome.pending, outcome.numerator, outcome.denominator, given.on)
    source = indicator.source
    yield from (indicator.count_date, indicator.nature, source.status, source.source)


def _write(given: Namespace, lines: Iterator[list[Any]]) -> None:
    """The whole file, or none. Names that a spreadsheet would evaluate are made harmless."""
    text = io.StringIO(newline="")
    cells = ([guarded(each) if isinstance(each, str) else each for each in line] for line in lines)
    csv.writer(text, lineterminator="\n").writerows(cells)
    if given.to is None:
        sys.stdout.write(text.getvalue())
        return
    part = given.to.with_name(f"{given.to.name}.part")
    try:
        part.write_text(text.getvalue(), encoding="utf-8")
        part.replace(given.to)
    except OSError as fault:
        raise Refused(f"{given.to}: {fault.strerror}. Name a file that can be written.") from None
