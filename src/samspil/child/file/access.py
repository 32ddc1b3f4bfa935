"""The one door to a file: it writes the line in the read log, then hands the file over; to others, 404."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.db import connection
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from samspil.child.file.models import (
    Attachment,
    Child,
    ChildView,
    Closing,
    Consent,
    Glass,
    Guardian,
    Pupil,
    Question,
    Talk,
)
from samspil.child.file.queries import brings_in
from samspil.child.file.rules import FAMILY, STAFF, WORKERS, Purpose, Way, logged_purpose
from samspil.ground.organisation.access import Me, known
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import RoleKind

OPENERS = (RoleKind.PROFESSIONAL, RoleKind.LEADER)
WORK_WITH_CHILDREN = (RoleKind.PROFESSIONAL, RoleKind.LEADER, RoleKind.HEAD)
# What the database can count to.
LARGEST = 2**63
# Where a person's reasons lie for as long as they are signed in.
PURPOSES = "purposes"
# Only what comes in one of the ways asked for is opened: the ways are settled before the log is written.
OPENING = """
    WITH mine AS MATERIALIZED (
        SELECT key, given, ways
        FROM unnest(%s::bigint[], %s::text[]) AS asked (key, given), LATERAL file_ways(key) AS ways
        WHERE ways && %s::text[])
    SELECT child, opened.ways FROM mine, LATERAL file_open(ARRAY[key], %s, CASE
        WHEN mine.ways && %s::text[] THEN given WHEN mine.ways && %s::text[] THEN %s ELSE %s END) AS opened
"""


# What the database says when it refuses a line of the log: the house asks to be surer who it is.
ASKS_FOR_MORE = "SA001"


class SecondFactor:
    """Sends who is not known well enough to where a second factor is set up. Nothing was opened or logged."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if getattr(exception.__cause__, "sqlstate", "") != ASKS_FOR_MORE:
            return None
        request.failed = True  # the transaction is broken: nothing of it stays
        said = _(
            "A child's file asks for a second factor. Set one up here, then sign out and in again with it."
        )
        messages.warning(request, said)
        return redirect("mfa_index")


@dataclass(frozen=True)
class Opened:
    """A file that is open, and logged: whose, for whom, in which ways, why."""

    child: Child
    ways: frozenset[str]
    person: Person
    me: Me | None
    purpose: str

    @property
    def is_staff(self) -> bool:
        return bool(self.ways & STAFF)

    @property
    def may_write(self) -> bool:
        return bool(self.ways & {Way.PARTICIPANT, Way.LEADER})

    @property
    def leads(self) -> bool:
        return Way.LEADER in self.ways

    @property
    def is_hidden(self) -> bool:
        """Whether this reader must not learn where the child is. A worker of the house may."""
        return Way.HIDDEN in self.ways and not self.is_staff


View = Callable[..., HttpResponse]


def shows_child(page: str, *, to: Collection[str]) -> Callable[[View], View]:
    """For every view of a child: opens the file and logs it as `page` for who comes in one of the ways `to`.

    Without it the database shows no row of the file, whatever the view asks for.
    """

    def door(view: View) -> View:
        @wraps(view)
        def opened_first(request: HttpRequest, key: int, **rest: object) -> HttpResponse:
            response = view(request, opened_file(request, key, page, to), **rest)
            return kept_nowhere(response)

        opened_first.shows_child = page
        return opened_first

    return door


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """A page of a child stays in no browser and no proxy: the next look is a look, with its line."""
    response["Cache-Control"] = "private, no-store"
    return response


def leaves_nothing(view: View) -> View:
    """For views that open a file only when what they show is about a child."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **rest: object) -> HttpResponse:
        return kept_nowhere(view(request, *args, **rest))

    return kept


def opened_file(request: HttpRequest, key: int, page: str, to: Collection[str]) -> Opened:
    found = open_files(request, [key], page, to).get(key)
    if found is None:
        raise Http404
    child = _child(key, found)
    # Whoever has no role reads under the name of the house that keeps the file; none where it is hidden.
    request.house = child.house if child.house_id else None
    account, mine = request.user, known(request.user)
    person = mine.person if mine else account.person
    return Opened(child, found, person, mine, purpose_of(request, key, found))


def _child(key: int, ways: Collection[str]) -> Child:
    """The file itself; to who must not learn where the child is, a name and nothing else."""
    if set(ways) == {Way.HIDDEN}:
        return Child(pk=key, given_name=family_names().get(key, ""))
    return get_object_or_404(Child.objects.select_related("house", "closing"), pk=key)


def family_names() -> dict[int, str]:
    """The given names of the files a family has opened here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT child, given FROM file_names()")
        return dict(cursor.fetchall())


def open_files(
    request: HttpRequest, keys: Collection[int], page: str, to: Collection[str], purpose: str = ""
) -> dict[int, frozenset[str]]:
    """The ways in which I come to those of the files that are mine; each has its line in the log now."""
    keys = [key for key in keys if key < LARGEST]
    own, emergency = (purpose or usual for usual in (Purpose.OWN, Purpose.EMERGENCY))
    given = [purpose or _given_purpose(request, key) for key in keys]
    with connection.cursor() as cursor:
        cursor.execute(OPENING, [keys, given, list(to), page, list(WORKERS), list(STAFF), emergency, own])
        return {key: frozenset(ways) for key, ways in cursor.fetchall()}


def purpose_of(request: HttpRequest, key: int, ways: Collection[str]) -> str:
    """The reason the reader has given, else the usual one of their way. As OPENING logs it."""
    if not set(ways) & STAFF:
        return Purpose.OWN
    return _given_purpose(request, key) if set(ways) & WORKERS else Purpose.EMERGENCY


def _given_purpose(request: HttpRequest, key: int) -> str:
    purpose, words = request.session.get(PURPOSES, {}).get(str(key), (Purpose.FOLLOW_UP, ""))
    return logged_purpose(purpose, words)


def keep_purpose(request: HttpRequest, key: int, purpose: str, words: str) -> None:
    request.session[PURPOSES] = {**request.session.get(PURPOSES, {}), str(key): (purpose, words)}


def works_with_children(me: Me) -> bool:
    return any(role.kind in WORK_WITH_CHILDREN for role in me.roles)


def require_work_with_children(me: Me) -> None:
    """404 for who has no work with children: then there is no list either."""
    if not works_with_children(me):
        raise Http404


def places_to_open_at(me: Me) -> list[Unit]:
    """Where I may open a file: the places I work in or lead."""
    places = list({unit.pk: unit for unit in me.units(OPENERS)}.values())
    if not places:
        raise Http404
    return places


def pupil_named(places: list[Unit], number: str) -> Pupil | None:
    """The pupil of one of these places that a file is to be opened about, if one was chosen."""
    if not number.isdecimal() or len(number) > 18:
        return None
    return Pupil.objects.filter(pk=number, unit__in=places).select_related("unit").first()


def require_may_add(opened: Opened, what: str) -> None:
    if what == "participant":
        require_brings_in(opened)


def require_brings_in(opened: Opened) -> None:
    """404 for who was asked in for some weeks and would bring in a colleague."""
    if not brings_in(opened.child.pk):
        raise Http404


def own_guardian(opened: Opened) -> Guardian:
    """The line by which the reader is this child's guardian."""
    if not opened.ways & FAMILY:
        raise Http404
    found = Guardian.objects.filter(person=opened.person, child=opened.child).first()
    if found is None:
        raise Http404
    return found


def guardian_of(opened: Opened, pk: int) -> Guardian:
    return get_object_or_404(Guardian, pk=pk, child=opened.child)


def consent_of(opened: Opened, pk: int) -> Consent:
    """A consent that holds still, as far as the reader sees it."""
    return get_object_or_404(Consent, pk=pk, child=opened.child, withdrawn_on=None)


def answerable_view(opened: Opened, pk: int) -> ChildView:
    """What the child told me, or the team, and that nobody has answered yet."""
    mine = ChildView.objects.filter(Q(receiver=opened.person) | Q(audience__contains=["team"]))
    return get_object_or_404(mine, pk=pk, child=opened.child, told_back_on=None)


def question_of(opened: Opened, pk: int) -> Question:
    return get_object_or_404(Question, pk=pk, child=opened.child, answered_on=None)


def talk_of(opened: Opened, pk: int) -> Talk:
    return get_object_or_404(Talk, pk=pk, child=opened.child)


def attachment_of(opened: Opened, pk: int) -> Attachment:
    return get_object_or_404(Attachment, pk=pk, child=opened.child)


def glass_of(opened: Opened, pk: int) -> Glass:
    return get_object_or_404(Glass, pk=pk, child=opened.child, seen_at=None)


def require_open(opened: Opened) -> None:
    if hasattr(opened.child, "closing"):
        raise Http404


def closing_of(opened: Opened) -> Closing:
    return get_object_or_404(Closing, child=opened.child)


def require_answers_for_files(me: Me) -> None:
    """404 for who neither leads a place nor protects the data of a house."""
    if not me.units((RoleKind.DATA_PROTECTION, RoleKind.LEADER)):
        raise Http404


def reads_all_of_the_log(me: Me) -> None:
    if not me.units((RoleKind.DATA_PROTECTION,)):
        raise Http404


def own_key() -> int:
    """The file that is about the reader: the young person's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT my_children(ARRAY['self']) LIMIT 1")
        found = cursor.fetchone()
    if found is None:
        raise Http404
    return found[0]
