"""A special place with its way back and its reviews; and the offers with their places and who waits."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.pages.lines import FormPage
from samspil.child.file.rules import is_mostly_together, shared_part
from samspil.child.referral import access, queries
from samspil.child.referral.models import Offer, Place, ReturnStep, Review
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.referral.rules.afterwards import Room
from samspil.child.referral.rules.procedure import PROFILES
from samspil.ground.organisation.access import Me


@dataclass(frozen=True)
class PlacePage:
    spot: Place
    opened: Opened
    percent: int | None
    is_mostly_together: bool
    steps: tuple[ReturnStep, ...]
    reviews: tuple[Review, ...]
    is_overdue: bool
    is_dutch: bool
    may_write: bool


@dataclass(frozen=True)
class OfferLine:
    offer: Offer
    kind: str
    room: Room | None
    may_change: bool


@dataclass(frozen=True)
class KindLine:
    """One kind of need: what waits, against all free places of that kind."""

    kind: str
    room: Room


@dataclass(frozen=True)
class OffersPage:
    offers: tuple[OfferLine, ...]
    kinds: tuple[KindLine, ...]
    short: tuple[KindLine, ...]
    makes_offers: bool
    may_see_rooms: bool


@dataclass(frozen=True)
class ReviewLine:
    spot: queries.ToReview
    is_late: bool


@dataclass(frozen=True)
class ReviewsPage:
    lines: tuple[ReviewLine, ...]

    @property
    def late(self) -> int:
        return sum(1 for each in self.lines if each.is_late)


def reviews_page(*, today: date) -> ReviewsPage:
    return ReviewsPage(tuple(ReviewLine(each, each.review_on < today) for each in queries.reviews()))


def place_page(spot: Place, opened: Opened, *, today: date) -> PlacePage:
    steps, reviews = queries.follow_up(spot)
    week = spot.placement
    pair = (week.shared_minutes, week.total_minutes) if week else None
    is_open = spot.begins_on is not None and spot.ends_on is None
    return PlacePage(
        spot=spot,
        opened=opened,
        percent=int(100 * shared_part(*pair)) if pair else None,
        is_mostly_together=is_mostly_together(*pair) if pair else False,
        steps=tuple(steps),
        reviews=tuple(reviews),
        is_overdue=is_open and spot.review_on < today,
        is_dutch=opened.child.house.country == "NL",
        may_write=opened.may_write and spot.ends_on is None,
    )


def offers_page(me: Me) -> OffersPage:
    lines = queries.rooms(me.root)
    taken = {each.offer: each.taken for each in lines if each.offer}
    offers = list(Offer.objects.filter(house=me.root).select_related("unit"))
    may_see = bool(lines) or access.makes_offers(me) or queries.sits()
    kinds = tuple(_kinds(me, offers, lines)) if may_see else ()
    return OffersPage(
        offers=tuple(_offer(each, me, taken, may_see) for each in offers),
        kinds=kinds,
        short=tuple(each for each in kinds if each.room.is_short),
        makes_offers=access.makes_offers(me),
        may_see_rooms=may_see,
    )


def _offer(each: Offer, me: Me, taken: dict[int, int], may_see: bool) -> OfferLine:
    may_change = me.is_any((*access.SEE_ROOMS, "leader"), each.unit)
    room = Room(each.places, taken.get(each.pk, 0), 0) if may_see else None
    return OfferLine(each, str(PROVISIONS[each.kind]), room, may_change)


def _kinds(me: Me, offers: list[Offer], lines: list[queries.RoomLine]) -> list[KindLine]:
    found = []
    for kind in PROFILES[me.roles[0].root.country].provisions:
        of_kind = [each for each in offers if each.kind == kind and each.is_open]
        mine = [each for each in lines if each.kind == kind]
        keys = {each.pk for each in of_kind}
        room = Room(
            sum(each.places for each in of_kind),
            sum(each.taken for each in mine if each.offer in keys),
            sum(each.waiting for each in mine),
        )
        if of_kind or mine:
            found.append(KindLine(str(PROVISIONS[kind]), room))
    return found


def of_place(
    form: BaseForm, spot: Place, opened: Opened, heading: str, button: str, **more: object
) -> FormPage:
    back = reverse("special-place", args=[spot.pk])
    return FormPage(form, heading, button, back, opened.child.given_name, **more)


def of_offers(form: BaseForm, heading: str, button: str) -> FormPage:
    return FormPage(form, heading, button, reverse("offers"), _("Special offers"))
