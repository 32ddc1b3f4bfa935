"""What of the overview a person may open: what they may read of its parts."""

from django.http import Http404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.followup.access import framework_of
from samspil.steering.plans.access import readable_plan
from samspil.steering.plans.models import Plan
from samspil.steering.strategy.models import Chapter

# So many years back and ahead the wheel turns.
FAR = 10


def number(text: str) -> int | None:
    """A number from an address; anything else is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def plan_asked(me: Me, text: str) -> Plan:
    """The plan the address names, else the house's own."""
    pk = number(text)
    return readable_plan(me, pk) if pk else framework_of(me)


def unit_asked(me: Me, text: str) -> Unit | None:
    """A place under the house, or none asked for."""
    if not text:
        return None
    found = Unit.objects.under(me.root).filter(pk=number(text)).first()
    if found is None:
        raise Http404
    return found


def area_asked(plan: Plan, text: str) -> Chapter | None:
    """A focus area, or the culture, of the plan's strategy, by its key."""
    if not text:
        return None
    areas = Chapter.objects.filter(strategy=plan.strategy_id).exclude(role=Chapter.Mark.CHAPTER)
    found = areas.filter(key=text).first()
    if found is None:
        raise Http404
    return found
