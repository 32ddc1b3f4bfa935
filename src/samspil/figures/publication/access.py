"""Which releases a person may open, prepare and let out. Reading leans on the row policies."""

from django.http import Http404

from samspil.figures.publication.models import Release
from samspil.figures.publication.rules.audiences import Audience, readers_of
from samspil.figures.publication.rules.releases import OPEN_STATES, State
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import APPROVERS, RoleKind

PREPARERS = frozenset({RoleKind.ANALYST, RoleKind.DIRECTOR})


def readable_release(pk: int) -> Release:
    """One for an audience one belongs to, or of the house whose figures one computes or lets out."""
    # Not with the people in it: a citizen may not read them, and a row joined to what is hidden is hidden.
    found = Release.objects.select_related("unit", "house").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def prepares(me: Me) -> bool:
    """Whose it is to compute the figures of the whole house; `my_figures()` asks the same."""
    return any(role.kind in PREPARERS and role.unit_id == me.root for role in me.roles)


def lets_out(me: Me) -> bool:
    """A director or head; the row policies and a trigger ask the same."""
    return any(role.kind in APPROVERS for role in me.roles)


def preparing_house(me: Me) -> Unit:
    if not prepares(me):
        raise Http404
    return me.roles[0].root


def require_desk(me: Me) -> None:
    """The list of all releases, drafts too: those who prepare and those who let out."""
    if not (prepares(me) or lets_out(me)):
        raise Http404


def open_release(me: Me, pk: int) -> Release:
    """One that may still be changed, by whoever prepares."""
    found = readable_release(pk)
    if not prepares(me) or found.house_id != me.root or found.state not in OPEN_STATES:
        raise Http404
    return found


def ready_release(me: Me, pk: int) -> Release:
    found = readable_release(pk)
    if not lets_out(me) or found.house_id != me.root or found.state != State.READY:
        raise Http404
    return found


def previewed_release(me: Me, pk: int, audience: str) -> tuple[Release, Audience]:
    """A prepared one, for the desk of its house, as one of those who will read it."""
    found = readable_release(pk)
    if found.house_id != me.root or not (prepares(me) or lets_out(me)) or found.state != State.READY:
        raise Http404
    if audience not in readers_of(found.audience):
        raise Http404
    return found, Audience(audience)


def released(me: Me, pk: int) -> Release:
    found = readable_release(pk)
    if not lets_out(me) or found.house_id != me.root or found.state != State.PUBLISHED:
        raise Http404
    return found


def public_release(house: int, pk: int) -> Release:
    """One that was let out to everyone; a withdrawn one too, so that its address can say why it is gone."""
    found = Release.objects.select_related("unit", "house").filter(pk=pk, house_id=house).first()
    if found is None or found.audience != Audience.PUBLIC or not found.released_at:
        raise Http404
    return found


def house(pk: int) -> Unit:
    found = Unit.objects.filter(pk=pk, parent=None).first()
    if found is None:
        raise Http404
    return found


def shown_house(me: Me | None, wanted: str) -> Unit:
    """The house asked for by number; else one's own; else the first that has let out figures to everyone."""
    if wanted:
        if not wanted.isdigit():
            raise Http404
        return house(int(wanted))
    if me is not None:
        return me.roles[0].root
    first = (
        Release.objects.filter(audience=Audience.PUBLIC, state=State.PUBLISHED).order_by("house_id").first()
    )
    if first is None:
        found = Unit.objects.filter(parent=None).order_by("pk").first()
        if found is None:
            raise Http404
        return found
    return house(first.house_id)


def sees_desk(me: Me, at: Unit) -> bool:
    return me.root == at.pk and (prepares(me) or lets_out(me))


def open_releases(at: Unit) -> list[Release]:
    """Everything the house has let out to everyone, newest first; what was withdrawn stays listed."""
    found = Release.objects.filter(house=at, audience=Audience.PUBLIC, released_at__isnull=False)
    return list(found.order_by("-released_at", "-pk"))
