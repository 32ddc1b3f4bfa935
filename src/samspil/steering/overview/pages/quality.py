"""Whether efforts could be followed, month by month: owner, goal, next date, news. Facts and no score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit
from samspil.steering.overview.queries import Followable, followable, units_with_plans
from samspil.steering.overview.rules import first_days, month_ends, share
from samspil.steering.plans.models import Plan
from samspil.steering.strategy.models import Chapter
from samspil.steering.strategy.queries import reading
from samspil.tools.charts.series import Level, Line, Point, Series
from samspil.tools.charts.timeline import Tick

MONTHS = 12


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class QualityPage:
    plan: Plan
    unit: Unit | None
    area: str
    chart: Series | None
    now: Followable
    quiet_days: int
    areas: tuple[Choice, ...]
    units: tuple[Choice, ...]
    here: str

    @property
    def finding(self) -> tuple[int, int]:
        return self.now.with_news, self.now.efforts


def quality_page(
    plan: Plan, *, unit: Unit | None, area: Chapter | None, today: date, language: str
) -> QualityPage:
    days = month_ends(today, MONTHS)
    names = {each.chapter: each.name.text for each in reading.chapters(plan.strategy, language)}
    areas = {chapter: name for chapter, name in names.items() if chapter.role != Chapter.Mark.CHAPTER}
    found = followable(days, unit.pk if unit else plan.unit_id, area.pk if area else None)
    asked = {"unit": str(unit.pk) if unit else "", "area": area.key if area else ""}
    return QualityPage(
        plan=plan,
        unit=unit,
        area=areas[area] if area else "",
        chart=_chart(found, plan.strategy.quiet_days, today) if any(each.efforts for each in found) else None,
        now=found[-1],
        quiet_days=plan.strategy.quiet_days,
        areas=tuple(
            _choice(asked, "area", key, name, asked["area"])
            for key, name in (("", _("All areas")), *((each.key, name) for each, name in areas.items()))
        ),
        units=tuple(
            _choice(asked, "unit", key, name, asked["unit"])
            for key, name in (
                ("", _("The whole house")),
                *((str(each.pk), each.name) for each in units_with_plans(plan)),
            )
        ),
        here=_address(asked),
    )


def course_of_a_year(plan: Plan, *, today: date) -> Series | None:
    """The drawing of the whole house up to a day, for where no page is around it."""
    found = followable(month_ends(today, MONTHS), plan.unit_id, None)
    return _chart(found, plan.strategy.quiet_days, today) if any(each.efforts for each in found) else None


def _choice(asked: dict[str, str], name: str, key: str, label: str, now: str) -> Choice:
    return Choice(_address(asked | {name: key}) or "?", label, key == now)


def _address(asked: dict[str, str]) -> str:
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"?{said}" if said else ""


def _chart(found: Sequence[Followable], quiet_days: int, today: date) -> Series:
    lines = (
        _line(_("Have an owner"), [(each.on, each.with_owner, each.known) for each in found]),
        _line(_("Have a goal"), [(each.on, each.with_goal, each.known) for each in found]),
        _line(_("Have a next date ahead"), [(each.on, each.with_date, each.known) for each in found]),
        _line(
            _("Have news within %(days)s days") % {"days": quiet_days},
            [(each.on, each.with_news, each.efforts) for each in found],
        ),
    )
    first = found[0].on
    return Series(
        title=_("Efforts that could be followed, at the end of each month"),
        description=" ".join(_told(line) for line in lines),
        corner=_("Day"),
        lines=lines,
        ticks=tuple(
            Tick(day, date_format(day, "b").lower().rstrip("."))
            for day in first_days(first, MONTHS + 2)
            if first <= day <= today
        ),
        top=100.0,
        levels=(Level(50.0, "50 %"), Level(100.0, "100 %")),
        day_words=tuple(short_day(each.on, today) for each in found),
    )


def _line(label: str, facts: list[tuple[date, int, int]]) -> Line:
    return Line(label, tuple(_point(*each) for each in facts), note=_("not recorded yet"))


def _point(on: date, part: int, whole: int) -> Point:
    found = share(part, whole)
    if found is None:
        return Point(on, None, _("not known"))
    return Point(on, float(found), _("%(n)s of %(total)s") % {"n": part, "total": whole})


def _told(line: Line) -> str:
    known = [point for point in line.points if point.value is not None]
    if not known:
        return _("%(label)s: not recorded yet.") % {"label": line.label}
    words = {"label": line.label, "now": known[-1].words, "then": known[0].words}
    day = {"day": short_day(known[0].on)}
    return _("%(label)s: %(now)s now, %(then)s on %(day)s.") % (words | day)
