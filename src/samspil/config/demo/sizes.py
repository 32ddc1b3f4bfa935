"""How large a demo is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Nation:
    """How many there are in all, Egelund included; `years` of plans, this one included."""

    municipalities: int
    units: int
    actions: int
    staff: int
    years: int


@dataclass(frozen=True)
class Size:
    """`places` is the tag a place must carry to be built; None builds all that are named in units.yaml.

    `staff` is a share of the usual; `competence`, `contributions` (a group) and `decisions` are ceilings.
    """

    name: str
    places: str | None
    staff: float
    groups: bool
    competence: int
    contributions: int
    decisions: int
    nation: Nation | None = None


WHOLE = Nation(municipalities=98, units=5_000, actions=400_000, staff=40_000, years=4)
SIZES = {
    each.name: each
    for each in (
        Size("tiny", "tiny", staff=0.12, groups=False, competence=1, contributions=2, decisions=2),
        Size("municipality", None, staff=1, groups=True, competence=6, contributions=9, decisions=30),
        Size("nation", None, staff=1, groups=True, competence=6, contributions=9, decisions=30, nation=WHOLE),
    )
}
