"""Who decides: the leader what the rulebook leaves to the leader, the panel all else."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from samspil.child.referral.rules.procedure import Provision


class Decider(StrEnum):
    LEADER = "leader"
    PANEL = "panel"


def rule_key(kind: str) -> str:
    """Under which key the rulebook says who decides on a kind of support."""
    return f"decides-{kind}"


def decider(said: str | None) -> Decider:
    """By the words of the row that holds; the panel for lack of one. `functions.sql` says the same."""
    return Decider.LEADER if said == Decider.LEADER else Decider.PANEL


def grantable(
    provisions: Iterable[Provision], by: Decider, leaders: Collection[str]
) -> tuple[Provision, ...]:
    """What somebody may grant. The panel may grant the smaller thing too, the leader nothing larger."""
    return tuple(each for each in provisions if by == Decider.PANEL or each in leaders)
