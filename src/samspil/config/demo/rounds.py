"""Builds the follow-up rounds: one closed last spring, and one open now with answers at every step."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import moment
from samspil.config.demo.moves import approver_of
from samspil.config.demo.realm import EGELUND
from samspil.config.demo.writing import Desk
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Action, Decision, Effort, Plan
from samspil.steering.plans.rules import status
from samspil.steering.rounds.actions.opening import about_relations
from samspil.steering.rounds.models import Approval, Ask, Question, Reply, Review, Round, Visit
from samspil.steering.rounds.rules import Verdict, next_level

# How far the answers of the open round have come; the cards count on some places.
USUAL = {"waiting": 30, "below": 18, "above": 24, "accepted": 24, "returned": 4}
SETTLED = {
    "lindeskolen": "waiting",
    "ungdomsskolen": "returned",
    "sfolinden": "above",
    "elmely": "below",
    "nordlyset": "accepted",
    "dewilg": "waiting",
    "pippeloen": "above",
}


@dataclass(frozen=True)
class Sheet:
    """One round being written: what is said in it, and by which day."""

    desk: Desk
    round: Round
    told: dict[str, Any]
    questions: list[Question]
    last: date

    def day(self, first: int, most: int) -> date:
        """Some workday of the round, so many days after it opened."""
        opened = self.round.opened_at.date()
        return min(opened + timedelta(days=self.desk.rng.randint(first, most)), self.last)


def build(desk: Desk, central: Plan) -> None:
    told = texts.read("rounds")[desk.house.realm.key]
    spring = (
        _spring(desk, central, told["spring"]) if desk.house.realm == EGELUND and central.previous else None
    )
    _now(desk, central, told["now"], spring)


def _spring(desk: Desk, central: Plan, told: dict[str, Any]) -> Round:
    """Last year's, answered by nearly all, accepted and closed."""
    year = desk.days.begins.year
    opened, closed = date(year, 3, 9), date(year, 4, 20)
    made = _round(desk, central.previous, told, opened=opened, due=date(year, 3, 30))
    sheet = _sheet(desk, made, told, last=closed)
    for unit in desk.house.children_places():
        _answer(sheet, unit, "accepted" if desk.chance(0.88) else "waiting")
    made.closed_at, made.closed_by = moment(closed, desk.rng), made.opened_by
    made.conclusion, made.total = told["conclusion"], made.asks.count()
    made.save()
    return made


def _now(desk: Desk, central: Plan, told: dict[str, Any], previous: Round | None) -> None:
    days = desk.days
    opened = days.workday(days.today - timedelta(days=12))
    made = _round(desk, central, told, opened=opened, due=days.workday(days.today + timedelta(days=9)))
    made.previous = previous
    sheet = _sheet(desk, made, told, last=days.today - timedelta(days=1))
    for unit in desk.house.children_places():
        key = desk.house.key_of(unit)
        _answer(
            sheet, unit, SETTLED.get(key) or desk.rng.choices(list(USUAL), weights=list(USUAL.values()))[0]
        )
    made.total = made.asks.count()
    made.save()
    # The director was here three days ago, so that there is something new.
    seen = moment(days.today - timedelta(days=3), desk.rng)
    Visit.objects.create(round=made, person=made.opened_by, seen_at=seen)


def _round(desk: Desk, central: Plan, told: dict[str, Any], *, opened: date, due: date) -> Round:
    at = moment(opened, desk.rng)
    return Round.objects.create(
        unit=desk.house.root,
        strategy=central.strategy,
        framework=central,
        title=told["title"].format(year=opened.year),
        note=told["note"],
        kinds=sorted({each.kind for each in desk.house.children_places()}),
        since=max(central.begins_on, opened - timedelta(days=182)),
        due_on=due,
        opened_at=at,
        opened_by=desk.house.by_kind["director"][0].person,
        asked_at=at,
    )


def _sheet(desk: Desk, made: Round, told: dict[str, Any], *, last: date) -> Sheet:
    questions = [
        Question.objects.create(round=made, place=place, text=each["text"], options=each.get("options", []))
        for place, each in enumerate(told["questions"], start=1)
    ]
    text = about_relations(made.strategy.language).text
    questions.append(Question.objects.create(round=made, place=len(questions) + 1, text=text))
    return Sheet(desk, made, told, questions, last)


def _answer(sheet: Sheet, unit: Unit, state: str) -> None:
    desk, leader = sheet.desk, sheet.desk.house.leader(unit)
    ask = Ask(round=sheet.round, unit=unit, waits_at=unit)
    head, headed = approver_of(desk.house, unit), {role.unit_id for role in desk.house.by_kind["head"]}
    if state in ("below", "above", "accepted"):
        answered = sheet.day(1, 7)
        ask.answered_at, ask.answered_by = moment(answered, desk.rng), leader
        ask.words = desk.rng.choice(sheet.told["words"]) if desk.chance(0.35) else ""
        ask.waits_at_id = next_level(unit.path, headed, after=unit.pk)
    elif state == "returned":
        ask.returned_at, ask.returned_by = moment(sheet.day(4, 8), desk.rng), head
        ask.returned_note = sheet.told["returned"]
    yes = _climb(sheet, ask, state, head, headed)
    ask.save()
    Approval.objects.bulk_create(Approval(ask=ask, unit_id=level, at=at, by=by) for level, at, by in yes)
    if ask.answered_at:
        _say(sheet, ask, leader)


def _climb(
    sheet: Sheet, ask: Ask, state: str, head: Person, headed: set[int]
) -> list[tuple[int, Any, Person]]:
    """The levels that said yes; moves the answer to the one that has it now."""
    desk, found = sheet.desk, []
    top = desk.house.root.pk
    if state in ("above", "accepted") and ask.waits_at_id != top:
        found.append((ask.waits_at_id, moment(sheet.day(8, 9), desk.rng), head))
        ask.waits_at_id = next_level(ask.unit.path, headed, after=ask.waits_at_id)
    if state == "accepted":
        at, by = moment(sheet.day(10, 11), desk.rng), sheet.round.opened_by
        found.append((top, at, by))
        ask.waits_at, ask.accepted_at, ask.accepted_by = None, at, by
    return found


def _say(sheet: Sheet, ask: Ask, leader: Person) -> None:
    """Keep, change or stop of each effort, and the answers to the round's questions."""
    rng, quiet = sheet.desk.rng, sheet.round.strategy.quiet_days
    plans = Plan.objects.filter(unit=ask.unit, kind="local", framework=sheet.round.framework)
    efforts = Effort.objects.filter(plan__in=plans, approved_at__isnull=False, stopped_on=None)
    # A plan that has no action is in the demo to be found; an answer does not fill it.
    is_bare = not Action.objects.filter(effort__plan__in=plans).exists()
    for effort in efforts.select_related("plan").order_by("number"):
        verdict = rng.choices((Verdict.KEEP, Verdict.CHANGE, Verdict.STOP), weights=(70, 24, 6))[0]
        verdict = Verdict.KEEP if is_bare else verdict
        review = Review(ask=ask, effort=effort, verdict=verdict, closed_at=ask.answered_at, closed_by=leader)
        review.words = rng.choice(sheet.told[str(verdict)])
        review.status = status(effort.course, today=sheet.last, quiet_days=quiet)
        _follow(sheet, review, leader)
        review.save()
    *chosen, relations = sheet.questions
    said = sheet.told["relations"]
    Reply.objects.bulk_create(
        [
            *(
                Reply(ask=ask, question=each, text=rng.choice(each.options or sheet.told["replies"]))
                for each in chosen
            ),
            Reply(ask=ask, question=relations, text=said[ask.pk % len(said)]),
        ]
    )


def _follow(sheet: Sheet, review: Review, leader: Person) -> None:
    """A change has its action, a stop its decision."""
    rng, effort, day = sheet.desk.rng, review.effort, review.closed_at.date()
    review.due_on = day + timedelta(days=rng.randint(25, 60))
    if review.verdict == Verdict.CHANGE:
        review.what, review.owner = rng.choice(sheet.told["next"]), leader
        review.action = Action.objects.create(
            effort=effort,
            title=review.what,
            about=review.words,
            owner=leader,
            direction=Action.Direction.ADULTS,
            environment=Action.Environment.CLASS,
            planned_start=day,
            planned_end=review.due_on,
        )
    elif review.verdict == Verdict.STOP:
        review.what = sheet.told["expected"]
        review.decision = Decision.objects.create(
            plan=effort.plan,
            effort=effort,
            title=f"Stop: {effort.title}"[:200],
            alternatives=sheet.told["alternatives"],
            reason=review.words,
            expected=review.what,
            decided_on=day,
            decided_by=leader,
            look_back_on=review.due_on,
        )
        if review.ask.accepted_at:
            stopped = {"stopped_on": review.ask.accepted_at.date(), "stopped_by": sheet.round.opened_by}
            Effort.objects.filter(pk=effort.pk).update(**stopped)
    else:
        review.due_on = None
