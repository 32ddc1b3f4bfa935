"""Takes the pupils of an import into the register, set by set, and lets the files that follow it know.

Nothing is decided row by row in Python: a country has a million. The file's rows are copied into a table that
lives as long as the transaction, compared there with the register, and entered from there.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import count

from django.db import connection

from samspil.ground.organisation.models import Import
from samspil.ground.organisation.registry import Known, PlaceTally, Tally

AT_ONCE = 5_000
NUMBERS = count(1)
ROWS = """
    CREATE TEMP TABLE roster_row (kind "char", pupil text COLLATE "C", given text, family text, born date,
        org text COLLATE "C", grp text COLLATE "C", begins date, ends date, rank smallint) ON COMMIT DROP
"""
# One line for a pupil in a place: in its class before a lesson it shares, there still before gone.
LINES = """
    CREATE TEMP TABLE roster_line ON COMMIT DROP AS
    SELECT pupil, org, p.given, p.family, p.born, coalesce(s.grp, '') AS grp, s.begins, s.ends
    FROM (SELECT DISTINCT ON (pupil, org) * FROM roster_row WHERE kind = 'p' ORDER BY pupil, org) AS p
    FULL JOIN (
        SELECT DISTINCT ON (pupil, org) * FROM roster_row WHERE kind = 's'
        ORDER BY pupil, org, ends < %(today)s NULLS FIRST, rank, grp) AS s USING (pupil, org)
    WHERE s.ends IS NULL OR s.ends >= %(today)s
"""
# A delta may name a place and leave the name to what is known.
NAMES = (
    """UPDATE roster_line l SET given = p.given, family = p.family, born = p.born
       FROM roster_row p WHERE l.given IS NULL AND p.kind = 'p' AND p.pupil = l.pupil""",
    """UPDATE roster_line l SET given = p.given_name, family = p.family_name, born = p.born_on
       FROM file_pupil p WHERE l.given IS NULL AND p.source = %(source)s AND p.key = l.pupil""",
    "DELETE FROM roster_line WHERE given IS NULL",
)
CHANGES = """
    CREATE TEMP TABLE roster_change ON COMMIT DROP AS
    SELECT * FROM (
        SELECT p.id, l.pupil, l.org, l.given, l.family, l.born, l.grp, l.begins, l.ends, l.group_id,
            coalesce(l.pupil, p.key) AS key, coalesce(l.org, p.org) AS place,
            lower(coalesce(l.given || ' ' || l.family, p.given_name || ' ' || p.family_name)) AS name,
            CASE WHEN l.pupil IS NULL THEN
                    CASE WHEN (p.ends_on IS NULL OR p.ends_on > %(today)s) AND (%(is_whole)s OR EXISTS (
                        SELECT FROM roster_row r
                        WHERE r.kind = 'e' AND r.pupil = p.key AND r.org IN ('', p.org))) THEN 'ended' END
                WHEN p.id IS NULL THEN 'added'
                WHEN (p.given_name, p.family_name, p.ends_on) IS DISTINCT FROM (l.given, l.family, l.ends)
                    OR l.born <> p.born_on OR l.born IS NOT NULL AND p.born_on IS NULL
                    OR l.begins <> p.begins_on OR l.group_id IS DISTINCT FROM p.group_id OR l.is_coming
                THEN 'changed' END AS what
        FROM (
            SELECT l.*, u.id AS unit_id, g.id AS group_id,
                g.id IS NULL AND l.grp = ANY (%(coming)s) AS is_coming
            FROM roster_line l LEFT JOIN roster_unit u ON u.key = l.org
            LEFT JOIN roster_group g ON g.key = l.grp) AS l
        FULL JOIN (
            SELECT p.*, u.key AS org FROM file_pupil p JOIN roster_unit u ON u.id = p.unit_id
            WHERE p.source = %(source)s) AS p ON p.key = l.pupil AND p.unit_id = l.unit_id
    ) AS compared WHERE what IS NOT NULL
"""
COUNTS = """
    SELECT count(*) FILTER (WHERE what = 'added'), count(*) FILTER (WHERE what = 'changed'),
        count(*) FILTER (WHERE what = 'ended'),
        coalesce(sum(hashtextextended(
            concat_ws(chr(31), what, key, place, given, family, born, grp, begins, ends), 0)), 0)
    FROM roster_change
"""
# Who ends here and is new elsewhere; and who is new under another key with the name of one who ends.
PAIRS = """
    SELECT count(DISTINCT gone.key) FILTER (WHERE new.key = gone.key),
        count(DISTINCT new.key) FILTER (WHERE new.key <> gone.key AND new.place = gone.place)
    FROM roster_change gone JOIN roster_change new
        ON new.what = 'added' AND (new.key = gone.key OR new.name = gone.name)
    WHERE gone.what = 'ended'
"""
PLACES = """
    SELECT place, count(*) FILTER (WHERE what = 'added'), count(*) FILTER (WHERE what = 'changed'),
        count(*) FILTER (WHERE what = 'ended') FROM roster_change GROUP BY place
"""
ENTER = (
    """INSERT INTO file_pupil
           (source, key, unit_id, group_id, given_name, family_name, born_on, begins_on, ends_on)
       SELECT %(source)s, c.pupil, u.id, g.id, c.given, c.family, c.born,
           coalesce(c.begins, %(today)s), c.ends
       FROM roster_change c JOIN roster_unit u ON u.key = c.org LEFT JOIN roster_group g ON g.key = c.grp
       WHERE c.what = 'added'""",
    """UPDATE file_pupil p SET given_name = c.given, family_name = c.family,
           born_on = coalesce(c.born, p.born_on), group_id = g.id,
           begins_on = coalesce(c.begins,
               CASE WHEN p.ends_on < %(today)s THEN %(today)s ELSE p.begins_on END),
           ends_on = CASE WHEN c.ends IS NOT NULL THEN greatest(c.ends, c.begins, p.begins_on) END
       FROM roster_change c LEFT JOIN roster_group g ON g.key = c.grp
       WHERE c.what = 'changed' AND p.id = c.id""",
    """UPDATE file_pupil p SET ends_on = greatest(%(today)s, p.begins_on)
       FROM roster_change c WHERE c.what = 'ended' AND p.id = c.id""",
    "SELECT file_follow_roster(%(source)s)",
)


@contextmanager
def take(imported: Import, source: str, today: date) -> Iterator["Register"]:
    """The register of one import, open for its rows until the file is read."""
    register = Register(source, today)
    with ExitStack() as stack:
        register.open(stack)
        yield register
        register.flush()


class Register:
    """The pupils of one file on their way into the register (registry.Taking)."""

    def __init__(self, source: str, today: date) -> None:
        self._source, self._today = source, today
        self._lines: list[str] = []
        # A preview and its import may share a transaction: each has tables of its own.
        self._prefix = f"roster{next(NUMBERS)}_"

    def open(self, stack: ExitStack) -> None:
        cursor = stack.enter_context(connection.cursor())
        cursor.execute(self._own(ROWS))
        self._copy = stack.enter_context(cursor.copy(self._own("COPY roster_row FROM STDIN")))

    def person(self, key: str, names: tuple[str, str], born_on: date | None, places: Sequence[str]) -> None:
        for place in places:
            self._write("p", key, *names, _day(born_on), place, "", r"\N", r"\N", "0")

    def stay(
        self, key: str, place: str, group: str, period: tuple[date | None, date | None], rank: int
    ) -> None:
        self._write("s", key, "", "", r"\N", place, group, _day(period[0]), _day(period[1]), str(rank))

    def ending(self, key: str, place: str) -> None:
        self._write("e", key, "", "", r"\N", place, "", r"\N", r"\N", "0")

    def flush(self) -> None:
        self._copy.write("".join(self._lines))
        self._lines.clear()

    def compare(self, known: Known) -> Tally:
        told = {"source": self._source, "today": self._today, "is_whole": known.is_whole}
        told["coming"] = list(known.coming)
        with connection.cursor() as cursor:
            # Sorting a million lines on disk would take longer than all the rest.
            cursor.execute("SET LOCAL work_mem = '256MB'")
            # What the planner knows of the register may be older than its rows: sets meet as sets.
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute(self._own("ANALYZE roster_row"))
            for statement in (LINES, "ANALYZE roster_line", *NAMES):
                cursor.execute(self._own(statement), told)
            self._name_keys(known)
            cursor.execute(self._own("ANALYZE roster_line"))
            cursor.execute(self._own(CHANGES), told)
            cursor.execute(self._own("ANALYZE roster_change"))
            tally = self._tally()
            cursor.execute("SET LOCAL enable_nestloop = on")
            return tally

    def enter(self, known: Known) -> None:
        self._name_keys(known)
        told = {"source": self._source, "today": self._today}
        with connection.cursor() as cursor:
            for statement in ENTER:
                cursor.execute(self._own(statement), told)

    def _own(self, statement: str) -> str:
        return statement.replace("roster_", self._prefix)

    def _name_keys(self, known: Known) -> None:
        """The rows behind the file's keys; those of new places and groups are there only once made."""
        with connection.cursor() as cursor:
            for name, ids in (("roster_unit", known.units), ("roster_group", known.groups)):
                table = self._own(name)
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
                cursor.execute(f'CREATE TEMP TABLE {table} (key text COLLATE "C", id bigint) ON COMMIT DROP')
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    for key, pk in ids.items():
                        copy.write_row((key, pk))
                cursor.execute(f"ANALYZE {table}")

    def _tally(self) -> Tally:
        with connection.cursor() as cursor:
            cursor.execute(self._own(COUNTS))
            added, changed, ended, mark = cursor.fetchone()
            cursor.execute(self._own("SELECT count(*) FROM roster_line"))
            unchanged = cursor.fetchone()[0] - added - changed
            cursor.execute(self._own(PAIRS))
            moved, alike = cursor.fetchone()
            cursor.execute(self._own(PLACES))
            places = tuple(PlaceTally(*row) for row in cursor.fetchall())
        return Tally(
            added, changed, ended, unchanged, moved, alike, f"{added} {changed} {ended} {mark}", places
        )

    def _write(self, *values: str) -> None:
        line = "\t".join(values)
        # What the file says may hold a backslash; NULL is our own.
        if line.count("\\") > line.count(r"\N"):
            line = "\t".join(each if each == r"\N" else each.replace("\\", "\\\\") for each in values)
        self._lines.append(line + "\n")
        if len(self._lines) >= AT_ONCE:
            self.flush()


def _day(day: date | None) -> str:
    return day.isoformat() if day else r"\N"
