"""The pages of parents and of the child itself: what was agreed, what comes next, what is new, who looked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.child.file import queries
from samspil.child.file.access import Opened
from samspil.child.file.models import Agreed, Child, ChildView, Position, Question, Talk
from samspil.child.file.models.voices import OWN_AUDIENCES
from samspil.child.file.pages import slot
from samspil.child.file.pages.consents import ConsentLine, consent_lines
from samspil.child.file.pages.lines import FormPage
from samspil.child.file.pages.slot import Change, Stand, Tried
from samspil.child.file.pages.words import Look, look
from samspil.child.file.rules import Voice
from samspil.ground.audit.models import Reading

FEW = 5
# Per way of telling: the picture's lines, the word and what it means.
WAYS_TO_TELL = (
    (Voice.SOUND, gettext_lazy("Say it"), gettext_lazy("Send your voice")),
    (Voice.DRAWING, gettext_lazy("Draw it"), gettext_lazy("Send your drawing")),
    (Voice.TEXT, gettext_lazy("Write it"), gettext_lazy("Short or long")),
    (Voice.PHOTO, gettext_lazy("Show a picture"), gettext_lazy("Of something you made")),
    (Voice.TALK, gettext_lazy("Talk to a grown-up"), gettext_lazy("You choose who")),
)


@dataclass(frozen=True)
class News:
    """What changed: before and now, in words."""

    on: date
    what: str
    text: str
    icon: str


@dataclass(frozen=True)
class FamilyChild:
    """One of my children, where I have several."""

    child: Child
    url: str


@dataclass(frozen=True)
class MyChildPage:
    opened: Opened
    guardian: str
    is_hidden: bool
    next: tuple[date, str] | None
    since: date | None
    news: tuple[News, ...]
    tried: tuple[tuple[Tried, str], ...]
    view: ChildView | None
    looks: tuple[Look, ...]
    times: int
    lead: queries.Around | None
    positions: tuple[Position, ...]
    consents: tuple[ConsentLine, ...]
    questions: tuple[Question, ...]
    changes: tuple[Change, ...]
    stands: tuple[Stand, ...]
    talks: tuple[Talk, ...]
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True)
class MyPage:
    """The child's own page."""

    opened: Opened
    asker: str
    ways: tuple[tuple[str, str, str], ...]
    views: tuple[tuple[ChildView, str], ...]
    consents: tuple[ConsentLine, ...]
    agreed: tuple[Tried, ...]
    next: tuple[date, str] | None
    looks: tuple[Look, ...]
    changes: tuple[Change, ...]
    stands: tuple[Stand, ...]


def my_child_page(opened: Opened, *, today: date) -> MyChildPage:
    child, told = opened.child, slot.told(opened, today)
    around = queries.around(child.pk)
    names = {each.person: each.name for each in around}
    since = last_visit(opened, today)
    looks = [look(each) for each in queries.looks(child.pk)]
    mine = queries.own_voices(child, opened.person)
    return MyChildPage(
        opened=opened,
        guardian=opened.person.given_name,
        is_hidden=opened.is_hidden,
        next=_next([*told.dates, *_next_talks(mine.talks)], today),
        since=since,
        news=tuple(sorted(_news(told.tried, mine, since), key=lambda each: each.on, reverse=True)),
        tried=tuple((each, names.get(each.owner, "")) for each in told.tried),
        view=mine.views[0] if mine.views else None,
        looks=tuple(looks[:FEW]),
        times=sum(each.times for each in looks),
        lead=next((each for each in around if each.is_lead), None),
        positions=tuple(mine.positions),
        consents=consent_lines(mine.consents, child, mine.rules, today),
        questions=tuple(mine.questions),
        changes=told.changes,
        stands=told.stands,
        talks=tuple(mine.talks),
        agreed=tuple(each for each in mine.agreed if each.talk_id == mine.talks[0].pk),
    )


def _next(dates: list[tuple[date, str]], today: date) -> tuple[date, str] | None:
    return min((each for each in dates if each[0] >= today), default=None)


def _next_talks(talks: list[Talk]) -> list[tuple[date, str]]:
    """What the newest talk says of the next one."""
    return [(each.next_on, _("We talk together again")) for each in talks[:1] if each.next_on]


def last_visit(opened: Opened, today: date) -> date | None:
    """The last day before today on which I was here."""
    mine = Reading.objects.filter(person=opened.person.pk, subject=opened.child.pk, page="my-child")
    last = mine.filter(at__date__lt=today).order_by("-at").first()
    return last.at.date() if last else None


def _news(tried: tuple[Tried, ...], mine: queries.OwnVoices, since: date | None) -> Iterator[News]:
    if since is None:
        return
    for each in tried:
        if each.checked_on and each.checked_on >= since:
            text = _("Looked at on the day: %(result)s. Now: %(next)s.") % {
                "result": each.result,
                "next": each.next,
            }
            yield News(each.checked_on, each.title, text, "edit")
        elif each.begins_on >= since:
            yield News(each.begins_on, each.title, _("New: it is tried until we look at it again."), "edit")
    yield from _talked(mine.talks, since)
    for each in mine.questions:
        if each.answered_on and each.answered_on >= since:
            yield News(each.answered_on, _("Your question was answered"), each.answer, "chat")
    for view in _told_back(mine.views, since):
        text = view.influence or view.could_not
        yield News(view.told_back_on, _("What your child said has been answered"), text, "chat")


def _talked(talks: list[Talk], since: date) -> Iterator[News]:
    for each in talks:
        if each.written_on >= since:
            yield News(each.written_on, _("The talk was written down"), _("You can read it here."), "chat")


def _told_back(views: list[ChildView], since: date) -> list[ChildView]:
    return [each for each in views if each.told_back_on and each.told_back_on >= since]


def my_page(opened: Opened, *, today: date) -> MyPage:
    child, told = opened.child, slot.told(opened, today)
    lead = next((each.name for each in queries.around(child.pk) if each.is_lead), "")
    views, consents, rows = queries.asked_of_me(child)
    return MyPage(
        opened=opened,
        asker=lead,
        ways=tuple(
            (reverse("tell-view", args=[voice]), str(word), str(more)) for voice, word, more in WAYS_TO_TELL
        ),
        views=tuple((each, ", ".join(str(OWN_AUDIENCES[one]) for one in each.audience)) for each in views),
        consents=consent_lines(consents, child, rows, today, by_self=True),
        agreed=tuple(each for each in told.tried if each.checked_on is None),
        next=next((each for each in told.dates if each[0] >= today), None),
        looks=tuple(look(each) for each in queries.looks(child.pk, most=FEW)),
        changes=told.changes,
        stands=told.stands,
    )


def parent_form(form: BaseForm, opened: Opened, heading: str, button: str) -> FormPage:
    back = reverse("my-child", args=[opened.child.pk])
    readers = _("Those who work with your child, and the leader, read it. The other parent does not.")
    return FormPage(form, heading, button, back, opened.child.given_name, readers)


def tell_page(form: BaseForm, voice: str) -> FormPage:
    word = next(str(word) for each, word, _more in WAYS_TO_TELL if each == voice)
    readers = _("You decide who sees it. Whoever gets it first tells you what comes of it.")
    return FormPage(
        form,
        word,
        _("Send it"),
        reverse("my-page"),
        _("Your page"),
        readers,
        has_file="file" in form.fields,
        is_for_a_child=True,
    )
