"""Numbers of an extract's column as SQL: 1.234,5 or 1,234.5, as the column's own rows tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samspil.tools.exchange.figures.numbers import COMMA, POINT, Convention, written

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Numbers:
    """How a column writes its numbers; `unclear` is the first row and text that may be read both ways."""

    convention: Convention
    unclear: tuple[int, str] | None = None


def numbers_of(engine: duckdb.DuckDBPyConnection, cell: str, *, is_typed: bool) -> Numbers:
    """What most of the telling rows of the view `given` say.

    `is_typed`: the file holds numbers as numbers, which are written with a point whatever people would write.
    """
    point, comma = (_is(cell, each) for each in (Convention.POINT, Convention.COMMA))
    both = f"{point} AND {comma} AND regexp_matches({cell}, '[.,]')"
    only = ((point, comma), (comma, point))
    asked = [f"count(*) FILTER ({one} AND NOT {other})" for one, other in only]
    # Of as many rows either way, the first tells.
    asked += [f"coalesce(-min(line) FILTER ({one} AND NOT {other}), -1e18)" for one, other in only]
    asked += [f"min(line) FILTER ({both})", f"min_by({cell}, line) FILTER ({both})"]
    told = engine.execute(f"SELECT {', '.join(asked)} FROM given").fetchall()  # noqa: S608 - patterns of ours
    [(points, commas, point_first, comma_first, line, text)] = told
    if line is None or is_typed or points or commas:
        has_commas = (commas, comma_first) > (points, point_first)
        return Numbers(Convention.COMMA if has_commas else Convention.POINT)
    return Numbers(Convention.POINT, (line, text))


def number_sql(cell: str, convention: Convention) -> str:
    """The number in the cell; NULL where none is written in this way."""
    if convention is Convention.COMMA:
        plain = f"replace(replace({cell}, '.', ''), ',', '.')"
    else:
        plain = f"replace({cell}, ',', '')"
    return f"CASE WHEN {_is(cell, convention)} THEN TRY_CAST({plain} AS DOUBLE) END"


def is_number(text: str) -> bool:
    """Whether it is a number in one way of writing or the other."""
    return written(text) is not None


def _is(cell: str, convention: Convention) -> str:
    pattern = COMMA if convention is Convention.COMMA else POINT
    return f"(regexp_full_match({cell}, '{pattern}') AND regexp_matches({cell}, '[0-9]'))"
