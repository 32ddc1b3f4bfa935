"""Makes up pupils of region De Linde year by year: at school, at special schools, and at home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

YEARS = 6
PRIMARY, SECONDARY = range(4, 12), range(12, 18)
# How many of each age, in a region of four primary schools and one secondary.
OF_AGE = {True: 330, False: 320}
# Lindenberg, Waterrade and, outside the region, whoever crosses its border to school.
HOMES, WEIGHTS = ("9901", "9902", "9903"), (58, 40, 2)
SPECIAL = frozenset({"sbo", "so", "vso"})
# Each year fewer leave the ordinary school, and some more come back; so, with its admissions, stays as it is.
TO_SBO = (0.0084, 0.0082, 0.0077, 0.0072, 0.0068, 0.0064)
FROM_SBO = (0.020, 0.025, 0.030, 0.035, 0.040, 0.045)
TO_SO, TO_VSO, FROM_VSO = 0.0027, 0.0038, 0.03
# Who finds a place in the own district: first by type of school, and how much that grows each year.
NEAR = {"bao": 0.915, "sbo": 0.33, "so": 0.08, "vo": 0.90, "vso": 0.12}
NEARER = 0.007
# De Brug takes children from three villages.
FAR_FROM = {"99AD00": 0.03}
OUT, OUT_SPECIAL, EXEMPT = 0.0048, 0.02, 0.004


@dataclass(frozen=True)
class Schools:
    """Official numbers; empty where there is none of the kind. One school has so and vso."""

    primary: Sequence[str]
    sbo: str
    secondary: str
    vso: str


@dataclass
class Pupil:
    """One made-up pupil. `luck` says of a pupil, once for all, how near a place is found."""

    school: str
    sex: str
    age: int
    home: str
    luck: float
    kind: str


@dataclass
class Region:
    rng: Random
    schools: Schools
    number: str
    children: list[Pupil] = field(default_factory=list)

    def begin(self) -> None:
        ages = [*PRIMARY, *(SECONDARY if self.schools.secondary else ())]
        self.children = [self._pupil(age) for age in ages for _ in range(OF_AGE[age in PRIMARY])]
        for each in self.children:
            chance, need = self.rng.random(), self._need(each)
            if each.age in SECONDARY:
                each.kind = "vso" if self.schools.vso and chance < 0.042 * need else "vo"
            elif chance < 0.0055 * (each.age - 3) * need:
                each.kind = "sbo"
            elif self.schools.vso and chance < (0.0055 * (each.age - 3) + 0.018) * need:
                each.kind = "so"

    def turn(self, year: int) -> None:
        """A year on: those of twelve change school, those of eighteen leave, and four-year-olds begin."""
        for each in self.children:
            each.age += 1
            self._move(each, year)
        last = 18 if self.schools.secondary else 12
        self.children = [each for each in self.children if each.age < last]
        self.children += [self._pupil(4) for _ in range(OF_AGE[True])]

    def _move(self, pupil: Pupil, year: int) -> None:
        chance, need = self.rng.random(), self._need(pupil)
        if pupil.age == SECONDARY[0]:
            goes_on = {"bao": 0.012, "sbo": 0.25, "so": 0.8}[pupil.kind]
            pupil.kind = "vso" if self.schools.vso and chance < goes_on else "vo"
        elif pupil.kind == "bao":
            pupil.kind = self._leaves(chance / need, year)
        elif pupil.kind == "sbo" and chance < FROM_SBO[year]:
            pupil.kind = "bao"
        elif pupil.kind == "vo" and self.schools.vso and chance < TO_VSO * need:
            pupil.kind = "vso"
        elif pupil.kind == "vso" and chance < FROM_VSO:
            pupil.kind = "vo"

    def _leaves(self, chance: float, year: int) -> str:
        if chance < TO_SBO[year]:
            return "sbo"
        return "so" if self.schools.vso and chance < TO_SBO[year] + TO_SO else "bao"

    def _pupil(self, age: int) -> Pupil:
        rng = self.rng
        [home] = rng.choices(HOMES, WEIGHTS)
        sex = "boy" if rng.random() < 0.51 else "girl"
        return Pupil(rng.choice(self.schools.primary), sex, age, home, rng.random(), "bao")

    def _need(self, pupil: Pupil) -> float:
        return 1.35 if pupil.sex == "boy" else 0.65

    def pupil_rows(self, year: int, period: int) -> Iterator[dict[str, object]]:
        special = self.schools.vso or None
        own = {"sbo": self.schools.sbo, "so": special, "vo": self.schools.secondary, "vso": special}
        for each in self.children:
            unit = own.get(each.kind, each.school)
            chance = NEAR[each.kind] - FAR_FROM.get(unit or "", 0) + NEARER * year
            yield {
                "year": period,
                "partnership": self.number,
                "home": each.home,
                "unit": unit,
                "school_type": each.kind,
                "sex": each.sex,
                "near_home": each.luck < chance,
                "travel_minutes": self._minutes(each.kind, is_near=each.luck < chance),
            }

    def _minutes(self, kind: str, *, is_near: bool) -> int:
        if is_near:
            return self.rng.randint(3, 15)
        return max(8, round(self.rng.gauss(31 if kind in SPECIAL else 20, 7)))

    def young_rows(self, period: int) -> Iterator[dict[str, object]]:
        """Those of five and over, at school or at home."""
        for each in (pupil for pupil in self.children if pupil.age >= 5):
            chance = self.rng.random()
            out = OUT_SPECIAL if each.kind in SPECIAL else OUT
            is_exempt = chance > 1 - EXEMPT
            yield {
                "year": period,
                "home": each.home,
                "age": each.age,
                "weeks_out": self.rng.randint(4, 30) if chance < out else 40 if is_exempt else 0,
                "is_exempt": is_exempt,
            }


Rows = list[dict[str, object]]


def registers(rng: Random, schools: Schools, *, number: str, first: int) -> tuple[Rows, Rows]:
    """Six school years of pupils, and of all children and young people; `number` is the partnership's."""
    region = Region(rng, schools, number)
    region.begin()
    pupils, young = list(region.pupil_rows(0, first)), list(region.young_rows(first))
    for year in range(1, YEARS):
        region.turn(year)
        pupils += region.pupil_rows(year, first + year)
        young += region.young_rows(first + year)
    return pupils, young
