"""The plan that local plans are made from."""

from django.http import Http404

from samspil.ground.organisation.access import Me
from samspil.steering.plans.models import Plan
from samspil.steering.plans.queries import central_plan


def framework_of(me: Me) -> Plan:
    plan = central_plan(me.root)
    if plan is None:
        raise Http404
    return plan
