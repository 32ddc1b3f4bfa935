"""A country's procedure: what is asked for, who takes which step, how long each took."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median


class Provision(StrEnum):
    """What is asked for beyond the general provision. A country has its own."""

    SUPPORT = "support"
    OWN_CLASS = "ownclass"
    CLASS = "class"
    SCHOOL = "school"
    REGIONAL = "regional"
    DAYCARE = "daycare"
    SBO = "sbo"
    SO = "so"
    VSO = "vso"


class Evidence(StrEnum):
    """What a basis asks to see before a panel decides, in the order in which it is worked on."""

    TESTS = "tests"
    TRIED = "tried"
    REQUEST = "request"
    ASSESSMENT = "assessment"
    CHILD = "child"
    HEARD = "heard"
    POSITION = "position"


class Actor(StrEnum):
    """Who can supply what is missing, and who takes a step."""

    TEAM = "team"
    LEADER = "leader"
    EXPERT = "expert"
    CHILD = "child"
    PARENTS = "parents"
    PANEL = "panel"


# No version of a basis does without these.
ALWAYS = (Evidence.TESTS, Evidence.TRIED, Evidence.REQUEST, Evidence.CHILD, Evidence.HEARD, Evidence.POSITION)


SUPPLIED_BY = {
    Evidence.TESTS: Actor.TEAM,
    Evidence.TRIED: Actor.TEAM,
    Evidence.REQUEST: Actor.LEADER,
    Evidence.ASSESSMENT: Actor.EXPERT,
    Evidence.CHILD: Actor.CHILD,
    Evidence.HEARD: Actor.LEADER,
    Evidence.POSITION: Actor.PARENTS,
}


class StepKind(StrEnum):
    REQUEST = "request"
    ASSESSMENT = "assessment"
    CONSULTATION = "consultation"
    PANEL = "panel"
    DECISION = "decision"


class Outcome(StrEnum):
    GRANTED = "granted"
    OTHER = "other"
    REFUSED = "refused"


class Part(StrEnum):
    """What somebody brings to a panel."""

    PSYCHOLOGY = "psychology"
    SPECIAL = "special"
    GENERAL = "general"
    MANAGEMENT = "management"
    HEALTH = "health"


@dataclass(frozen=True)
class StepOf:
    """A step as a country begins with it: who takes it, and the rule that says for how long, if one does."""

    kind: StepKind
    role: Actor
    rule: str = ""


@dataclass(frozen=True)
class Profile:
    """`experts`: so many, each of another kind; where it is one, a reason may stand instead."""

    provisions: tuple[Provision, ...]
    steps: tuple[StepOf, ...]
    complaint: str
    reassessment: str
    forward: str
    maintain: str
    review: str
    experts: int = 1
    has_category: bool = False


PROFILES = {
    "DK": Profile(
        provisions=(
            Provision.SUPPORT,
            Provision.OWN_CLASS,
            Provision.CLASS,
            Provision.SCHOOL,
            Provision.REGIONAL,
            Provision.DAYCARE,
        ),
        steps=(
            StepOf(StepKind.REQUEST, Actor.LEADER, "referral-request"),
            StepOf(StepKind.ASSESSMENT, Actor.EXPERT, "referral-assessment"),
            StepOf(StepKind.CONSULTATION, Actor.PARENTS, "referral-consultation"),
            StepOf(StepKind.PANEL, Actor.PANEL, "referral-committee-interval"),
            StepOf(StepKind.DECISION, Actor.PANEL, "referral-decision"),
        ),
        complaint="complaint-special-education",
        reassessment="complaint-reassessment",
        forward="complaint-forward",
        maintain="complaint-maintain",
        review="review-special-placement",
    ),
    "NL": Profile(
        provisions=(Provision.SBO, Provision.SO, Provision.VSO),
        steps=(
            StepOf(StepKind.REQUEST, Actor.LEADER, "referral-request"),
            StepOf(StepKind.ASSESSMENT, Actor.EXPERT, "referral-assessment"),
            StepOf(StepKind.CONSULTATION, Actor.PARENTS, "referral-consultation"),
            StepOf(StepKind.DECISION, Actor.PANEL, "tlv-decision"),
        ),
        complaint="tlv-objection",
        reassessment="",
        forward="tlv-objection-defence",
        maintain="",
        review="opp-review",
        experts=2,
        has_category=True,
    ),
}


@dataclass(frozen=True)
class StepState:
    """One step of a case: since when it runs, until when it should be done, and when it was."""

    kind: str
    role: str
    began_on: date | None
    due_on: date | None
    done_on: date | None

    @property
    def days(self) -> int | None:
        """From its beginning; a step that was done ahead of the one before it took none."""
        if not self.began_on or not self.done_on:
            return None
        return max(0, (self.done_on - self.began_on).days)

    def is_late(self, today: date) -> bool:
        return bool(self.due_on and (self.done_on or today) > self.due_on)


def step_roles(steps: Sequence[tuple[str, str]], *, is_leaders: bool) -> tuple[tuple[str, str], ...]:
    """Kind and role of each step of a case: where the leader decides, no panel meets."""
    if not is_leaders:
        return tuple(steps)
    return tuple(
        (kind, Actor.LEADER if kind == StepKind.DECISION else role)
        for kind, role in steps
        if kind != StepKind.PANEL
    )


def step_states(
    steps: Sequence[tuple[str, str]],
    done: Mapping[str, date | None],
    *,
    begun_on: date,
    due: Callable[[int, date], date | None],
) -> tuple[StepState, ...]:
    """Each step runs from the day the one before it was done; `due(place, from)` computes its last day."""
    found, since = [], begun_on
    is_running = True
    for place, (kind, role) in enumerate(steps):
        on = done.get(kind)
        began = since if is_running or on else None
        found.append(StepState(kind, role, began, due(place, began) if began else None, on))
        is_running = is_running and on is not None
        since = max(since, on) if on else since
    return tuple(found)


def median_days(found: Iterable[tuple[date | None, date | None]]) -> float | None:
    """The middle of the days from one day to another, where both are known."""
    took = [(until - since).days for since, until in found if since and until]
    return float(median(took)) if took else None
