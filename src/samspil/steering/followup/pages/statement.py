"""One statement: its words for everyone, what it stands on, and all that is done about it."""

from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import STEERING
from samspil.steering.followup import queries
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Contribution
from samspil.steering.plans.pages.aims import AimLine, aims_of
from samspil.steering.plans.pages.lines import EffortLine, effort_line
from samspil.steering.plans.rules import Status, worst
from samspil.steering.strategy.models import RightWording, Statement, StatementWording
from samspil.steering.strategy.queries import reading
from samspil.steering.strategy.queries.reading import Words


@dataclass(frozen=True)
class RightLine:
    reference: str
    name: str


@dataclass(frozen=True)
class StatementPage:
    statement: Statement
    chapter: str
    areas: tuple[str, ...]
    text: Words
    parents: Words | None
    children: Words | None
    rights: tuple[RightLine, ...]
    aims: tuple[AimLine, ...]
    status: Status
    why: str
    efforts: tuple[EffortLine, ...]
    local_count: int
    contributions: tuple[Contribution, ...]
    may_write: bool


def statement_page(me: Me, statement: Statement, *, today: date, language: str) -> StatementPage:
    strategy = statement.strategy
    names = {each.chapter.pk: each.name.text for each in reading.chapters(strategy, language)}
    efforts = queries.efforts_on(strategy, statement.number)
    lines = tuple(effort_line(each, today=today, quiet_days=strategy.quiet_days) for each in efforts)
    found = worst(line.standing.status for line in lines)
    said = reading.audiences(statement, language)
    return StatementPage(
        statement=statement,
        chapter=names[statement.chapter_id],
        areas=tuple(names[pk] for pk in statement.area_ids),
        text=said[StatementWording.Audience.STAFF],
        parents=said.get(StatementWording.Audience.PARENTS),
        children=said.get(StatementWording.Audience.CHILDREN),
        rights=_rights(statement, language),
        aims=aims_of(statement, strategy, language),
        status=found,
        why=next((line.standing.why for line in lines if line.standing.status is found), ""),
        efforts=lines,
        local_count=plans.units_working_on(strategy, statement.number),
        contributions=tuple(
            Contribution.objects.filter(
                statement__number=statement.number, statement__strategy__unit=strategy.unit
            ).select_related("by", "unit")[:20]
        ),
        may_write=me.is_any(STEERING, strategy.unit),
    )


def _rights(statement: Statement, language: str) -> tuple[RightLine, ...]:
    rows = RightWording.objects.filter(right__statements=statement, language=language).select_related("right")
    return tuple(RightLine(each.right.reference, each.name) for each in rows.order_by("right__place"))
