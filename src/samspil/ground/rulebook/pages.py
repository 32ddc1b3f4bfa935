"""What the pages of the rulebook show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.forms import Form
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import day, short_day
from samspil.ground.rulebook.models import COUNTRIES, SPANS, STATUSES, Rule
from samspil.ground.rulebook.queries import closed_days
from samspil.ground.rulebook.rules import Step, StepKind, deadline, holds, month_day
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Wish:
    """What the reader asked to see of the list."""

    country: str
    status: str = ""
    query: str = ""

    def url(self, name: str, *args: str, **changes: str) -> str:
        said = {"country": self.country, "status": self.status, "q": self.query} | changes
        return f"{reverse(name, args=args)}?{urlencode({key: each for key, each in said.items() if each})}"


@dataclass(frozen=True)
class RuleLine:
    rule: Rule
    value: str
    standing: str
    is_doubtful: bool
    holds: bool


@dataclass(frozen=True)
class RulesPage:
    wish: Wish
    lines: tuple[RuleLine, ...]
    countries: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    doubtful: int
    csv_url: str
    xlsx_url: str


def rules_page(wish: Wish, *, today: date) -> RulesPage:
    everything = list(Rule.objects.all())
    of_country = [each for each in everything if each.country == wish.country]
    found = [each for each in of_country if _is_found(each, wish.query)]
    shown = [each for each in found if wish.status in ("", each.status)]
    return RulesPage(
        wish=wish,
        lines=tuple(_line(each, today) for each in shown),
        countries=tuple(_countries(everything, wish)),
        statuses=tuple(_statuses(found, wish)),
        doubtful=sum(each.status == "unverified" for each in of_country),
        csv_url=wish.url("export-rules", "csv"),
        xlsx_url=wish.url("export-rules", "xlsx"),
    )


def rules_sheet(wish: Wish, *, today: date) -> Sheet:
    columns = (
        *(Column(_("Rule"), width=60), Column(_("Key")), Column(_("Value")), Column(_("Country"))),
        *(Column(_("Valid from"), Kind.DATE), Column(_("Valid to"), Kind.DATE), Column(_("Standing"))),
        *(Column(_("Source"), width=40), Column(_("Address"), width=40)),
        *(Column(_("Checked on"), Kind.DATE), Column(_("Checked by"))),
    )
    rows = (
        (
            *(each.rule.note, each.rule.key, each.value, each.rule.get_country_display()),
            *(each.rule.valid_from, each.rule.valid_to, each.standing, each.rule.said_source),
            *(each.rule.address, each.rule.checked_on, each.rule.checked_by),
        )
        for each in rules_page(wish, today=today).lines
    )
    return Sheet(_("Rules"), columns, rows)


def _line(rule: Rule, today: date) -> RuleLine:
    is_doubtful = rule.status == "unverified"
    return RuleLine(rule, value_words(rule), rule.get_status_display(), is_doubtful, holds(rule, today))


def value_words(rule: Rule) -> str:
    """`4 weeks`, `30 September`, or the text itself."""
    if rule.unit in SPANS and rule.amount == int(rule.amount):
        return span_words(int(rule.amount), rule.unit)
    if rule.amount is not None:
        return f"{number_format(rule.amount.normalize(), use_l10n=True)} {rule.get_unit_display()}"
    if rule.day:
        return short_day(date(2000, *month_day(rule.day)), date(2000, 1, 1))
    return rule.text


def _is_found(rule: Rule, query: str) -> bool:
    said = f"{rule.note} {rule.key} {rule.said_source}".casefold()
    return all(word in said for word in query.casefold().split())


def _countries(everything: Sequence[Rule], wish: Wish) -> Iterator[Choice]:
    for country, label in COUNTRIES.items():
        count = sum(each.country == country for each in everything)
        yield Choice(wish.url("rules", country=country), str(label), count, country == wish.country)


def _statuses(found: Sequence[Rule], wish: Wish) -> Iterator[Choice]:
    yield Choice(wish.url("rules", status=""), _("All"), len(found), not wish.status)
    for status, label in STATUSES.items():
        count = sum(each.status == status for each in found)
        if count or status == wish.status:
            yield Choice(wish.url("rules", status=status), str(label), count, status == wish.status)


@dataclass(frozen=True)
class DeadlinePage:
    """`due` is empty until a rule and a day are chosen, and when no deadline follows from the rule."""

    form: Form
    rule: Rule | None = None
    due: date | None = None
    steps: tuple[str, ...] = ()


def deadline_page(form: Form, rules: Sequence[Rule]) -> DeadlinePage:
    if not form.is_bound or not form.is_valid():
        return DeadlinePage(form)
    rule = next(each for each in rules if each.pk == form.cleaned_data["rule"])
    start = form.cleaned_data["start"]
    try:
        found = deadline(start, rule, rule.country, closed=closed_days(rule.country, start))
    except (ValueError, OverflowError):  # no span, or a day beyond the calendar
        return DeadlinePage(form, rule)
    return DeadlinePage(form, rule, found.due, tuple(step_words(each) for each in found.steps))


def step_words(step: Step) -> str:
    """One step of the computation as a sentence that can be checked on a calendar."""
    on = day(step.on, date.min)
    if step.kind == StepKind.COUNTED and step.start:
        said = {
            "start": day(step.start, date.min),
            "span": span_words(step.amount, step.unit),
            "on": on,
        }
        return _("%(span)s after %(start)s is %(on)s.") % said
    if step.kind == StepKind.WORKING:
        return _("%(on)s is a working day: the deadline stands.") % {"on": on}
    reasons = {"weekend": _("weekend"), "closed": _("offices are closed")}
    said = {"on": on, "reason": reasons.get(step.reason, step.reason)}
    return _("%(on)s is no working day (%(reason)s), so it moves to the day after.") % said


def span_words(n: int, unit: str) -> str:
    """`1 week`, `6 working days`."""
    spans = {
        "days": ngettext("%(n)s day", "%(n)s days", n),
        "working-days": ngettext("%(n)s working day", "%(n)s working days", n),
        "weeks": ngettext("%(n)s week", "%(n)s weeks", n),
        "months": ngettext("%(n)s month", "%(n)s months", n),
        "years": ngettext("%(n)s year", "%(n)s years", n),
    }
    return spans[unit] % {"n": n}
