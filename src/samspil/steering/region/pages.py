"""The register of barriers, one barrier, and its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.ground.organisation.access import Me
from samspil.steering.region import access, queries
from samspil.steering.region.models import LEVELS, Barrier
from samspil.steering.region.rules import Stage, stage
from samspil.steering.resources.pages.form import FormPage, in_the_house
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

STATUSES = {Stage.NOTED: "planned", Stage.STILL: "quiet", Stage.CHANGED: "running", Stage.SEEN: "done"}
# In the order in which they ask for somebody.
ORDER = (Stage.STILL, Stage.NOTED, Stage.CHANGED, Stage.SEEN)


@dataclass(frozen=True)
class BarrierLine:
    barrier: Barrier
    stage: Stage

    @property
    def status(self) -> str:
        return STATUSES[self.stage]

    @property
    def word(self) -> str:
        words = {
            Stage.NOTED: pgettext("barrier", "Noted"),
            Stage.STILL: _("No change for half a year"),
            Stage.CHANGED: _("Changed, effect not seen yet"),
            Stage.SEEN: _("Effect seen"),
        }
        return words[self.stage]

    @property
    def owner(self) -> str:
        level = str(LEVELS[self.barrier.level])
        return f"{level}: {self.barrier.owner}" if self.barrier.owner else level


@dataclass(frozen=True)
class BarriersPage:
    lines: tuple[BarrierLine, ...]
    levels: tuple[tuple[str, str, bool], ...]
    level: str

    @property
    def standing(self) -> int:
        return sum(1 for each in self.lines if each.stage in (Stage.NOTED, Stage.STILL))


@dataclass(frozen=True)
class BarrierPage:
    line: BarrierLine
    may_change: bool
    may_tell_effect: bool


def _line(each: Barrier, today: date) -> BarrierLine:
    at = stage(noted_on=each.noted_on, changed_on=each.changed_on, seen_on=each.seen_on, today=today)
    return BarrierLine(each, at)


def barriers_page(me: Me, level: str, *, today: date) -> BarriersPage:
    level = level if level in LEVELS else ""
    found = queries.barriers_of(me.root)
    lines = [_line(each, today) for each in (found.filter(level=level) if level else found)]
    lines.sort(key=lambda each: ORDER.index(each.stage))
    levels = tuple((str(key), str(word), key == level) for key, word in LEVELS.items())
    return BarriersPage(tuple(lines), levels, level)


def barrier_page(me: Me, found: Barrier, *, today: date) -> BarrierPage:
    may = access.may_tell(me, found)
    return BarrierPage(
        line=_line(found, today),
        may_change=may and found.changed_on is None,
        may_tell_effect=may and found.changed_on is not None and found.seen_on is None,
    )


def barriers_sheet(me: Me, level: str, *, today: date) -> Sheet:
    columns = (
        *(Column(_("What stands in the way?")), Column(_("Which rule, routine or habit is behind it?"))),
        *(Column(_("Who can change it?")), Column(_("Where it was met")), Column(_("In what it was met"))),
        *(Column(_("Noted on"), Kind.DATE), Column(_("Stands")), Column(_("Changed on"), Kind.DATE)),
        *(Column(_("What was changed?")), Column(_("What did that do?"))),
    )
    rows = (
        (
            *(line.barrier.what, line.barrier.rule, line.owner, line.barrier.unit.name),
            *(str(line.barrier.get_met_display()), line.barrier.noted_on, line.word),
            *(line.barrier.changed_on, line.barrier.change, line.barrier.effect),
        )
        for line in barriers_page(me, level, today=today).lines
    )
    return Sheet(_("What stands in the way"), columns, rows)


def asked_about(given: Mapping[str, str]) -> dict[str, str]:
    """What an address may bring along: a place and in what it was met, and nothing else."""
    return {"unit": given.get("place", ""), "met": given.get("met", "")}


def barrier_form(form: BaseForm) -> FormPage:
    lead = _("It is the system that is to change. Write the rule, not whom it hit.")
    return _form(form, _("What stands in the way?"), _("Note it"), lead)


def change_form(form: BaseForm, found: Barrier) -> FormPage:
    return _form(form, _("What was changed?"), _("Save the change"), found.what)


def effect_form(form: BaseForm, found: Barrier) -> FormPage:
    return _form(form, _("What did that do?"), _("Save the effect"), found.change)


def _form(form: BaseForm, heading: str, button: str, lead: str) -> FormPage:
    back, label = reverse("barriers"), _("What stands in the way")
    return FormPage(form, heading, button, back, label, lead, in_the_house())
