"""Makes up pupils of Egelund year by year, on a believable path from 6.5 % in special provision downwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

YEARS = 6
GRADES = range(10)
EGELUND, NEIGHBOUR = "901000", "902000"
WEEK = 1680
# Where a child that needs special provision goes: about a third to a special school.
TO_SPECIAL_SCHOOL = 0.35
# Each year fewer move in, and some more come back.
MOVES_IN = (0.0068, 0.0066, 0.0060, 0.0056, 0.0050, 0.0046)
MOVES_BACK = (0.040, 0.045, 0.055, 0.065, 0.075, 0.080)
STARTS_SPECIAL, FIRST_SHARE = 0.033, 0.0595
# Søndervang, and the next: so that the funnel has something to ask about.
NEEDS = {"901003": 2.0, "901006": 0.7}
# How large the schools are beside each other, in their order.
SIZES = (90, 120, 85, 110, 100, 70, 55, 75, 40, 105)


@dataclass
class Child:
    """One made-up child: `kind` is none, class or school."""

    number: int
    school: str
    sex: str
    grade: int
    home: str
    kind: str = ""
    is_new: bool = False
    wellbeing: float = 4.0


@dataclass
class Population:
    rng: Random
    schools: Sequence[str]
    special_schools: Sequence[str]
    size: int
    born: int = 0
    children: list[Child] = field(default_factory=list)

    def begin(self) -> None:
        for grade in GRADES:
            self.children += [self._child(grade) for _ in range(self.size // len(GRADES))]
        for each in self.children:
            if self.rng.random() < FIRST_SHARE * (0.55 + 0.1 * each.grade) * self._need(each):
                each.kind = self._kind()

    def turn(self, year: int) -> None:
        """A year on: the ninth grade leaves, a new grade 0 begins, some move in and some come back."""
        self.children = [each for each in self.children if each.grade < 9]
        for each in self.children:
            each.grade, each.is_new = each.grade + 1, False
            chance = self.rng.random()
            if each.kind and chance < MOVES_BACK[year]:
                each.kind = ""
            elif not each.kind and chance < MOVES_IN[year] * self._need(each):
                each.kind = self._kind()
        for _ in range(self.size // len(GRADES)):
            child = self._child(0)
            child.is_new = True
            child.kind = self._kind() if self.rng.random() < STARTS_SPECIAL * self._need(child) else ""
            self.children.append(child)

    def _child(self, grade: int) -> Child:
        self.born += 1
        home = EGELUND if self.rng.random() < 0.985 else NEIGHBOUR
        sex = "boy" if self.rng.random() < 0.51 else "girl"
        wellbeing = self.rng.gauss(4.05, 0.45)
        [school] = self.rng.choices(self.schools, SIZES[: len(self.schools)])
        return Child(self.born, school, sex, grade, home, wellbeing=wellbeing)

    def _need(self, child: Child) -> float:
        return NEEDS.get(child.school, 1.0) * (1.4 if child.sex == "boy" else 0.6)

    def _kind(self) -> str:
        return "school" if self.special_schools and self.rng.random() < TO_SPECIAL_SCHOOL else "class"

    def rows(self, year: int) -> Iterator[dict[str, object]]:
        for each in self.children:
            yield self._row(each, year)

    def _row(self, child: Child, year: int) -> dict[str, object]:
        rng, in_school = self.rng, child.kind == "school"
        unit = self.special_schools[child.number % len(self.special_schools)] if in_school else child.school
        minutes = {"": WEEK, "class": rng.randrange(200, 900, 20), "school": rng.randrange(0, 120, 20)}
        score = min(5.0, max(1.0, child.wellbeing + rng.gauss(0, 0.3)))
        answered = child.grade >= 4 and rng.random() < 0.86
        return {
            "child": f"e{child.number}",
            "year": year,
            "home": child.home,
            "paying": child.home,
            "owner": EGELUND,
            "unit": unit,
            "school_type": "special-school" if in_school else "folkeskole",
            "class_type": ("29" if child.number % 3 else "20") if child.kind else "10",
            "grade": child.grade,
            "sex": child.sex,
            "is_new": child.is_new,
            "came_from": ("special-daycare" if child.kind else "daycare") if child.is_new else None,
            "peer_minutes": minutes[child.kind],
            "week_minutes": WEEK,
            "near_home": not in_school or rng.random() < 0.3,
            "long_absence": rng.random() < (0.11 if child.kind else 0.06),
            "social_wellbeing": round(score, 2) if answered else None,
        }


def pupil_years(
    rng: Random, schools: Sequence[str], special_schools: Sequence[str], *, size: int, first: int
) -> list[dict[str, object]]:
    """Six school years, the first of them `first`; `size` children at any time."""
    people = Population(rng, schools, special_schools, size)
    people.begin()
    rows = list(people.rows(first))
    for year in range(1, YEARS):
        people.turn(year)
        rows += people.rows(first + year)
    return rows
