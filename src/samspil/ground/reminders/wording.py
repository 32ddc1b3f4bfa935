"""The words of a letter, in the language that holds now: plain text, and the same as simple HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import how_long, short_day
from samspil.ground.reminders import registry
from samspil.ground.reminders.models import Letter, Notice
from samspil.ground.reminders.rules import TOLD_UP

BETWEEN = "\n\n"


@dataclass(frozen=True)
class Said:
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Line:
    what: str
    title: str
    when: str
    url: str


@dataclass(frozen=True)
class Part:
    heading: str
    lines: tuple[Line, ...]


def letter(notices: Iterable[Notice], *, name: str, owner: str, kind: str, today: date) -> Said:
    """What is overdue first, then what is near, what waits, and what a leader should know of others."""
    told = list(notices)
    parts = [each for each in _parts(told, today) if each.lines]
    opening = _opening(len(told), kind, owner)
    closing = _closing(owner)
    hello = _("Dear %(name)s") % {"name": name}
    return Said(
        subject=_subject(told, owner),
        text=BETWEEN.join([hello, opening, *map(_plain, parts), *closing]) + "\n",
        html=_html(hello, opening, parts, closing),
    )


def _subject(told: list[Notice], owner: str) -> str:
    n = len(told)
    if n == 1:
        return f"{kind_word(told[0].kind)}: {told[0].title}"[:200]
    return ngettext("%(n)d thing to remember (%(owner)s)", "%(n)d things to remember (%(owner)s)", n) % {
        "n": n,
        "owner": owner,
    }


def _opening(n: int, kind: str, owner: str) -> str:
    if kind == Letter.Kind.URGENT:
        return _("This does not wait for the letter of the week. It comes from Samspil in %(owner)s.") % {
            "owner": owner
        }
    words = ngettext(
        "Here is what Samspil in %(owner)s reminds you of this week: %(n)d thing.",
        "Here is what Samspil in %(owner)s reminds you of this week: %(n)d things.",
        n,
    )
    return words % {"n": n, "owner": owner}


def _closing(owner: str) -> list[str]:
    return [
        _("All that waits for you: %(url)s") % {"url": absolute(reverse("home"))},
        _("Choose the day of your letter, or stop some of the reminders: %(url)s")
        % {"url": absolute(reverse("reminders"))},
        _("Kind regards\n%(owner)s") % {"owner": owner},
    ]


def _parts(told: list[Notice], today: date) -> Iterable[Part]:
    own = [each for each in told if each.step != TOLD_UP]
    dated = sorted((each for each in own if each.due_on), key=lambda each: (each.due_on, each.pk))
    groups = (
        (_("Past the deadline"), [each for each in dated if each.due_on < today]),
        (_("Coming up"), [each for each in dated if each.due_on >= today]),
        (_("Somebody waits for you"), [each for each in own if not each.due_on]),
        (_("You are told as the leader above"), [each for each in told if each.step == TOLD_UP]),
    )
    for heading, found in groups:
        yield Part(heading, tuple(_line(each, today) for each in found))


def _line(notice: Notice, today: date) -> Line:
    when = ""
    if notice.due_on:
        day, ago = short_day(notice.due_on, today), how_long(notice.due_on, today)
        words = _("%(day)s (%(ago)s)") if _is_event(notice) else _("Deadline %(day)s (%(ago)s)")
        when = words % {"day": day, "ago": ago}
    if notice.step == TOLD_UP:
        who = notice.about.name if notice.about else _("nobody in particular")
        place = notice.unit.name if notice.unit else ""
        when = _("%(when)s. It lies with %(who)s, %(place)s.") % {"when": when, "who": who, "place": place}
    return Line(kind_word(notice.kind), notice.title, when, absolute(notice.path))


def _plain(part: Part) -> str:
    lines = ["\n".join(filter(None, (f"- {each.what}: {each.title}", *_under(each)))) for each in part.lines]
    return "\n".join([part.heading.upper(), *lines])


def _under(line: Line) -> tuple[str, ...]:
    return (f"  {line.when}" if line.when else "", f"  {line.url}")


def _html(hello: str, opening: str, parts: list[Part], closing: list[str]) -> str:
    body = format_html_join(
        "\n", "<h2>{}</h2>\n<ul>\n{}\n</ul>", ((each.heading, _items(each)) for each in parts)
    )
    end = format_html_join("\n", "<p>{}</p>", ((each,) for each in closing))
    page = '<!doctype html>\n<html lang="{}"><body>\n<p>{}</p>\n<p>{}</p>\n{}\n{}\n</body></html>\n'
    return str(format_html(page, get_language(), hello, opening, body, end))


def _items(part: Part) -> SafeString:
    rows = ((each.what, each.url, each.title, each.when) for each in part.lines)
    return format_html_join("\n", '<li>{}: <a href="{}">{}</a><br>{}</li>', rows)


def kind_word(kind: str) -> str:
    """A kind that no app knows any more is called by its name."""
    return str(registry.kinds[kind].label) if kind in registry.kinds else kind


def absolute(path: str) -> str:
    return settings.ADDRESS.rstrip("/") + path


def _is_event(notice: Notice) -> bool:
    return notice.kind in registry.kinds and registry.kinds[notice.kind].is_event
