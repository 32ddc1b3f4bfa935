"""A OneRoster set in our words: units, classes, the adults who work there. Pupils go to who takes them."""

from collections.abc import Iterable
from datetime import date
from typing import IO

from samspil.ground.organisation.queries.records import (
    ROOT,
    GroupRecord,
    Open,
    PersonRecord,
    RoleKey,
    RoleRecord,
    Rows,
    UnitRecord,
    Wanted,
    check_lengths,
)
from samspil.ground.organisation.rules import (
    ROSTER_GUARDIANS,
    ROSTER_PUPILS,
    ROSTER_TOPS,
    RoleKind,
    UnitKind,
    roster_kind,
    roster_role,
)
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.oneroster import Roster, read_roster
from samspil.tools.exchange.oneroster_manifest import Mode
from samspil.tools.exchange.oneroster_rows import Org, Role, Status, User
from samspil.tools.exchange.problems import Place
from samspil.tools.exchange.pupils import HOMEROOM, OTHER, PRIMARY, Pupils
from samspil.tools.exchange.references import Unresolved

CHILDREN = ROSTER_PUPILS | ROSTER_GUARDIANS
# A country's pupils in one set; their rows are handed on and not kept.
LIMITS = Limits(rows=2_000_000)


def wanted_of_roster(stream: IO[bytes], pupils: Pupils, *, into: str, today: date) -> Wanted:
    """`into` is the name of the unit that the set is for."""
    roster = read_roster(stream, limits=LIMITS, pupils=pupils)
    wanted = Wanted(kept=frozenset({"kind"}))
    wanted.problems.extend((*roster.problems, *roster.notes))
    # Pupils, terms and who is in which class are not kept here, so they cannot be looked up here.
    wanted.open.extend(
        Open("unit", each.sourced_id, each.as_problem())
        for each in roster.unresolved
        if each.target == "orgs" and each.place.file != "enrollments.csv"
    )
    if not roster.is_refused:
        _take(roster, wanted, into, today)
        _hand_on(roster, pupils)
    return wanted


def _take(roster: Roster, wanted: Wanted, into: str, today: date) -> None:
    top = _top(roster)
    if top:
        wanted.add_problem("top_is_root", Place("orgs.csv", top.line), name=top.name, unit=into)
    wanted.tops = tops = frozenset({top.sourced_id} if top else ())
    wanted.pupils = roster.handed
    if roster.modes["users"] is not Mode.ABSENT:
        wanted.has_all_pupils = (
            roster.modes["users"] is Mode.BULK and roster.modes["enrollments"] is not Mode.DELTA
        )
    wanted.units = _units(roster, wanted, tops)
    wanted.groups = _groups(roster, wanted, tops)
    _take_people(roster, wanted, _roles_of_adults(roster.roles, tops, today))


def _hand_on(roster: Roster, pupils: Pupils) -> None:
    """The pupils whose rows had something to them: a leaving, an e-mail address, a set of version 1.2."""
    places: dict[str, list[str]] = {}
    for role in roster.roles:
        if role.role in ROSTER_PUPILS and role.status is Status.ACTIVE:
            places.setdefault(role.user_id, []).append(role.org_id)
    for user in roster.users:
        if user.status is not Status.ACTIVE:
            pupils.ending(user.sourced_id, "")
        elif user.sourced_id in places:
            names = (
                (user.preferred_given_name or user.given_name)[:100],
                (user.preferred_family_name or user.family_name)[:100],
            )
            pupils.person(user.sourced_id, names, None, places[user.sourced_id])
    _hand_on_stays(roster, pupils)


def _hand_on_stays(roster: Roster, pupils: Pupils) -> None:
    homes = {each.sourced_id for each in roster.groups if each.kind == "homeroom"}
    for each in (one for one in roster.enrolments if one.role in ROSTER_PUPILS):
        if each.status is not Status.ACTIVE:
            pupils.ending(each.user_id, each.org_id)
            continue
        rank = PRIMARY if each.is_primary else HOMEROOM if each.group_id in homes else OTHER
        pupils.stay(each.user_id, each.org_id, each.group_id, (each.begins_on, each.ends_on), rank)


def _top(roster: Roster) -> Org | None:
    """The one unit above all others, when it is an authority: it is the unit we import into."""
    tops = [each for each in roster.orgs if not each.parent_id]
    is_whole = roster.modes["orgs"] is Mode.BULK
    return tops[0] if is_whole and len(tops) == 1 and tops[0].kind in ROSTER_TOPS else None


def _key(sourced_id: str, tops: frozenset[str]) -> str:
    return ROOT if sourced_id in tops else sourced_id


def _units(roster: Roster, wanted: Wanted, tops: frozenset[str]) -> Rows[str, UnitRecord]:
    rows: Rows[str, UnitRecord] = Rows(is_bulk=roster.modes["orgs"] is Mode.BULK)
    for org in roster.orgs:
        if org.sourced_id in tops:
            continue
        if org.status is not Status.ACTIVE:
            rows.ending.add(org.sourced_id)
            continue
        kind = roster_kind(org.kind)
        if kind is None:
            wanted.add_problem("unit_kind_unknown", Place("orgs.csv", org.line, "type"), value=org.kind)
        unit = UnitRecord(
            name=org.name,
            kind=kind or UnitKind.SERVICE,
            number=org.identifier,
            parent=_key(org.parent_id, tops) if org.parent_id else "",
        )
        check_lengths(wanted, "unit", unit, Place("orgs.csv", org.line))
        rows.rows[org.sourced_id] = unit
    return rows


def _groups(roster: Roster, wanted: Wanted, tops: frozenset[str]) -> Rows[str, GroupRecord]:
    rows: Rows[str, GroupRecord] = Rows(is_bulk=roster.modes["classes"] is Mode.BULK)
    for each in roster.groups:
        if each.status is not Status.ACTIVE:
            rows.ending.add(each.sourced_id)
            continue
        group = GroupRecord(_key(each.org_id, tops), each.title, ",".join(each.grades)[:20])
        check_lengths(wanted, "group", group, Place("classes.csv", each.line))
        rows.rows[each.sourced_id] = group
    return rows


def _take_people(
    roster: Roster, wanted: Wanted, roles: tuple[dict[RoleKey, RoleRecord], set[RoleKey]]
) -> None:
    ours, ended = roles
    adults = {key[0] for key in ours}
    is_users_bulk = roster.modes["users"] is Mode.BULK
    wanted.roles = Rows(ours, ended - ours.keys(), roster.modes["roles"] is Mode.BULK)
    wanted.persons = Rows(is_bulk=is_users_bulk)
    children = {each.user_id: each.role for each in roster.roles if each.role in CHILDREN}
    for user in roster.users:
        if user.status is not Status.ACTIVE:
            wanted.persons.ending.add(user.sourced_id)
        elif user.sourced_id in adults:
            _take_person(user, wanted)
        elif user.sourced_id in children:
            is_pupil = children[user.sourced_id] in ROSTER_PUPILS
            wanted.pupils += is_pupil
            wanted.guardians += not is_pupil
        elif not is_users_bulk:
            _take_person(user, wanted, is_known=True)
    if not is_users_bulk:
        sent = {each.sourced_id for each in roster.users}
        wanted.open.extend(_unknown_people(roster.roles, {key[0] for key in ours} - sent))


def _roles_of_adults(
    roles: Iterable[Role], tops: frozenset[str], today: date
) -> tuple[dict[RoleKey, RoleRecord], set[RoleKey]]:
    """What adults are, and what they no longer are."""
    ours: dict[RoleKey, RoleRecord] = {}
    ended: set[RoleKey] = set()
    for each in roles:
        if each.role in CHILDREN:
            continue
        kind = roster_role(each.role)
        key = (each.user_id, str(kind), _key(each.org_id, tops))
        if each.status is not Status.ACTIVE or (each.ends_on and each.ends_on < today):
            ended.add(key)
            continue
        title = "" if kind is RoleKind.LEADER or each.role == "teacher" else each.role.removeprefix("ext:")
        ours[key] = RoleRecord(title[:120], each.begins_on, each.ends_on)
    return ours, ended


def _take_person(user: User, wanted: Wanted, *, is_known: bool = False) -> None:
    person = PersonRecord(
        user.preferred_given_name or user.given_name,
        user.preferred_family_name or user.family_name,
        user.email,
    )
    place = Place("users.csv", user.line)
    check_lengths(wanted, "person", person, place)
    if is_known:
        # A delta may change the name of somebody without repeating what they are; a child's is passed over.
        wanted.maybe[user.sourced_id] = person
    else:
        wanted.persons.rows[user.sourced_id] = person


def _unknown_people(roles: Iterable[Role], people: set[str]) -> Iterable[Open]:
    """People with a role in the set who are not in it themselves, each once."""
    for each in roles:
        if each.user_id in people:
            people.discard(each.user_id)
            place = Place("roles.csv", each.line, "userSourcedId")
            yield Open("person", each.user_id, Unresolved(place, "users", each.user_id).as_problem())
