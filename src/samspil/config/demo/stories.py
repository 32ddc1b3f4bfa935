"""How an action goes: the dates that make it late, quiet or done; the plans compute the status from them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from samspil.config.demo.days import Days
from samspil.steering.plans.rules import Status

QUIET = 60


@dataclass(frozen=True)
class Story:
    """The dates of one action, and the days on which somebody told something."""

    planned_start: date | None = None
    planned_end: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    stopped_on: date | None = None
    told: tuple[date, ...] = ()
    proved: bool = False

    @property
    def course(self) -> dict[str, date | None]:
        names = ("planned_start", "planned_end", "started_on", "ended_on", "stopped_on")
        return {name: getattr(self, name) for name in names}


def draw(status: Status, *, days: Days, rng: Random) -> Story:
    """Dates that give this status today."""
    return _DRAWN[status](days, rng)


def settle(story: Story, last: date) -> Story:
    """The same, but nothing ended, was shown or told after `last`."""
    told = tuple(each for each in story.told if each <= last)
    if story.started_on and story.started_on > last:
        return replace(story, told=told, ended_on=None, stopped_on=None, proved=False)
    ended, stopped = (each and min(each, last) for each in (story.ended_on, story.stopped_on))
    return replace(story, told=told, ended_on=ended, stopped_on=stopped)


def _back(days: Days, count: int) -> date:
    """So many days ago, but not before the plan."""
    return max(days.today - timedelta(days=count), days.begins + timedelta(days=3))


def _ahead(days: Days, count: int) -> date:
    return days.today + timedelta(days=count)


def _between(first: date, last: date, rng: Random) -> tuple[date, ...]:
    """Telling every three to six weeks."""
    found, day = [], first + timedelta(days=rng.randint(6, 25))
    while day < last:
        found.append(day)
        day += timedelta(days=rng.randint(18, 44))
    return tuple(found)


def _planned(days: Days, rng: Random) -> Story:
    start = _ahead(days, rng.randint(4, 75))
    return Story(start, start + timedelta(days=rng.randint(20, 90)))


def _running(days: Days, rng: Random) -> Story:
    start = _back(days, rng.randint(12, days.span - 20))
    last = _back(days, rng.randint(1, 45))
    told = (*_between(start, last, rng), max(last, start))
    return Story(start, _ahead(days, rng.randint(6, 150)), start, told=told)


def _quiet(days: Days, rng: Random) -> Story:
    start = _back(days, rng.randint(QUIET + 15, days.span - 8))
    last = _back(days, rng.randint(QUIET + 2, QUIET + 14))
    return Story(start, _ahead(days, rng.randint(6, 120)), start, told=(max(last, start),))


def _late(days: Days, rng: Random) -> Story:
    if rng.random() < 0.3:
        start = _back(days, rng.randint(4, 40))
        return Story(start, start + timedelta(days=rng.randint(50, 120)))
    due = _back(days, rng.randint(3, 50))
    start = max(due - timedelta(days=rng.randint(20, 60)), days.begins)
    return Story(start, due, start, told=_between(start, days.today, rng))


def _ended(days: Days, rng: Random) -> Story:
    end = _back(days, rng.randint(2, days.span - 30))
    start = max(end - timedelta(days=rng.randint(15, 70)), days.begins)
    due = max(end + timedelta(days=rng.randint(-8, 20)), start)
    return Story(start, due, start, end, told=(*_between(start, end, rng), end))


def _done(days: Days, rng: Random) -> Story:
    return replace(_ended(days, rng), proved=True)


def _stopped(days: Days, rng: Random) -> Story:
    ended = _ended(days, rng)
    return replace(ended, ended_on=None, stopped_on=ended.ended_on)


_DRAWN = {
    Status.PLANNED: _planned,
    Status.RUNNING: _running,
    Status.QUIET: _quiet,
    Status.LATE: _late,
    Status.UNPROVED: _ended,
    Status.DONE: _done,
    Status.STOPPED: _stopped,
}
# How often each status occurs among the actions of a plan at work.
USUAL = {
    Status.RUNNING: 38,
    Status.DONE: 22,
    Status.PLANNED: 16,
    Status.LATE: 8,
    Status.QUIET: 8,
    Status.UNPROVED: 5,
    Status.STOPPED: 3,
}


def usual_status(rng: Random) -> Status:
    return rng.choices(list(USUAL), weights=list(USUAL.values()))[0]
