"""Builds what people brought, decided and accounted for in the course of the year."""

from datetime import timedelta
from itertools import cycle

from samspil.config.demo import texts
from samspil.config.demo.realm import book
from samspil.config.demo.sizes import Size
from samspil.config.demo.writing import Desk
from samspil.ground.organisation.models import Role
from samspil.ground.organisation.rules import ActorGroup, actor_group
from samspil.steering.plans.models import Contribution, Decision, LeaderAccount, Plan


def build(desk: Desk, central: Plan, size: Size) -> None:
    _contributions(desk, central, size.contributions)
    _decisions(desk, central, size.decisions)
    _accounts(desk, central)
    desk.rows.save()


def _contributions(desk: Desk, central: Plan, most: int) -> None:
    """From all seven groups in turn, each text once; more than half have been answered."""
    people, banks = _by_group(desk), desk.bank["contributions"]
    efforts = list(central.efforts.order_by("number"))
    headlines = [each for each in book(desk.house.root).statements.values() if each.is_headline]
    rounds = (ActorGroup(group) for _ in range(most) for group in banks)
    said = {group: iter(each) for group, each in banks.items()}
    for group in rounds:
        text = next(said[group], None)
        if text is None or not people[group]:
            continue
        role = desk.rng.choice(people[group])
        row = Contribution(unit=role.unit, group=group, text=text, by=role.person)
        others = [each for each in ActorGroup if each != group]
        row.together_with = desk.rng.sample(others, k=desk.rng.choice((0, 0, 1, 2)))
        row.on = desk.days.workday(desk.days.today - timedelta(days=desk.rng.randint(2, 95)))
        kind = desk.rng.choice(("statement", "effort", ""))
        row.statement = desk.rng.choice(headlines) if kind == "statement" else None
        row.effort = desk.rng.choice(efforts) if kind == "effort" else None
        _answer(desk, row)
        desk.rows.contributions.append(row)


def _by_group(desk: Desk) -> dict[ActorGroup, list[Role]]:
    found: dict[ActorGroup, list[Role]] = {each: [] for each in ActorGroup}
    for kind, roles in desk.house.by_kind.items():
        found[actor_group(kind)] += roles
    return found


def _answer(desk: Desk, row: Contribution) -> None:
    if (desk.days.today - row.on).days > 10 and desk.chance(0.65):
        row.answer = desk.rng.choice(desk.bank["answers"])
        row.answered_on = row.on + timedelta(days=desk.rng.randint(1, 9))
        row.answered_by = desk.house.by_kind["follow_up"][0].person


def _decisions(desk: Desk, central: Plan, count: int) -> None:
    """Local choices: some wait for the look back, some are due, some have been looked back on."""
    plans = central.local_plans.filter(kind="local", state="running").select_related("started_by")
    rng, bank = desk.rng, cycle(desk.bank["decisions"])
    for plan in plans.order_by("pk")[:count]:
        title, alternatives, reason, expected = texts.parts(next(bank), 4)
        decided = desk.days.today - timedelta(days=rng.randint(25, 70))
        back = decided + timedelta(days=rng.choice((20, 45, 60, 120)))
        row = Decision(
            plan=plan,
            effort=plan.efforts.order_by("number").first(),
            title=title,
            alternatives=alternatives,
            reason=reason,
            expected=expected,
            decided_on=decided,
            decided_by=plan.started_by,
            look_back_on=back,
        )
        if back < desk.days.today and rng.random() < 0.6:
            row.looked_back_on, row.looked_back_by = back + timedelta(days=1), plan.started_by
            row.outcome = rng.choice(desk.bank["outcomes"])
        desk.rows.decisions.append(row)


def _accounts(desk: Desk, central: Plan) -> None:
    """Leaders' accounts of this year, some of the four dimensions each."""
    plans = central.local_plans.filter(kind="local", state="running").select_related("unit", "started_by")
    for plan in plans.order_by("pk"):
        for dimension in desk.rng.sample(sorted(desk.bank["accounts"]), k=desk.rng.choice((0, 1, 1, 2, 3))):
            desk.rows.accounts.append(
                LeaderAccount(
                    unit=plan.unit,
                    year=desk.days.name(),
                    dimension=dimension,
                    text=desk.rng.choice(desk.bank["accounts"][dimension]),
                    written_on=desk.days.today - timedelta(days=desk.rng.randint(3, 40)),
                    written_by=plan.started_by,
                )
            )
