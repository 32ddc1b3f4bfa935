"""The unit tree, the people, who is what where and when, and the imports that bring them."""

from samspil.ground.organisation.models.imports import Import, ImportChange, ImportProblem, ImportProgress
from samspil.ground.organisation.models.person import ROLE_KINDS, Account, Person, Role
from samspil.ground.organisation.models.unit import UNIT_KINDS, Group, Succession, Unit, UnitQuery

__all__ = [
    "ROLE_KINDS",
    "UNIT_KINDS",
    "Account",
    "Group",
    "Import",
    "ImportChange",
    "ImportProblem",
    "ImportProgress",
    "Person",
    "Role",
    "Succession",
    "Unit",
    "UnitQuery",
]
