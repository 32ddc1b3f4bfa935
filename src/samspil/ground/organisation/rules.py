"""Kinds of unit and role, and what a role may do. Plain Python."""

from datetime import date
from enum import StrEnum


class UnitKind(StrEnum):
    REGION = "region"
    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    BOARD = "school_board"
    SCHOOL = "school"
    SPECIAL_SCHOOL = "special_school"
    DAYCARE = "daycare"
    DAY_CARER = "day_carer"
    AFTER_SCHOOL = "after_school"
    YOUTH_CLUB = "youth_club"
    YOUTH_SCHOOL = "youth_school"
    LEISURE = "leisure"
    SERVICE = "service"


class RoleKind(StrEnum):
    DIRECTOR = "director"
    HEAD = "head"
    FOLLOW_UP = "follow_up"
    LEADER = "leader"
    PROFESSIONAL = "professional"
    UNION = "union"
    POLITICIAN = "politician"
    BOARD_MEMBER = "board_member"
    PARENT = "parent"
    PUPIL = "pupil"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    DATA_PROTECTION = "data_protection"


class ActorGroup(StrEnum):
    """The seven groups that carry a strategy together, from council to children."""

    POLITICIANS = "politicians"
    ADMINISTRATION = "administration"
    LEADERS = "leaders"
    STAFF = "staff"
    BOARDS = "boards"
    PARENTS = "parents"
    CHILDREN = "children"


# Where children are, and therefore where a local plan is asked for.
PLAN_KINDS = frozenset(
    {
        UnitKind.SCHOOL,
        UnitKind.SPECIAL_SCHOOL,
        UnitKind.DAYCARE,
        UnitKind.DAY_CARER,
        UnitKind.AFTER_SCHOOL,
        UnitKind.YOUTH_CLUB,
        UnitKind.YOUTH_SCHOOL,
        UnitKind.LEISURE,
    }
)
STEERING = frozenset({RoleKind.DIRECTOR, RoleKind.HEAD, RoleKind.FOLLOW_UP})
WRITERS = STEERING | {RoleKind.LEADER}
APPROVERS = frozenset({RoleKind.DIRECTOR, RoleKind.HEAD})
CONTRIBUTORS = WRITERS | {RoleKind.PROFESSIONAL}

_GROUP_OF = {
    RoleKind.DIRECTOR: ActorGroup.ADMINISTRATION,
    RoleKind.HEAD: ActorGroup.ADMINISTRATION,
    RoleKind.FOLLOW_UP: ActorGroup.ADMINISTRATION,
    RoleKind.ANALYST: ActorGroup.ADMINISTRATION,
    RoleKind.ADMINISTRATOR: ActorGroup.ADMINISTRATION,
    RoleKind.DATA_PROTECTION: ActorGroup.ADMINISTRATION,
    RoleKind.LEADER: ActorGroup.LEADERS,
    RoleKind.PROFESSIONAL: ActorGroup.STAFF,
    RoleKind.UNION: ActorGroup.STAFF,
    RoleKind.POLITICIAN: ActorGroup.POLITICIANS,
    RoleKind.BOARD_MEMBER: ActorGroup.BOARDS,
    RoleKind.PARENT: ActorGroup.PARENTS,
    RoleKind.PUPIL: ActorGroup.CHILDREN,
}


def actor_group(kind: str) -> ActorGroup:
    return _GROUP_OF[RoleKind(kind)]


def is_current(*, begins_on: date, ends_on: date | None, today: date) -> bool:
    """A role counts on its first and on its last day."""
    return begins_on <= today and (ends_on is None or today <= ends_on)
