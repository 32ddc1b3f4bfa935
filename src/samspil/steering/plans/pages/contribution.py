"""What people bring, leaders first to be seen; and leadership in its four dimensions."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.organisation.rules import WRITERS, RoleKind
from samspil.ground.rulebook.rules import school_year
from samspil.steering.plans import queries
from samspil.steering.plans.access import Subject
from samspil.steering.plans.models import Action, Contribution, LeaderAccount
from samspil.steering.plans.models.action import GROUPS
from samspil.steering.plans.pages.lines import ActionLine, action_line

EACH_PAGE = 40


@dataclass(frozen=True)
class ContributePage:
    form: BaseForm
    about: Subject


@dataclass(frozen=True)
class AnswerPage:
    form: BaseForm
    contribution: Contribution


@dataclass(frozen=True)
class GroupChoice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class ContributionLine:
    contribution: Contribution
    together: tuple[str, ...]
    may_answer: bool


@dataclass(frozen=True)
class ContributionsPage:
    here: str
    choices: tuple[GroupChoice, ...]
    lines: tuple[ContributionLine, ...]
    pager: Page
    silent_leaders: tuple[Role, ...]
    year: str
    total: int
    unanswered: int


@dataclass(frozen=True)
class DimensionCell:
    key: str
    label: str
    account: LeaderAccount | None
    actions: tuple[ActionLine, ...]

    @property
    def is_empty(self) -> bool:
        return self.account is None and not self.actions


@dataclass(frozen=True)
class LeadershipPage:
    unit: Unit
    year: str
    cells: tuple[DimensionCell, ...]
    form: BaseForm | None

    @property
    def empty(self) -> tuple[DimensionCell, ...]:
        return tuple(cell for cell in self.cells if cell.is_empty)


def year_of(unit: Unit, today: date) -> str:
    return school_year(today, unit.country).label


def contributions_page(me: Me, *, group: str, today: date, number: str) -> ContributionsPage:
    """Every group's contributions this school year, and the leaders who have brought none."""
    year = school_year(today, me.roles[0].unit.country)
    found = queries.contributions_since(me.root, year.start)
    counts = queries.contributions_by_group(found)
    pager = Paginator(_from_group(found, group), EACH_PAGE).get_page(number)
    return ContributionsPage(
        here=_group_address(group) if group in GROUPS else "",
        choices=(
            GroupChoice("?", _("All groups"), sum(counts.values()), group not in GROUPS),
            *(
                GroupChoice(_group_address(key), str(label), counts.get(key, 0), key == group)
                for key, label in GROUPS.items()
            ),
        ),
        lines=tuple(
            ContributionLine(
                each,
                tuple(str(GROUPS[key]) for key in each.together_with),
                me.is_any(WRITERS, each.unit),
            )
            for each in pager
        ),
        pager=pager,
        silent_leaders=tuple(silent_leaders(me.root, year.start, today)),
        year=year.label,
        total=sum(counts.values()),
        unanswered=found.filter(answer="").count(),
    )


def brought(me: Me, *, group: str, today: date) -> QuerySet[Contribution]:
    """All that the list shows, on however many pages."""
    year = school_year(today, me.roles[0].unit.country)
    return _from_group(queries.contributions_since(me.root, year.start), group)


def _from_group(found: QuerySet[Contribution], group: str) -> QuerySet[Contribution]:
    return found.filter(group=group) if group in GROUPS else found


def _group_address(group: str) -> str:
    return "?" + urlencode({"group": group})


def silent_leaders(root: int, since: date, today: date) -> list[Role]:
    brought = Contribution.objects.filter(on__gte=since, group="leaders").values("by_id")
    roles = Role.objects.filter(root_id=root, kind=RoleKind.LEADER, begins_on__lte=today)
    return list(roles.exclude(ends_on__lt=today).exclude(person__in=brought).select_related("person", "unit"))


def leadership_page(unit: Unit, form: BaseForm | None, *, today: date) -> LeadershipPage:
    """Four cells, from accounts and from actions; what is empty is said."""
    year = year_of(unit, today)
    accounts = {each.dimension: each for each in LeaderAccount.objects.filter(unit=unit, year=year)}
    actions = [
        action_line(each, today=today, quiet_days=each.effort.plan.strategy.quiet_days)
        for each in queries.actions_with_owners(
            effort__plan__unit=unit, effort__plan__state__in=queries.IN_FORCE
        ).exclude(dimension="")
    ]
    cells = (
        DimensionCell(
            key,
            str(label),
            accounts.get(key),
            tuple(line for line in actions if line.action.dimension == key),
        )
        for key, label in Action.Dimension.choices
    )
    return LeadershipPage(unit, year, tuple(cells), form)
