"""The one door to a handover: it writes the line in the read log, then hands it over; to others, 404."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from samspil.child.file.access import LARGEST, OPENERS, works_with_children
from samspil.child.file.access import Opened as OpenedFile
from samspil.child.file.models import Child, Guardian
from samspil.child.file.rules import Purpose
from samspil.child.transitions import queries
from samspil.child.transitions.models import BackQuestion, Check, Meeting, Piece, Transition, Voice
from samspil.child.transitions.rules import STAFF, Side, Whose
from samspil.ground.organisation.access import Me, known
from samspil.ground.organisation.models import Group, Person, Unit
from samspil.ground.organisation.rules import RoleKind

CAN_CHANGE_IT = (RoleKind.LEADER, RoleKind.HEAD, RoleKind.DIRECTOR, RoleKind.FOLLOW_UP)


@dataclass(frozen=True)
class Name:
    """Whose handover it is, and who sees to it: all that a reader learns of persons."""

    key: int
    child: int
    sides: frozenset[str]
    given: str
    family: str
    born_on: date
    lead: str
    receiver: str
    himself: int | None

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Opened:
    """A handover that is open, and logged."""

    transition: Transition
    name: Name
    person: Person
    me: Me | None

    @property
    def sides(self) -> frozenset[str]:
        return self.name.sides

    @property
    def gives(self) -> bool:
        return Side.GIVER in self.sides

    @property
    def takes(self) -> bool:
        return Side.TAKER in self.sides

    @property
    def is_family(self) -> bool:
        return not self.sides & STAFF

    @property
    def country(self) -> str:
        place = self.transition.taker or self.transition.giver
        return place.country if place else "DK"

    @property
    def house(self) -> int:
        place = self.transition.giver or self.transition.taker
        return place.root if place else 0

    @property
    def leads_taker(self) -> bool:
        taker = self.transition.taker
        return bool(self.takes and self.me and taker and self.me.is_any((RoleKind.LEADER,), taker))


class Shut(Http404):
    """It came to the reader, and may not be read any more: `why` stands on the page."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def open_handovers(keys: Collection[int], page: str, purpose: str, to: Collection[str]) -> dict[int, Name]:
    """The handovers among the keys on whose sides I stand; each has its line in the log now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM transitions_open(%s, %s, %s, %s)", [list(keys), page, purpose, list(to)]
        )
        return {row[0]: Name(row[0], row[1], frozenset(row[2]), *row[3:]) for row in cursor.fetchall()}


def opened_handover(request: HttpRequest, pk: int, page: str, to: Collection[str]) -> Opened:
    if pk >= LARGEST:
        raise Http404
    name = open_handovers([pk], page, Purpose.HANDOVER, to).get(pk)
    if name is None:
        if why := queries.why_shut(pk):
            raise Shut(why)
        raise Http404
    found = get_object_or_404(Transition.objects.select_related("giver", "taker"), pk=pk)
    mine = known(request.user)
    return Opened(found, name, mine.person if mine else request.user.person, mine)


def require_draft(opened: Opened) -> None:
    """404 for what has been handed over, or will not be any more."""
    if opened.transition.handed_on or opened.transition.moved_on:
        raise Http404


def require_may_put_off(opened: Opened, today: date) -> None:
    """404 unless it is handed over, and has not begun."""
    found = opened.transition
    if found.handed_on is None or found.moved_on or found.begins_on < today:
        raise Http404


def require_letter(opened: Opened, language: str, today: date) -> None:
    """404 unless it goes to a place outside Samspil, and its day has come."""
    found = opened.transition
    is_out = found.handed_on is not None and found.handed_on <= today <= found.read_until
    if found.taker_id or not is_out or found.moved_on or language not in dict(settings.LANGUAGES):
        raise Http404


def require_not_moved(opened: Opened) -> None:
    if opened.transition.moved_on:
        raise Http404


def require_mine_to_say(opened: Opened, whose: str) -> Guardian | None:
    """Families say their own. Gives the line by which a parent is one."""
    if not opened.is_family:
        return None
    if Side.SELF in opened.sides and whose == Whose.CHILD:
        return None
    if Side.GUARDIAN in opened.sides and whose == Whose.PARENTS:
        return Guardian.objects.filter(person=opened.person, child=opened.name.child).first()
    raise Http404


def require_after_the_start(opened: Opened, today: date) -> None:
    """404 while nobody can know yet how it went."""
    found = opened.transition
    if found.handed_on is None or found.moved_on or found.begins_on > today:
        raise Http404


def piece_of(opened: Opened, pk: int) -> Piece:
    return get_object_or_404(Piece, pk=pk, transition=opened.transition)


def question_of(opened: Opened, pk: int) -> BackQuestion:
    return get_object_or_404(BackQuestion, pk=pk, transition=opened.transition, answered_on=None)


def require_work_with_children(me: Me) -> None:
    if not works_with_children(me):
        raise Http404


def places_to_give_from(me: Me) -> list[Unit]:
    """The places I work in or lead: their class lists I may begin from."""
    places = list({unit.pk: unit for unit in me.units(OPENERS)}.values())
    if not places:
        raise Http404
    return places


@dataclass(frozen=True)
class ClassList:
    """The place and the group whose children are chosen from, and the others there are."""

    unit: Unit
    group: Group | None
    places: tuple[Unit, ...]
    groups: tuple[Group, ...]


def class_list(me: Me, unit: str, group: str) -> ClassList:
    """What was asked for among my places; without a word the first of them, whole."""
    places = places_to_give_from(me)
    here = next((each for each in places if str(each.pk) == unit), places[0])
    groups = list(Group.objects.filter(unit=here, ended_on=None).order_by("name", "pk"))
    chosen = next((each for each in groups if str(each.pk) == group), None)
    return ClassList(here, chosen, tuple(places), tuple(groups))


def places_of(opened: OpenedFile) -> list[Unit]:
    """The places the child goes to now, the newest first."""
    found = opened.child.enrolments.select_related("unit").order_by("-begins_on")
    return list({each.unit_id: each.unit for each in found}.values())


def begun(child: Child, kind: str, begins_on: date) -> int:
    """The one that is there now, whether it was begun just now or before."""
    return get_object_or_404(Transition, child=child, kind=kind, begins_on=begins_on).pk


def who_may_receive(opened: Opened) -> QuerySet[Person] | None:
    """Those who work in the new place; its leader chooses among them, others choose nobody."""
    if not opened.leads_taker:
        return None
    working = ("professional", "leader")
    found = Person.objects.filter(roles__unit=opened.transition.taker_id, roles__kind__in=working)
    return found.filter(ended_on=None).distinct().order_by("given_name", "family_name", "pk")


def meeting_of(opened: Opened) -> Meeting:
    return get_object_or_404(Meeting, transition=opened.transition)


def guardians_of(opened: Opened, whose: str) -> list[Guardian] | None:
    """Whose words one may write down as a professional; None for families, who write their own. Not of those
    who have said theirs; once all have, 404.

    The new place reads no line of a guardian: it writes down what parents say without a name.
    """
    if opened.is_family:
        return None
    said = Voice.objects.filter(transition=opened.transition).values_list("guardian", "by")
    there = list(Guardian.objects.filter(child=opened.name.child, ends_on=None))
    left = [each for each in there if (each.pk, each.person_id) not in set(said)]
    if whose == Whose.PARENTS and there and not left:
        raise Http404
    return left


def require_mine_to_ask(opened: Opened) -> None:
    """The former place asks afterwards only where the new one does not use Samspil."""
    if not opened.takes and opened.gives and opened.transition.taker_id:
        raise Http404


Line = TypeVar("Line", Voice, Check)


def line_there(model: type[Line], opened: Opened, whose: str, guardian: Guardian | None) -> Line | None:
    """What was said before, to be said anew. Of several parents a professional begins with none; what a child
    wrote itself is 404 for them."""
    if whose == Whose.PARENTS and guardian is None:
        return None
    found = model.objects.filter(transition=opened.transition, whose=whose, guardian=guardian).first()
    if found and not opened.is_family and queries.is_familys(found.by_id):
        raise Http404
    return found


def line_to_write(
    form: ModelForm, model: type[Line], opened: Opened, whose: str, guardian: Guardian | None
) -> Line:
    """The line as it was typed, on the one of that parent if there is one."""
    line = form.save(commit=False)
    line.whose = whose
    if there := line_there(model, opened, whose, guardian):
        line.pk = there.pk
    elif whose == Whose.PARENTS and guardian is None:
        reason = model.objects.filter(transition=opened.transition, whose=whose, guardian=None).first()
        line.pk = reason.pk if reason else None
    return line


def can_change_it(me: Me) -> bool:
    return any(role.kind in CAN_CHANGE_IT for role in me.roles)


def require_can_change_it(me: Me) -> None:
    if not can_change_it(me):
        raise Http404
