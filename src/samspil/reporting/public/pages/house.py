"""How it is going in one municipality or region: the page a citizen opens first."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from samspil.figures.publication.pages.measured import Measured, measured
from samspil.ground.organisation.models import UNIT_KINDS
from samspil.reporting.public import queries
from samspil.reporting.public.pages import lines, shelf
from samspil.reporting.public.pages.lines import Month, Note, Promise
from samspil.reporting.public.pages.shelf import Paper
from samspil.reporting.public.queries import House
from samspil.steering.followup.pages.strategy import TargetLine, TermNote
from samspil.steering.plans.pages.lines import tally
from samspil.steering.plans.rules import Status
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.reading import Book, Opening

# Shown at once; the rest opens.
FIRST = 6
COUNT_WORDS = (
    pgettext_lazy("how many promises are kept", "None"),
    pgettext_lazy("how many promises are kept", "One"),
    pgettext_lazy("how many promises are kept", "Two"),
    pgettext_lazy("how many promises are kept", "Three"),
    pgettext_lazy("how many promises are kept", "Four"),
    pgettext_lazy("how many promises are kept", "Five"),
    pgettext_lazy("how many promises are kept", "Six"),
    pgettext_lazy("how many promises are kept", "Seven"),
    pgettext_lazy("how many promises are kept", "Eight"),
    pgettext_lazy("how many promises are kept", "Nine"),
    pgettext_lazy("how many promises are kept", "Ten"),
    pgettext_lazy("how many promises are kept", "Eleven"),
    pgettext_lazy("how many promises are kept", "Twelve"),
)


@dataclass(frozen=True)
class KindLine:
    """So many places of a kind show a local plan in force."""

    kind: str
    planned: int
    total: int


@dataclass(frozen=True)
class Some:
    """A list of which the first lines show at once."""

    first: tuple[Note, ...]
    rest: tuple[Note, ...]


@dataclass(frozen=True)
class HousePage:
    house: House
    opening: Opening
    stands_on: str
    finding: str
    promises: tuple[Promise, ...]
    counts: tuple[tuple[str, int], ...]
    done: Some
    behind: Some
    targets: tuple[TargetLine, ...]
    past_targets: tuple[TargetLine, ...]
    months: tuple[Month, ...]
    kinds: tuple[KindLine, ...]
    terms: tuple[TermNote, ...]
    papers: tuple[Paper, ...]
    measured: tuple[Measured, ...]

    @property
    def total(self) -> int:
        return len(self.promises)

    @property
    def places_planned(self) -> int:
        return sum(each.planned for each in self.kinds)

    @property
    def places(self) -> int:
        return sum(each.total for each in self.kinds)


def house_page(
    house: House, *, today: date, language: str, notes: list[lines.Note] | None = None
) -> HousePage:
    """`notes` are the efforts where somebody asks for those of another day."""
    strategy = house.strategy
    book = reading.open_book(strategy, language)
    notes = lines.effort_notes(strategy, today=today) if notes is None else notes
    words = queries.words_for(strategy, language, "parents")
    promises = [each for each in lines.promises(book, notes, words) if each.statement.is_headline]
    targets, past_targets = lines.targets_of(strategy, language)
    return HousePage(
        house=house,
        opening=book.opening,
        stands_on=lines.whole_day(today),
        finding=finding(len(promises), sum(1 for each in promises if each.status is Status.DONE)),
        promises=tuple(promises),
        counts=tally(each.status for each in promises),
        done=_some(lines.with_status(notes, Status.DONE)),
        behind=_some(lines.with_status(notes, Status.LATE, Status.QUIET, Status.UNPROVED)),
        targets=targets,
        past_targets=past_targets,
        months=lines.timetable(notes, today=today),
        kinds=_kinds(strategy.unit_id, today),
        terms=parents_notes(book),
        papers=shelf.papers(strategy.unit_id),
        measured=measured(strategy.unit),
    )


def finding(promised: int, done: int) -> str:
    """`We promised 24 things. Four are done.`"""
    first = ngettext("We promised %(n)d thing.", "We promised %(n)d things.", promised) % {"n": promised}
    if not promised:
        return _("Nothing has been promised yet.")
    if not done:
        none = _("None is done yet.")
        return f"{first} {none}"
    many = str(COUNT_WORDS[done]) if done < len(COUNT_WORDS) else str(done)
    second = ngettext("%(many)s is done.", "%(many)s are done.", done) % {"many": many}
    return f"{first} {second}"


def parents_notes(book: Book) -> tuple[TermNote, ...]:
    return tuple(TermNote(each.term.key, each.word, each.parents or each.staff) for each in book.terms)


def _some(notes: tuple[Note, ...]) -> Some:
    # One more than shown is no reason to hide it.
    cut = FIRST if len(notes) > FIRST + 1 else len(notes)
    return Some(notes[:cut], notes[cut:])


def _kinds(root: int, today: date) -> tuple[KindLine, ...]:
    found = queries.places_by_kind(root, today)
    named = (KindLine(str(UNIT_KINDS[kind]), planned, total) for kind, planned, total in found)
    return tuple(sorted(named, key=lambda each: each.kind))
