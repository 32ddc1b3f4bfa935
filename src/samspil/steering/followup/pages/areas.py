"""The focus areas and what they have in common: the culture. A drawing and its table."""

from dataclasses import dataclass
from datetime import date

from samspil.steering.followup.pages.strategy import area_marks, statement_lines
from samspil.steering.plans.models import Effort
from samspil.steering.plans.rules import Status
from samspil.steering.strategy.models import Chapter, Strategy
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.reading import Words


@dataclass(frozen=True)
class AreaRow:
    """One focus area: statements and efforts of its own, and those it shares with each other area."""

    name: Words
    mark: int | str
    key: str
    statements: int
    efforts: int
    shared: tuple[int, ...]


@dataclass(frozen=True)
class Overlap:
    """How many statements or efforts lie in exactly so many areas."""

    areas: int
    statements: int
    efforts: int


@dataclass(frozen=True)
class Circle:
    label: str
    count: int


@dataclass(frozen=True)
class AreasPage:
    rows: tuple[AreaRow, ...]
    overlaps: tuple[Overlap, ...]
    culture: Words | None
    culture_summary: Words | None
    culture_statements: int
    culture_efforts: int
    without_effort: int
    in_all: int
    efforts: int

    @property
    def crossing(self) -> int:
        """Efforts that lie in more than one area."""
        return sum(each.efforts for each in self.overlaps if each.areas > 1)

    @property
    def circles(self) -> tuple[Circle, ...]:
        """For the drawing: the areas clockwise from the top."""
        return tuple(Circle(row.name.text, row.efforts) for row in self.rows)

    @property
    def centre(self) -> Circle | None:
        return Circle(self.culture.text, self.culture_efforts) if self.culture else None

    @property
    def said(self) -> str:
        """The drawing in words."""
        drawn = (*self.circles, self.centre) if self.centre else self.circles
        return ". ".join(f"{each.label}: {each.count}" for each in drawn)


def areas_page(strategy: Strategy, *, today: date, language: str) -> AreasPage:
    book = reading.open_book(strategy, language)
    marks = area_marks(book.chapters)
    areas = [each for each in book.chapters if each.chapter.role == Chapter.Mark.AREA]
    culture = next((each for each in book.chapters if each.chapter.role == Chapter.Mark.CULTURE), None)
    lines = statement_lines(book, strategy, today=today)
    sets = {said.statement.pk: set(said.areas) for said in book.statements}
    efforts = {each.effort.pk: _effort_areas(each.effort) for line in lines for each in line.efforts}
    ids = [each.chapter.pk for each in areas]
    return AreasPage(
        rows=tuple(
            AreaRow(
                name=each.name,
                mark=marks[each.chapter.pk],
                key=each.chapter.key,
                statements=_holding(sets, {each.chapter.pk}),
                efforts=_holding(efforts, {each.chapter.pk}),
                shared=tuple(_holding(efforts, {each.chapter.pk, other}) for other in ids),
            )
            for each in areas
        ),
        overlaps=tuple(_overlap(count, set(ids), sets, efforts) for count in range(1, len(ids) + 1)),
        culture=culture.name if culture else None,
        culture_summary=culture.summary if culture else None,
        culture_statements=_holding(sets, {culture.chapter.pk}) if culture else 0,
        culture_efforts=_holding(efforts, {culture.chapter.pk}) if culture else 0,
        without_effort=sum(1 for line in lines if line.status is Status.NONE),
        in_all=sum(1 for found in efforts.values() if set(ids) <= found),
        efforts=len(efforts),
    )


def _effort_areas(effort: Effort) -> set[int]:
    return {effort.area_id, *effort.further_ids}


def _holding(sets: dict[int, set[int]], wanted: set[int]) -> int:
    return sum(1 for found in sets.values() if wanted <= found)


def _overlap(count: int, areas: set[int], sets: dict[int, set[int]], efforts: dict[int, set[int]]) -> Overlap:
    return Overlap(
        count,
        sum(1 for found in sets.values() if len(found & areas) == count),
        sum(1 for found in efforts.values() if len(found & areas) == count),
    )
