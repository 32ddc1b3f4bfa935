"""How a target stands, computed from values: its path, forecast, and what it takes in whole children."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from samspil.figures.indicators.models import Target, Yardstick
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course
from samspil.figures.indicators.queries.targets import ALL, PERCENT, goal_of
from samspil.tools.statistics.forecast import Forecast, forecast
from samspil.tools.statistics.targets import (
    Effort,
    Readiness,
    Standing,
    on_path,
    readiness,
    standing,
    what_it_takes,
)
from samspil.tools.statistics.targets import Target as Goal

STANDINGS = {
    Standing.RUNNING: pgettext_lazy("target", "Running"),
    Standing.REACHED: pgettext_lazy("target", "Reached"),
    Standing.NOT_REACHED: pgettext_lazy("target", "Not reached"),
    Standing.LAPSED: pgettext_lazy("target", "Lapsed"),
    Standing.RENEWED: pgettext_lazy("target", "Renewed"),
}
READINESS = {
    Readiness.DATA_MISSING: gettext_lazy("Data missing"),
    Readiness.READY: gettext_lazy("Ready to be counted"),
    Readiness.UPDATE_AVAILABLE: gettext_lazy("Newer data is there"),
    Readiness.COMPUTED: gettext_lazy("Counted"),
}


@dataclass(frozen=True)
class Stand:
    """A target and how it stands. `goal` is None where the target has no number to be judged by."""

    target: Target
    name: str
    decision: str
    goal: Goal | None
    standing: Standing
    readiness: Readiness
    course: Course | None
    on_path: float | None = None
    effort: Effort | None = None
    forecast: Forecast | None = None

    @property
    def standing_word(self) -> str:
        return str(STANDINGS[self.standing])

    @property
    def readiness_word(self) -> str:
        return str(READINESS[self.readiness])


def stand(
    target: Target,
    yardstick: Yardstick | None,
    course: Course | None,
    *,
    today: date,
    is_renewed: bool = False,
) -> Stand:
    """From the course of the house under the target's own definition; without one it is not judged."""
    words = target.said[0] if getattr(target, "said", None) else None
    key = yardstick.definition.key if yardstick else ""
    polarity = yardstick.definition.polarity if yardstick else ""
    goal = goal_of(target, polarity=polarity, key=key, is_renewed=is_renewed)
    if goal and course and numbers.is_share(course.indicator.measure) != goal.is_share:
        # So for every hundred, and days, are not held against a percentage, nor a share against days.
        course = None
    found = Stand(
        target,
        words.name if words else target.key,
        words.decision if words else "",
        goal,
        _standing(target, goal, course, today, is_renewed),
        _readiness(course, yardstick),
        course,
    )
    return _with_path(found, goal, course) if goal and course and course.last else found


def _readiness(course: Course | None, yardstick: Yardstick | None) -> Readiness:
    """Figures that others have counted are as new as their data."""
    as_of = course.latest.as_of if course and course.latest else None
    came, done = (yardstick.newest, yardstick.counted) if yardstick else (None, None)
    newest = max((each for each in (came, as_of) if each), default=None)
    counted = max((each for each in (done, as_of) if each), default=None) if as_of else None
    return readiness(data_as_of=newest, computed_from=counted)


def _standing(
    target: Target, goal: Goal | None, course: Course | None, today: date, is_renewed: bool
) -> Standing:
    if course is None:
        # What nobody can count is not called renewed or reached: its year passes, and it lapses.
        past = target.status == Target.Status.LAPSED or (target.goal_year or today.year) < today.year
        return Standing.LAPSED if past else Standing.RUNNING
    if is_renewed:
        return Standing.RENEWED
    if goal is None:
        past = target.goal_year is not None and target.goal_year < today.year
        return Standing.LAPSED if past else Standing.RUNNING
    values = {} if course is None else {each.period: each.outcome.value or 0.0 for each in course.points}
    return standing(goal, values, year=today.year)


def _with_path(found: Stand, goal: Goal, course: Course) -> Stand:
    last = course.last
    assert last is not None
    outcome = last.outcome
    if outcome.numerator is None or not outcome.n or not numbers.is_of_children(course.indicator.measure):
        return replace(found, on_path=on_path(goal, last.period))
    counts = {
        each.period: (each.outcome.numerator, each.outcome.n)
        for each in course.points
        if each.outcome.numerator is not None
    }
    return Stand(
        found.target, found.name, found.decision, found.goal, found.standing, found.readiness, course,
        on_path(goal, last.period),
        what_it_takes(goal, outcome.numerator, outcome.n, year=last.period),
        forecast(goal, counts) if found.standing is Standing.RUNNING else None,
    )  # fmt: skip


def path_word(found: Stand) -> str:
    """Whether the last figure can be told from the path, in words and without a colour."""
    last = found.course.last if found.course else None
    if found.on_path is None or last is None or last.interval is None:
        return ""
    if found.on_path in last.interval:
        return _("Cannot be told from the path")
    assert found.goal is not None
    is_behind = (last.outcome.value or 0.0) > found.on_path
    is_behind = is_behind if found.goal.aim == "less" else not is_behind
    return _("Behind the path") if is_behind else _("Ahead of the path")


def effort_words(found: Stand) -> str:
    """`About 53 pupils fewer, 14 each year`."""
    effort = found.effort
    if effort is None or found.goal is None:
        return ""
    if not effort.children:
        return _("As many as the goal asks for already.")
    n = effort.children
    if found.goal.aim == "less":
        said = ngettext(
            "The goal is %(n)s child fewer, if as many are counted then as now.",
            "The goal is %(n)s children fewer, if as many are counted then as now.",
            n,
        )
    else:
        said = ngettext(
            "The goal is %(n)s child more, if as many are counted then as now.",
            "The goal is %(n)s children more, if as many are counted then as now.",
            n,
        )
    text = said % {"n": numbers.whole(effort.children)}
    if effort.each_year:
        yearly = ngettext("That is %(n)s each year.", "That is %(n)s each year.", effort.each_year)
        text = f"{text} {yearly % {'n': numbers.whole(effort.each_year)}}"
    return text


def forecast_words(found: Stand) -> str:
    ahead = found.forecast
    if ahead is None:
        return ""
    said = {
        "year": ahead.year,
        "share": numbers.percent(ahead.share),
        "interval": f"{numbers.percent(ahead.interval.low)}–{numbers.percent(ahead.interval.high)}",
        "chance": _chance(ahead.arriving),
    }
    text = _(
        "If it goes on as it has, it will be %(share)s in %(year)s (95 %% interval: %(interval)s), and the "
        "goal is met with a probability of %(chance)s. This continues what was, and promises nothing."
    )
    return text % said


def _chance(probability: float) -> str:
    """What has not come yet is never sure, and never out of the question."""
    if probability < 0.01:
        return _("less than %(chance)s") % {"chance": numbers.percent(0.01, 0)}
    if probability > 0.99:
        return _("more than %(chance)s") % {"chance": numbers.percent(0.99, 0)}
    return numbers.percent(probability, 0)


def number_words(value: Decimal, unit: str) -> str:
    """As it was decided: 4 %, 6,5 %, 10 days, 4,2."""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    if unit == PERCENT:
        return numbers.percent(float(value) / ALL, places)
    number = numbers.decimal(float(value), places)
    return _("%(number)s days") % {"number": number} if unit == "days" else number


def target_words(target: Target) -> str:
    """`4 % in 2030`."""
    if target.goal is None:
        return _("No number")
    said = number_words(target.goal, target.unit)
    return _("%(goal)s in %(year)s") % {"goal": said, "year": target.goal_year} if target.goal_year else said


def goal_words(found: Stand) -> str:
    """`From 6,5 % (2021) to 4 % (2030)`."""
    target, goal = found.target, target_words(found.target)
    if target.goal is None or target.baseline is None:
        return goal
    start = number_words(target.baseline, target.unit)
    if target.baseline_year:
        start = _("%(goal)s in %(year)s") % {"goal": start, "year": target.baseline_year}
    return _("From %(start)s to %(goal)s") % {"start": start, "goal": goal}
