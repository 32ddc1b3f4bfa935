"""The directory: who can be asked, about what; the supervision there is; and the forms of both."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.knowledge.competence import access, queries, registry
from samspil.knowledge.competence.models import TOPICS, ResourcePerson, SupervisionAsk, SupervisionOffer
from samspil.knowledge.competence.rules import Room, free_hours, usual_wait
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


@dataclass(frozen=True)
class HelperLine:
    """`free`: hours that are left this month."""

    helper: ResourcePerson
    expertise: str
    free: int


@dataclass(frozen=True)
class HelpersPage:
    lines: tuple[HelperLine, ...]
    topics: tuple[tuple[str, str, bool], ...]
    topic: str
    may_offer: bool
    is_in_it: bool
    # The usual days to an answer; None where they are too few to say.
    answer_days: float | None


@dataclass(frozen=True)
class OfferPage:
    form: BaseForm
    is_new: bool


def helpers_page(me: Me, topic: str) -> HelpersPage:
    topic = topic if topic in TOPICS else ""
    asked = registry.asked(me.root)
    found = [each for each in _lines(me, asked) if not topic or topic in each.helper.expertise]
    return HelpersPage(
        lines=tuple(found),
        topics=tuple((key, str(word), key == topic) for key, word in TOPICS.items()),
        topic=topic,
        may_offer=access.may_offer(me),
        is_in_it=any(each.helper.person_id == me.person.pk for each in found),
        answer_days=usual_wait(asked.days),
    )


def _lines(me: Me, asked: registry.Asked) -> list[HelperLine]:
    """Who has time comes first; who has a pause, last."""
    lines = [
        HelperLine(each, topic_words(each.expertise), free_hours(each.hours, asked.loads.get(each.pk, 0)))
        for each in queries.helpers_of(me.root)
    ]
    return sorted(lines, key=lambda each: (each.helper.is_paused, -each.free))


def topic_words(expertise: Iterable[str]) -> str:
    return ", ".join(str(word) for key, word in TOPICS.items() if key in expertise)


def helpers_sheet(me: Me) -> Sheet:
    columns = (
        *(Column(_("Name")), Column(_("Profession")), Column(_("Works at")), Column(_("Knows about"))),
        *(Column(_("Hours a month for others"), Kind.INTEGER), Column(_("Free now"), Kind.INTEGER)),
        Column(_("What you can be asked for")),
    )
    rows = (
        (
            each.helper.person.name,
            str(each.helper.get_profession_display()),
            each.helper.unit.name,
            each.expertise,
            each.helper.hours,
            None if each.helper.is_paused else each.free,
            each.helper.about,
        )
        for each in _lines(me, registry.asked(me.root))
    )
    return Sheet(_("Who can be asked"), columns, rows)


@dataclass(frozen=True)
class SupervisionLine:
    """One supervision, its room and wait; `mine`: my own ask that waits, with `before` so many before it."""

    offer: SupervisionOffer
    topics: str
    room: Room
    wait: float | None
    mine: SupervisionAsk | None
    before: int
    is_own: bool
    may_ask: bool


@dataclass(frozen=True)
class SupervisionPage:
    lines: tuple[SupervisionLine, ...]
    asks: tuple[SupervisionAsk, ...]
    begins: tuple[queries.Begins, ...]
    may_offer: bool


@dataclass(frozen=True)
class SupervisionFormPage:
    form: BaseForm
    heading: str
    button: str
    readers: str
    back_url: str
    lead: str = ""


def supervision_page(me: Me) -> SupervisionPage:
    standings, waiting = queries.standings(me.root), list(queries.still_waiting())
    mine = {each.offer_id: each for each in waiting if each.person_id == me.person.pk}
    offers = list(queries.supervision_of(me.root))
    own = {each.pk: each for each in offers if each.giver_id == me.person.pk}
    lines = [_supervision(each, me, standings[each.pk], mine.get(each.pk)) for each in offers]
    return SupervisionPage(
        lines=tuple(lines),
        asks=tuple(each for each in waiting if each.offer_id in own),
        begins=tuple(queries.begins(me.root, me.person.pk)),
        may_offer=access.may_offer(me),
    )


def _supervision(
    offer: SupervisionOffer, me: Me, now: queries.Standing, mine: SupervisionAsk | None
) -> SupervisionLine:
    is_own = offer.giver_id == me.person.pk
    return SupervisionLine(
        offer=offer,
        topics=topic_words(offer.topics),
        room=Room(offer.places, now.taken, now.waiting),
        wait=usual_wait(now.waits),
        mine=mine,
        before=now.before_me,
        is_own=is_own,
        may_ask=offer.is_open and access.may_offer(me) and not is_own and mine is None,
    )


def supervision_sheet(me: Me) -> Sheet:
    columns = (
        *(Column(_("What is it called?")), Column(_("Who gives it")), Column(_("Topics"))),
        *(Column(_("Places a month"), Kind.INTEGER), Column(_("Free this month"), Kind.INTEGER)),
        *(Column(_("Waiting"), Kind.INTEGER), Column(_("Usual wait in days"), Kind.DECIMAL)),
    )
    rows = (
        (
            *(line.offer.title, line.offer.given_by, line.topics),
            *(line.room.places, line.room.free, line.room.waiting, line.wait),
        )
        for line in supervision_page(me).lines
    )
    return Sheet(_("Supervision"), columns, rows)


def offer_form(form: BaseForm, *, is_new: bool) -> SupervisionFormPage:
    heading = _("Offer supervision") if is_new else _("Change the supervision you offer")
    return _supervision_form(form, heading, _("Let it be found"), _("Everyone with a role here can read it."))


def ask_form(form: BaseForm, offer: SupervisionOffer) -> SupervisionFormPage:
    heading = _("Ask for supervision: %(what)s") % {"what": offer.title}
    readers = _("Only who gives it reads it, and sees that you asked.")
    return _supervision_form(form, heading, _("Ask"), readers, offer.how)


def begin_form(form: BaseForm, ask: SupervisionAsk) -> SupervisionFormPage:
    heading = _("%(who)s gets a place") % {"who": ask.person}
    return _supervision_form(form, heading, _("Give the place"), "", ask.wish)


def _supervision_form(
    form: BaseForm, heading: str, button: str, readers: str, lead: str = ""
) -> SupervisionFormPage:
    return SupervisionFormPage(form, heading, button, readers, reverse("supervision"), lead)
