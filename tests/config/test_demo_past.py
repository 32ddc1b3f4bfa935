"""What the demo tells of children long handed over holds on any day, also in years to come."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest

from samspil.child.support.models.measure import ASKED_FROM
from samspil.child.transitions.models import Check, Transition
from samspil.config.demo import past, texts
from samspil.ground.organisation.models import Person


@pytest.mark.parametrize("realm", ["egelund", "linde"])
def test_how_it_went_is_told_as_the_database_asks_since_a_day(db, realm):
    """On the day after, the demo broke off: staff said nothing of relations."""
    today = ASKED_FROM + timedelta(days=200)
    of = SimpleNamespace(today=today, rng=Random(1), handover=texts.read("handovers")[realm])

    said = list(past._checks(of, Transition(begins_on=ASKED_FROM), Person()))

    assert {each.whose for each in said} == {"child", "staff"}
    for each in said:
        for constraint in Check._meta.constraints:
            constraint.validate(Check, each)
