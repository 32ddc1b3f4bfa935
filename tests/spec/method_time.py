"""Days, scores, moves from year to year and cohorts."""

from datetime import date

from spec.drawing import Case

from samspil.tools.statistics.conditions import Among, Between
from samspil.tools.statistics.questions import Cohort, Days, Flow, Mean, Question

ORDINARY, SPECIAL = Among("class", ("ordinary",)), Among("class", ("special",))

DAYS = (
    Case(
        "Days to help are told by their median",
        "Half of those who were helped waited shorter. Who still waits is told as pending, beside the "
        "figure: a median of those already helped flatters as long as many wait. An end before its start "
        "is a mistyped date and missing.",
        """
        unit | concern    | session
        -----+------------+-----------
        N    | 2026-01-05 | 2026-01-09
        N    | 2026-01-05 | 2026-01-15
        N    | 2026-02-02 | 2026-02-02
        N    | 2026-03-02 |
        N    |            | 2026-03-09
        N    | 2026-03-09 | 2026-03-02
        S    | 2026-03-09 |
        """,
        Question(Days("concern", "session"), by=("unit",)),
        """
        unit | n | missing | pending | value
        -----+---+---------+---------+------
        N    | 3 | 2       | 1       | 4.0
        S    | 0 | 0       | 1       |
        """,
    ),
    Case(
        "A percentile lies between two observations",
        "Nine in ten waited shorter. Where that place falls between two children, it is drawn along a "
        "straight line (type 7 of Hyndman and Fan), as databases and spreadsheets do.",
        """
        concern    | session
        -----------+-----------
        2026-01-01 | 2026-01-01
        2026-01-01 | 2026-01-11
        2026-01-01 | 2026-01-21
        """,
        Question(Days("concern", "session", percentile=90)),
        """
        n | value
        --+------
        3 | 18.0
        """,
    ),
)

SCORES = (
    Case(
        "A mean score is of those who answered",
        "With how far answers lie apart, which the interval needs; one answer lies apart from nothing. Who"
        " did not answer is missing.",
        """
        school | wellbeing
        -------+----------
        North  | 3.5
        North  | 4.5
        North  |
        South  | 4.0
        West   |
        """,
        Question(Mean("wellbeing"), by=("school",)),
        """
        school | n | missing | value | spread
        -------+---+---------+-------+-------
        North  | 2 | 1       | 4.0   | 0.7071
        South  | 1 | 0       | 4.0   |
        West   | 0 | 1       |       |
        """,
    ),
)

FLOWS = (
    Case(
        "A flow follows pupils from one school year to the next",
        "*Tilgang*: of all in an ordinary class last year, those in special provision this year. *Afgang* "
        "is its mirror. The flow stands under the later year and under the grade the pupil came from. Who "
        "is gone has not moved, and stays in the denominator; who is there in an unknown class is missing."
        " The last year in the table has no flow yet.",
        """
        pupil | year | grade | class
        ------+------+-------+---------
        a     | 2024 | 3     | ordinary
        a     | 2025 | 4     | special
        b     | 2024 | 3     | ordinary
        b     | 2025 | 4     | ordinary
        c     | 2024 | 3     | ordinary
        d     | 2024 | 5     | ordinary
        d     | 2025 | 6     |
        e     | 2024 | 5     | special
        e     | 2025 | 6     | ordinary
        """,
        Question(Flow("pupil", ORDINARY, SPECIAL), period="year", by=("grade",)),
        """
        year | grade | numerator | n | missing | value
        -----+-------+-----------+---+---------+-------
        2025 | 3     | 1         | 3 | 0       | 0.3333
        2025 | 5     | 0         | 0 | 1       |
        """,
    ),
    Case(
        "A flow counts the population as it was before",
        "A pupil of grade 9 last year belongs to grades 0 to 9, even if in grade 10 now. A year that is "
        "not in the table leaves no flow behind: 2024 is not followed by 2026. A pupil without a key "
        "cannot be followed.",
        """
        pupil | year | grade | class
        ------+------+-------+---------
        a     | 2023 | 9     | special
        a     | 2024 | 10    | ordinary
        b     | 2023 | 10    | special
        b     | 2024 | 10    | ordinary
              | 2023 | 8     | special
        c     | 2024 | 4     | special
        c     | 2026 | 6     | ordinary
        """,
        Question(Flow("pupil", SPECIAL, ORDINARY), population=Between("grade", 0, 9), period="year"),
        """
        year | numerator | n | missing | value
        -----+-----------+---+---------+------
        2024 | 1         | 1 | 1       | 1.0
        """,
    ),
)

COHORTS = (
    Case(
        "A cohort is followed for a stated number of months",
        "Started a youth education at most 3 months after leaving grade 9. Who left less than 3 months "
        "before the day of counting is pending: not yet a no. Nothing written down means that it did not "
        "happen. Counted here on 30 September 2026.",
        """
        left_on    | started_on
        -----------+-----------
        2025-06-30 | 2025-09-30
        2025-06-30 | 2025-10-01
        2025-06-30 |
        2026-06-30 | 2026-08-10
        2026-07-01 | 2026-08-10
                   | 2025-08-10
        """,
        Question(Cohort("left_on", "started_on", months=3)),
        """
        numerator | n | missing | pending | value
        ----------+---+---------+---------+------
        2         | 4 | 1       | 1       | 0.5
        """,
        today=date(2026, 9, 30),
    ),
    Case(
        "A month from the 31st ends on the last day of a shorter month",
        "So a cohort that begins on 31 August is followed for six months on 28 February.",
        """
        from_on    | done_on
        -----------+-----------
        2025-08-31 | 2026-02-28
        2025-08-31 | 2026-03-01
        2025-09-01 | 2026-02-28
        """,
        Question(Cohort("from_on", "done_on", months=6)),
        """
        numerator | n | pending | value
        ----------+---+---------+------
        1         | 2 | 1       | 0.5
        """,
        today=date(2026, 2, 28),
    ),
)

CHAPTERS = {
    "Days": DAYS,
    "Scores": SCORES,
    "From one year to the next": FLOWS,
    "Cohorts": COHORTS,
}
