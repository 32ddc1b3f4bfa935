"""What may be shown: each rule with a table of true counts and the table that anybody may see."""

from dataclasses import dataclass

from spec.drawing import rows

from samspil.tools.statistics.disclosure.hierarchies import flat, share
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import Frame, Mark, totalled

SHOWN = {Mark.SUPPRESSED: "hidden", Mark.ZERO: "0", Mark.MISSING: "missing", Mark.NOT_APPLICABLE: "-"}


@dataclass(frozen=True)
class Hiding:
    """The first column names the schools, the last their total."""

    title: str
    words: str
    table: str
    rule: Rule
    answer: str


def shown(case):
    """The table as it may be shown, drawn as the answers are; a column that is never shown is left out."""
    names = columns(case.table)
    given = rows(case.table)
    schools = flat(names[0], "all", [row[names[0]] for row in given if row[names[0]] != "all"])
    frame = Frame("method", "pupils", (schools, _last(names)))
    leaves = {(row[names[0]], n): row[n] for row in given for n in names[1:-1] if row[names[0]] != "all"}
    dear = {cell: 2.0 for place, cell in frame.cells.items() if place[0] == "all" or place[1] == names[-1]}
    release = protect("method", [totalled(frame, leaves)], case.rule, weights=dear).release
    table = release.table(frame)
    kept = [name for name in names[1:] if name != "ordinary"]
    return [
        {names[0]: row[names[0]]} | {name: _told(table[row[names[0]], name]) for name in kept}
        for row in given
    ]


def columns(drawn):
    return [each.strip() for each in drawn.strip().splitlines()[0].split("|")]


def _last(names):
    if "ordinary" in names:
        return share("provision", of=names[-1], event=names[1], others=names[2])
    return flat("sex", names[-1], names[1:-1])


def _told(entry):
    return SHOWN.get(entry.mark, str(entry.value))


CASES = (
    Hiding(
        "Small counts are hidden, and what would give them away",
        "North's three girls are fewer than five. Whoever sees North's boys and both would know them, and "
        "so would who sees the girls of the other schools and all girls. So three more cells are hidden, as "
        "few as there can be: every count from 1 to 4 stays possible. Totals weigh twice what others do.",
        """
        school | girls | boys | both
        -------+-------+------+-----
        North  | 3     | 12   | 15
        South  | 20    | 30   | 50
        all    | 23    | 42   | 65
        """,
        Rule(threshold=5),
        """
        school | girls  | boys   | both
        -------+--------+--------+-----
        North  | hidden | hidden | 15
        South  | hidden | hidden | 50
        all    | 23     | 42     | 65
        """,
    ),
    Hiding(
        "Zero is shown, and protects nobody",
        "Nobody is nobody's secret, so zero stands as zero and cannot stand in for a hidden count. Here the "
        "totals must be hidden instead.",
        """
        school | girls | boys | both
        -------+-------+------+-----
        North  | 3     | 0    | 3
        South  | 0     | 30   | 30
        all    | 3     | 30   | 33
        """,
        Rule(threshold=5),
        """
        school | girls  | boys | both
        -------+--------+------+-------
        North  | hidden | 0    | hidden
        South  | 0      | 30   | 30
        all    | hidden | 30   | hidden
        """,
    ),
    Hiding(
        "Who is not in the event identifies as surely as who is",
        "A share is two counts, and what is left of them is a third that nobody prints: 28 of 30 in special "
        "provision tells on the two. Nor is nobody of few shown, which tells on each of them; here few is "
        "fewer than ten. Nobody of many is. East is hidden so that North's two might be one.",
        """
        school | special | ordinary | pupils
        -------+---------+----------+-------
        North  | 28      | 2        | 30
        South  | 0       | 8        | 8
        West   | 0       | 40       | 40
        East   | 20      | 60       | 80
        all    | 48      | 110      | 158
        """,
        Rule(threshold=5, few=10),
        """
        school | special | pupils
        -------+---------+-------
        North  | hidden  | 30
        South  | hidden  | 8
        West   | 0       | 40
        East   | hidden  | 80
        all    | 48      | 158
        """,
    ),
)
