"""A region's partners: who owns which agreements together, and who owns none."""

from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.plans import queries
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import ActionLine, action_line
from samspil.steering.plans.pages.plan import Head, head_of, lines_of


@dataclass(frozen=True)
class PartnerRow:
    unit: Unit
    kind: str
    agreements: int


@dataclass(frozen=True)
class PartnersPage:
    head: Head
    rows: tuple[PartnerRow, ...]
    without: int
    shared: tuple[ActionLine, ...]
    alone: int
    in_hours: int
    after_hours: int


def partners_page(me: Me, plan: Plan, *, today: date) -> PartnersPage:
    """An agreement has more than one owner when somebody co-owns its action."""
    lines = [
        action_line(each, today=today, quiet_days=plan.strategy.quiet_days)
        for each in queries.actions_with_owners(effort__plan=plan)
    ]
    shared = [line for line in lines if line.action.co_owners.all()]
    rows = [
        PartnerRow(unit, str(unit.get_kind_display()), owned) for unit, owned in queries.partners_of(plan)
    ]
    after = sum(1 for line in lines if line.action.is_after_school)
    return PartnersPage(
        head=head_of(me, plan, lines_of(plan, today), "plan-partners"),
        rows=tuple(rows),
        without=sum(1 for row in rows if not row.agreements),
        shared=tuple(shared),
        alone=len(lines) - len(shared),
        in_hours=len(lines) - after,
        after_hours=after,
    )
