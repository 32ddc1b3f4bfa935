"""The strategy to read, with what happens to each sentence beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.base.fragments import key_of
from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import STEERING
from samspil.steering.followup.pages.targets import TargetLine, target_lines
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Effort
from samspil.steering.plans.pages.lines import SHOWN, EffortLine, effort_line, tally
from samspil.steering.plans.rules import Status, worst
from samspil.steering.strategy.models import Chapter, Statement, Strategy
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.reading import Book, Named, Opening, Said, Words
from samspil.steering.strategy.rules import Piece, mark_terms


@dataclass(frozen=True)
class TermNote:
    key: str
    word: str
    text: str


@dataclass(frozen=True)
class StatementLine:
    statement: Statement
    pieces: tuple[Piece, ...]
    language: str
    status: Status
    why: str
    efforts: tuple[EffortLine, ...]
    overlaps: tuple[str, ...]

    @property
    def shown(self) -> tuple[object, ...]:
        """All that stands on the page of it."""
        said = (self.statement.pk, self.statement.number, self.statement.is_headline, self.language)
        efforts = [each.shown for each in self.efforts]
        return (*said, self.pieces, self.status, self.why, self.overlaps, efforts)


@dataclass(frozen=True)
class ChapterPart:
    chapter: Chapter
    name: Words
    summary: Words
    mark: int | str
    lines: tuple[StatementLine, ...]

    @property
    def main(self) -> tuple[StatementLine, ...]:
        return tuple(line for line in self.lines if line.statement.is_headline)

    @property
    def rest(self) -> tuple[StatementLine, ...]:
        """What the whole strategy shows folded, so that one can read it in one sitting."""
        return tuple(line for line in self.lines if not line.statement.is_headline)

    @property
    def rest_counts(self) -> tuple[tuple[str, int], ...]:
        return tally(line.status for line in self.rest)


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool
    status: str = ""


@dataclass(frozen=True)
class Wanted:
    """What of the strategy one asked to see; it stands in the address."""

    status: str = ""
    chapter: str = ""
    words: str = ""
    headlines: bool = False

    def address(self, **changed: str) -> str:
        asked = {"status": self.status, "chapter": self.chapter, "q": self.words}
        asked["headlines"] = "1" if self.headlines else ""
        return "?" + urlencode({key: value for key, value in {**asked, **changed}.items() if value})


@dataclass(frozen=True)
class StrategyPage:
    strategy: Strategy
    opening: Opening
    targets: tuple[TargetLine, ...]
    parts: tuple[ChapterPart, ...]
    total: int
    shown: int
    counts: tuple[tuple[str, int], ...]
    choices: tuple[Choice, ...]
    chapters: tuple[Choice, ...]
    wanted: Wanted
    terms: tuple[TermNote, ...]
    may_write: bool

    @property
    def is_asked(self) -> bool:
        """Somebody looks for something: the answer stands first."""
        return bool(self.wanted.status or self.wanted.chapter or self.wanted.words)

    @property
    def is_whole(self) -> bool:
        return not self.is_asked and not self.wanted.headlines

    @property
    def done(self) -> int:
        return dict(self.counts).get(Status.DONE.value, 0)

    @property
    def bare(self) -> int:
        return dict(self.counts).get(Status.NONE.value, 0)

    @property
    def targets_now(self) -> tuple[TargetLine, ...]:
        return tuple(each for each in self.targets if not each.is_past)

    @property
    def targets_then(self) -> tuple[TargetLine, ...]:
        return tuple(each for each in self.targets if each.is_past)

    @property
    def here(self) -> str:
        return self.wanted.address()

    @property
    def fragment(self) -> str:
        """The statements are drawn once for all who see the same of them."""
        parts = ((each.chapter.key, each.name, each.summary, each.mark) for each in self.parts)
        lines = [line.shown for each in self.parts for line in each.lines]
        return key_of(tuple(parts), lines, self.is_whole, self.may_write)

    @property
    def all_url(self) -> str:
        return self.wanted.address(headlines="")

    @property
    def headlines_url(self) -> str:
        return self.wanted.address(headlines="1")


def strategy_page(me: Me, strategy: Strategy, wanted: Wanted, *, today: date, language: str) -> StrategyPage:
    book = reading.open_book(strategy, language)
    every = statement_lines(book, strategy, today=today)
    lines = _asked(every, wanted, strategy, language)
    shown = [line for line in lines if _fits(line, wanted)]
    return StrategyPage(
        strategy=strategy,
        opening=book.opening,
        targets=target_lines(strategy, language),
        parts=chapter_parts(book, shown),
        total=len(lines),
        shown=len(shown),
        counts=tally(line.status for line in lines),
        choices=_status_choices(lines, wanted),
        chapters=_chapter_choices(book, lines, wanted),
        wanted=wanted,
        terms=term_notes(book),
        may_write=me.is_any(STEERING, strategy.unit),
    )


def _asked(
    lines: list[StatementLine], wanted: Wanted, strategy: Strategy, language: str
) -> list[StatementLine]:
    found = set(reading.found_statements(strategy, language, wanted.words)) if wanted.words else None
    return [
        line
        for line in lines
        if (found is None or line.statement.pk in found)
        and (line.statement.is_headline or not wanted.headlines)
    ]


def _fits(line: StatementLine, wanted: Wanted) -> bool:
    fits_status = not wanted.status or line.status.value == wanted.status
    return fits_status and (not wanted.chapter or line.statement.chapter.key == wanted.chapter)


def statement_lines(book: Book, strategy: Strategy, *, today: date) -> list[StatementLine]:
    """Every statement of the open book, and what became of it."""
    return lines_with(plans.efforts_by_number(strategy), book, strategy, today=today)


def lines_with(
    efforts: Mapping[str, list[Effort]], book: Book, strategy: Strategy, *, today: date
) -> list[StatementLine]:
    """The same from efforts that were read before, by the number of the statement they carry out."""
    drawn = {each.pk: each for found in efforts.values() for each in found}
    lines = {pk: effort_line(each, today=today, quiet_days=strategy.quiet_days) for pk, each in drawn.items()}
    forms = book.spellings
    return [
        _line(
            said,
            tuple(lines[each.pk] for each in efforts.get(said.statement.number, [])),
            tuple(mark_terms(said.words.text, forms)),
            tuple(book.names[area] for area in said.areas if area != said.statement.chapter_id),
        )
        for said in book.statements
    ]


def _line(
    said: Said, efforts: tuple[EffortLine, ...], pieces: tuple[Piece, ...], overlaps: tuple[str, ...]
) -> StatementLine:
    found = worst(line.standing.status for line in efforts)
    reason = next((line.standing.why for line in efforts if line.standing.status is found), "")
    return StatementLine(
        statement=said.statement,
        pieces=pieces,
        language=said.words.language,
        status=found,
        why=reason,
        efforts=efforts,
        overlaps=overlaps,
    )


def chapter_parts(book: Book, lines: list[StatementLine]) -> tuple[ChapterPart, ...]:
    """The lines under their chapters; a chapter without any is left out."""
    marks = area_marks(book.chapters)
    parts = (
        ChapterPart(
            each.chapter,
            each.name,
            each.summary,
            marks.get(each.chapter.pk, ""),
            tuple(line for line in lines if line.statement.chapter_id == each.chapter.pk),
        )
        for each in book.chapters
    )
    return tuple(part for part in parts if part.lines)


def area_marks(chapters: Iterable[Named]) -> dict[int, int | str]:
    """Which circle of the mark stands for a focus area; the overlap stands for culture."""
    found = [each.chapter for each in chapters]
    areas = [each for each in found if each.role == Chapter.Mark.AREA]
    marks: dict[int, int | str] = {each.pk: place for place, each in enumerate(areas[:4], start=1)}
    return marks | {each.pk: "culture" for each in found if each.role == Chapter.Mark.CULTURE}


def term_notes(book: Book) -> tuple[TermNote, ...]:
    return tuple(TermNote(each.term.key, each.word, each.staff) for each in book.terms)


def _status_choices(lines: list[StatementLine], wanted: Wanted) -> tuple[Choice, ...]:
    counts = dict(tally(line.status for line in lines))
    every = Choice(wanted.address(status=""), _("All"), len(lines), not wanted.status)
    return (every,) + tuple(
        Choice(
            wanted.address(status=each.value),
            str(STATUS_WORDS[each.value]),
            counts.get(each.value, 0),
            wanted.status == each.value,
            each.value,
        )
        for each in SHOWN
        if each.value in counts or wanted.status == each.value
    )


def _chapter_choices(book: Book, lines: list[StatementLine], wanted: Wanted) -> tuple[Choice, ...]:
    every = Choice(wanted.address(chapter=""), _("All chapters"), len(lines), not wanted.chapter)
    return (every,) + tuple(
        Choice(
            wanted.address(chapter=each.chapter.key),
            each.name.text,
            sum(1 for line in lines if line.statement.chapter_id == each.chapter.pk),
            wanted.chapter == each.chapter.key,
        )
        for each in book.chapters
    )
