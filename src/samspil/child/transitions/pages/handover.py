"""One handover for both sides: what is lacking, what is handed over and why, the voices, the reception."""

from dataclasses import dataclass
from datetime import date, datetime

from django.forms import BaseForm
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from samspil.child.file.pages.lines import FormPage
from samspil.child.transitions import queries
from samspil.child.transitions.access import Opened
from samspil.child.transitions.models import BackQuestion, Check, Meeting, Piece, Preparation, Voice
from samspil.child.transitions.models.receiving import AREAS
from samspil.child.transitions.models.voices import WHOSE
from samspil.child.transitions.pages.words import (
    LACKS,
    STATES,
    PlanLine,
    former,
    lacks_in_words,
    place,
    plan_lines,
    statute,
)
from samspil.child.transitions.queries import Held, Rulebook
from samspil.child.transitions.rules import Ground, Lack, State, Topic, Whose, lacks, state
from samspil.tools.exchange.almanac import Entry


@dataclass(frozen=True)
class PieceLine:
    """One piece with its purpose and ground; `is_out`: nothing holds it back."""

    piece: Piece
    ground: str
    is_out: bool


@dataclass(frozen=True)
class SaidLine:
    """One of the three, with what was said; several where each parent speaks."""

    whose: str
    label: str
    lines: tuple[Voice | Check, ...]
    url: str


@dataclass(frozen=True)
class AreaLine:
    label: str
    preparation: Preparation | None


@dataclass(frozen=True)
class LackLine:
    text: str
    url: str


@dataclass(frozen=True)
class HandoverPage:
    opened: Opened
    today: date
    former: str
    place: str
    state: State
    lacks: tuple[LackLine, ...]
    pieces: tuple[PieceLine, ...]
    voices: tuple[SaidLine, ...]
    checks: tuple[SaidLine, ...]
    areas: tuple[AreaLine, ...]
    questions: tuple[BackQuestion, ...]
    meeting: Meeting | None
    plan: tuple[PlanLine, ...]
    ground: str
    is_lawful: bool
    may_ask_after: bool

    @property
    def word(self) -> str:
        return str(STATES[self.state][0])

    @property
    def status(self) -> str:
        return STATES[self.state][1]

    @property
    def is_draft(self) -> bool:
        return self.state in (State.DRAFT, State.LATE)

    @property
    def has_begun(self) -> bool:
        return self.opened.transition.begins_on < self.today

    @property
    def is_moved(self) -> bool:
        return self.state is State.MOVED

    @property
    def may_put_off(self) -> bool:
        found = self.opened.transition
        return found.handed_on is not None and found.begins_on >= self.today and not self.is_moved

    @property
    def has_letter(self) -> bool:
        found = self.opened.transition
        return bool(
            found.handed_on and found.handed_on <= self.today and not found.taker_id and self.is_lawful
        )


@dataclass(frozen=True)
class ShutPage:
    """That a handover may not be read any more: no word about whom."""

    heading: str
    text: str


def handover_page(opened: Opened, *, today: date) -> HandoverPage:
    found, held = opened.transition, queries.held(opened.transition)
    rules, standing = queries.rulebook(opened.country, today), _standing(opened, held)
    is_lawful = queries.lawful(found, standing)
    checked = {each.whose for each in held.checks}
    where = state(queries.days(found), is_lawful=is_lawful, checked=checked, today=today)
    after = found.handed_on is not None and found.begins_on <= today and where is not State.MOVED
    return HandoverPage(
        opened=opened,
        today=today,
        former=former(found),
        place=place(found),
        state=where,
        lacks=_lack_lines(opened, held, standing) if opened.gives and not found.moved_on else (),
        pieces=tuple(_pieces(held, standing, rules)),
        voices=_said(opened, held, held.voices, "say-before" if opened.gives and not found.moved_on else ""),
        checks=_said(opened, held, held.checks, "say-after" if after and _asks_after(opened) else ""),
        areas=_areas(held),
        questions=tuple(held.questions),
        meeting=held.meeting,
        plan=plan_lines(found, rules),
        ground=ground_words(found.ground, found.statute, rules),
        is_lawful=is_lawful,
        may_ask_after=after,
    )


def lacking(opened: Opened) -> tuple[Lack, ...]:
    """What keeps it back now."""
    held = queries.held(opened.transition)
    return _lacks(opened, held, _standing(opened, held))


def refused(lacking: tuple[Lack, ...]) -> str:
    if not lacking:
        return _("Something has changed meanwhile. Look again at what is lacking.")
    return _("Nothing is handed over yet. It lacks: %(what)s.") % {"what": lacks_in_words(lacking)}


def ground_words(ground: str, rule: str, rules: Rulebook) -> str:
    if ground == Ground.LAW:
        return statute(rule, rules)
    return _("with the parents' consent") if ground == Ground.CONSENT else ""


def _standing(opened: Opened, held: Held) -> set[int]:
    """The consents that hold. What the new place can see at all rests on one: it reads none itself."""
    if opened.takes and not opened.gives:
        return {opened.transition.consent_id or 0, *(each.consent_id or 0 for each in held.pieces)} - {0}
    return {each.pk for each in held.consents}


def _lacks(opened: Opened, held: Held, standing: set[int]) -> tuple[Lack, ...]:
    return lacks(
        queries.gathered(
            opened.transition,
            standing,
            topics=(each.topic for each in held.pieces),
            voices=(each.whose for each in held.voices),
            unlawful=sum(1 for each in held.pieces if not queries.lawful(each, standing)),
        )
    )


def _lack_lines(opened: Opened, held: Held, standing: set[int]) -> tuple[LackLine, ...]:
    pk = opened.transition.pk
    change, voice = reverse("change-handover", args=[pk]), Whose.__members__.values()
    urls = {Lack.PLACE: change, Lack.COMMUNITY: change, Lack.GROUND: change, Lack.PIECE: "#pieces"}
    urls |= {each: f"{reverse('add-piece', args=[pk])}?topic={each}" for each in (Lack.WORKS, Lack.AVOID)}
    urls |= {Lack(each.value): reverse("say-before", args=[pk, each.value]) for each in voice}
    return tuple(LackLine(str(LACKS[each]), urls[each]) for each in _lacks(opened, held, standing))


def _pieces(held: Held, standing: set[int], rules: Rulebook) -> list[PieceLine]:
    """What works first, then what to avoid, then the rest."""
    order = list(Topic)
    return [
        PieceLine(each, ground_words(each.ground, each.statute, rules), queries.lawful(each, standing))
        for each in sorted(held.pieces, key=lambda piece: order.index(Topic(piece.topic)))
    ]


def _said(opened: Opened, held: Held, lines: list[Voice] | list[Check], url: str) -> tuple[SaidLine, ...]:
    pk = opened.transition.pk
    return tuple(
        SaidLine(
            whose,
            str(WHOSE[whose]),
            tuple(each for each in lines if each.whose == whose),
            "" if not url or _is_theirs(opened, held, lines, whose) else reverse(url, args=[pk, whose]),
        )
        for whose in Whose
    )


def _is_theirs(opened: Opened, held: Held, lines: list[Voice] | list[Check], whose: Whose) -> bool:
    """Whether the child, or each parent, has written it themselves: then it is theirs to change."""
    if opened.is_family or whose is Whose.STAFF:
        return False
    said = {(each.guardian_id, each.by_id) for each in lines if each.whose == whose}
    if whose is Whose.CHILD:
        return (None, opened.name.himself) in said
    guardians = [each for each in held.guardians if each.ends_on is None]
    return bool(guardians) and all((each.pk, each.person_id) in said for each in guardians)


def _asks_after(opened: Opened) -> bool:
    return opened.takes or opened.gives and opened.transition.taker_id is None


def _areas(held: Held) -> tuple[AreaLine, ...]:
    there = {each.area: each for each in held.preparations}
    return tuple(AreaLine(str(label), there.get(area)) for area, label in AREAS.items())


def home_of(opened: Opened) -> str:
    return "my-handover" if opened.is_family else "handover"


def form_page(form: BaseForm | None, opened: Opened, heading: str, button: str, **more: object) -> FormPage:
    back = reverse(home_of(opened), args=[opened.transition.pk])
    usual = {"readers": _("Both places read it from its day on, and so do the parents and the child.")}
    return FormPage(form, heading, button, back, opened.name.given, **usual | more)


def voice_page(form: BaseForm, opened: Opened, whose: str) -> FormPage:
    headings = {
        Whose.CHILD: _("What does %(name)s want the new grown-ups to know?"),
        Whose.PARENTS: _("What do you want the new place to know about %(name)s?"),
        Whose.STAFF: _("What have you learned together with %(name)s?"),
    }
    heading = headings[Whose(whose)] % {"name": opened.name.given}
    readers = {
        Whose.CHILD: _("The grown-ups in both places read it. The parents only if the child says yes."),
        Whose.PARENTS: _("Both places read it. The other parent does not."),
        Whose.STAFF: _("Both places and the parents read it."),
    }
    return form_page(form, opened, heading, _("Save"), readers=readers[Whose(whose)])


def check_page(form: BaseForm, opened: Opened, whose: str) -> FormPage:
    heading = _("How did the start at %(place)s go?") % {"place": place(opened.transition)}
    return form_page(form, opened, heading, _("Save"), lead=str(WHOSE[Whose(whose)]))


def give_page(form: BaseForm, opened: Opened, lacking: tuple[Lack, ...]) -> FormPage:
    heading = _("Hand over to %(place)s") % {"place": place(opened.transition)}
    return form_page(form, opened, heading, _("Hand over"), lead=refused(lacking) if lacking else "")


def shut_page(why: str) -> ShutPage:
    texts = {
        "moved": _("The child has moved to another municipality. Nothing of the handover is shown any more."),
        "over": _("The time for which you could read it is over."),
        "ground": _(
            "What it was handed over on no longer holds: a consent was withdrawn or has run out. Talk to the"
            " former place. A meeting that was agreed is theirs to hold or to call off."
        ),
    }
    return ShutPage(_("This handover is shut"), texts[why])


def calendar_entry(meeting: Meeting, url: str) -> Entry:
    """For one's own calendar: when and where, and not a word about whom."""
    return Entry(
        uid=f"handover-{meeting.pk}@samspil",
        on=meeting.on,
        title=_("Meeting about a new beginning"),
        text=url,
        url=url,
        category=_("Handover"),
        starts=datetime.combine(meeting.on, meeting.at, get_current_timezone()),
        minutes=meeting.minutes,
        place=meeting.place,
    )
