"""The whole strategy for anyone: as it was decided, for parents, for children."""

from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.reporting.public.pages import lines
from samspil.reporting.public.pages.lines import Promise
from samspil.reporting.public.queries import House
from samspil.steering.followup.pages.strategy import (
    ChapterPart,
    TargetLine,
    TermNote,
    chapter_parts,
)
from samspil.steering.plans.pages.lines import tally
from samspil.steering.strategy.pages import AUDIENCES, TermsPage, terms_page
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.reading import Book, Opening


@dataclass(frozen=True)
class Tab:
    """One of the three ways to read."""

    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class StrategyPage:
    house: House
    opening: Opening
    adopted_on: str
    audience: str
    tabs: tuple[Tab, ...]
    targets: tuple[TargetLine, ...]
    past_targets: tuple[TargetLine, ...]
    parts: tuple[ChapterPart, ...]
    total: int
    counts: tuple[tuple[str, int], ...]
    terms: tuple[TermNote, ...]

    @property
    def is_whole(self) -> bool:
        return self.audience == "staff"


@dataclass(frozen=True)
class PublicTermsPage:
    house: House
    tabs: tuple[Tab, ...]
    found: TermsPage


def strategy_page(house: House, *, audience: str, today: date, language: str) -> StrategyPage:
    chosen = audience if audience in AUDIENCES else "staff"
    book = reading.open_book(house.strategy, language, chosen)
    targets, past_targets = lines.targets_of(house.strategy, language) if chosen == "staff" else ((), ())
    said = lines.promises(book, lines.effort_notes(house.strategy, today=today))
    return StrategyPage(
        house=house,
        opening=book.opening,
        adopted_on=lines.whole_day(house.strategy.adopted_on),
        audience=chosen,
        tabs=_tabs(house, chosen, _("As decided")),
        targets=targets,
        past_targets=past_targets,
        parts=chapter_parts(book, said),
        total=len(said),
        counts=tally(each.status for each in said),
        terms=_notes(book, said, chosen),
    )


def public_terms_page(house: House, *, audience: str, language: str) -> PublicTermsPage:
    """Parents first: the public page is theirs."""
    chosen = audience if audience in AUDIENCES else "parents"
    return PublicTermsPage(
        house=house,
        tabs=_tabs(house, chosen, _("For staff")),
        found=terms_page(house.strategy, language=language, audience=chosen),
    )


def _tabs(house: House, chosen: str, first: str) -> tuple[Tab, ...]:
    labels = (first, _("For parents"), _("For children"))
    return tuple(
        Tab(_address(house, audience), label, audience == chosen)
        for audience, label in zip(AUDIENCES, labels, strict=True)
    )


def _address(house: House, audience: str) -> str:
    asked = {"for": audience} if house.is_main else {"for": audience, "house": house.unit.pk}
    return "?" + urlencode(asked)


def _notes(book: Book, said: list[Promise], audience: str) -> tuple[TermNote, ...]:
    """Only the terms that stand in the text, explained for who reads it."""
    used = {piece.term for line in said for piece in line.pieces if piece.term}
    return tuple(
        TermNote(each.term.key, each.word, getattr(each, audience) or each.staff)
        for each in book.terms
        if each.term.key in used
    )
