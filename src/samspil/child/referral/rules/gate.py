"""The gate: what a referral lacks and who can supply it, where it stands, what its panel lacks."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samspil.child.referral.rules.procedure import SUPPLIED_BY, Actor, Evidence


@dataclass(frozen=True)
class Heard:
    """One guardian with custody: whether they were heard, and whether their position stands there."""

    name: str
    is_heard: bool
    has_position: bool


@dataclass(frozen=True)
class Facts:
    """What a referral holds, as the gate asks for it. `kinds`: the kinds of the experts who have written."""

    community: str = ""
    needs: str = ""
    results: int = 0
    is_requested: bool = False
    kinds: tuple[str, ...] = ()
    no_assessment: str = ""
    child_words: str = ""
    no_view: str = ""
    guardians: tuple[Heard, ...] = ()


@dataclass(frozen=True)
class Missing:
    evidence: Evidence
    who: Actor
    names: tuple[str, ...] = ()


def missing(facts: Facts, *, evidence: Iterable[str], experts: int) -> tuple[Missing, ...]:
    """Each piece that the basis asks for and that is not there, with who can supply it; none opens the gate.

    `functions.sql` asks the same of the rows, so that nothing gets past it; a test holds them equal.
    """
    asked = set(evidence)
    return tuple(
        Missing(each, SUPPLIED_BY[each], _whose(each, facts))
        for each in Evidence
        if each in asked and not _is_there(each, facts, experts)
    )


def _is_there(each: Evidence, facts: Facts, experts: int) -> bool:
    answers: Mapping[Evidence, Callable[[], bool]] = {
        Evidence.TESTS: lambda: bool(facts.community.strip() and facts.needs.strip()),
        Evidence.TRIED: lambda: facts.results > 0,
        Evidence.REQUEST: lambda: facts.is_requested,
        Evidence.ASSESSMENT: lambda: _is_assessed(facts, experts),
        Evidence.CHILD: lambda: bool(facts.child_words.strip() or facts.no_view.strip()),
        Evidence.HEARD: lambda: bool(facts.guardians) and all(one.is_heard for one in facts.guardians),
        Evidence.POSITION: lambda: bool(facts.guardians) and all(one.has_position for one in facts.guardians),
    }
    return answers[each]()


def _is_assessed(facts: Facts, experts: int) -> bool:
    if experts == 1 and facts.no_assessment.strip():
        return True
    return len(set(facts.kinds)) >= experts


def _whose(each: Evidence, facts: Facts) -> tuple[str, ...]:
    if each == Evidence.HEARD:
        return tuple(one.name for one in facts.guardians if not one.is_heard)
    if each == Evidence.POSITION:
        return tuple(one.name for one in facts.guardians if not one.has_position)
    return ()


class Stage(StrEnum):
    """Where a referral stands. It follows from its days."""

    WRITTEN = "written"
    SENT = "sent"
    DECIDED = "decided"
    COMPLAINED = "complained"
    WITHDRAWN = "withdrawn"


def stage(*, submitted: bool, decided: bool, withdrawn: bool, complaint_open: bool = False) -> Stage:
    if decided:
        return Stage.COMPLAINED if complaint_open else Stage.DECIDED
    if withdrawn:
        return Stage.WITHDRAWN
    return Stage.SENT if submitted else Stage.WRITTEN


@dataclass(frozen=True)
class Lack:
    """What a panel lacks before it may decide."""

    too_few: int
    parts: tuple[str, ...]
    has_chair: bool

    @property
    def is_composed(self) -> bool:
        return not self.too_few and not self.parts and self.has_chair


@dataclass(frozen=True)
class There:
    """Somebody with a seat who came: what they bring, whether they may chair, and whether they do."""

    seat: int
    part: str
    may_chair: bool
    chairs: bool


def counted(there: Collection[There], apart: Collection[int]) -> tuple[tuple[str, bool], ...]:
    """Who counts on one case: without the seats `apart`, which have a part in it.

    Where the chair is one of them, whoever else may chair takes it. `functions.sql` says the same.
    """
    is_vacant = any(each.chairs and each.seat in apart for each in there)
    return tuple(
        (each.part, each.chairs or (is_vacant and each.may_chair)) for each in there if each.seat not in apart
    )


def composition(present: Collection[tuple[str, bool]], *, least: int, needs: Iterable[str]) -> Lack:
    """`present`: what each brings, and whether they chair."""
    brought = {part for part, _chairs in present}
    return Lack(
        too_few=max(0, least - len(present)),
        parts=tuple(each for each in needs if each not in brought),
        has_chair=any(chairs for _part, chairs in present),
    )
