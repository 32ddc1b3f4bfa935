"""Counts, shares and rates: who is counted, and who is only said to be unknown."""

from spec.drawing import Case

from samspil.tools.statistics.conditions import All, Among, AnyOf, Between, Is, Known, Not, PartOf
from samspil.tools.statistics.questions import Count, Minutes, Question, Rate, Share

SPECIAL = Among("class", ("special",))
BY_SCHOOL = ("school",)

WHO_IS_COUNTED = (
    Case(
        "A share is of those in the population",
        "Pupils outside the population are not counted, whatever else is known of them. A row of which it "
        "is not known whether it belongs to the population does not belong to it.",
        """
        school | enrolled | class
        -------+----------+---------
        North  | yes      | special
        North  | yes      | ordinary
        North  | no       | special
        North  |          | special
        South  | yes      | ordinary
        """,
        Question(Share(SPECIAL), population=Is("enrolled"), by=BY_SCHOOL),
        """
        school | numerator | n | missing | value
        -------+-----------+---+---------+------
        North  | 1         | 2 | 0       | 0.5
        South  | 0         | 1 | 0       | 0.0
        """,
    ),
    Case(
        "A share is of those of whom it is known",
        "A pupil whose class is not known is neither in special provision nor out of it. The pupil leaves "
        "the share and is told as missing, so that a hole in a register never looks like inclusion.",
        """
        school | class
        -------+---------
        North  | special
        North  | ordinary
        North  |
        South  |
        """,
        Question(Share(SPECIAL), by=BY_SCHOOL),
        """
        school | numerator | n | missing | value
        -------+-----------+---+---------+------
        North  | 1         | 2 | 1       | 0.5
        South  | 0         | 0 | 1       |
        """,
    ),
    Case(
        "A share of nobody has no value",
        "It is not zero. Zero is a share too: of some, none.",
        """
        school | class
        -------+---------
        North  | ordinary
        South  |
        """,
        Question(Share(SPECIAL), by=BY_SCHOOL),
        """
        school | numerator | n | missing | value
        -------+-----------+---+---------+------
        North  | 0         | 1 | 0       | 0.0
        South  | 0         | 0 | 1       |
        """,
    ),
    Case(
        "A group in which nobody is does not appear",
        "Who wants to see it asks for it by name: `with_empty` adds it, without a value.",
        """
        school | enrolled | class
        -------+----------+---------
        North  | yes      | special
        South  | no       | special
        """,
        Question(Share(SPECIAL), population=Is("enrolled"), by=BY_SCHOOL),
        """
        school | numerator | n | missing | value
        -------+-----------+---+---------+------
        North  | 1         | 1 | 0       | 1.0
        """,
    ),
    Case(
        "A count says how many, and of how many it does not know",
        "Nought pupils is a number; a pupil of whom nothing is known is not a nought.",
        """
        school | class
        -------+---------
        North  | special
        North  | special
        North  |
        South  | ordinary
        """,
        Question(Count(SPECIAL), by=BY_SCHOOL),
        """
        school | n | missing | value
        -------+---+---------+------
        North  | 2 | 1       | 2.0
        South  | 0 | 0       | 0.0
        """,
    ),
)

PLACES = (
    Case(
        "The dimension decides whose pupil it is",
        "The municipality that pays and, where nobody is known to pay, the one where the pupil lives: the "
        "first column that is filled. Where none is, the pupil stands under an unknown place and not under"
        " nobody's.",
        """
        year | paying | home | class
        -----+--------+------+---------
        2025 | A      | B    | special
        2025 |        | B    | ordinary
        2025 |        |      | special
        2026 | A      |      | ordinary
        """,
        Question(Share(SPECIAL), period="year", place=("paying", "home")),
        """
        year | place | numerator | n | value
        -----+-------+-----------+---+------
        2025 | A     | 1         | 1 | 1.0
        2025 | B     | 0         | 1 | 0.0
        2025 |       | 1         | 1 | 1.0
        2026 | A     | 0         | 1 | 0.0
        """,
    ),
)

RATES = (
    Case(
        "A rate may count those who are not in its own denominator",
        "The Dutch participation in special schools (so) is pupils in so for every hundred in bao and sbo "
        "together: so is not in its own denominator. Such a figure is a rate and gets no interval of a "
        "share.",
        """
        place | school
        ------+-------
        A     | so
        A     | bao
        A     | bao
        A     | sbo
        A     |
        B     | so
        """,
        Question(
            Rate(Among("school", ("so",)), of=Among("school", ("bao", "sbo")), per=100), place=("place",)
        ),
        """
        place | numerator | n | missing | value
        ------+-----------+---+---------+--------
        A     | 1         | 3 | 1       | 33.3333
        B     | 1         | 0 | 0       |
        """,
    ),
)

TOGETHER = (
    Case(
        "All, any and not: unknown is neither yes nor no",
        "`all` is no as soon as one part is no, even if another is unknown; `any` is yes as soon as one "
        "part is. Not unknown is unknown still.",
        """
        name | left | right
        -----+------+------
        1    | yes  |
        2    | no   |
        3    | yes  | yes
        4    | no   | no
        5    |      |
        """,
        Question(
            Share(AnyOf((All((Is("left"), Is("right"))), Not(AnyOf((Is("left"), Is("right"))))))),
            by=("name",),
        ),
        """
        name | numerator | n | missing
        -----+-----------+---+--------
        1    | 0         | 0 | 1
        2    | 0         | 0 | 1
        3    | 1         | 1 | 0
        4    | 1         | 1 | 0
        5    | 0         | 0 | 1
        """,
    ),
    Case(
        "Limits of a number are in it, and being known is never unknown",
        "Grade 0 to 9 takes in both 0 and 9. A missing grade is not below, between or above; that it is "
        "missing is known.",
        """
        grade | class
        ------+---------
        0     | special
        9     | ordinary
        10    | special
              | special
        """,
        Question(Count(All((Between("grade", 0, 9), Known("class"))))),
        """
        n | missing | value
        --+---------+------
        2 | 1       | 2.0
        """,
    ),
)

WITH_PEERS = (
    Case(
        "Time with peers is minutes of minutes",
        "The minutes of all are added before they are divided: a pupil with a long week counts for more. "
        "More minutes with peers than minutes in all, a week of no minutes, and a number not given are "
        "missing.",
        """
        school | peers | week
        -------+-------+-----
        North  | 600   | 1200
        North  | 1500  | 1800
        North  | 900   | 800
        North  |       | 1200
        South  | 0     | 0
        """,
        Question(Minutes("peers", "week"), by=BY_SCHOOL),
        """
        school | numerator | denominator | n | missing | value
        -------+-----------+-------------+---+---------+------
        North  | 2100      | 3000        | 2 | 2       | 0.7
        South  | 0         | 0           | 0 | 1       |
        """,
    ),
    Case(
        "Four fifths of the week with peers is an inclusive setting",
        "The benchmark of EASIE: at least 80 % of the school week in a mainstream class among peers. It is"
        " worked out in whole minutes, so that exactly 80 % is always enough.",
        """
        name | peers | week
        -----+-------+-----
        1    | 1200  | 1500
        2    | 1199  | 1500
        3    | 1200  | 0
        4    |       | 1500
        """,
        Question(Share(PartOf("peers", "week", 80)), by=("name",)),
        """
        name | numerator | n | missing
        -----+-----------+---+--------
        1    | 1         | 1 | 0
        2    | 0         | 1 | 0
        3    | 0         | 0 | 1
        4    | 0         | 0 | 1
        """,
    ),
)

CHAPTERS = {
    "Who is counted": WHO_IS_COUNTED,
    "Places": PLACES,
    "Rates": RATES,
    "Conditions": TOGETHER,
    "Time with peers": WITH_PEERS,
}
