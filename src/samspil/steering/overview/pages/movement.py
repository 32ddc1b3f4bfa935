"""Whether what was agreed moves: agreed, begun, ended with a result, by theme and half-year. No score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samspil.steering.overview.queries import action_days_of
from samspil.steering.overview.rules import ActionDays, Half, Moved, half_of, halves, moved
from samspil.steering.plans.models import Plan
from samspil.steering.strategy.models import Chapter
from samspil.steering.strategy.queries import reading
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


@dataclass(frozen=True)
class MovementRow:
    """One half-year of a theme."""

    half: str
    moved: Moved


@dataclass(frozen=True)
class ThemeMovement:
    key: str
    name: str
    rows: tuple[MovementRow, ...]
    total: Moved


@dataclass(frozen=True)
class MovementPage:
    plan: Plan
    total: Moved
    themes: tuple[ThemeMovement, ...]
    here: str


def movement_page(plan: Plan, *, today: date, language: str) -> MovementPage:
    found = action_days_of(plan)
    first = min([plan.begins_on, *(each.agreed_on for each in found)])
    periods = halves(first, max(first, min(today, plan.ends_on)))
    return MovementPage(
        plan=plan,
        total=_sum(found, periods),
        themes=tuple(_themes(plan, found, periods, language)),
        here=f"?plan={plan.pk}",
    )


def _themes(
    plan: Plan, found: Sequence[ActionDays], periods: Sequence[Half], language: str
) -> Iterator[ThemeMovement]:
    for each in reading.chapters(plan.strategy, language):
        mine = [one for one in found if one.area == each.chapter.pk]
        if each.chapter.role == Chapter.Mark.CHAPTER or not mine:
            continue
        rows = tuple(MovementRow(half_words(half), moved(mine, half)) for half in periods)
        yield ThemeMovement(each.chapter.key, each.name.text, rows, _sum(mine, periods))


def _sum(found: Sequence[ActionDays], periods: Sequence[Half]) -> Moved:
    within = set(periods)
    ended = [each for each in found if each.ended_on and half_of(each.ended_on) in within]
    return Moved(
        agreed=len(found),
        begun=sum(1 for each in found if each.started_on and half_of(each.started_on) in within),
        ended=len(ended),
        with_result=sum(1 for each in ended if each.has_result),
    )


def half_words(half: Half) -> str:
    words = _("first half of %(year)s") if half.number == 1 else _("second half of %(year)s")
    return words % {"year": half.year}


def movement_sheet(page: MovementPage) -> Sheet:
    heads = (_("Agreed"), _("Begun"), _("Ended"), _("With a result"))
    columns = (Column(_("Theme"), width=28), Column(_("Half-year"), width=24))
    rows = (
        (theme.name, row.half, row.moved.agreed, row.moved.begun, row.moved.ended, row.moved.with_result)
        for theme in page.themes
        for row in theme.rows
    )
    return Sheet(_("What moves"), (*columns, *(Column(each, Kind.INTEGER) for each in heads)), rows)
