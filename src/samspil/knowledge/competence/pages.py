"""The directory: who can be asked, about what; and the form by which one stands in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.knowledge.competence import access, queries
from samspil.knowledge.competence.models import TOPICS, ResourcePerson
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


@dataclass(frozen=True)
class HelperLine:
    helper: ResourcePerson
    expertise: str


@dataclass(frozen=True)
class HelpersPage:
    lines: tuple[HelperLine, ...]
    topics: tuple[tuple[str, str, bool], ...]
    topic: str
    may_offer: bool
    is_in_it: bool


@dataclass(frozen=True)
class OfferPage:
    form: BaseForm
    is_new: bool


def helpers_page(me: Me, topic: str) -> HelpersPage:
    topic = topic if topic in TOPICS else ""
    found = [each for each in queries.helpers_of(me.root) if not topic or topic in each.expertise]
    return HelpersPage(
        lines=tuple(HelperLine(each, topic_words(each.expertise)) for each in found),
        topics=tuple((key, str(word), key == topic) for key, word in TOPICS.items()),
        topic=topic,
        may_offer=access.may_offer(me),
        is_in_it=any(each.person_id == me.person.pk for each in found),
    )


def topic_words(expertise: Iterable[str]) -> str:
    return ", ".join(str(word) for key, word in TOPICS.items() if key in expertise)


def helpers_sheet(me: Me) -> Sheet:
    columns = (
        *(Column(_("Name")), Column(_("Profession")), Column(_("Works at")), Column(_("Knows about"))),
        *(Column(_("Hours a month for others"), Kind.INTEGER), Column(_("What you can be asked for"))),
    )
    rows = (
        (
            each.person.name,
            str(each.get_profession_display()),
            each.unit.name,
            topic_words(each.expertise),
            each.hours,
            each.about,
        )
        for each in queries.helpers_of(me.root)
    )
    return Sheet(_("Who can be asked"), columns, rows)
