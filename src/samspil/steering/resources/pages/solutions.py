"""Local solutions: what leaders have granted, how quickly, and whether it helped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.access import Me
from samspil.steering.resources import access, queries
from samspil.steering.resources.models import LocalSolution
from samspil.steering.resources.pages.form import FormPage, at_the_place
from samspil.steering.resources.pages.ledger import Choice
from samspil.steering.resources.rules import Standing, Waits, standing, waits
from samspil.tools.exchange.spreadsheet import Column, Sheet
from samspil.tools.exchange.spreadsheet import Kind as Cell

EACH_PAGE = 30
# What it takes from need to start is told of the last year.
LOOK_BACK = timedelta(days=365)
WORDS = {
    Standing.UNCHECKED: ("unproved", pgettext_lazy("local solution", "Over, nobody looked at the effect")),
    Standing.CHECK_DUE: ("quiet", pgettext_lazy("local solution", "The effect is to be looked at")),
    Standing.RUNNING: ("running", pgettext_lazy("local solution", "Running")),
    Standing.PLANNED: ("planned", pgettext_lazy("local solution", "Begins later")),
    Standing.OVER: ("done", pgettext_lazy("local solution", "Over")),
}


@dataclass(frozen=True)
class SolutionLine:
    solution: LocalSolution
    shape: str
    words: str
    result: str


@dataclass(frozen=True)
class SolutionsPage:
    lines: tuple[SolutionLine, ...]
    pager: Page
    choices: tuple[Choice, ...]
    asked: str
    running: int
    waits: Waits | None
    helped: int
    told: int
    may_grant: bool

    @property
    def query(self) -> str:
        return f"?standing={self.asked}" if self.asked else ""


def solutions_page(me: Me, asked: str, *, number: str, today: date) -> SolutionsPage:
    wanted = asked if asked in list(Standing) else ""
    found = [(each, standing(each.term, today=today)) for each in queries.solutions_of(me.root)]
    recent = [each for each, _standing in found if each.begins_on >= today - LOOK_BACK]
    told = [each for each in recent if each.result]
    shown = [pair for pair in found if wanted in ("", pair[1])]
    pager = Paginator(shown, EACH_PAGE).get_page(number)
    return SolutionsPage(
        lines=tuple(_line(*pair) for pair in pager),
        pager=pager,
        choices=tuple(_choices([state for _each, state in found], wanted)),
        asked=wanted,
        running=sum(1 for _each, state in found if state in (Standing.RUNNING, Standing.CHECK_DUE)),
        waits=waits((each.needed_on, each.begins_on) for each in recent),
        helped=sum(1 for each in told if each.result == LocalSolution.Result.WORKED),
        told=len(told),
        may_grant=access.has_any(me, access.GRANTERS),
    )


def _line(solution: LocalSolution, state: Standing) -> SolutionLine:
    shape, words = WORDS[state]
    return SolutionLine(solution, shape, str(words), str(solution.get_result_display()))


def _choices(states: list[Standing], wanted: str) -> Iterable[Choice]:
    yield Choice("?", _("All"), len(states), not wanted)
    for state, (_shape, label) in WORDS.items():
        count = states.count(state)
        if count or wanted == state:
            yield Choice(f"?standing={state.value}", str(label), count, wanted == state)


@dataclass(frozen=True)
class SolutionPage:
    solution: LocalSolution
    shape: str
    words: str
    days: int
    may_tell: bool
    may_end: bool
    may_follow: bool


def solution_page(me: Me, solution: LocalSolution, *, today: date) -> SolutionPage:
    state = standing(solution.term, today=today)
    grants = me.is_any(access.GRANTERS, solution.unit)
    works = grants or me.is_any(["professional"], solution.unit)
    shape, words = WORDS[state]
    return SolutionPage(
        solution=solution,
        shape=shape,
        words=str(words),
        days=(solution.begins_on - solution.needed_on).days,
        may_tell=works and solution.checked_on is None and state is not Standing.PLANNED,
        may_end=grants and state in (Standing.RUNNING, Standing.CHECK_DUE, Standing.PLANNED),
        may_follow=grants and solution.checked_on is not None and not _is_followed(solution),
    )


def _is_followed(solution: LocalSolution) -> bool:
    return hasattr(solution, "followed_by")


def solutions_sheet(me: Me, *, today: date) -> Sheet:
    columns = (
        Column(_("Place")),
        Column(_("What is granted")),
        Column(_("How much, and who")),
        Column(_("Directed at")),
        Column(_("When the need was told"), Cell.DATE),
        Column(_("Begins on"), Cell.DATE),
        Column(_("Ends by itself on"), Cell.DATE),
        Column(_("Where it stands")),
        Column(_("Did it help?")),
    )
    rows = (
        (
            each.unit.name,
            str(each.get_means_display()),
            each.grant,
            str(each.get_direction_display()),
            each.needed_on,
            each.begins_on,
            each.expires_on,
            str(WORDS[standing(each.term, today=today)][1]),
            str(each.get_result_display()),
        )
        for each in queries.solutions_of(me.root)
    )
    return Sheet(_("Local solutions"), columns, rows)


def grant_form(form: BaseForm, follows: LocalSolution | None) -> FormPage:
    heading = _("Carry it on") if follows else _("Grant a local solution")
    lead = _(
        "You decide it here and now. It ends by itself,"
        " and on a day you choose somebody looks at whether it helped."
    )
    back = reverse("solution", args=[follows.pk]) if follows else reverse("solutions")
    return FormPage(form, heading, _("Grant it"), back, _("Local solutions"), lead, at_the_place())


def effect_form(form: BaseForm, solution: LocalSolution) -> FormPage:
    return FormPage(
        form,
        _("Did it help?"),
        _("Tell what came of it"),
        reverse("solution", args=[solution.pk]),
        solution.grant,
        _("You expected: %(expected)s") % {"expected": solution.expected},
        at_the_place(),
    )
