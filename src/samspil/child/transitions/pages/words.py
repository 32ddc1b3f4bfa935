"""What is said of a handover: its state, what it lacks, the days of its time plan."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samspil.child.transitions.models import Transition
from samspil.child.transitions.queries import Rulebook
from samspil.child.transitions.rules import Lack, State, Step, row_for
from samspil.ground.rulebook.models import SPANS, STATUSES

STATES = {
    State.DRAFT: (pgettext_lazy("handover", "Being prepared"), "planned"),
    State.LATE: (pgettext_lazy("handover", "Late: nothing is handed over yet"), "late"),
    State.COMING: (pgettext_lazy("handover", "Ready: the new place reads it from its day"), "running"),
    State.HANDED: (pgettext_lazy("handover", "Handed over, not acknowledged yet"), "running"),
    State.RECEIVED: (pgettext_lazy("handover", "Acknowledged"), "done"),
    State.CHECK: (pgettext_lazy("handover", "Time to ask how it went"), "quiet"),
    State.CLOSED: (pgettext_lazy("handover", "All three were asked"), "done"),
    State.SHUT: (pgettext_lazy("handover", "Shut: its ground no longer holds"), "stopped"),
    State.MOVED: (pgettext_lazy("handover", "Closed: moved to another municipality"), "stopped"),
}
LACKS = {
    Lack.PLACE: gettext_lazy("the new place"),
    Lack.COMMUNITY: gettext_lazy("what the group and the adults do well"),
    Lack.WORKS: gettext_lazy("what works"),
    Lack.AVOID: gettext_lazy("what to avoid"),
    Lack.CHILD: gettext_lazy("the child's own words, or why there are none"),
    Lack.PARENTS: gettext_lazy("the parents' words, or why there are none"),
    Lack.STAFF: gettext_lazy("what those who work with the child say"),
    Lack.GROUND: gettext_lazy("purpose and lawful ground"),
    Lack.PIECE: gettext_lazy("a ground that holds for every piece"),
}
# The same where there is little room.
SHORT = {
    Lack.PLACE: pgettext_lazy("lacking", "new place"),
    Lack.COMMUNITY: pgettext_lazy("lacking", "what the group does well"),
    Lack.WORKS: LACKS[Lack.WORKS],
    Lack.AVOID: LACKS[Lack.AVOID],
    Lack.CHILD: pgettext_lazy("lacking", "the child's words"),
    Lack.PARENTS: pgettext_lazy("lacking", "the parents' words"),
    Lack.STAFF: pgettext_lazy("lacking", "the colleagues' words"),
    Lack.GROUND: pgettext_lazy("lacking", "a ground"),
    Lack.PIECE: pgettext_lazy("lacking", "a ground that holds"),
}
STEPS = {
    Step.BEGIN: pgettext_lazy("time plan", "The preparing begins"),
    Step.HAND: pgettext_lazy("time plan", "Handed over at the latest"),
    Step.CHECK_FROM: pgettext_lazy("time plan", "We ask how it went from"),
    Step.CHECK_TO: pgettext_lazy("time plan", "We have asked at the latest"),
    Step.READ_FOR: pgettext_lazy("time plan", "The new place reads it until"),
}


@dataclass(frozen=True)
class PlanLine:
    """One day of a time plan, with the rule it comes from and whether somebody has looked that up."""

    on: date
    text: str
    rule: str


def plan_lines(transition: Transition, rules: Rulebook) -> tuple[PlanLine, ...]:
    days = {
        Step.BEGIN: transition.begin_on,
        Step.HAND: transition.due_on,
        Step.CHECK_FROM: transition.check_from,
        Step.CHECK_TO: transition.check_by,
        Step.READ_FOR: transition.read_until,
    }
    return tuple(
        PlanLine(on, str(STEPS[step]), _rule(step, transition.kind, rules)) for step, on in days.items()
    )


def _rule(step: Step, kind: str, rules: Rulebook) -> str:
    row = row_for(step, kind, rules.plan)
    if row.day:
        month, day = (int(part) for part in row.day.split("-"))
        said = date_format(date(2000, month, day), "j. F")
    else:
        said = f"{row.amount} {str(SPANS[row.unit])}"
    return f"{said}. {STATUSES[row.status]}"


def place(transition: Transition) -> str:
    return transition.taker.name if transition.taker else transition.outside or _("a place not chosen yet")


def former(transition: Transition) -> str:
    return transition.giver.name if transition.giver else _("home")


def lacks_in_words(lacking: tuple[Lack, ...]) -> str:
    return ", ".join(str(LACKS[each]) for each in lacking)


def statute(key: str, rules: Rulebook) -> str:
    """A rule by its words; what nobody has looked up says so."""
    found = rules.grounds.get(key)
    if found is None:
        return ""
    return (
        found.text if found.status == "verified" else f"{found.text} ({str(STATUSES[found.status]).lower()})"
    )
