"""How things look in a template: icons, status words, days in words, form fields. Knows no database."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.db.models import BLANK_CHOICE_DASH
from django.forms import BoundField, CheckboxInput, ModelChoiceField
from django.forms.boundfield import BoundWidget
from django.forms.widgets import ChoiceWidget, Select
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

register = template.Library()

STATUS_WORDS = {
    "none": pgettext_lazy("status", "Nothing yet"),
    "planned": pgettext_lazy("status", "Planned"),
    "running": pgettext_lazy("status", "Running"),
    "late": pgettext_lazy("status", "Late"),
    "quiet": pgettext_lazy("status", "No news"),
    "unproved": pgettext_lazy("status", "Evidence missing"),
    "done": pgettext_lazy("status", "Done"),
    "stopped": pgettext_lazy("status", "Stopped"),
}
# The bar is 600 wide; outlined parts are those that have not begun.
BAR_WIDTH, BAR_GAP, OUTLINED = 600, 3, ("none", "planned", "stopped")
DAY_PATTERNS = {"da": "j. F", "nl": "j F", "en": "j F"}
DASHES = BLANK_CHOICE_DASH[0][1]
TIME_PATTERNS = {"da": "G.i", "nl": "G.i", "en": "H:i"}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """One symbol of built/icons.svg; it says nothing by itself, so a word stands beside it."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("built/icons.svg"), name
    )


@register.simple_tag
def status(value: str, *, why: str = "", label: str = "") -> SafeString:
    """One of eight with its sign; `label` is another word for it, `why` the reason in small type.

    A list has hundreds, and a template for each would cost more than the rest of the page.
    """
    word = label or STATUS_WORDS[str(value)]
    shape = format_html('<span class="st st-{}">{}{}</span>', value, icon(f"s-{value}"), word)
    return format_html('{}<span class="why">{}</span>', shape, why) if why else shape


@register.simple_tag
def freshness(value: str, label: str) -> SafeString:
    """How long ago there was news: new, mid, old or end; `label` says it in words."""
    shape = "fr fr-old" if value == "old" else "fr"
    return format_html('<span class="{}">{}{}</span>', shape, icon(f"f-{value}"), label)


@register.filter
def amid(words: object) -> str:
    """As it stands amid a sentence: a Teacher is a teacher, and a PPR psychologist stays one."""
    said = str(words)
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


@register.filter
def status_word(value: str) -> str:
    return STATUS_WORDS[str(value)]


@register.filter
def bar_parts(counts: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Place each (status, count) along the thin bar; a part is never thinner than one can see."""
    shown = [(str(status), count) for status, count in counts if count]
    room = BAR_WIDTH - BAR_GAP * (len(shown) - 1)
    total = sum(count for _status, count in shown)
    parts, left = [], 0.0
    for name, count in shown:
        width = max(room * count / total, 4)
        place = {"x": f"{left:.1f}", "width": f"{width:.1f}", "outlined": name in OUTLINED}
        parts.append({"status": name, "count": count, **place})
        left += width + BAR_GAP
    return parts


@register.filter
def day(when: date | None, today: date | None = None) -> str:
    """`fredag 16. april`; the year only when it is not this one."""
    return _day(when, "l ", today)


@register.filter
def short_day(when: date | None, today: date | None = None) -> str:
    """`16. april`; the year only when it is not this one."""
    return _day(when, "", today)


@register.filter
def until(start: date | None, end: date | None) -> str:
    """`1. august 2026 – 31. juli 2027`: a span over New Year's Eve says both years, another none or one."""
    days = [each for each in (start, end) if each]
    spans = len({each.year for each in days}) > 1
    said = [_day(each, "", date.min if spans else None) if each else _("no day yet") for each in (start, end)]
    return " – ".join(said)


@register.filter
def moment(when: datetime | None, today: date | None = None) -> str:
    """`fredag 16. april kl. 10.04`."""
    if when is None:
        return ""
    here = localtime(when)
    time = date_format(here, TIME_PATTERNS[_language()])
    return _("%(day)s at %(time)s") % {"day": _day(here.date(), "l ", today), "time": time}


@register.filter
def how_long(when: date | datetime | None, today: date | None = None) -> str:
    """`for 7 dage siden`, `i dag`, `om 18 dage`."""
    if when is None:
        return ""
    days = (_date(when) - (today or localdate())).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


@register.filter
def shape(field: BoundField) -> str:
    """Which of three ways base/parts/field.html draws it: `choices`, `tick` or `box`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "tick"
    return "choices" if isinstance(widget, ChoiceWidget) and not isinstance(widget, Select) else "box"


@register.filter
def dressed(field: BoundField) -> SafeString:
    """The field's own control in our classes. A placeholder is no label, so it goes."""
    attrs = field.field.widget.attrs
    attrs.pop("placeholder", None)
    _name_the_empty_choice(field)
    mine = "form-checkbox" if shape(field) == "tick" else "form-input"
    return field.as_widget(attrs={"class": f"{mine} {attrs.get('class', '')}".strip()})


def _name_the_empty_choice(field: BoundField) -> None:
    """A row of dashes says nothing: one has still to choose, or may leave it."""
    one = field.field
    label = _("Choose") if one.required else _("None chosen")
    if isinstance(one, ModelChoiceField):
        # Its rows are asked for once only, when the list is drawn.
        one.empty_label = label if one.empty_label == DASHES else one.empty_label
    elif isinstance(one.widget, Select):
        one.widget.choices = [
            (value, label if words == DASHES else words) for value, words in one.widget.choices
        ]


@register.filter
def dressed_choice(choice: BoundWidget) -> SafeString:
    """One radio button or box of a list; what is wrong is said of the list, not of each."""
    attrs = choice.data["attrs"]
    attrs.pop("aria-invalid", None)
    attrs["class"] = f"form-{choice.data['type']}"
    return choice.tag()


def _day(when: date | None, weekday: str, today: date | None) -> str:
    if when is None:
        return ""
    year = "" if _date(when).year == (today or localdate()).year else " Y"
    return date_format(_date(when), f"{weekday}{DAY_PATTERNS[_language()]}{year}")


def _date(when: date | datetime) -> date:
    return localtime(when).date() if isinstance(when, datetime) else when


def _language() -> str:
    short = (get_language() or "en")[:2]
    return short if short in DAY_PATTERNS else "en"
