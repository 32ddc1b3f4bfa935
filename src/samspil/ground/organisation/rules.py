"""Kinds of unit and role, and what a role may do. Plain Python."""

from datetime import date, datetime, timedelta
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


class ImportKind(StrEnum):
    STAFF_LIST = "staff_list"
    ONEROSTER = "oneroster"


class ImportState(StrEnum):
    UPLOADED = "uploaded"
    CHECKED = "checked"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    DROPPED = "dropped"


class Table(StrEnum):
    UNIT = "unit"
    GROUP = "group"
    PERSON = "person"
    ROLE = "role"


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


# Above this share of units or of people an import stops and asks.
ENDING_LIMIT = 0.10
# An import that has told nothing for so long has lost its worker.
SILENCE = timedelta(minutes=10)
# These open the administration of Samspil itself and the read log: given by a person to a person.
BY_HAND = frozenset({RoleKind.ADMINISTRATOR, RoleKind.DATA_PROTECTION})
ANSWERED = frozenset({ImportState.DONE, ImportState.REFUSED, ImportState.DROPPED})


def asks_about_endings(*, ending: int, standing: int, limit: float = ENDING_LIMIT) -> bool:
    """Whether so many would end that a person must say yes to it in so many words."""
    return standing > 0 and ending / standing > limit


def may_be_confirmed(state: str, *, told_at: datetime | None, now: datetime) -> bool:
    """An import can be begun once it is checked, and again after it broke off or fell silent."""
    if state == ImportState.WORKING:
        return told_at is None or now - told_at > SILENCE
    return state in (ImportState.CHECKED, ImportState.FAILED)


# The words that lists use, in lower case: Danish, Dutch and English.
_KIND_WORDS = {
    UnitKind.REGION: "region, regio",
    UnitKind.MUNICIPALITY: "municipality, kommune, gemeente",
    UnitKind.DEPARTMENT: "department, forvaltning, center, område, afdeling, sector",
    UnitKind.BOARD: "school board, school_board, schoolbestuur, bestuur",
    UnitKind.SCHOOL: "school, skole, folkeskole, basisschool, bo, vo-school",
    UnitKind.SPECIAL_SCHOOL: "special school, special_school, specialskole, sbo, so, speciale school",
    UnitKind.DAYCARE: "daycare, dagtilbud, daginstitution, børnehave, vuggestue, børnehus, kinderopvang, "
    "kinderdagverblijf",
    UnitKind.DAY_CARER: "day carer, day carers, day_carer, dagpleje, dagplejer, gastouder",
    UnitKind.AFTER_SCHOOL: "after-school, after-school club, after_school, sfo, fritidshjem, bso",
    UnitKind.YOUTH_CLUB: "youth club, youth_club, klub, fritidsklub, ungdomsklub, jongerenwerk",
    UnitKind.YOUTH_SCHOOL: "youth school, youth_school, ungdomsskole",
    UnitKind.LEISURE: "leisure, fritid, fritidstilbud, vrije tijd",
    UnitKind.SERVICE: "service, tjeneste, ppr, tandpleje, sundhedspleje, dienst",
}
_ROLE_WORDS = {
    RoleKind.DIRECTOR: "director, direktør, directeur onderwijs",
    RoleKind.HEAD: "head, head of centre, centerchef, chef, afdelingshoofd",
    RoleKind.FOLLOW_UP: "follow-up, follow_up, følgegruppe, følgegruppemedlem, stuurgroep",
    RoleKind.LEADER: "leader, leder, skoleleder, daginstitutionsleder, institutionsleder, viceskoleleder, "
    "sfo-leder, directeur, schoolleider, locatieleider",
    RoleKind.PROFESSIONAL: "professional, teacher, lærer, pædagog, pædagogmedhjælper, børnehaveklasseleder, "
    "psykolog, vejleder, medarbejder, leraar, leerkracht, pedagoog, intern begeleider, psycholoog, "
    "medewerker",
    RoleKind.UNION: "union, union representative, tillidsrepræsentant, tr, vakbond",
    RoleKind.POLITICIAN: "politician, politiker, udvalgsmedlem, raadslid, wethouder",
    RoleKind.BOARD_MEMBER: "board member, board_member, bestyrelsesmedlem, bestuurslid",
    RoleKind.PARENT: "parent, forældrerepræsentant, ouder",
    RoleKind.PUPIL: "pupil, pupil council, elevråd, leerlingenraad",
    RoleKind.ANALYST: "analyst, analytiker, konsulent, analist",
    RoleKind.ADMINISTRATOR: "administrator, beheerder",
    RoleKind.DATA_PROTECTION: "data protection, data_protection, dpo, databeskyttelsesrådgiver, fg",
}


def _by_word(words: dict[RoleKind, str] | dict[UnitKind, str]) -> dict[str, str]:
    return {word.strip(): str(kind) for kind, said in words.items() for word in said.split(",")}


KIND_BY_WORD = _by_word(_KIND_WORDS)
ROLE_BY_WORD = _by_word(_ROLE_WORDS)
# OneRoster: who is a child, who is a child's adult, and who works here. No word of it gives power.
ROSTER_PUPILS = frozenset({"student"})
ROSTER_GUARDIANS = frozenset({"guardian", "parent", "relative"})
ROSTER_LEADERS = frozenset({"principal"})
ROSTER_KINDS = {"school": UnitKind.SCHOOL}
ROSTER_TOPS = frozenset({"district", "local", "state", "national"})


def roster_kind(word: str) -> UnitKind | None:
    """The kind of a OneRoster org; None for an extension that says nothing here."""
    own = word.removeprefix("ext:").lower().replace("-", "_")
    if word != own:
        return UnitKind(KIND_BY_WORD[own]) if own in KIND_BY_WORD else None
    return ROSTER_KINDS.get(word, UnitKind.DEPARTMENT)


def roster_role(word: str) -> RoleKind:
    return RoleKind.LEADER if word in ROSTER_LEADERS else RoleKind.PROFESSIONAL
