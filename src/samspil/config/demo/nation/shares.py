"""How the nation is shared out: a few large municipalities, many small, and sums that are exact."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspil.config.demo import texts
from samspil.config.demo.people import ascii_of
from samspil.config.demo.realm import EGELUND, Realm
from samspil.config.demo.sizes import Nation
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.steering.plans.models import Action

# The largest has about five in a hundred of all, the smallest half of one.
HEAD, FALL = 4, -0.7
LEAST = {"units": 8, "staff": 30, "actions": 0}
NOT_EMPLOYED = (RoleKind.POLITICIAN, RoleKind.BOARD_MEMBER, RoleKind.PARENT, RoleKind.PUPIL)


@dataclass(frozen=True)
class Municipality:
    """One municipality to be built, and how much of the nation is in it."""

    name: str
    realm: Realm
    units: int
    staff: int
    actions: int


def apportion(total: int, weights: Sequence[float], *, least: int = 0) -> list[int]:
    """Whole numbers in proportion to the weights, with the sum `total`; the largest rests are rounded up."""
    free, whole = total - least * len(weights), sum(weights)
    if free < 0 or not whole:
        raise ValueError(f"{total} cannot be shared among {len(weights)} with at least {least} each")
    exact = [free * each / whole for each in weights]
    found = [int(each) for each in exact]
    by_rest = sorted(range(len(weights)), key=lambda place: (found[place] - exact[place], place))
    for place in by_rest[: free - sum(found)]:
        found[place] += 1
    return [each + least for each in found]


def counted() -> dict[str, int]:
    """What Egelund has already: its places, people at work and actions."""
    root = Unit.objects.get(key=EGELUND.keyed(EGELUND.key))
    employed = Role.objects.filter(root=root).exclude(kind__in=NOT_EMPLOYED)
    return {
        "units": Unit.objects.under(root.pk).count(),
        "staff": employed.values("person").distinct().count(),
        "actions": Action.objects.filter(effort__plan__unit__path__contains=[root.pk]).count(),
    }


def municipalities(nation: Nation, already: dict[str, int]) -> list[Municipality]:
    """All but Egelund, the largest first."""
    names = _names()[: nation.municipalities - 1]
    weights = [(place + HEAD) ** FALL for place in range(len(names))]
    shares = {
        what: apportion(getattr(nation, what) - already[what], weights, least=least)
        for what, least in LEAST.items()
    }
    return [
        Municipality(
            f"{name} Kommune", realm(name), shares["units"][at], shares["staff"][at], shares["actions"][at]
        )
        for at, name in enumerate(names)
    ]


def realm(name: str) -> Realm:
    key = ascii_of(name)
    return Realm(key, "DK", "da", f"{key}.example", EGELUND.strategy)


def _names() -> list[str]:
    told = texts.read("nation")["municipalities"]
    return [f"{first}{last}" for last in told["last"] for first in told["first"]]
